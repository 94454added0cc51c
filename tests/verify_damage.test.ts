// Every invariant that `verify` checks finds what breaks it, and nothing in a shop that has sold.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import type { Transaction } from '../framework/db/database.js';
import { derivedInvariants } from '../framework/db/derived_data.js';
import { brokenRows } from '../framework/db/invariants.js';
import { countTable } from '../framework/db/kept_counts.js';
import { change, foundAfter, removeGuards } from '../testing/damage.js';
import { onEachDatabase } from '../testing/databases.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { bearer, register } from '../testing/makers/customers.js';
import { makeProduct } from '../testing/makers/products.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { AT, DAMAGES, first, type Things } from '../testing/rule_damages.js';
import { useShop } from '../testing/shop.js';

onEachDatabase('what verify finds', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const declared = Object.fromEntries(INSTALLED_APPS.flatMap((app) => Object.entries(app.invariants ?? {})));
  const computing = INSTALLED_APPS.flatMap((app) => app.models).filter((model) => model.options.computed);
  const derived = derivedInvariants(computing);
  let things: Things;

  before(async () => {
    const { db } = shop();
    const { order, payment, headers } = await paying.paidOrder();
    await paying.refund(payment, { amount: 5 });
    await paying.settled(order);
    const parted = await paying.paidOrder();
    const [piece] = (await shop().get(`/api/orders/${parted.order}/`)).body.items as { id: number }[];
    await shop().send('POST', `/api/orders/${parted.order}/items/${piece?.id}/cancel/`, { quantity: 1 });
    await paying.become(parted.order, (rows) => rows.length === 2 && rows.every(isDone));
    const cancelled = await paying.paidOrder();
    await paying.cancel(cancelled.order);
    await paying.become(cancelled.order, (rows) => rows.length === 2 && rows.every(isDone));
    const other = await makeProduct(shop(), { name: 'Mug', price: 2, stock_quantity: 9 });
    const session = await register(shop());
    await shop().send('POST', '/api/cart/', { product_id: other, quantity: 1 }, bearer(session.access_token));
    const key = { 'Idempotency-Key': 'a key of this test' };
    const buyer = bearer(session.access_token);
    const placed = await shop().send('POST', '/api/cart/checkout/', undefined, { ...buyer, ...key });
    expect(placed.status, JSON.stringify(placed.body)).to.equal(201);
    await shop().send('POST', '/api/cart/', { product_id: other, quantity: 1 }, headers);
    await db.transaction(async (trx) => {
      const event = await first(trx, 'events_event', { aggregate: `order:${order}` });
      const delivery = {
        channel: 'mail',
        target: '',
        status: 'skipped',
        tries: 0,
        last_error: '',
        created_at: AT,
      };
      await trx('events_delivery').insert({ ...delivery, event_id: event, aggregate: `order:${order}` });
      things = {
        ...{ order, payment, event, parted: parted.order, cancelled: cancelled.order },
        product: await paying.product(),
        item: await first(trx, 'orders_orderitem', { order_id: order }),
        refund: await first(trx, 'payments_transaction', { order_id: order, kind: 'refund' }),
        invoice: await first(trx, 'invoices_invoice', { order_id: order, kind: 'invoice' }),
        creditNote: await first(trx, 'invoices_invoice', { order_id: order, kind: 'credit_note' }),
        pending: await first(trx, 'orders_order', { status: 'pending', payment_status: 'unpaid' }),
        customer: session.customer.id,
        user: await first(trx, 'auth_user', {}),
        delivery: await first(trx, 'events_delivery', {}),
      };
    });
  });

  it('is nothing in a shop that has sold, refunded and cancelled', () => expectTrueBooks(shop().db));

  it('has a damage for every rule here', () => {
    expect(Object.keys(DAMAGES)).to.have.members(Object.keys(declared));
  });

  for (const [rule, damage] of Object.entries(DAMAGES)) {
    it(`is a row of which this is not true: ${rule}`, async () => {
      const invariant = declared[rule] ?? '';
      const found = await foundAfter(shop().db, invariant, (trx) => damage(trx, things));
      expect(found).to.not.have.length(0);
    });
  }

  for (const model of computing) {
    const { table, verboseNamePlural } = model;
    const [column = ''] = Object.keys(model.options.computed ?? {});
    it(`is a computed column of ${verboseNamePlural} that is not up to date, and is repaired`, async () => {
      const rule = derived[`the computed columns of ${verboseNamePlural} are up to date`];
      if (typeof rule !== 'object') throw new Error('no such rule');
      const repaired = await foundAfter(shop().db, rule, async (trx) => {
        const id = await first(trx, table, {});
        await change(trx, table, id, { [column]: 'wrong' });
        const found = await brokenRows(shop().db.inside(trx), trx, rule);
        expect(found).to.deep.equal([{ id, columns: [column] }]);
        await rule.repair?.(trx);
      });
      expect(repaired).to.deep.equal([]);
    });

    if (dialect === 'postgres' || !model.fields.has('search_text')) continue;
    it(`is a search index of ${verboseNamePlural} without a text, and is repaired`, async () => {
      const rule = derived[`the search index of ${verboseNamePlural} has their texts`];
      if (typeof rule !== 'object') throw new Error('no such rule');
      const forget = async (trx: Transaction): Promise<void> => {
        const row = (await trx(table).first('id', 'search_text')) as { id: number; search_text: string };
        const index = `${table}_search_text_fts`;
        await trx.raw(`INSERT INTO ${index}(${index}, rowid, search_text) VALUES ('delete', ?, ?)`, [
          row.id,
          row.search_text,
        ]);
      };
      expect(await foundAfter(shop().db, rule, forget)).to.have.length(1);
      const repaired = await foundAfter(shop().db, rule, async (trx) => {
        await forget(trx);
        await rule.repair?.(trx);
      });
      expect(repaired).to.deep.equal([]);
    });
  }

  for (const model of INSTALLED_APPS.flatMap(({ models }) =>
    models.filter(({ options }) => options.counts),
  )) {
    it(`is a kept count of ${model.verboseNamePlural} that is wrong, and is repaired`, async () => {
      const rule = derived[`the kept counts of ${model.verboseNamePlural} equal what they count`];
      if (typeof rule !== 'object') throw new Error('no such rule');
      const forget = (trx: Transaction) => trx(countTable(model)).delete();
      expect(await foundAfter(shop().db, rule, forget)).to.not.have.length(0);
      const repaired = await foundAfter(shop().db, rule, async (trx) => {
        await forget(trx);
        await rule.repair?.(trx);
      });
      expect(repaired).to.deep.equal([]);
    });
  }

  it('is a sale that was not counted, and is repaired', async () => {
    for (const rule of [
      'the sales that recommendations count are those of the orders',
      'the buyers of a product are counted',
    ]) {
      const invariant = declared[rule];
      if (typeof invariant !== 'object') throw new Error('no such rule');
      const found = await foundAfter(shop().db, invariant, async (trx) => {
        await removeGuards(trx, 'recommendations_salecount');
        await DAMAGES[rule]?.(trx, things);
        await invariant.repair?.(trx);
      });
      expect(found).to.deep.equal([]);
    }
  });
});

const isDone = ({ status }: { status: string }): boolean => status === 'succeeded';
