// For every rule of `verify`, what breaks it in a shop that has sold.
import type { Transaction } from '../framework/db/database.js';
import { change, copyRow, removeGuards } from './damage.js';

/** The ids of what the shop has. */
export interface Things {
  product: number;
  /** A paid order, of which a part was refunded. */
  order: number;
  item: number;
  payment: number;
  refund: number;
  invoice: number;
  creditNote: number;
  /** An order that is not paid. */
  pending: number;
  /** A paid order, of which a piece was cancelled and refunded. */
  parted: number;
  /** An order that was paid and cancelled. */
  cancelled: number;
  customer: number;
  user: number;
  event: number;
  delivery: number;
}

type Damage = (trx: Transaction, things: Things) => Promise<unknown>;
export const AT = '2026-11-25T12:00:00.000Z';
const LATER = '2100-01-01T00:00:00.000Z';

/** The id of the newest row of a table. */
export const first = async (trx: Transaction, table: string, where: object): Promise<number> => {
  const row = (await trx(table).where(where).orderBy('id', 'desc').first('id')) as { id: number } | undefined;
  if (!row) throw new Error(`no row of ${table} with ${JSON.stringify(where)}`);
  return row.id;
};

/** For each rule, what breaks it. */
export const DAMAGES: Record<string, Damage> = {
  // Products.
  'stock is never below zero': (trx, { product }) =>
    change(trx, 'products_product', product, { stock_quantity: -1 }),
  'stock is the sum of its movements': (trx, { product }) =>
    change(trx, 'products_product', product, { stock_quantity: 5 }),
  'a movement says the stock after it': async (trx, { product }) =>
    change(
      trx,
      'products_stockmovement',
      await first(trx, 'products_stockmovement', { product_id: product }),
      {
        stock_quantity: 5,
      },
    ),
  // Orders.
  'an order has items': (trx, { pending }) => trx('orders_orderitem').where({ order_id: pending }).delete(),
  'the subtotal of an item is quantity times price': (trx, { item }) =>
    change(trx, 'orders_orderitem', item, { subtotal_cents: 1 }),
  'the total of an order is the sum of its items': (trx, { order }) =>
    change(trx, 'orders_order', order, { total_cents: 1 }),
  'what was cancelled of an item is in its history': (trx, { item }) =>
    change(trx, 'orders_orderitem', item, { cancelled_quantity: 1 }),
  'the stock that an order holds is what is left of it': (trx, { cancelled }) =>
    trx('products_stockmovement').where({ order_id: cancelled, kind: 'restored' }).delete(),
  'the history of an order begins with pending and takes allowed steps': (trx, { pending }) =>
    trx('orders_statuschange').where({ order_id: pending }).update({ to_status: 'shipped' }),
  'the history of an order leads to its status': (trx, { pending }) =>
    change(trx, 'orders_order', pending, { status: 'shipped' }),
  'the event of an order that was placed here is in the outbox': (trx, { pending }) =>
    trx('events_event')
      .where({ aggregate: `order:${pending}`, type: 'order.placed' })
      .update({ type: 'x' }),
  // Payments.
  'an order is paid once': (trx, { payment }) =>
    copyRow(trx, 'payments_transaction', payment, { provider_key: 'copy' }),
  'an order has one payment that is open or done': (trx, { payment }) =>
    copyRow(trx, 'payments_transaction', payment, { provider_key: 'copy', status: 'pending' }),
  'no more is refunded than was paid': (trx, { refund }) =>
    change(trx, 'payments_transaction', refund, { amount_cents: 1_000_000 }),
  'the refunds of a payment that are begun or done are counted': (trx, { payment }) =>
    change(trx, 'payments_transaction', payment, { reserved_cents: 501 }),
  'what a payment counts as refunded was refunded': (trx, { payment }) =>
    change(trx, 'payments_transaction', payment, { refunded_cents: 499 }),
  'a refund is of a payment of its order, in its currency': (trx, { refund }) =>
    change(trx, 'payments_transaction', refund, { currency: 'CHF' }),
  'a paid order has an invoice': (trx, { payment, pending }) =>
    copyRow(trx, 'payments_transaction', payment, { provider_key: 'copy', order_id: pending }),
  'what was refunded is credited': (trx, { creditNote }) =>
    change(trx, 'invoices_invoice', creditNote, { total_cents: 1 }),
  'cancelled pieces are given back by one refund of their payment': async (trx, { payment }) =>
    change(trx, 'payments_owedpart', await first(trx, 'payments_owedpart', {}), { payment_id: payment }),
  'a paid order owes what was cancelled of it, and no more': async (trx) =>
    change(trx, 'payments_owedpart', await first(trx, 'payments_owedpart', {}), { amount_cents: 1_000_000 }),
  'the payment status of an order is that of its payment': (trx, { order }) =>
    change(trx, 'orders_order', order, { payment_status: 'paid' }),
  'a payment is of what was invoiced': (trx, { invoice }) =>
    change(trx, 'invoices_invoice', invoice, { total_cents: 9_999 }),
  'an open payment or refund will be looked at again': (trx, { payment }) =>
    change(trx, 'payments_transaction', payment, { status: 'unknown', next_try_at: null, gave_up_at: null }),
  'the money of a cancelled order is given back, or will be': async (trx, { cancelled }) => {
    const id = await first(trx, 'payments_transaction', { order_id: cancelled, kind: 'payment' });
    await change(trx, 'payments_transaction', id, { reserved_cents: 0, next_try_at: null });
  },
  'money that moved at the test provider is in the books': (trx, { payment }) =>
    change(trx, 'payments_transaction', payment, { status: 'failed' }),
  'money in the books moved at the test provider': (trx, { payment }) =>
    change(trx, 'payments_transaction', payment, { provider_key: 'another' }),
  // Invoices.
  'the numbers of invoices and credit notes have no gap': (trx) =>
    trx('invoices_numbercounter').where({ series: 'INV' }).increment('last_number', 1),
  'the number of an invoice or credit note was counted': (trx, { invoice }) =>
    change(trx, 'invoices_invoice', invoice, { number: 'INV-2019-000001' }),
  'the lines of an invoice or credit note come to its total': (trx, { invoice }) =>
    change(trx, 'invoices_invoice', invoice, { total_cents: 1 }),
  'no more is credited than was invoiced': (trx, { creditNote }) =>
    change(trx, 'invoices_invoice', creditNote, { total_cents: 1_000_000 }),
  'an order has one invoice': (trx, { invoice }) =>
    copyRow(trx, 'invoices_invoice', invoice, { number: 'INV-2026-900000' }),
  'a credit note is of an invoice of its order': (trx, { creditNote, pending }) =>
    change(trx, 'invoices_invoice', creditNote, { order_id: pending }),
  // Events.
  'events of an aggregate have places in the order in which they happened': async (trx, { event }) => {
    const { aggregate } = (await trx('events_event').where({ id: event }).first('aggregate')) as {
      aggregate: string;
    };
    await trx('events_event')
      .where({ aggregate })
      .update({ position: trx.raw('-id') });
  },
  'every event with a place has none without one before it': (trx, { order }) =>
    trx('events_event')
      .where(
        'id',
        trx('events_event')
          .where({ aggregate: `order:${order}` })
          .min('id'),
      )
      .update({ position: null }),
  'a delivered event has a time, another has none': (trx, { delivery }) =>
    change(trx, 'events_delivery', delivery, { status: 'delivered', delivered_at: null }),
  'a waiting delivery has a time for its next try': (trx, { delivery }) =>
    change(trx, 'events_delivery', delivery, { status: 'waiting', next_try_at: null }),
  'a delivery is about the same as its event': (trx, { delivery }) =>
    change(trx, 'events_delivery', delivery, { aggregate: 'order:0' }),
  // Accounts, users, carts, keys.
  'a deactivated account is not logged in': (trx, { customer }) =>
    change(trx, 'customers_customer', customer, { active: false }),
  'a deactivated account has no link to a new password': async (trx, { customer: customer_id }) => {
    const link = { customer_id, token_hash: 'x', created_at: AT, expires_at: LATER };
    await trx('customers_passwordreset').insert(link);
    await change(trx, 'customers_customer', customer_id, { active: false });
  },
  'a deactivated user is not logged in': async (trx, { user: user_id }) => {
    const session = {
      key_hash: 'x',
      user_id,
      created_at: AT,
      expires_at: LATER,
      address: '',
      user_agent: '',
    };
    await trx('auth_session').insert(session);
    await change(trx, 'auth_user', user_id, { is_active: false });
  },
  'a deactivated user has no API token': async (trx, { user }) => {
    const token = { key_hash: 'x', user_id: user, created_at: AT, expires_at: null };
    await trx('auth_token').insert(token).onConflict('user_id').ignore();
    await change(trx, 'auth_user', user, { is_active: false });
  },
  'a cart belongs to an account or to a guest, not to both': async (trx) => {
    await removeGuards(trx, 'carts_cart');
    await trx('carts_cart').update({ token_hash: null, customer_id: null });
  },
  'an idempotency key has its answer': (trx) => trx('idempotency_idempotencykey').update({ answer: null }),
  // Recommendations.
  'the sales that recommendations count are those of the orders': (trx, { order }) =>
    trx('recommendations_sale').where({ order_id: order }).delete(),
  'the buyers of a product are counted': (trx, { product }) =>
    trx('recommendations_salecount').where({ product_id: product }).increment('buyers', 1),
};
