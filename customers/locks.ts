// Every row lock of this app. A customer is locked before anything that belongs to it.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Customer, type CustomerRow } from './models.js';

/**
 * Holds a customer until the transaction ends, and gives it; `not_found` when there is none. Rows that point to the
 * account may still be written: a checkout holds its cart, for which a log-in may wait.
 */
export async function lockCustomer(trx: Transaction, id: number): Promise<CustomerRow> {
  const customer = await Customer.objects(trx).where({ id }).forNoKeyUpdate().first();
  if (!customer) throw notFound('Customer', id);
  return customer;
}
