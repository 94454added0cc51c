// The commands of docs/payments.md, run unchanged, against the stand-in of Stripe and a shop started as the page says.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { freePort } from '../testing/ports.js';
import { run, type Running, shopEnvironment } from '../testing/processes.js';
import { until } from '../testing/until.js';

const execute = promisify(execFile);
const page = readFileSync(path.join(BASE_DIR, 'docs', 'payments.md'), 'utf8');
const blocks = [...page.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');

onEachDatabase('docs/payments.md', (dialect) => {
  let database: TestDatabase;
  let shop: Running;
  let stripe: Running;
  let ports: [shop: number, stripe: number, receiver: number];
  let mails: string;
  let receiver: ChildProcess;
  let received = '';

  /** A block with the ports and the folder of this test. */
  const here = (block = ''): string =>
    block
      .replaceAll(':8000', `:${ports[0]}`)
      .replaceAll('12111', `${ports[1]}`)
      .replaceAll('4000', `${ports[2]}`)
      .replaceAll('/tmp/shop-mails', mails);
  const shell = ['-euo', 'pipefail', '-c'];

  before(async function () {
    this.timeout(180_000);
    database = await createEmptyDatabase(dialect);
    ports = [await freePort(), await freePort(), await freePort()];
    mails = mkdtempSync(path.join(tmpdir(), 'shop-mails-'));
    const [script = '', ...args] = here(blocks[0]).replace('npx tsx ', '').trim().split(' ');
    stripe = await run(path.join(BASE_DIR, script), args, {}, /The stand-in of Stripe/);
    const exported = here(blocks[1]).matchAll(/([A-Z_]+)=(\S+)/g);
    const settings = Object.fromEntries(
      [...exported].map(([, name, value]) => [name, value]),
    ) as NodeJS.ProcessEnv;
    expect(Object.keys(settings)).to.have.length(7);
    const env = { ...(await shopEnvironment(database.url)), ...settings, PORT: String(ports[0]) };
    shop = await run(path.join(BASE_DIR, 'manage.ts'), ['start'], env, /The shop is open/);
    receiver = spawn('bash', [...shell, here(blocks[2])], {
      ...{ cwd: BASE_DIR, env: { ...process.env, ...env } },
      detached: true, // a group of its own, which can be ended together
    });
    receiver.stdout?.on('data', (chunk: Buffer) => (received += chunk.toString()));
    await until(() => /^Waiting for events\.$/m.test(received));
  });
  after(async () => {
    if (receiver.pid !== undefined) process.kill(-receiver.pid);
    await shop.stop();
    await stripe.stop();
    await database.drop();
    rmSync(mails, { recursive: true });
  });

  it('takes a stranger from nothing to a paid order, and to a refund made at Stripe', async function () {
    this.timeout(120_000);
    for (const time of ['first', 'second']) {
      const script = here(`${blocks[3]}\n${blocks[4]}`);
      const { stdout } = await execute('bash', [...shell, script], { cwd: BASE_DIR });
      expect(stdout.trim().split('\n'), time).to.deep.equal(['paid', 'partially_refunded']);
    }
  });

  it('tells the program that is registered, and the customer by mail', async function () {
    this.timeout(60_000);
    await until(() => received.match(/"type":"order\.paid"/g)?.length === 4);
    const subjects = async (): Promise<string[]> => {
      const { stdout } = await execute('bash', [...shell, here(blocks[5])]);
      return stdout.trim().split('\n');
    };
    // Of each of the four orders: received, paid; of two: money returned.
    await until(async () => (await subjects()).length === 10);
    const all = (await subjects()).join('\n');
    for (const part of [/received/i, /paid|payment/i, /refund|returned/i]) expect(all).to.match(part);
  });
});
