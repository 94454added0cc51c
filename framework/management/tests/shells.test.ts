// shell and dbshell as processes: code given, piped in, and typed at a terminal.
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import { Category } from '../../../products/models.js';
import { runCommand, runCommands } from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { hasTerminal, Terminal } from './terminal.js';

const ADD = "await db.transaction((trx) => Category.objects(trx).insert({ slug: 'SLUG', name: 'Made' }))";

onEachDatabase('shells', (dialect) => {
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

  const isMade = async (slug: string) => (await Category.objects(db.read).where({ slug })).length === 1;

  it('shell runs the code that it is given, and what is piped in', async () => {
    const [given, wrong] = await runCommands(
      [
        ['shell', '-c', `${ADD.replace('SLUG', 'given')}; console.log(1 + 1)`],
        ['shell', '-c', 'await Nothing.objects()'],
      ],
      environment,
    );
    expect(given).to.deep.equal({ code: 0, stdout: '2\n', stderr: '' });
    expect(wrong?.code).to.equal(1);
    expect(wrong?.stderr).to.contain('ReferenceError: Nothing is not defined');
    const lines = `${ADD.replace('SLUG', 'piped')};\nconsole.log(settings.DEBUG)`;
    const piped = await runCommand(['shell'], environment, lines);
    expect(piped).to.deep.equal({ code: 0, stdout: 'true\n', stderr: '' });
    expect([await isMade('given'), await isMade('piped')]).to.deep.equal([true, true]);
  });

  it('shell is a prompt at a terminal, where await works and mistakes are told', async function () {
    if (!hasTerminal) return this.skip();
    const terminal = new Terminal(['shell'], environment);
    await terminal.answer('Available: db, settings, ', '');
    await terminal.answer('>>> ', 'nothing\n');
    await terminal.answer('ReferenceError: nothing is not defined', '');
    await terminal.answer('>>> ', `${ADD.replace('SLUG', 'typed')}\n`);
    await terminal.answer('>>> ', "(await Category.objects(db.read).where({ slug: 'typed' }))[0].name\n");
    await terminal.answer("'Made'", '');
    await terminal.answer('>>> ', '.exit\n');
    expect((await terminal.end()).code).to.equal(0);
    expect(await isMade('typed')).to.equal(true);
  });

  it('dbshell passes on the arguments after --, and the exit code', async function () {
    const [program, query] = dialect === 'sqlite' ? ['sqlite3', []] : ['psql', ['-At', '-c']];
    if (spawnSync(program, ['--version']).error) return this.skip();
    const [count, wrong] = await runCommands(
      ["SELECT count(*) FROM products_category WHERE slug = 'books'", 'SELECT nothing'].map((sql) => [
        ...['dbshell', '--', ...query, sql],
      ]),
      environment,
    );
    expect(count).to.deep.equal({ code: 0, stdout: '1\n', stderr: '' });
    expect(wrong?.code).to.equal(1);
    expect(wrong?.stderr).to.contain('nothing');
    const missing = await runCommand(['dbshell'], { ...environment, PATH: '/nowhere' });
    expect(missing).to.deep.equal({
      code: 1,
      stdout: '',
      stderr: `CommandError: You appear not to have the '${program}' program installed or on your path.\n`,
    });
  });
});
