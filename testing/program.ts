// The program as JavaScript, for the processes that tests start: they are ready in half of the time that they
// need from the sources. It is made once for each state of the sources, in node_modules/.cache.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { BASE_DIR } from '../framework/conf/settings.js';

const PROGRAMS = path.join(BASE_DIR, 'node_modules', '.cache', 'test-programs');
/** What is no part of a running program. */
const LEFT_OUT =
  /^(node_modules|dist|docs|coverage|screenshots|upgrade|package-lock\.json|\..*|.*\.(test|d)\.ts)$/;
/** A run of the tests takes minutes; what is older than this is in nobody's use. */
const OLD_MS = 3_600_000;

let program: string | undefined;

/** Node's arguments that run a file of this project, as in `tests/buyer.ts`, compiled. */
export function compiled(file: string): string[] {
  const relative = path.relative(BASE_DIR, path.resolve(BASE_DIR, file));
  return [path.join((program ??= compile()), relative.replace(/\.ts$/, '.js'))];
}

/** Node's arguments that run a TypeScript file, or code, as it is. */
export function fromSource(...args: string[]): string[] {
  return ['--import', 'tsx', ...args];
}

/** The folder of the compiled program. */
function compile(): string {
  const files = filesIn(BASE_DIR);
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(path.join(BASE_DIR, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  const folder = path.join(PROGRAMS, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    removeOld();
    const unfinished = `${folder}-${process.pid}`;
    write(files, unfinished);
    try {
      renameSync(unfinished, folder);
    } catch {
      rmSync(unfinished, { recursive: true }); // another process was as quick
    }
  }
  return folder;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.test(entry.name)) return [];
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(full) : [path.relative(BASE_DIR, full)];
  });
}

function write(files: string[], folder: string): void {
  const isSource = (file: string): boolean => file.endsWith('.ts');
  for (const file of files.filter((each) => !isSource(each))) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(BASE_DIR, file), path.join(folder, file));
  }
  buildSync({
    entryPoints: files.filter(isSource),
    absWorkingDir: BASE_DIR,
    outdir: folder,
    outbase: BASE_DIR,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
}

function removeOld(): void {
  if (!existsSync(PROGRAMS)) return;
  for (const name of readdirSync(PROGRAMS)) {
    const folder = path.join(PROGRAMS, name);
    if (Date.now() - statSync(folder).mtimeMs > OLD_MS) rmSync(folder, { recursive: true, force: true });
  }
}
