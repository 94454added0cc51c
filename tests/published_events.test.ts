// What the shop publishes: which events a story leaves behind, each with data as its type declares.
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { eventTypes } from '../events/event_types.js';
import { Event, type EventRow } from '../events/models.js';
import '../ecommerce/services.js'; // whose apps declare the types
import { updateOrderItems } from '../orders/order_edits.js';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { makeProduct } from '../testing/makers/products.js';
import { makeOrder } from '../testing/makers/orders.js';
import { PASSWORD } from '../testing/makers/customers.js';
import { signUp } from '../testing/makers/carts.js';
import { settings } from '../ecommerce/settings.js';

const ajv = new Ajv({ allErrors: true, strict: false });

onEachDatabase('published events', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let seen = 0;

  /** The events since the last call, each checked against the schema of its type. */
  async function news(): Promise<EventRow[]> {
    const events = await Event.objects(shop().db.read).where('id', '>', seen).orderBy('id').select();
    seen = events.at(-1)?.id ?? seen;
    for (const { type, version, data } of events) {
      const declared = eventTypes().find(({ name }) => name === type);
      expect(declared?.version, type).to.equal(version);
      ajv.validate(declared?.data.schema ?? false, JSON.parse(data));
      expect(ajv.errors, type).to.equal(null);
    }
    return events;
  }
  const names = (events: EventRow[]): string[] => events.map(({ type, aggregate }) => `${type} ${aggregate}`);

  it('a product: created, changed, sold out, deleted', async () => {
    const id = await makeProduct(shop(), { stock_quantity: settings.LOW_STOCK + 1 });
    await shop().send('PATCH', `/api/products/${id}/`, { price: 3 });
    await shop().send('PATCH', `/api/products/${id}/`, { price: 3 }); // changes nothing
    await shop().send('POST', `/api/products/${id}/stock/`, { delta: -1 });
    await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 2 }); // is low already
    await shop().send('DELETE', `/api/products/${id}/`);
    expect(names(await news())).to.deep.equal(
      [
        ...['product.created', 'product.changed', 'product.changed', 'stock.low'],
        ...['product.changed', 'product.deleted'],
      ].map((type) => `${type} product:${id}`),
    );
  });

  it('products that were written together', async () => {
    const id = await makeProduct(shop(), { stock_quantity: settings.LOW_STOCK + 1 });
    await news();
    const items = [
      { id, stock_quantity: 1 },
      { name: 'Cup', price: 2 },
      { id, price: -1 },
    ];
    const { body } = await shop().send('POST', '/api/products/bulk/', { items });
    const made = body.results[1].product_id ?? body.results[1].id;
    expect(names(await news())).to.have.members([
      ...[`product.changed product:${id}`, `stock.low product:${id}`],
      `product.created product:${made}`,
    ]);
  });

  it('an order that takes the stock below its level tells of it', async () => {
    const id = await makeProduct(shop(), { stock_quantity: settings.LOW_STOCK + 1 });
    await news();
    const order = await makeOrder(shop(), [[id, 2]]);
    expect(names(await news())).to.deep.equal([`stock.low product:${id}`, `order.placed order:${order}`]);
  });

  it('an order: placed, changed, moved, cancelled, deleted', async () => {
    const product = await makeProduct(shop(), { stock_quantity: 100 });
    await news();
    const id = await makeOrder(shop(), [[product, 2]]);
    const change = { id: null, product_id: product, quantity: 1, deleted: false };
    await updateOrderItems(shop().db, id, [change]);
    await shop().send('PATCH', `/api/orders/${id}/status/`, { status: 'processing' });
    await shop().send('PATCH', `/api/orders/${id}/status/`, { status: 'processing' }); // changes nothing
    await shop().send('POST', `/api/orders/${id}/cancel/`);
    const events = await news();
    expect(names(events)).to.deep.equal(
      ['order.placed', 'order.changed', 'order.status_changed', 'order.cancelled'].map(
        (type) => `${type} order:${id}`,
      ),
    );
    const { order, from_status, changed_by } = JSON.parse(events.at(-1)?.data ?? '{}');
    expect([order.status, from_status, changed_by]).to.deep.equal(['cancelled', 'processing', 'staff usual']);
    expect(order.items).to.have.lengthOf(2);
  });

  it('a refused order, and one that is repeated by its key, publish nothing more', async () => {
    const product = await makeProduct(shop(), { stock_quantity: 100 });
    const body = {
      ...{ customer_name: 'Ann', customer_email: 'ann@example.com', shipping_address: 'Here' },
      items: [{ product_id: product, quantity: 1 }],
    };
    await news();
    const key = { 'Idempotency-Key': `events-${dialect}` };
    await shop().send('POST', '/api/orders/', body, key);
    await shop().send('POST', '/api/orders/', body, key);
    await shop().send('POST', '/api/orders/', { ...body, items: [{ product_id: product, quantity: 9_999 }] });
    expect((await news()).map(({ type }) => type)).to.deep.equal(['order.placed']);
  });

  it('a customer who pays, is refunded, and is forgotten', async () => {
    const product = await makeProduct(shop(), { stock_quantity: 100 });
    await news();
    const buyer = await signUp(shop);
    await buyer.add(product, 1);
    const { body: placed } = await buyer.checkout({});
    const as = { Authorization: `Bearer ${buyer.session.access_token}` };
    const method = await shop().send(
      'POST',
      '/api/payments/methods/',
      { provider: 'test', token: 'tok_visa' },
      as,
    );
    const { id: payment_method_id } = method.body;
    const order_id = placed.order.id as number;
    const paid = await shop().send(
      'POST',
      '/api/payments/transactions/',
      { order_id, payment_method_id },
      as,
    );
    await shop().send('POST', `/api/payments/transactions/${paid.body.id}/refund/`, { reason: 'Broken' });
    await shop().send('PATCH', `/api/orders/${order_id}/status/`, { status: 'delivered' });
    const events = await news();
    const of = `order:${order_id}`;
    expect(names(events)).to.deep.equal([
      `customer.registered customer:${buyer.id}`,
      ...['order.placed', 'order.paid', 'invoice.issued', 'order.refunded'].map((type) => `${type} ${of}`),
      ...['credit_note.issued', 'order.status_changed'].map((type) => `${type} ${of}`),
    ]);
    const forgotten = await shop().send('DELETE', '/api/customers/me/', { current_password: PASSWORD }, as);
    expect(forgotten.status).to.be.oneOf([200, 204]);
    expect(names(await news())).to.deep.equal([`customer.forgotten customer:${buyer.id}`]);
    const kept = await Event.objects(shop().db.read)
      .whereIn('aggregate', [of, `customer:${buyer.id}`])
      .pluck('data');
    expect(kept.join('\n')).to.not.match(/Ada|customer\d+@example\.com/);
  });

  it('a refused payment', async () => {
    const product = await makeProduct(shop(), { stock_quantity: 100 });
    const buyer = await signUp(shop);
    await buyer.add(product, 1);
    const { body: placed } = await buyer.checkout({});
    const as = { Authorization: `Bearer ${buyer.session.access_token}` };
    const declined = { provider: 'test', token: 'tok_charge_declined' };
    const method = await shop().send('POST', '/api/payments/methods/', declined, as);
    await news();
    const asked = { order_id: placed.order.id, payment_method_id: method.body.id };
    await shop().send('POST', '/api/payments/transactions/', asked, as);
    expect(names(await news())).to.deep.equal([`payment.failed order:${placed.order.id}`]);
  });
});
