// The log of a shop at work: who asked for what, and no secret or personal data, even when a statement fails.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { shopEnvironment, startServices, startWeb } from '../testing/processes.js';

const EMAIL = 'ada.lovelace@example.com';
const PASSWORD = 'analytical engine';

interface Line {
  msg: string;
  request_id?: string;
  client_address?: string;
  principal?: string;
  req?: { method: string; url: string };
  err?: { message: string; code?: string };
}

onEachDatabase('the log', (dialect) => {
  it('says who asked, and leaves out personal data when a statement fails', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const env = { ...(await shopEnvironment(database.url)), LOG_LEVEL: 'info' };
    const services = await startServices(env);
    const web = await startWeb(env, '--noreload');
    let output = '';
    for (const { child } of [services, web])
      child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
    const send = (path: string, body: object, headers = {}) =>
      fetch(`http://127.0.0.1:${web.port}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const account = { email: EMAIL, password: PASSWORD, name: 'Ada Lovelace' };
    const session = (await (await send('/api/customers/register/', account)).json()) as Record<
      string,
      string
    >;
    const Authorization = `Bearer ${session.access_token}`;
    await fetch(`http://127.0.0.1:${web.port}/api/cart/`, {
      headers: { Authorization, 'X-Request-Id': 'req-1' },
    });
    expect((await send('/api/customers/register/', account)).status).to.equal(409);
    await fetch(`http://127.0.0.1:${web.port}/api/customers/?query=Ada+Lovelace`, {
      headers: { Authorization },
    });
    // From now on the database refuses every new customer.
    const db = new Database(database.url);
    await db.maintenance.raw(
      dialect === 'postgres'
        ? 'ALTER TABLE customers_customer ADD CONSTRAINT full_up CHECK (id < 2)'
        : `CREATE TRIGGER full_up BEFORE INSERT ON customers_customer BEGIN SELECT RAISE(ABORT, 'full up'); END`,
    );
    const failed = await send('/api/customers/register/', { ...account, email: `other.${EMAIL}` });
    expect(failed.status).to.equal(500);
    await Promise.all([web.stop(), services.stop()]);
    await db.close();
    await database.drop();

    const lines = output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
    const cart = lines.find(({ request_id, req }) => request_id === 'req-1' && req);
    const raw = output.split('\n').find((line) => line.includes('"req-1"') && line.includes('/api/cart/'));
    for (const name of ['client_address', 'principal']) {
      expect(raw?.split(`"${name}"`), name).to.have.length(2);
    }
    expect(cart).to.include({ client_address: '127.0.0.1', principal: 'customer 1' });
    expect(cart?.req).to.deep.equal({ method: 'GET', url: '/api/cart/' });
    const error = lines.find(({ err }) => err && err.message !== 'Internal error');
    expect(error?.err?.message).to.match(/insert into .customers_customer. .* - .*full.up/s);
    expect(error?.request_id).to.be.a('string');
    expect(output).to.contain('/api/customers/?query=…');
    expect(output).to.not.match(/ada\.lovelace|Ada|Lovelace|analytical|argon2|eyJ/);
  });
});
