// Who guesses passwords waits longer and longer; who owns the account is not locked out by others.
import { expect } from 'chai';
import { LoginThrottle } from '../../framework/auth/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { ApiError } from '../../framework/errors.js';
import * as client from '../grpc_client.js';
import { BOB, login, PASSWORD, register } from '../../testing/makers/customers.js';

onEachDatabase('the throttle of log-ins', (dialect) => {
  const shop = useShop(dialect);

  beforeEach(async () => {
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
  });

  /** What a log-in from this address is answered. */
  async function attempt(clientAddress: string, email: string, password = 'a guess'): Promise<string> {
    try {
      const fields = { email, password, cart_token: '' };
      const { customer } = await client.login(fields, { requestId: 'throttle', clientAddress });
      return `customer ${customer?.id}`;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return error.code === 'throttled' ? `throttled ${wholeWait(error)}` : error.code;
    }
  }

  /** The wait that was set, 5, 10, 20 … seconds: by now a little of it may be over. */
  function wholeWait({ retryAfterSeconds = 0 }: ApiError): number {
    return 5 * 2 ** Math.max(0, Math.ceil(Math.log2(retryAfterSeconds / 5)));
  }

  async function attempts(count: number, address: string, email: string): Promise<string[]> {
    const answers: string[] = [];
    for (let index = 0; index < count; index += 1) answers.push(await attempt(address, email));
    return answers;
  }

  /** As if so many seconds had passed. */
  async function pass(seconds: number): Promise<void> {
    await shop().db.transaction(async (trx) => {
      for (const row of await LoginThrottle.objects(trx).select()) {
        const blocked_until = new Date(Date.parse(row.blocked_until) - seconds * 1000).toISOString();
        await LoginThrottle.objects(trx).where({ id: row.id }).update({ blocked_until });
      }
    });
  }

  it('answers 429 with Retry-After, also to the right password', async () => {
    await register(shop(), { ...BOB, email: 'rest@example.com' });
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
    for (let guess = 0; guess < 20; guess += 1) {
      // The twentieth attempt of an address is its last free one.
      if (guess === 2)
        await shop().db.transaction((trx) => LoginThrottle.objects(trx).update({ failures: 19 }));
      const answer = await login(shop(), 'rest@example.com', 'a guess');
      if (answer.status === 429) break;
      expect(answer.status).to.equal(401);
    }
    const refused = await login(shop(), 'rest@example.com', PASSWORD);
    expect(refused.status).to.equal(429);
    expect(refused.body.code).to.equal('throttled');
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 5);
  });

  it('makes who guesses one account wait twice as long each time, from whatever address', async () => {
    const { customer } = await register(shop(), { ...BOB, email: 'target@example.com' });
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4', '203.0.113.5']) {
      expect(await attempt(address, 'Target@Example.com')).to.equal('unauthenticated');
    }
    for (const seconds of [5, 10, 20, 40]) {
      expect(await attempt('203.0.113.99', 'target@example.com', PASSWORD)).to.equal(`throttled ${seconds}`);
      await pass(seconds);
      expect(await attempt('203.0.113.99', 'target@example.com')).to.equal('unauthenticated');
    }
    await pass(80);
    expect(await attempt('203.0.113.99', 'target@example.com', PASSWORD)).to.equal(`customer ${customer.id}`);
    expect(await attempt('203.0.113.99', 'target@example.com')).to.equal('unauthenticated');
  });

  it('also counts for unknown accounts', async () => {
    expect(await attempts(6, '203.0.113.1', 'nobody@example.com')).to.deep.equal([
      ...Array<string>(5).fill('unauthenticated'),
      'throttled 5',
    ]);
  });

  it('lets a customer in from where they are at home, while others guess', async () => {
    const { customer } = await register(shop(), { ...BOB, email: 'home@example.com' });
    const home = '198.51.100.7';
    expect(await attempt(home, 'home@example.com', PASSWORD)).to.equal(`customer ${customer.id}`);
    await attempts(5, '203.0.113.1', 'home@example.com');
    expect(await attempt('198.51.100.8', 'home@example.com', PASSWORD)).to.equal('throttled 5');
    expect(await attempt(home, 'home@example.com', PASSWORD)).to.equal(`customer ${customer.id}`);
    expect(await attempt(home, 'home@example.com')).to.equal('unauthenticated');
  });

  it('counts what one address tries with many accounts, an IPv6 network as one', async () => {
    for (let index = 0; index < 20; index += 1) {
      expect(await attempt(`2001:db8:0:1::${index + 1}`, `nobody${index}@example.com`)).to.equal(
        'unauthenticated',
      );
    }
    expect(await attempt('2001:db8:0:1::ffff', 'another@example.com')).to.equal('throttled 5');
    expect(await attempt('2001:db9::1', 'another@example.com')).to.equal('unauthenticated');
  });

  it('counts attempts at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => attempt('203.0.113.1', 'together@example.com')),
    );
    expect(answers.filter((answer) => answer === 'unauthenticated')).to.have.length(5);
    expect(answers.filter((answer) => answer.startsWith('throttled'))).to.have.length(7);
  });

  it('believes the web server about addresses, and no header of the client', async () => {
    const forged = { 'X-Client-Address': '203.0.113.50', 'X-Forwarded-For': '203.0.113.51' };
    await login(shop(), 'nobody@example.com', 'a guess', forged);
    const rows = await LoginThrottle.objects(shop().db.read).select('key_hash');
    await login(shop(), 'nobody@example.com', 'a guess');
    expect(await LoginThrottle.objects(shop().db.read).select('key_hash')).to.have.deep.members(rows);
  });
});
