// POST /api/orders/claim/, the mail that it sends, /api/orders/claim/confirm/ and the page behind the link.
import { expect } from 'chai';
import { bearer, PASSWORD, register } from '../../testing/makers/customers.js';
import { LoginThrottle } from '../../framework/auth/models.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useMails } from '../../testing/mails.js';
import { staff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { updateCustomer } from '../../customers/accounts.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { GUEST } from '../../testing/makers/contacts.js';

const PATH = '/api/orders/claim/';

onEachDatabase('claiming the orders of a guest', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let product = 0;
  let people = 0;
  before(async () => {
    const fields = { name: 'Cup', price: 10, stock_quantity: 1_000 };
    product = await makeProduct(shop(), fields);
  });
  beforeEach(() => shop().db.transaction((trx) => LoginThrottle.objects(trx).delete()));

  async function order(customer_email: string, headers = {}): Promise<number> {
    return makeOrder(shop(), [[product, 1]], { ...GUEST, customer_email }, headers);
  }
  const newEmail = () => `buyer${(people += 1)}@example.com`;
  async function account(email: string) {
    const session = await register(shop(), { email, password: PASSWORD, name: 'Mallory' });
    return { id: session.customer.id, email, headers: bearer(session.access_token) };
  }
  type Account = Awaited<ReturnType<typeof account>>;
  const ask = ({ headers }: Account) => shop().send('POST', PATH, undefined, headers);
  async function tokenFor(who: Account): Promise<string> {
    expect((await ask(who)).status).to.equal(202);
    const text = (await mails()).at(-1) ?? '';
    return /claim-orders\/\?token=([\w.-]+)\r\n/.exec(text)?.[1] ?? 'no token in the mail';
  }
  const confirm = ({ headers }: Account, claim_token: unknown, more = {}) =>
    shop().send('POST', `${PATH}confirm/`, { claim_token }, { ...headers, ...more });
  const mine = async ({ headers }: Account): Promise<number[]> =>
    (await shop().get('/api/orders/mine/', headers)).body.orders.map((each: { id: number }) => each.id);

  it('shows the orders of an address to nobody who merely registers it', async () => {
    const email = newEmail();
    await order(email);
    const buyer = await account(email);
    expect(await mine(buyer)).to.deep.equal([]);
  });

  it('links all of them with the link in the mail, whatever the case of the address', async () => {
    const email = newEmail();
    const ids = [await order(email), await order(email.toUpperCase())];
    const foreign = await order(newEmail());
    const buyer = await account(email);
    const token = await tokenFor(buyer);
    const [mail = ''] = await mails();
    expect(mail).to.include(`To: ${email}`).and.not.to.include('Mallory');
    const answer = await confirm(buyer, token);
    expect([answer.status, answer.body]).to.deep.equal([200, { order_ids: ids }]);
    expect(await mine(buyer))
      .to.have.members(ids)
      .and.not.to.include(foreign);
    const { body } = await shop().get(`/api/orders/${ids[0]}/`, buyer.headers);
    expect([body.customer_id, body.version]).to.deep.equal([buyer.id, 2]);
    expect((await confirm(buyer, token)).body).to.deep.equal({ order_ids: [] });
  });

  it('gives the same answer to a repeated key', async () => {
    const email = newEmail();
    const id = await order(email);
    const buyer = await account(email);
    const token = await tokenFor(buyer);
    const key = { 'Idempotency-Key': 'claim' };
    await confirm(buyer, token, key);
    const again = await confirm(buyer, token, key);
    expect([again.body, again.headers.get('idempotent-replayed')]).to.deep.equal([
      { order_ids: [id] },
      'true',
    ]);
  });

  it('takes payments and invoices along', async () => {
    const email = newEmail();
    const items = [{ product_id: product, quantity: 1 }];
    const guest = { ...GUEST, customer_email: email };
    const { body: placed } = await shop().send('POST', '/api/orders/', { ...guest, items });
    const token = { 'X-Order-Token': placed.order_token };
    const payment = { order_id: placed.order.id, provider: 'test', token: 'tok_visa' };
    const { body: paid } = await shop().send('POST', '/api/payments/transactions/', payment, token);
    const buyer = await account(email);
    await confirm(buyer, await tokenFor(buyer));
    const { transactions } = (await shop().get('/api/payments/transactions/', buyer.headers)).body;
    expect(transactions.map((each: { id: number }) => each.id)).to.deep.equal([paid.id]);
    const { invoices } = (await shop().get('/api/invoices/', buyer.headers)).body;
    expect(invoices.map((each: { order_id: number }) => each.order_id)).to.deep.equal([placed.order.id]);
    expect((await shop().get(`/api/invoices/${invoices[0].id}/pdf/`, buyer.headers)).status).to.equal(200);
    const other = await account(newEmail());
    expect((await shop().get(`/api/invoices/${invoices[0].id}/`, other.headers)).status).to.equal(404);
    // The token of the order goes on working.
    expect((await shop().get(`/api/orders/${placed.order.id}/`, token)).status).to.equal(200);
  });

  it('mails nothing when there is nothing to claim, and answers the same', async () => {
    const buyer = await account(newEmail());
    await order(buyer.email, buyer.headers);
    const answer = await ask(buyer);
    expect(answer.status).to.equal(202);
    expect(await mails()).to.deep.equal([]);
  });

  it('refuses the link of another account, of an earlier address, a made-up and an expired one', async () => {
    const email = newEmail();
    await order(email);
    const [buyer, other] = [await account(email), await account(newEmail())];
    const token = await tokenFor(buyer);
    const refused = await confirm(other, token);
    expect([refused.status, refused.body.details[0].field]).to.deep.equal([400, 'claim_token']);
    for (const made of ['x', `${token}x`, 'a.b', ''])
      expect((await confirm(buyer, made)).status).to.equal(400);
    await updateCustomer(shop().db, buyer.id, { email: newEmail() }, {});
    expect((await confirm(buyer, token)).status).to.equal(400);
    expect(await mine(buyer)).to.deep.equal([]);
  });

  it('wants the customer, not staff or somebody else', async () => {
    expect((await shop().send('POST', PATH)).status).to.equal(401);
    expect((await shop().send('POST', PATH, undefined, await staff(shop().db, 'claimer'))).status).to.equal(
      403,
    );
  });

  describe('by the page behind the link', () => {
    const PAGE = '/claim-orders/';
    const post = (fields: Record<string, string>) =>
      shop().send('POST', PAGE, new URLSearchParams(fields).toString(), {
        'Content-Type': 'application/x-www-form-urlencoded',
      });

    it('is where mails lead unless the settings name another page', async () => {
      expect(new URL(settings.ORDER_CLAIM_URL).pathname).to.equal(PAGE);
      const { status, headers, body } = await shop().get(`${PAGE}?token=abc`);
      expect(status).to.equal(200);
      expect([headers.get('cache-control'), headers.get('referrer-policy')]).to.deep.equal([
        'no-store',
        'no-referrer',
      ]);
      expect(body).to.include('value="abc"');
      expect((await shop().get(`${PAGE}?token=${encodeURIComponent('"><script>')}`)).body).not.to.include(
        '<script>',
      );
    });

    it('adds the orders of who logs in there', async () => {
      const email = newEmail();
      const id = await order(email);
      const buyer = await account(email);
      const token = await tokenFor(buyer);
      const wrong = await post({ token, email, password: 'wrong' });
      expect(wrong.body).to.include('is not right').and.to.include(`value="${email}"`);
      const other = await account(newEmail());
      expect((await post({ token, email: other.email, password: PASSWORD })).body).to.include(
        'another account',
      );
      expect((await post({ token, email, password: PASSWORD })).body).to.include(
        '1 order is in your account now',
      );
      expect(await mine(buyer)).to.deep.equal([id]);
    });
  });
});
