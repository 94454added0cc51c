// npm run build: the program as JavaScript in dist/, one file for each source, with everything that it reads while it
// runs. Each state of the sources has its own folder there, named after a hash of their content: a build never runs old
// code, never changes while it runs, and concurrent builds are identical.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const BASE_DIR = import.meta.dirname;
const DIST = path.join(BASE_DIR, 'dist');
/** Folders that are not part of the program. */
const LEFT_OUT = /^(node_modules|dist|coverage|screenshots|docs|bench|examples|ops|tests|testing|\..*)$/;
/** Files that the program reads, by extension or folder. */
const COPIED = /\.(ejs|proto)$|(^|\/)(generated|static|fixtures)\//;
const COMPILED = /(?<!\.d)\.ts$/;
/** Other inputs that affect the build. */
const RECIPE = ['build.js', 'package.json', 'tsconfig.json'];
/** The number of builds that are kept: one may still run. */
const KEPT = 3;

/** The program's files by their paths from the root: those to compile, and those to copy. */
function sources(folder = '') {
  const entries = readdirSync(path.join(BASE_DIR, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.test(entry.name) ? [] : sources(file);
    return COPIED.test(file) || COMPILED.test(file) ? [file] : [];
  });
}

/** The name of this state of the sources. */
function keyOf(files) {
  const hash = createHash('sha256');
  for (const file of [...RECIPE, ...files].sort()) {
    const content = readFileSync(path.join(BASE_DIR, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds the program if sources have changed; returns the path of its manage.js. */
export async function build() {
  const files = sources();
  const key = keyOf(files);
  const folder = path.join(DIST, key);
  if (!existsSync(folder)) {
    await compile(files, folder);
    try {
      removeOld(key);
    } catch {
      // Another process may remove the same; the rest is removed after the next build.
    }
  }
  pointTo(key);
  return path.join(folder, 'manage.js');
}

/** Builds into a temporary folder first, so that a build is complete or absent. */
async function compile(files, folder) {
  const { buildSync } = await import('esbuild').catch(() => {
    throw new Error(
      'dist/ is not built from these sources, and esbuild, which builds it, is not installed: npm ci',
    );
  });
  mkdirSync(DIST, { recursive: true });
  const made = mkdtempSync(path.join(DIST, '.build-'));
  try {
    const compiled = files.filter((file) => !COPIED.test(file));
    const output = { outdir: made, outbase: BASE_DIR, sourcemap: true, sourcesContent: false };
    const language = { format: 'esm', platform: 'node', logLevel: 'error' };
    buildSync({ entryPoints: compiled, absWorkingDir: BASE_DIR, ...output, ...language });
    for (const file of files.filter((each) => COPIED.test(each))) {
      cpSync(path.join(BASE_DIR, file), path.join(made, file));
    }
    chmodSync(made, 0o755); // a temporary folder is only its owner's; the program may run as another user
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another process has built the same
  }
}

/** dist/manage.js runs the last build; its child processes run the same one. */
function pointTo(key) {
  const program = `import { fileURLToPath } from 'node:url';

process.setSourceMapsEnabled(true);
process.argv[1] = fileURLToPath(new URL('./${key}/manage.js', import.meta.url));
await import('./${key}/manage.js');
`;
  const file = path.join(DIST, 'manage.js');
  if (existsSync(file) && readFileSync(file, 'utf8') === program) return;
  const written = path.join(DIST, `.manage-${process.pid}.js`);
  writeFileSync(written, program);
  renameSync(written, file);
}

/** Removes older builds, and the remains of killed ones. */
function removeOld(key) {
  const others = readdirSync(DIST).filter((name) => /^([0-9a-f]{16}|\.build-.+)$/.test(name) && name !== key);
  const age = (name) => statSync(path.join(DIST, name)).mtimeMs;
  others.sort((one, other) => age(other) - age(one));
  for (const name of others.slice(KEPT - 1)) {
    const removed = path.join(DIST, `.build-removed-${process.pid}-${name}`);
    renameSync(path.join(DIST, name), removed); // a partly removed folder must not be taken for a build
    rmSync(removed, { recursive: true, force: true });
  }
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) await build();
