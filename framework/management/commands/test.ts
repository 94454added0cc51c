// test: runs the tests with mocha.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installedApps } from '../../project.js';
import { BASE_DIR } from '../../conf/settings.js';
import { CommandError, defineCommand } from '../command.js';
import { refuseWithoutSources } from '../program.js';

export const command = defineCommand({
  help: "Runs all tests, or those of the named apps, folders and files; arguments after '--' are passed on to mocha.",
  args: [{ name: 'path', help: 'Such as products or products/tests/search.test.ts.', count: '*' }],
  toleratesBadSettings: true, // tests have their own settings
  async run({ args }) {
    refuseWithoutSources();
    const paths = args.some((argument) => !argument.startsWith('-')) ? args : [...testFolders(), ...args];
    const child = spawn(process.execPath, [mochaFile(), ...paths.map(specOf)], {
      cwd: BASE_DIR,
      stdio: 'inherit',
    });
    process.on('SIGINT', () => undefined); // mocha gets Ctrl-C too, and ends
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  },
});

function mochaFile(): string {
  try {
    return createRequire(path.join(BASE_DIR, 'package.json')).resolve('mocha/bin/mocha.js');
  } catch {
    throw new CommandError('mocha is not installed: run npm ci without --omit=dev.');
  }
}

/** The folders of tests: of the project, of each app, and of several apps. */
function testFolders(): string[] {
  const apps = installedApps().map((app) => app.label);
  return ['framework', 'ecommerce', ...apps, 'tests'].filter((folder) =>
    existsSync(path.join(BASE_DIR, folder)),
  );
}

/** A folder means all its tests; options of mocha are passed on. */
function specOf(argument: string): string {
  if (argument.startsWith('-')) return argument;
  const file = path.resolve(BASE_DIR, argument);
  if (!existsSync(file)) throw new CommandError(`There are no tests at ${argument}.`);
  return statSync(file).isDirectory() ? path.join(path.relative(BASE_DIR, file), '**', '*.test.ts') : file;
}
