// Limits guesses of a customer's password, by address and by account. Customers are not locked out by
// others: from an address where they have recently logged in, only the failures of that address count.
import { limitFailures } from '../framework/auth/login_throttle.js';
import { isKnownAddress } from '../framework/auth/known_addresses.js';
import { accountName } from '../framework/actor_names.js';
import { verifyPassword } from '../framework/auth/passwords.js';
import type { Database } from '../framework/db/database.js';
import { invalid, type ApiError } from '../framework/errors.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { type CustomerRow, emailKey } from './models.js';

/**
 * Runs `verify`, which returns `null` for a wrong password; `throttled` when there were too many failures.
 * `customer` is the account that has this e-mail, if there is one.
 */
export async function limitPasswordFailures<T>(
  db: Database,
  { email, customer, address }: { email: string; customer: CustomerRow | undefined; address: string },
  verify: () => Promise<T | null>,
): Promise<T | null> {
  const known = customer && (await isKnownAddress(db, accountName(customer.id), address));
  return limitFailures(db, 'customer', known ? { address } : { name: emailKey(email), address }, verify);
}

/** Counts a request for a mail to an account; `throttled` when it comes too early. */
export async function limitResetMails(db: Database, email: string, address: string): Promise<void> {
  await limitFailures(db, 'reset mail', { name: emailKey(email), address }, () => Promise.resolve(null));
}

/**
 * Checks the password of the account; a wrong one is `invalid` for `field` and counts as a failed log-in.
 */
export async function checkOwnPassword(
  db: Database,
  customer: CustomerRow,
  { field, password }: { field: string; password: string },
  cause: Cause,
): Promise<void> {
  const attempt = { email: customer.email, customer, address: cause.clientAddress ?? '' };
  const right = await limitPasswordFailures(db, attempt, async () => {
    const { ok } = await verifyPassword(password, customer.password);
    return ok || null;
  });
  if (right) return;
  logEvent('customer_login_failed', cause, { customer: customer.id });
  throw wrongPassword(field);
}

/** Also used when the password was changed since it was checked. */
export function wrongPassword(field: string): ApiError {
  return invalid(field, 'is not right');
}
