// The README's commands, run unchanged, against a shop started as the README says.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { freePort } from '../testing/ports.js';
import { run, type Running, shopEnvironment } from '../testing/processes.js';

const execute = promisify(execFile);
const readme = readFileSync(path.join(BASE_DIR, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');

/** The one block that has this in it. */
function blockWith(part: string): string {
  const found = blocks.filter((block) => block.includes(part));
  if (found.length !== 1) throw new Error(`${found.length} blocks of the README have "${part}".`);
  return found[0] ?? '';
}

onEachDatabase('the README', (dialect) => {
  let database: TestDatabase;
  let shop: Running;
  let env: NodeJS.ProcessEnv;
  let port = 0;
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'shop-readme-'));

  before(async function () {
    this.timeout(120_000);
    database = await createEmptyDatabase(dialect);
    port = await freePort();
    env = { ...(await shopEnvironment(database.url)), PORT: String(port) };
    shop = await run(path.join(BASE_DIR, 'manage.ts'), ['start'], env, /The shop is open/);
  });
  after(async () => {
    await shop.stop();
    await database.drop();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** Runs a block in bash, as typed, against this test's shop; gives what it printed. */
  async function type(block: string): Promise<string> {
    const script = block
      .replaceAll('http://localhost:8000', `http://localhost:${port}`)
      .replaceAll('invoice.pdf', path.join(scratch, 'invoice.pdf'));
    const all = { cwd: BASE_DIR, env: { ...process.env, ...env }, timeout: 100_000 };
    const { stdout } = await execute('bash', ['-euo', 'pipefail', '-c', script], all);
    return stdout;
  }

  it('its four curl lines all succeed', async function () {
    this.timeout(60_000);
    const lines = blockWith('curl -X PUT').trim().split('\n');
    expect(lines).to.have.length(4);
    const answer = async (line: string) =>
      JSON.parse(await type(line.replace('curl', 'curl -sS --fail-with-body')));
    // In any order, and as often as somebody likes.
    for (const line of [...lines].reverse()) await answer(line);
    const answers = [];
    for (const line of lines) answers.push(await answer(line));
    const [product, order, found, changed] = answers;
    expect([product.success, order.success, changed.success]).to.deep.equal([true, true, true]);
    expect(found.products.map((each: { name: string }) => each.name)).to.include('Laptop');
    expect(changed.product).to.include({ id: 1, price: 899.99 });
  });

  it('its customer’s story ends with the order cancelled and all money back', async function () {
    this.timeout(120_000);
    for (const time of ['first', 'second']) {
      const answers = (await type(`${blockWith('my-first-order')}\necho`)).trim();
      expect(answers, time).to.include('"status":"cancelled"').and.include('"payment_status":"refunded"');
      expect(answers.match(/"kind":"credit_note"/g), time).to.have.length(2);
    }
    expect(readFileSync(path.join(scratch, 'invoice.pdf')).subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('its commands exist', async function () {
    this.timeout(60_000);
    const commands = blocks.flatMap((block) =>
      [...block.matchAll(/manage\.(?:ts|js) ([a-z-]+)/g)].map(([, name]) => name),
    );
    const help = await type('npx tsx manage.ts help');
    for (const command of commands) expect(help).to.match(new RegExp(`^\\s+${command}\\b`, 'm'));
  });
});
