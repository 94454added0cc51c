// Restarts of what serves, in development: when a source file changes, a build is updated first. `tsx watch` is not
// used, because it keeps waiting if the first start fails (a port in use), and continues when its parent is killed.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { watch } from 'chokidar';
import { BASE_DIR } from '../conf/settings.js';
import type { Context } from './command.js';
import { stopAsked } from './processes.js';
import { RUNS_FROM_SOURCES } from './program.js';

const SOURCES = /\.(ts|js|ejs|json|css)$|^\.env$/;
const NOT_SOURCES = new Set(['node_modules', 'dist', '.git', 'coverage', 'screenshots', 'tests', 'testing']);
/** Editors write a file in several steps; switching branches changes many. */
const SETTLE_MS = 100;
const BUILD = path.join(BASE_DIR, 'build.js');

/** What serves until it is stopped, or ends by itself. */
export interface Serving {
  /** Whether it became ready before it ended. */
  ready(): Promise<boolean>;
  /** The exit code. */
  ended: Promise<number>;
  stop(): Promise<unknown>;
  /** Set when it ended although it had served: other sources would not help. */
  hasDied?: boolean;
}

/**
 * Serves, and starts again after each change, until a stop is requested. Returns the exit code if the first start
 * fails; later failures wait for the next change.
 */
export async function serveWithReloading(start: () => Serving, { out }: Context): Promise<number> {
  const stop = stopAsked().then(() => 'stop' as const);
  const changes = new Changes();
  let everServed = false;
  for (;;) {
    const serving = start();
    const failed = serving.ended.then(() => 'ended' as const);
    void serving.ready().then((ready) => (everServed ||= ready));
    let event = await Promise.race([stop, failed, changes.next()]);
    if (event === 'ended' && (!everServed || serving.hasDied)) return serving.ended;
    if (event === 'ended') {
      out.error('The server has ended; it will restart after the next change.');
      event = await Promise.race([stop, changes.next()]);
    }
    while (event !== 'stop' && !(await isBuilt(event, out))) {
      event = await Promise.race([stop, changes.next()]);
    }
    if (event !== 'stop') out.line(`${event} changed, reloading.`);
    await serving.stop();
    if (event === 'stop') return 0;
  }
}

/** Updates the build, if this is one. What runs goes on when the changed sources cannot be built. */
async function isBuilt(changed: string, out: Context['out']): Promise<boolean> {
  if (RUNS_FROM_SOURCES) return true;
  try {
    const { build } = (await import(pathToFileURL(BUILD).href)) as { build: () => Promise<string> };
    process.argv[1] = await build();
    return true;
  } catch (error) {
    out.error(`${changed} changed, but cannot be built:\n${(error as Error).message}`);
    return false;
  }
}

/** Watches the source files. */
class Changes {
  private changed: ((file: string) => void) | undefined;

  constructor() {
    const watcher = watch([BASE_DIR, path.join(BASE_DIR, '.env')], {
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
  const parts = path.relative(BASE_DIR, file).split(path.sep);
  if (parts.some((part) => NOT_SOURCES.has(part))) return true;
  return stats?.isFile() === true && !SOURCES.test(path.basename(file));
}
