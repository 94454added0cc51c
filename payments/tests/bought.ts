// Orders and payments in a database, without a shop that runs: no worker settles them by itself.
import { randomUUID } from 'node:crypto';
import { Customer } from '../../customers/models.js';
import { type Database, now } from '../../framework/db/database.js';
import { placedOrder } from '../../orders/tests/placed_order.js';
import { createProduct } from '../../products/catalogue.js';
import { addMethod } from '../payment_methods.js';
import { type AnsweredTransaction, payOrder } from '../payments.js';

const CONTACT = {
  customer_name: 'Jane Roe',
  customer_email: 'jane@example.com',
  shipping_address: '5 Elm St',
};

/** An order over 100.00 of a new customer, whose default method has this token. */
export async function unpaidOrder(
  db: Database,
  token = 'tok_visa',
): Promise<{ order_id: number; customer_id: number }> {
  const customer_id = await customer(db);
  const stock = { description: '', price_cents: 5_000, stock_quantity: 10, category: 'home' };
  const { id: product_id } = await createProduct(db, { ...stock, name: 'Chair' });
  const items = [{ product_id, quantity: 2 }];
  const { order } = await placedOrder(db, { ...CONTACT, customer_id, items });
  await addMethod(db, { customer_id, provider: 'test', token, make_default: true });
  return { order_id: order.id, customer_id };
}

async function customer(db: Database): Promise<number> {
  const details = {
    email: `${randomUUID()}@example.com`,
    name: 'Jane Roe',
    phone: '',
    shipping_address: '',
  };
  const fields = { ...details, ...Customer.computedValues(details), password: '', active: true };
  const [made] = (await db.transaction((trx) =>
    Customer.objects(trx)
      .insert({ ...fields, created_at: now(), updated_at: now() })
      .returning('id'),
  )) as { id: number }[];
  return made?.id ?? 0;
}

/** What came of paying such an order. */
export async function payment(db: Database, token: string): Promise<AnsweredTransaction> {
  return payOrder(db, { ...(await unpaidOrder(db, token)), payment_method_id: 0 });
}
