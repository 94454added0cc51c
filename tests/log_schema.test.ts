// The log of every kind of process has the fields that docs/operations.md describes, and no others.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { partsOf, startCommand } from '../testing/command_line.js';
import { JOHN } from '../testing/makers/contacts.js';
import { storedProduct } from '../testing/makers/products.js';
import { freePort } from '../testing/ports.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { until } from '../testing/until.js';

type Line = Record<string, unknown>;

/** The fields of the page: their types by their names, and those of every line. */
function schema(): { types: Map<string, string[]>; required: string[] } {
  const page = readFileSync(path.join(BASE_DIR, 'docs', 'operations.md'), 'utf8');
  const section = /^## Logs\n([^]*?)^## /m.exec(page)?.[1] ?? '';
  const types = new Map<string, string[]>();
  for (const [, names = '', type = ''] of section.matchAll(/^\| (`\w+`(?:, `\w+`)*) +\| ([\w ]+?) +\|/gm)) {
    for (const [, name = ''] of names.matchAll(/`(\w+)`/g)) types.set(name, type.split(' or '));
  }
  return { types, required: [...types.keys()].slice(0, 5) };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}

/** What is wrong with a line. */
function problemsOf(line: Line): string[] {
  const { types, required } = schema();
  const missing = required.filter((name) => !(name in line)).map((name) => `${name} is missing`);
  const wrong = Object.entries(line)
    .filter(([name, value]) => !types.get(name)?.includes(typeOf(value)))
    .map(
      ([name, value]) =>
        `${name} is ${typeOf(value)}, documented: ${types.get(name)?.join(' or ') ?? 'nothing'}`,
    );
  return [...missing, ...wrong].map((problem) => `${problem}: ${JSON.stringify(line)}`);
}

const JSON_TYPE = { 'Content-Type': 'application/json', Connection: 'close' };

onEachDatabase('the lines of the log', (dialect) => {
  it('have the documented fields in every kind of process', async function () {
    this.timeout(180_000);
    const database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    const { id } = await storedProduct(db, { name: 'Chair', price_cents: 100, stock_quantity: 5 });
    const env = {
      ...(await shopEnvironment(database.url)),
      ...{ LOG_LEVEL: 'debug', LOG_FORMAT: 'json', CUSTOMER_MAILS: 'true', EMAIL_URL: 'smtp://127.0.0.1:1' },
      SHUTDOWN_DELAY_SECONDS: '1',
    };
    const at = async () => ({ ...env, METRICS_ADDRESS: String(await freePort()) });
    const running: Running[] = await Promise.all([
      startServices(
        await at(),
        'products',
        'orders',
        'customers',
        'carts',
        'payments',
        'invoices',
        'webhooks',
      ),
      startServices(await at(), 'events', 'recommendations'),
      startWeb(await at(), '--workers', '2'),
    ]);
    const deliver = startCommand(['deliver'], await at());
    await deliver.prints('Delivering by');
    let output = '';
    for (const { child } of running)
      child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const web = running[2] as Running & { port: number };
    const send = (method: string, address: string, body?: object, headers = {}) =>
      fetch(`http://127.0.0.1:${web.port}${address}`, {
        method,
        headers: { ...JSON_TYPE, ...headers },
        ...(body && { body: JSON.stringify(body) }),
      });
    const order = (quantity: number) =>
      send('POST', '/api/orders/', { ...JOHN, items: [{ product_id: id, quantity }] });
    try {
      expect([(await order(1)).status, (await order(9)).status]).to.deep.equal([201, 409]);
      expect((await send('GET', '/api/customers/')).status).to.equal(401); // a security event
      expect((await send('GET', '/api/products/999/')).status).to.equal(404);
      expect(
        (await send('POST', '/api/customers/login/', { email: 'x@example.com', password: 'y' })).status,
      ).to.equal(401);
      await db.maintenance.raw('ALTER TABLE products_category RENAME TO away_now');
      expect((await send('GET', '/api/categories/')).status).to.equal(500);
      await db.maintenance.raw('ALTER TABLE away_now RENAME TO products_category');
      running[1]?.child.kill('SIGKILL'); // a service that does not answer
      await until(async () => (await send('GET', `/api/products/${id}/recommendations/`)).status === 503);
      await until(async () => (await (await send('GET', '/readyz')).text()).includes('does not answer'));
      await until(() => output.includes('a service did not answer'));
      const [worker = 0] = partsOf(web.child.pid ?? 0);
      process.kill(worker, 'SIGKILL');
      await until(() => /a worker has died and is replaced[^]*a worker is ready/.test(output));
      await until(() => deliver.stdout.includes('an event was not delivered'));
    } finally {
      await Promise.all([web.stop(), running[0]?.stop(), deliver.end()]);
      await db.close();
      await database.drop();
    }
    const lines = `${output}\n${deliver.stdout}`
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
    expect(lines.flatMap(problemsOf)).to.deep.equal([]);
    expect([...new Set(lines.map((line) => line.process))].sort()).to.deep.equal([
      ...['deliver', 'grpc-server', 'runserver'],
    ]);
    const said = new Set(lines.map(({ msg }) => msg));
    expect([...said]).to.include.members([
      ...['request completed', 'call', 'call refused', 'call failed', 'a service did not answer'],
      ...['a worker is ready', 'metrics are served'],
    ]);
    // pino would write a name twice without complaint.
    const twice = `${output}\n${deliver.stdout}`
      .split('\n')
      .filter((line) => /("request_id":).*\1/.test(line));
    expect(twice).to.deep.equal([]);
  });
});
