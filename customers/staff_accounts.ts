// Accounts that staff open for customers who order by phone. The customer chooses a password by the link of a forgotten
// one.
import { afterCommit } from '../framework/db/after_commit.js';
import { now, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import type { Cause } from '../framework/events.js';
import { unusablePassword } from '../framework/auth/passwords.js';
import { publish } from '../events/publishing.js';
import type { Details } from './accounts.js';
import { logEvent } from './events.js';
import { Customer, type CustomerRow } from './models.js';
import { customerRegistered } from './published_events.js';

/** Opens an account without a password; `already_exists` when the e-mail has one. */
export async function openAccount(trx: Transaction, details: Details, cause: Cause): Promise<CustomerRow> {
  const at = now();
  const account = { ...details, password: unusablePassword(), active: true };
  const [made] = await Customer.objects(trx)
    .insert({ ...account, ...Customer.computedValues(account), created_at: at, updated_at: at })
    .onConflict('email_key')
    .ignore()
    .returning('*');
  if (!made) {
    const message = 'has an account already: find it above';
    throw new ApiError('already_exists', `${details.email} ${message}.`, [{ field: 'email', message }]);
  }
  const customer = made as CustomerRow;
  await publish(trx, customerRegistered(customer));
  afterCommit(trx, () => logEvent('customer_registered', cause, { customer: customer.id }));
  return customer;
}
