// Every row lock of this app. A customer is locked before anything that belongs to it.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Customer, type CustomerRow } from './models.js';

/**
 * Locks a customer until the transaction ends, and returns it; `not_found` when there is none. Rows that refer to
 * the account may still be written: a checkout locks its cart, and a log-in may wait for that.
 */
export async function lockCustomer(trx: Transaction, id: number): Promise<CustomerRow> {
  const customer = await Customer.objects(trx).where({ id }).forNoKeyUpdate().first();
  if (!customer) throw notFound('Customer', id);
  return customer;
}
