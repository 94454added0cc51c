// Rows of a shop as its first two versions stored them, with the ids that the test of the upgrade expects.
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

export const BUYER = {
  customer_name: 'John Doe',
  customer_email: 'john@example.com',
  shipping_address: '123 Main St',
};
/** The lines of order 1, which a guest placed under the key `first`. */
export const LINES = [{ product_id: 1, quantity: 2 }];
/** No customer has this id; only the first version could store it. */
export const NOBODY = 99;

const NOW = '2026-11-01T10:00:00.000Z';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Version {
  /** Whether keys keep the answer that was given, and invoices the text by which they are found. */
  answers: boolean;
  /** Whether rows can name an account that does not exist. */
  strangers: boolean;
}

/** Fills an empty shop: ids count from 1 in the order of the rows. */
export async function fillOldShop(knex: Knex, { answers, strangers }: Version): Promise<void> {
  const stranger = strangers ? NOBODY : null;
  await knex('products_product').insert(product());
  await knex('customers_customer').insert(['ann@example.com', 'bob@example.com'].map(customer));
  const orders = [null, 1, stranger, 2].map(order);
  await knex('orders_order').insert(orders);
  const items = orders.map((_, index) => item(index + 1));
  await knex('orders_orderitem').insert(items);
  await knex('orders_statuschange').insert(
    orders.map((_, index) => ({
      ...{ order_id: index + 1, from_status: '', to_status: 'pending', changed_by: '', changed_at: NOW },
    })),
  );
  const { search_text: _, ...placed } = orders[0] as Record<string, unknown>;
  const answer = answers && { answer: JSON.stringify({ id: 1, ...placed, items: [{ id: 1, ...items[0] }] }) };
  const lines = LINES.map(({ product_id, quantity }) => [product_id, quantity]);
  const request_hash = sha256(JSON.stringify([...Object.values(BUYER), lines]));
  const key = { idempotency_key: 'first', request_hash, order_id: 1, created_at: NOW, ...answer };
  await knex('orders_idempotencykey').insert({ customer_id: 0, ...key });
  // The last order is deleted: its id must not be given out again.
  await knex('orders_orderitem').where({ order_id: 4 }).delete();
  await knex('orders_statuschange').where({ order_id: 4 }).delete();
  await knex('orders_order').where({ id: 4 }).delete();

  await knex('carts_cart').insert([
    { customer_id: 1, token_hash: null, created_at: NOW, updated_at: NOW },
    { customer_id: null, token_hash: sha256('guest'), created_at: NOW, updated_at: NOW },
    ...(strangers ? [{ customer_id: NOBODY, token_hash: null, created_at: NOW, updated_at: NOW }] : []),
  ]);
  for (const cart_id of strangers ? [1, 2, 3] : [1, 2]) {
    await knex('carts_cartitem').insert({ cart_id, product_id: 1, quantity: 1, added_at: NOW });
    await knex('carts_checkout').insert({ cart_id, ...key });
  }
  await fillPayments(knex, stranger, answers);
}

async function fillPayments(knex: Knex, stranger: number | null, searched: boolean): Promise<void> {
  await knex('payments_paymentmethod').insert({
    ...{ customer_id: 1, provider: 'test', kind: 'card', token: 'tok_visa', brand: 'visa', last4: '4242' },
    ...{ exp_month: 12, exp_year: 2030, is_default: true, created_at: NOW },
  });
  await knex('payments_transaction').insert([
    transaction({ customer_id: 1, order_id: 2, refunded_cents: 500, reserved_cents: 500 }),
    transaction({ customer_id: 1, order_id: 2, kind: 'refund', amount_cents: 500, payment_id: 1 }),
    transaction({ customer_id: stranger, order_id: 3 }),
  ]);
  for (const [index, customer_id] of [1, stranger].entries()) {
    const id = index + 1;
    await knex('invoices_invoice').insert({
      ...invoice(id, customer_id),
      ...(searched && { search_text: `inv-2026-00000${id}\njohn doe\njohn@example.com` }),
    });
    await knex('invoices_invoiceline').insert({
      ...{ invoice_id: id, description: 'Chair', quantity: 2, unit_price_cents: 1000, subtotal_cents: 2000 },
    });
  }
}

function product(): object {
  return {
    ...{ name: 'Chair', description: '', price_cents: 1000, stock_quantity: 50, category_id: 1 },
    ...{ archived: false, version: 1, search_text: 'chair', created_at: NOW, updated_at: NOW },
  };
}

function customer(email: string): object {
  return {
    ...{ email, email_key: email, name: 'Ann Lee', phone: '', shipping_address: '', password: 'x' },
    ...{ active: true, search_text: email, created_at: NOW, updated_at: NOW },
  };
}

function order(customer_id: number | null): object {
  return {
    ...{ customer_id, ...BUYER, status: 'pending', payment_status: 'unpaid', total_cents: 2000 },
    ...{ search_text: 'john doe\njohn@example.com', created_at: NOW, updated_at: NOW },
  };
}

function item(order_id: number): object {
  return {
    ...{ order_id, product_id: 1, product_name: 'Chair', quantity: 2 },
    ...{ price_cents: 1000, subtotal_cents: 2000 },
  };
}

let transactions = 0;

function transaction(values: {
  customer_id: number | null;
  order_id: number;
  [column: string]: unknown;
}): object {
  transactions += 1;
  return {
    ...{ payment_method_id: 1, kind: 'payment', status: 'succeeded', amount_cents: 2000, currency: 'USD' },
    ...{ provider: 'test', provider_key: `key ${transactions}`, provider_reference: '', failure_code: '' },
    ...{ failure_message: '', payment_id: null, reason: '', reserved_cents: 0, refunded_cents: 0 },
    ...{ lease_until: null, created_at: NOW, updated_at: NOW, ...values },
  };
}

function invoice(id: number, customer_id: number | null): object {
  return {
    ...{ number: `INV-2026-00000${id}`, kind: 'invoice', order_id: id + 1, customer_id },
    ...{ customer_name: BUYER.customer_name, customer_email: BUYER.customer_email, billing_address: 'x' },
    ...{ shop_name: 'Shop', shop_details: '', total_cents: 2000, currency: 'USD' },
    ...{ credited_invoice_id: null, issued_at: NOW },
  };
}
