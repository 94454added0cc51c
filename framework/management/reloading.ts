// Restarts of the development server: a child process serves, this one watches the sources. `tsx watch` is not used,
// because it keeps waiting if the first start fails (a port in use), and continues when its parent is killed.
import path from 'node:path';
import { watch } from 'chokidar';
import { BASE_DIR, CODE_DIR } from '../conf/settings.js';
import type { Context } from './command.js';
import { Child, stopAsked } from './processes.js';

const SOURCES = /\.(ts|js|ejs|json|css)$|^\.env$/;
const NOT_SOURCES = new Set(['node_modules', 'dist', '.git', 'coverage', 'screenshots', 'tests', 'testing']);
/** Editors write a file in several steps; switching branches changes many. */
const SETTLE_MS = 100;

/**
 * Serves in a child process, which is restarted after each change, until a stop is requested. Returns the
 * child's exit code if its first start fails; later failures wait for the next change.
 */
export async function serveWithReloading({ out }: Context): Promise<number> {
  const stop = stopAsked().then(() => 'stop' as const);
  const changes = new Changes();
  out.line('Watching for file changes.');
  let everServed = false;
  for (;;) {
    const child = new Child([...process.argv.slice(2), '--noreload']);
    const failed = child.ended.then(() => 'ended' as const);
    void child.ready().then((ready) => (everServed ||= ready));
    let event = await Promise.race([stop, failed, changes.next()]);
    if (event === 'ended' && !everServed) return child.ended;
    if (event === 'ended') {
      out.error('The server has ended; it will restart after the next change.');
      event = await Promise.race([stop, changes.next()]);
    }
    if (event !== 'stop') out.line(`${event} changed, reloading.`);
    await child.stop();
    if (event === 'stop') return 0;
  }
}

/** Watches the source files. */
class Changes {
  private changed: ((file: string) => void) | undefined;

  constructor() {
    const watcher = watch([CODE_DIR, path.join(BASE_DIR, '.env')], {
      ignored: isIgnored,
      ignoreInitial: true,
    });
    let settled: NodeJS.Timeout | undefined;
    watcher.on('all', (_event, file) => {
      clearTimeout(settled);
      settled = setTimeout(() => this.changed?.(path.relative(BASE_DIR, file)), SETTLE_MS);
    });
  }

  /** The next changed file. */
  next(): Promise<string> {
    return new Promise((resolve) => {
      this.changed = resolve;
    });
  }
}

function isIgnored(file: string, stats?: { isFile(): boolean }): boolean {
  const parts = path.relative(CODE_DIR, file).split(path.sep);
  if (parts.some((part) => NOT_SOURCES.has(part))) return true;
  return stats?.isFile() === true && !SOURCES.test(path.basename(file));
}
