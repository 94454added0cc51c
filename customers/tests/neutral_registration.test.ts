// Registering with protected access: nobody learns who has an account, and a mail has the rest.
import { expect } from 'chai';
import { LoginThrottle } from '../../framework/auth/models.js';
import { seal } from '../../framework/sealing.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { eventsOf } from '../../testing/events.js';
import { useMails } from '../../testing/mails.js';
import { type Answer, useShop } from '../../testing/shop.js';
import { Customer, findCustomer } from '../models.js';
import { ADA, bearer, login, PASSWORD, register, statusOfMe } from '../../testing/makers/customers.js';
import { storedProduct } from '../../testing/makers/products.js';

const REGISTER = '/api/customers/register/';
const CONFIRM = '/api/customers/register/confirm/';
const USELESS = [{ field: 'registration_token', message: 'is not valid, has expired, or was used already' }];

onEachDatabase('registering with protected access', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  const { API_ACCESS } = settings;
  let people = 0;

  before(() => void (settings.API_ACCESS = 'protected'));
  after(() => void (settings.API_ACCESS = API_ACCESS));
  beforeEach(() => shop().db.transaction((trx) => LoginThrottle.objects(trx).delete()));

  const account = () => ({ ...ADA, email: `New${(people += 1)}@example.com` });
  const send = (body: object): Promise<Answer> => shop().send('POST', REGISTER, body);
  const confirm = (registration_token: unknown, headers = {}) =>
    shop().send('POST', CONFIRM, { registration_token }, headers);
  async function tokenFor(who: { email: string }): Promise<string> {
    expect((await send(who)).status).to.equal(202);
    const [mail = ''] = await mails();
    expect(mail).to.include(`To: ${who.email}`);
    return /open-account\/\?token=([\w-]+)\r\n/.exec(mail)?.[1] ?? 'no token in the mail';
  }

  it('is answered the same for an address with an account, and its owner is told', async () => {
    const owner = account();
    await register(shop(), owner);
    const stranger = { ...owner, email: owner.email.toUpperCase(), name: 'Mallory' };
    const known = await send(stranger);
    const [mail, ...others] = await mails();
    expect(others).to.deep.equal([]);
    expect(mail).to.include(`To: ${owner.email}`).and.include('You have an account already');
    expect(mail).not.to.match(/Mallory|token=/);
    const fresh = account();
    const unknown = await send(fresh);
    expect([known.status, known.body]).to.deep.equal([202, { pending_email: stranger.email }]);
    expect([unknown.status, unknown.body]).to.deep.equal([202, { pending_email: fresh.email }]);
    expect([...known.headers.keys()].sort()).to.deep.equal([...unknown.headers.keys()].sort());
    expect((await login(shop(), owner.email, PASSWORD)).body.customer.name).to.equal(ADA.name);
  });

  it('makes no account before the link is used', async () => {
    const who = account();
    await tokenFor(who);
    expect(await findCustomer(shop().db.read, who.email)).to.equal(undefined);
    expect((await login(shop(), who.email, PASSWORD)).status).to.equal(401);
  });

  it('opens the account with the link, logs in, and brings the guest’s cart along', async () => {
    const who = account();
    const lamp = { name: 'Lamp', price_cents: 100, stock_quantity: 5, category: 'home' };
    const { id } = await storedProduct(shop().db, lamp);
    const cart = await shop().send('POST', '/api/cart/', { product_id: id, quantity: 2 });
    const token = await tokenFor(who);
    const opened = await confirm(token, { 'X-Cart-Token': cart.body.cart_token });
    expect(opened.status).to.equal(201);
    expect(opened.body.customer).to.include({
      ...{ email: who.email, name: ADA.name, phone: ADA.phone, shipping_address: ADA.shipping_address },
    });
    expect(opened.body.cart_not_kept).to.deep.equal([]);
    expect(await statusOfMe(shop(), opened.body.access_token)).to.equal(200);
    const mine = await shop().get('/api/cart/', bearer(opened.body.access_token));
    expect(mine.body.item_count).to.equal(2);
    expect((await login(shop(), who.email, PASSWORD)).status).to.equal(200);
  });

  it('refuses a link that was used, is too old, or was made up', async () => {
    const who = account();
    const token = await tokenFor(who);
    expect((await confirm(token)).status).to.equal(201);
    const of = (expires_at: string, purpose = 'customers.registration') => {
      const { email, name, phone, shipping_address } = account();
      return seal(
        JSON.stringify({ email, name, phone, shipping_address, password: '!', expires_at }),
        purpose,
      );
    };
    const before_ = (await Customer.objects(shop().db.read).select('id')).length;
    const [past, future] = ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'];
    for (const bad of [token, of(past), of(future, 'auth.two_factor'), 'x', `${token.slice(0, -4)}AAAA`]) {
      const refused = await confirm(bad);
      expect([refused.status, refused.body.details]).to.deep.equal([400, USELESS]);
    }
    expect((await Customer.objects(shop().db.read).select('id')).length).to.equal(before_);
  });

  it('opens one account with two links at once', async () => {
    const who = account();
    const token = await tokenFor(who);
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 400, 400]);
  });

  it('says at once what is wrong with the form, which tells nothing of accounts', async () => {
    const owner = account();
    await register(shop(), owner);
    for (const who of [owner, account()]) {
      const weak = await send({ ...who, password: '12345678' });
      expect([weak.status, weak.body.details[0].field]).to.deep.equal([400, 'password']);
      expect((await send({ ...who, name: '' })).status).to.equal(400);
    }
    expect(await mails()).to.deep.equal([]);
  });

  it('sends no flood of mails to one address', async () => {
    const who = account();
    for (let tries = 0; tries < 12; tries += 1) expect((await send(who)).status).to.equal(202);
    expect((await mails()).length).to.be.within(1, 6);
  });

  it('is an event of the log', async () => {
    const who = account();
    const token = await tokenFor(who);
    const events = await eventsOf(async () => {
      await send(account());
      await confirm(token);
    });
    expect(events.map(({ event }) => event)).to.deep.equal([
      ...['customer_registration_requested', 'customer_registered'],
    ]);
  });

  it('has a page behind the link, whose button alone opens the account', async () => {
    const who = account();
    const token = await tokenFor(who);
    const page = await shop().get(`/open-account/?token=${token}`);
    expect(page.body).to.include('Open your account').and.include(`value="${token}"`);
    expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(await findCustomer(shop().db.read, who.email)).to.equal(undefined);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const press = () => shop().send('POST', '/open-account/', `token=${token}`, form);
    expect((await press()).body).to.include('Your account is open');
    expect((await login(shop(), who.email, PASSWORD)).status).to.equal(200);
    expect((await press()).body).to.include('This link no longer works');
  });
});
