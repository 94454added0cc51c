// npm test: all tests, or those of the folders and files that are named, side by side in several processes and in an
// order that a seed decides. Options are passed on to mocha.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { shuffled } from './order.js';
import { MAX_WORKERS } from './ports.js';
import { slowestFiles } from './times.js';

const ROOT = path.join(import.meta.dirname, '..');
/** What the tests use that take longest: browsers, processes, and databases of old versions. */
const SLOW = /testing\/(browser|command_line|processes|hosts\/shop)\.js|\/old_shop\.js/;

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('-')).map((arg) => path.relative(ROOT, path.resolve(arg)));
const options = args.filter((arg) => arg.startsWith('-'));
const seed = process.env.TEST_SEED ?? String(randomInt(1_000_000));
const jobs = Math.min(os.availableParallelism() + 1, MAX_WORKERS);

/** The files with tests, those that take longest first: no process is left with one of them in the end. */
function testFiles(): string[] {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^(node_modules|dist|coverage|\..*)$/.test(entry.name),
  );
  const files = folders.flatMap(({ name }) =>
    readdirSync(path.join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(name, file),
    ),
  );
  const isNamed = (file: string): boolean =>
    named.some((name) => file === name || file.startsWith(`${name}${path.sep}`));
  const tests = files.filter((file) => file.endsWith('.test.ts') && (named.length === 0 || isNamed(file)));
  const isSlow = (file: string): boolean => SLOW.test(readFileSync(path.join(ROOT, file), 'utf8'));
  const order = shuffled(tests.sort(), seed);
  return [...order.filter(isSlow), ...order.filter((file) => !isSlow(file))];
}

const files = testFiles();
if (files.length === 0) throw new Error(`There are no tests in ${named.join(', ')}.`);
console.log(`${files.length} files in ${jobs} processes. TEST_SEED=${seed} repeats this order.`);
const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-test-times-'));
const times = path.join(folder, 'times');
writeFileSync(times, '');
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const child = spawn(process.execPath, [mocha, '--parallel', '--jobs', String(jobs), ...options, ...files], {
  cwd: ROOT,
  env: { ...process.env, TEST_SEED: seed, TEST_TIMES: times },
  stdio: 'inherit',
});
process.on('SIGINT', () => undefined); // mocha hears Ctrl-C too, and ends
child.once('exit', (code) => {
  if (files.length > 1) console.log(['The slowest files:', ...slowestFiles(times)].join('\n'));
  rmSync(folder, { recursive: true });
  console.log(`TEST_SEED=${seed} repeats this order.`);
  process.exitCode = code ?? 1;
});
