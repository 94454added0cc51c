// Orders and payments in a database, without a shop that runs: no worker settles them by itself.
import { randomUUID } from 'node:crypto';
import { Customer } from '../../customers/models.js';
import { type Database, now } from '../../framework/db/database.js';
import { addMethod } from '../../payments/payment_methods.js';
import { type AnsweredTransaction, payOrder } from '../../payments/payments.js';
import { JANE } from './contacts.js';
import { placedOrder } from './orders.js';
import { storedProduct } from './products.js';

/** An order over 100.00 of a new customer, whose default method has this token. */
export async function unpaidOrder(
  db: Database,
  token = 'tok_visa',
): Promise<{ order_id: number; customer_id: number }> {
  const customer_id = await customer(db);
  const { id: product_id } = await storedProduct(db, { name: 'Chair', price_cents: 5_000 });
  const items = [{ product_id, quantity: 2 }];
  const { order } = await placedOrder(db, { ...JANE, customer_id, items });
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
