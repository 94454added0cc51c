// A second customer tries every id of the first at every endpoint: 404 each time, and nothing changed.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Event } from '../events/models.js';
import { bearer, ADA, BOB, register } from '../testing/makers/customers.js';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { onEachDatabaseInOrder } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { settings } from '../ecommerce/settings.js';
import { makeThings, type Things } from '../testing/makers/things.js';

/** Every address that takes an id of a customer's, or a body that names one. */
const TRIES: [string, (things: Things) => string, ((things: Things) => unknown)?][] = [
  ['GET', ({ order_id }) => `/api/orders/${order_id}/`],
  ['POST', ({ order_id }) => `/api/orders/${order_id}/cancel/`],
  [
    'POST',
    ({ order_id, item_id }) => `/api/orders/${order_id}/items/${item_id}/cancel/`,
    () => ({ quantity: 1 }),
  ],
  ['GET', ({ invoice_id }) => `/api/invoices/${invoice_id}/`],
  ['GET', ({ invoice_id }) => `/api/invoices/${invoice_id}/pdf/`],
  ['POST', () => '/api/invoices/', ({ order_id }) => ({ order_id })],
  ['GET', ({ transaction_id }) => `/api/payments/transactions/${transaction_id}/`],
  ['GET', ({ order_id }) => `/api/payments/transactions/?order_id=${order_id}`],
  ['POST', () => '/api/payments/transactions/', ({ order_id }) => ({ order_id })],
  [
    'POST',
    () => '/api/payments/transactions/',
    ({ order_id, payment_method_id }) => ({ order_id, payment_method_id }),
  ],
  ['DELETE', ({ payment_method_id }) => `/api/payments/methods/${payment_method_id}/`],
  ['POST', ({ payment_method_id }) => `/api/payments/methods/${payment_method_id}/default/`],
  ['PATCH', ({ product_id }) => `/api/cart/items/${product_id}/`, () => ({ quantity: 2 })],
  ['DELETE', ({ product_id }) => `/api/cart/items/${product_id}/`],
];

onEachDatabaseInOrder("another customer's things", (dialect) => {
  const shop = useShop(dialect);
  const accessBefore = settings.API_ACCESS;
  let things: Things;
  let bob: Record<string, string> = {};

  before(async () => {
    settings.API_ACCESS = 'protected';
    const ada = await register(shop());
    things = await makeThings(shop().db, ada.customer.id);
    await shop().send(
      'POST',
      '/api/cart/',
      { product_id: things.product_id, quantity: 1 },
      bearer(ada.access_token),
    );
    bob = bearer((await register(shop(), BOB)).access_token);
    await shop().send('POST', '/api/payments/methods/', { provider: 'test', token: 'tok_visa' }, bob);
  });
  after(() => {
    settings.API_ACCESS = accessBefore;
  });

  /** Every row of every table that has a model, besides what each request leaves behind. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const models = INSTALLED_APPS.flatMap((app) => app.models);
    // Events get their places in the background.
    while (await Event.objects(shop().db.read).whereNull('position').first('id')) await delay(20);
    const tables = models.map(async (model) => [
      model.table,
      await model.objects(shop().db.read).select().orderBy('id'),
    ]);
    return Object.fromEntries(await Promise.all(tables));
  }

  for (const [method, path, body] of TRIES) {
    it(`${method} ${path({} as Things).replaceAll('undefined', '<id>')}`, async () => {
      const before = await everything();
      const answer = await shop().send(method, path(things), body?.(things), bob);
      expect([answer.status, answer.body.code]).to.deep.equal([404, 'not_found']);
      expect(JSON.stringify(answer.body)).not.to.contain(ADA.name);
      expect(await everything()).to.deep.equal(before);
    });
  }

  it('are in none of the lists', async () => {
    for (const [path, list] of [
      ['/api/orders/mine/', 'orders'],
      ['/api/invoices/', 'invoices'],
      ['/api/payments/transactions/', 'transactions'],
    ] as const) {
      const answer = await shop().get(path, bob);
      expect([answer.status, answer.body[list]]).to.deep.equal([200, []]);
    }
    for (const list of ['invoices', 'payments/transactions']) {
      const answer = await shop().get(`/api/${list}/?order_id=${things.order_id}`, bob);
      expect([answer.status, answer.body.code]).to.deep.equal([404, 'not_found']);
    }
    const { payment_methods } = (await shop().get('/api/payments/methods/', bob)).body;
    expect(payment_methods).to.have.length(1);
    expect(payment_methods[0].id).not.to.equal(things.payment_method_id);
    expect((await shop().get('/api/cart/', bob)).body.items).to.deep.equal([]);
  });

  it('pay for none of the own', async () => {
    const items = [{ product_id: things.other_id, quantity: 1 }];
    const placed = await shop().send('POST', '/api/orders/', { items, shipping_address: 'Here' }, bob);
    const { id: order_id } = placed.body.order;
    const before = await everything();
    const asked = { order_id, payment_method_id: things.payment_method_id };
    const refused = await shop().send('POST', '/api/payments/transactions/', asked, bob);
    expect(refused.status).to.equal(404);
    expect(await everything()).to.deep.equal(before);
  });
});
