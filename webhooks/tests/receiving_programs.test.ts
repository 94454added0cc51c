// The receivers of examples/webhooks/, and `manage.ts deliver` as a process of its own, also one that is killed.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Delivery } from '../../events/models.js';
import { happened, publish } from '../../events/publishing.js';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { Database } from '../../framework/db/database.js';
import { object, TEXT } from '../../framework/serializers/answers.js';
import { endCommands, runCommand, startCommand } from '../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { startReceiver, storedEndpoint } from '../../testing/makers/webhooks.js';
import { freePort } from '../../testing/ports.js';
import { fromSource } from '../../testing/program.js';

const NOTED = {
  ...{ name: 'test.noted', version: 1, about: 'A test noted something.' },
  data: object({ text: TEXT }),
};
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const example = (name: string) => path.join(BASE_DIR, 'examples', 'webhooks', name);

onEachDatabase('programs that receive webhooks', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  const children: ChildProcess[] = [];
  const environment = () => ({ DATABASE_URL: database.url, WEBHOOKS_ALLOW_PRIVATE: 'true' });

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
  });
  afterEach(async () => {
    await endCommands();
    children.splice(0).forEach((child) => child.kill('SIGKILL'));
    await db.close();
    await database.drop();
  });

  const note = (text: string): Promise<void> =>
    db.transaction((trx) => publish(trx, happened(NOTED, 'a:1', { text })));

  /** Starts a program; what it prints from then on. */
  async function start(program: string, args: string[], secret: string): Promise<() => string[]> {
    const child = spawn(program, args, {
      env: { ...process.env, WEBHOOK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!output.includes('Waiting for events.')) await delay(20);
    return () => output.trim().split('\n').slice(1);
  }

  for (const [language, program, args] of [
    ['Node', process.execPath, fromSource(example('receiver.ts'))],
    ['Python', PYTHON, [example('receiver.py')]],
  ] as const) {
    it(`the one in ${language} prints the events whose signature is right`, async function () {
      this.timeout(60_000);
      if (language === 'Python' && !hasPython()) return this.skip();
      const port = await freePort();
      const url = `http://localhost:${port}/`;
      const { secret } = await storedEndpoint(db, { url });
      const forged = await storedEndpoint(db, { url });
      const lines = await start(program, [...args, String(port)], secret);
      await note('1');
      const { code, stdout } = await runCommand(['deliver', '--once'], environment());
      expect([code, stdout]).to.deep.equal([1, '1 delivered, 1 failed.\n']);
      while (lines().length === 0) await delay(20);
      expect(lines().map((line) => (JSON.parse(line) as { data: unknown }).data)).to.deep.equal([
        { text: '1' },
      ]);
      const [refused] = await Delivery.objects(db.read)
        .where({ target: String(forged.id) })
        .select();
      expect(refused?.last_error).to.equal('answered 400');
    });
  }

  it('docs/events.md shows the one in Node', () => {
    const page = readFileSync(path.join(BASE_DIR, 'docs', 'events.md'), 'utf8');
    expect(page).to.include(readFileSync(example('receiver.ts'), 'utf8'));
  });

  it('what a killed worker was sending arrives again, with the same id', async function () {
    this.timeout(60_000);
    const receiver = await startReceiver();
    receiver.answer = () => undefined;
    await storedEndpoint(db, { url: receiver.url });
    await note('1');
    await note('2');
    const worker = startCommand(['deliver'], environment());
    while (receiver.received.length === 0) await delay(20);
    await worker.end('SIGKILL');
    receiver.answer = (response) => response.end();
    // As if the time of the claim had passed.
    await Delivery.objects(db.maintenance).update({ next_try_at: new Date().toISOString() });
    const { stdout } = await runCommand(['deliver', '--once'], environment());
    expect(stdout).to.equal('2 delivered, 0 failed.\n');
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).to.have.lengthOf(3);
    expect(ids[1]).to.equal(ids[0]);
    expect(ids[2]).not.to.equal(ids[0]);
    await receiver.stop();
  });
});

function hasPython(): boolean {
  try {
    execFileSync(PYTHON, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (process.env.REQUIRE_PYTHON === '1') throw error;
    console.log('      skipped: there is no Python');
    return false;
  }
}
