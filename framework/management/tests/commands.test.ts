// The command line itself: help, typos, wrong arguments, bad settings, and the commands that only tell.
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { runCommand, runCommands } from '../../../testing/command_line.js';
import { readableSecrets } from '../file_modes.js';
import { commandGroups, loadCommand } from '../registry.js';

const NAMES = commandGroups().flatMap(([, names]) => names);

describe('the command line', () => {
  it('has every command of the specification', () => {
    const expected = [
      ...[
        'backup',
        'restore',
        'changepassword',
        'check',
        'createsuperuser',
        'createtoken',
        'dbshell',
        'dumpdata',
        'flush',
      ],
      ...['generateschema'],
      ...['importdjango', 'verify'],
      ...['grpc-server', 'help', 'listtokens', 'loaddata', 'migrate', 'resettwofactor', 'revoketoken'],
      ...['runserver', 'shell'],
      ...['showmigrations', 'showurls', 'sqlmigrate', 'start', 'test'],
    ];
    expect(NAMES).to.include.members(expected);
  });

  it('lists the commands by app, with help and without arguments', async () => {
    const [help, flag] = await runCommands([['help'], ['--help']]);
    expect(help).to.include({ code: 0, stderr: '' });
    expect(flag).to.deep.equal(help);
    for (const [app, names] of commandGroups()) {
      expect(help?.stdout).to.contain(`[${app}]\n${names.map((name) => `    ${name}\n`).join('')}`);
    }
    expect(await runCommand([])).to.deep.equal(help);
  });

  it('describes every command, with --help and with help', async () => {
    const outcomes = await runCommands([
      ...NAMES.map((name) => [name, '--help']),
      ...NAMES.map((name) => ['help', name]),
    ]);
    for (const [index, name] of [...NAMES, ...NAMES].entries()) {
      const { code, stdout = '', stderr } = outcomes[index] ?? {};
      expect({ code, stderr }, name).to.deep.equal({ code: 0, stderr: '' });
      expect(stdout.startsWith(`usage: manage.ts ${name} [options]`), stdout).to.equal(true);
      const command = await loadCommand(name);
      expect(stdout).to.contain(command?.help);
      for (const option of Object.keys(command?.options ?? {})) expect(stdout).to.contain(`--${option}`);
    }
  });

  it('says what was probably meant, and refuses wrong arguments with 2', async () => {
    const [typo, nonsense, helpTypo, option, place, choice, version] = await runCommands([
      ['migrat'],
      ['xyzzy'],
      ['help', 'showurl'],
      ['migrate', '--colour'],
      ['diffsettings', 'this'],
      ['check', '-v', '7'],
      ['migrate', '--version'],
    ]);
    expect(typo?.stderr).to.contain("Unknown command: 'migrat'. Did you mean migrate?\n");
    expect(nonsense?.stderr).to.match(/^Unknown command: 'xyzzy'\.\n/);
    expect(helpTypo?.stderr).to.contain("CommandError: Unknown command: 'showurl'. Did you mean showurls?\n");
    expect([typo, nonsense, helpTypo].map((outcome) => outcome?.code)).to.deep.equal([1, 1, 1]);
    expect([option, place, choice].map((outcome) => outcome?.code)).to.deep.equal([2, 2, 2]);
    expect(option?.stderr).to.contain('usage: manage.ts migrate [options] [app] [name]\n');
    expect(place?.stderr).to.contain('manage.ts diffsettings: error: unrecognized arguments: this\n');
    expect(choice?.stderr).to.contain("invalid choice: '7' (choose from 0, 1, 2, 3)");
    expect(version).to.include({ code: 0 });
    expect(version?.stdout).to.match(/^\d+\.\d+\.\d+\n$/);
  });

  it('refuses to work with unusable settings, which check lists', async () => {
    const refusing = NAMES.filter(
      (name) => !['check', 'diffsettings', 'help', 'test', 'sqlmigrate'].includes(name),
    );
    const withArguments = refusing.map((name) =>
      [
        ...['backup', 'restore'],
        'createtoken',
        'importdjango',
        'importproducts',
        'loaddata',
        'resettwofactor',
        'revoketoken',
        'startapp',
      ].includes(name)
        ? [name, 'x']
        : [name],
    );
    const outcomes = await runCommands([...withArguments, ['check']], { PORT: 'many', HSTS_SECONDS: '-1' });
    const problem = 'PORT must be a whole number from 0 to 65535, not "many".';
    for (const [index, name] of refusing.entries()) {
      expect(outcomes[index]?.code, name).to.equal(1);
      expect(outcomes[index]?.stderr).to.contain(`CommandError: The settings are invalid:\n  ${problem}\n`);
    }
    expect(outcomes.at(-1)?.code).to.equal(1);
    expect(outcomes.at(-1)?.stderr).to.contain(
      `ERRORS:\n?: (ecommerce.E001) ${problem}\n?: (ecommerce.E001) HSTS`,
    );
    expect(outcomes.at(-1)?.stderr).to.contain('System check identified 2 issues (0 silenced).\n');
  });

  it('shows a CommandError without its stack, unless --traceback asks for it', async () => {
    const [short, long] = await runCommands([
      ['loaddata', 'nothing'],
      ['loaddata', 'nothing', '--traceback'],
    ]);
    expect(short?.stderr).to.equal("CommandError: No fixture named 'nothing' found.\n");
    expect(long?.stderr).to.match(/CommandError: .*No fixture named 'nothing' found\.\n\s+at /);
    const unreachable = await runCommand(['showmigrations'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' });
    expect(unreachable.code).to.equal(1);
    expect(unreachable.stderr).to.match(/^CommandError: The database cannot be used: .*ECONNREFUSED.*\n$/);
    const folderless = await runCommand(['migrate', '-v', '0'], {
      DATABASE_URL: 'sqlite:/no/folder/x.sqlite3',
    });
    expect(folderless.code).to.equal(1);
    expect(folderless.stderr).to.equal(
      'CommandError: The database cannot be used: the folder /no/folder does not exist.\n',
    );
  });

  it('warns of secrets that other users can read', () => {
    const file = path.join(os.tmpdir(), `shop-env-${process.pid}`);
    expect(readableSecrets(file)).to.deep.equal([]);
    writeFileSync(file, 'SECRET_KEY=x');
    chmodSync(file, 0o640);
    expect(readableSecrets(file).map(({ id }) => id)).to.deep.equal(['ecommerce.W011']);
    chmodSync(file, 0o600);
    expect(readableSecrets(file)).to.deep.equal([]);
    rmSync(file);
  });

  it('checks without a database too, and makes none', async () => {
    const file = path.join(os.tmpdir(), `shop-check-${process.pid}.sqlite3`);
    const [none] = await runCommands([['check']], { DATABASE_URL: `sqlite:${file}` });
    expect(none?.code).to.equal(0);
    expect(none?.stderr).to.contain('?: (database.W001) There is no database yet.\n');
    expect(existsSync(file)).to.equal(false);
    const [unreachable] = await runCommands([['check']], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' });
    expect(unreachable?.code).to.equal(0);
    expect(unreachable?.stderr).to.match(
      /\?: \(database\.W002\) The tables were not compared .*ECONNREFUSED/,
    );
  });

  it('shows every path with its methods, permissions and views', async () => {
    const urls = await runCommand(['showurls'], { API_ACCESS: 'protected' });
    expect(urls.stdout).to.match(/^\/api\/products\/ +GET +anyone +products\.views\.list$/m);
    expect(urls.stdout).to.match(
      /^\/api\/products\/ +POST +staff products\.add_product +products\.views\.create$/m,
    );
    expect(urls.stdout).to.match(
      /^\/api\/orders\/<int:id>\/status\/ +PATCH +staff orders\.change_order +orders\.views\.\w+$/m,
    );
    expect(urls.stdout).to.match(/^\/admin\/<app>\/<model>\/add\/ +POST +staff_only +admin\.addRow$/m);
    expect(urls.stdout).to.match(/^\/readyz +GET +anyone +framework\.http\.health$/m);
    expect(urls.stdout).to.contain('Every path under /api/ is also served under /api/v1/.\n');
    const open = await runCommand(['showurls'], { API_ACCESS: 'open' });
    expect(open.stdout).to.match(/^\/api\/products\/ +POST +anyone +products\.views\.create$/m);
    expect(open.stdout).to.match(
      /^\/api\/customers\/ +GET +staff_only customers\.\w+ +customers\.views\.\w+$/m,
    );
    expect(open.stdout).to.contain('API_ACCESS is open.');
  });
});
