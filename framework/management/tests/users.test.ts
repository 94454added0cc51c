// createsuperuser, changepassword and the commands for tokens, at a terminal and without one.
import os from 'node:os';
import { expect } from 'chai';
import { Secret, TOTP } from 'otpauth';
import { findUserByUsername, type UserRow } from '../../auth/models.js';
import { verifyPassword } from '../../auth/passwords.js';
import { findUserByToken } from '../../auth/tokens.js';
import { newSetup, turnOn } from '../../auth/two_factor.js';
import { Database } from '../../db/database.js';
import { runCommand, runCommands } from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { hasTerminal, Terminal } from './terminal.js';

const PASSWORD = 'correct horse battery';
const BYPASS = 'Bypass password validation and create user anyway? [y/N]: ';

onEachDatabase('staff from the command line', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let environment: NodeJS.ProcessEnv;

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    environment = { DATABASE_URL: database.url };
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  const user = (name: string): Promise<UserRow | undefined> => findUserByUsername(db.read, name);
  async function hasPassword(name: string, password: string): Promise<boolean> {
    return (await verifyPassword(password, (await user(name))?.password ?? '')).ok;
  }

  it('makes a superuser without asking, from options and the environment', async () => {
    const create = ['createsuperuser', '--noinput'];
    const [made, again, nameless, addressless] = await runCommands(
      [
        [...create, '--username', 'root-of-all', '--email', 'root@example.com'],
        [...create, '--username', 'root-of-all', '--email', 'root@example.com'],
        [...create, '--email', 'root@example.com'],
        [...create, '--username', 'other'],
      ],
      { ...environment, DJANGO_SUPERUSER_PASSWORD: PASSWORD },
    );
    expect(made).to.deep.equal({ code: 0, stdout: 'Superuser created successfully.\n', stderr: '' });
    expect(await user('root-of-all')).to.include({
      is_staff: true,
      is_superuser: true,
      email: 'root@example.com',
    });
    expect(await hasPassword('root-of-all', PASSWORD)).to.equal(true);
    expect([again, nameless, addressless].map((outcome) => outcome?.code)).to.deep.equal([1, 1, 1]);
    expect(again?.stderr).to.equal('CommandError: Error: That username is already taken.\n');
    expect(nameless?.stderr).to.equal('CommandError: You must use --username with --noinput.\n');
    expect(addressless?.stderr).to.equal('CommandError: You must use --email with --noinput.\n');
    const skipped = await runCommand(['createsuperuser'], environment);
    expect(skipped.code).to.equal(0);
    expect(skipped.stdout).to.match(/^Superuser creation skipped due to not running in a TTY\./);
  });

  it('asks until the answers are right, and shows no password', async function () {
    if (!hasTerminal) return this.skip();
    const terminal = new Terminal(['createsuperuser'], environment);
    const own = os.userInfo().username;
    await terminal.answer(`Username (leave blank to use '${own}'): `, 'root-of-all\n');
    await terminal.answer(`Username (leave blank to use '${own}'): `, 'grace\n');
    await terminal.answer('Email address: ', 'nowhere\n');
    await terminal.answer('Email address: ', 'grace@example.com\n');
    const passwords = [
      ['one-thing-1', 'another-2'],
      ['', ''],
      ['12345', '12345'],
      [PASSWORD, PASSWORD],
    ];
    for (const [first, second] of passwords) {
      await terminal.answer('Password: ', `${first}\n`);
      await terminal.answer('Password (again): ', `${second}\n`);
      if (first === '12345') await terminal.answer(BYPASS, 'n\n');
    }
    const { code, lines } = await terminal.end();
    expect(lines).to.deep.equal([
      `Username (leave blank to use '${own}'): root-of-all`,
      'Error: That username is already taken.',
      `Username (leave blank to use '${own}'): grace`,
      'Email address: nowhere',
      'Error: Enter a valid email address.',
      'Email address: grace@example.com',
      ...['Password: ', 'Password (again): ', "Error: Your passwords didn't match."],
      ...['Password: ', 'Password (again): ', "Error: Blank passwords aren't allowed."],
      ...['Password: ', 'Password (again): '],
      'This password is too short. It must contain at least 8 characters.',
      'This password is too common.',
      'This password is entirely numeric.',
      `${BYPASS}n`,
      ...['Password: ', 'Password (again): ', 'Superuser created successfully.'],
    ]);
    expect(code).to.equal(0);
    expect(await hasPassword('grace', PASSWORD)).to.equal(true);
  });

  it('lets a person bypass the validation, and cancel', async function () {
    if (!hasTerminal) return this.skip();
    const weak = new Terminal(['createsuperuser', '--username', 'ada', '--email', ''], environment);
    await weak.answer('Password: ', 'ada\n');
    await weak.answer('Password (again): ', 'ada\n');
    await weak.answer(BYPASS, 'y\n');
    expect((await weak.end()).code).to.equal(0);
    expect(await hasPassword('ada', 'ada')).to.equal(true);
    const cancelled = new Terminal(['createsuperuser', '--username', 'alan', '--email', ''], environment);
    await cancelled.answer('Password: ', '\x03');
    const { code, lines } = await cancelled.end();
    expect(code).to.equal(1);
    expect(lines.at(-1)).to.equal('CommandError: Operation cancelled.');
    expect(await user('alan')).to.equal(undefined);
  });

  it('changes a password, in three tries', async () => {
    const change = (name: string, ...typed: string[]) =>
      runCommand(['changepassword', name], environment, `${typed.join('\n')}\n`);
    const changed = await change('root-of-all', 'one', 'two', 'a new passphrase', 'a new passphrase');
    expect(changed.code).to.equal(0);
    expect(changed.stdout).to.match(/^Changing password for user 'root-of-all'\n/);
    expect(changed.stdout).to.match(/Password changed successfully for user 'root-of-all'\n$/);
    expect(changed.stderr).to.equal('Passwords do not match. Please try again.\n');
    expect(await hasPassword('root-of-all', 'a new passphrase')).to.equal(true);
    const refused = await change('root-of-all', '1', '1', '2', '2', '3', '3');
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.match(
      /CommandError: Aborting password change for user 'root-of-all' after 3 attempts\n$/,
    );
    expect(await hasPassword('root-of-all', 'a new passphrase')).to.equal(true);
    expect((await change('nobody', '')).stderr).to.equal("CommandError: user 'nobody' does not exist\n");
  });

  it('makes API tokens', async () => {
    const [made, refused] = await runCommands(
      [
        ['createtoken', 'root-of-all'],
        ['createtoken', 'nobody'],
      ],
      environment,
    );
    const key = /^Generated token (\S+) for user root-of-all\. /.exec(made?.stdout ?? '')?.[1] ?? '';
    expect(await findUserByToken(db.read, key)).to.include({ username: 'root-of-all' });
    expect(refused).to.include({ code: 1, stderr: "CommandError: user 'nobody' does not exist\n" });
    const [listed, revoked, again, none, unknown] = await runCommands(
      [
        ['listtokens'],
        ['revoketoken', 'root-of-all'],
        ['revoketoken', 'root-of-all'],
        ['listtokens'],
        ['revoketoken', 'x'],
      ],
      environment,
    );
    expect(listed?.stdout).to.match(/^root-of-all: created \d{4}-\d\d-\d\d, expires \d{4}-\d\d-\d\d\n$/);
    expect(listed?.stdout).not.to.contain(key);
    expect(revoked?.stdout).to.equal('The token of root-of-all was revoked.\n');
    expect(again?.stdout).to.equal('root-of-all has no token.\n');
    expect(none?.stdout).to.equal('There are no API tokens.\n');
    expect(unknown?.stderr).to.equal("CommandError: user 'x' does not exist\n");
    expect(await findUserByToken(db.read, key)).to.equal(undefined);
  });

  it('lets in who has lost the authenticator app', async () => {
    const found = await user('root-of-all');
    const { secret } = newSetup({ id: found?.id ?? 0, username: 'root-of-all' });
    const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();
    await turnOn(db, found as UserRow, { secret, code }, {});
    const [reset, again, unknown] = await runCommands(
      [
        ['resettwofactor', 'root-of-all'],
        ['resettwofactor', 'root-of-all'],
        ['resettwofactor', 'x'],
      ],
      environment,
    );
    expect(reset?.stdout).to.match(/no longer needs a code[^]*\nroot-of-all now logs in without a code\.\n$/);
    expect(again?.stdout).to.equal('root-of-all needs no code to log in.\n');
    expect(unknown?.stderr).to.equal("CommandError: user 'x' does not exist\n");
  });
});
