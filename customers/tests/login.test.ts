// POST /api/customers/login/
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { LoginThrottle } from '../../framework/auth/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useCostlyPasswords } from '../../testing/passwords.js';
import { useShop } from '../../testing/shop.js';
import { setCustomerActive, updateCustomer } from '../accounts.js';
import { Customer, Session } from '../models.js';
import { customerLoggedIn } from '../signals.js';
import { ADA, bearer, BOB, login, PASSWORD, register, statusOfMe } from '../../testing/makers/customers.js';

const PATH = '/api/customers/login/';

onEachDatabase('logging in', (dialect) => {
  const shop = useShop(dialect);
  const sessions = async () => (await Session.objects(shop().db.read).select('id')).length;
  let adasId = 0;

  before(async () => {
    adasId = (await register(shop())).customer.id;
  });
  beforeEach(async () => {
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
  });

  it('gives a session to who knows the password, however the e-mail is capitalized', async () => {
    for (const email of [ADA.email, 'ada@example.com', 'ADA@EXAMPLE.COM']) {
      const { status, body, headers } = await login(shop(), email, PASSWORD);
      expect(status).to.equal(200);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(body).to.have.all.keys('access_token', 'refresh_token', 'expires_in', 'customer');
      expect(body.customer).to.include({ id: adasId, email: ADA.email });
      expect(await statusOfMe(shop(), body.access_token)).to.equal(200);
    }
  });

  it('gives one answer to a wrong password, an unknown e-mail and a deactivated account', async () => {
    const { customer } = await register(shop(), { ...BOB, email: 'gone@example.com' });
    await setCustomerActive(shop().db, customer.id, false, {});
    const before = await sessions();
    const answers = [
      await login(shop(), ADA.email, 'another password'),
      await login(shop(), 'nobody@example.com', PASSWORD),
      await login(shop(), 'gone@example.com', PASSWORD),
      await login(shop(), 'gone@example.com', 'another password'),
    ];
    for (const { status, body, headers } of answers) {
      const { request_id, ...rest } = body;
      expect(status).to.equal(401);
      expect(rest).to.deep.equal({
        error: 'The e-mail or the password is not right.',
        code: 'unauthenticated',
        details: [],
      });
      expect(headers.get('www-authenticate')).to.equal('Bearer');
      expect(request_id).to.be.a('string');
    }
    expect(await sessions()).to.equal(before);
  });

  describe('with what passwords cost in production', () => {
    useCostlyPasswords();

    it('refuses nobody sooner than the costliest password is verified', async () => {
      for (const email of [ADA.email, 'nobody@example.com']) {
        const started = performance.now();
        await login(shop(), email, 'another password');
        expect(performance.now() - started).to.be.at.least(595);
      }
    });
  });

  it('does not look at an access token that has expired', async () => {
    const answer = await login(shop(), ADA.email, PASSWORD, bearer('expired'));
    expect(answer.status).to.equal(200);
  });

  it('lets nobody in whose password was changed while it was looked at', async () => {
    const { db } = shop();
    const { customer } = await register(shop(), { ...BOB, email: 'late@example.com' });
    const row = await Customer.objects(db.read).where({ id: customer.id }).first();
    const before = await sessions();
    atCheckpoint('customer known', () =>
      db.transaction(async (trx) => {
        const password = `${row?.password}x`;
        await Customer.objects(trx).where({ id: customer.id }).update({ password });
      }),
    );
    expect((await login(shop(), 'late@example.com', PASSWORD)).status).to.equal(401);
    expect(await sessions()).to.equal(before);
  });

  it('tells later apps who logged in, and with which cart, in its transaction', async () => {
    const events: [number, string][] = [];
    const receiver: Parameters<typeof customerLoggedIn.connect>[0] = async (event) => {
      const { trx, customer_id, cart_token } = event;
      events.push([customer_id, cart_token]);
      if (cart_token === 'broken') throw new Error('the cart cannot be merged');
      expect(await Session.objects(trx).where({ customer_id }).first()).to.not.equal(undefined);
      return [];
    };
    customerLoggedIn.connect(receiver);
    await login(shop(), ADA.email, PASSWORD, { 'X-Cart-Token': 'guest-cart' });
    await login(shop(), ADA.email, PASSWORD);
    const { customer } = (
      await shop().send(
        'POST',
        '/api/customers/register/',
        { ...BOB, email: 'cart@example.com' },
        { 'X-Cart-Token': 'new-cart' },
      )
    ).body;
    expect(events).to.deep.equal([
      [adasId, 'guest-cart'],
      [adasId, ''],
      [customer.id, 'new-cart'],
    ]);
    const before = await sessions();
    expect((await login(shop(), ADA.email, PASSWORD, { 'X-Cart-Token': 'broken' })).status).to.equal(500);
    expect(await sessions()).to.equal(before);
    customerLoggedIn.disconnect(receiver);
  });

  it('knows the customer by the new e-mail after a change', async () => {
    const { customer } = await register(shop(), { ...BOB, email: 'old@example.com' });
    await updateCustomer(shop().db, customer.id, { email: 'New@example.com' }, {});
    expect((await login(shop(), 'old@example.com', PASSWORD)).status).to.equal(401);
    expect((await login(shop(), 'new@example.com', PASSWORD)).status).to.equal(200);
  });

  it('names the field of everything that is wrong', async () => {
    const cases: [string, unknown][] = [
      ...[undefined, null, 7, '', 'ada', 'ada@example.com\0', ['a@b.co'], 'x'.repeat(255) + '@b.co'].map(
        (value) => ['email', value] as [string, unknown],
      ),
      ...[undefined, null, 7, '', {}, 'a\0b', 'x'.repeat(1001)].map(
        (value) => ['password', value] as [string, unknown],
      ),
    ];
    for (const [field, value] of cases) {
      const answer = await shop().send('POST', PATH, {
        email: ADA.email,
        password: PASSWORD,
        [field]: value,
      });
      expect(answer.status, `${field} ${JSON.stringify(value)}`).to.equal(400);
      expect(answer.body.details[0].field).to.equal(field);
    }
    const long = await login(shop(), ADA.email, PASSWORD, { 'X-Cart-Token': 'x'.repeat(201) });
    expect([long.status, long.body.details[0].field]).to.deep.equal([400, 'X-Cart-Token']);
  });

  it('answers POST alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      expect((await shop().send(method, PATH)).status).to.equal(405);
    }
  });
});
