// npm run build: the program as JavaScript in dist/, with everything that it reads while it runs.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const BASE_DIR = import.meta.dirname;
const DIST = path.join(BASE_DIR, 'dist');
const NOT_COPIED = ['node_modules', 'dist', '.git', 'tests', 'testing', 'coverage'];
/** Folders that are copied whole, and files by their ending. */
const COPIED_FOLDERS = ['generated', 'static', 'fixtures'];
const COPIED_FILE = /\.ejs$/;

rmSync(DIST, { recursive: true, force: true });
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: BASE_DIR, stdio: 'inherit' });
copyWhatIsRead(BASE_DIR);

function copyWhatIsRead(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const from = path.join(folder, entry.name);
    const to = path.join(DIST, path.relative(BASE_DIR, from));
    if (NOT_COPIED.includes(entry.name)) continue;
    if (entry.isDirectory() && COPIED_FOLDERS.includes(entry.name)) cpSync(from, to, { recursive: true });
    else if (entry.isDirectory()) copyWhatIsRead(from);
    else if (COPIED_FILE.test(entry.name)) cpSync(from, to);
  }
}
