// A guest's request that is repeated with its key after the guest has registered or logged in: it gets the guest's
// response, because the work is already done, in the cart that has been merged since.
import type { Database, Transaction } from '../framework/db/database.js';
import { type Attempt, attemptOf, type KeyedCall } from '../framework/idempotency/attempts.js';
import { type Once, once, onceAlsoAs } from '../framework/idempotency/once.js';
import type { CartOwner } from './models.js';

/** The attempts of a request: as its current caller, and as the guest that this customer was before, or null. */
export interface Attempts {
  attempt: Attempt | null;
  asGuest: Attempt | null;
}

/** The attempts of a call. `earlierToken` is the token of the cart that the customer had as a guest, '' for none. */
export function attemptsOf(call: KeyedCall, owner: CartOwner, earlierToken: string, key = ''): Attempts {
  const wasGuest = owner.customer_id > 0 && earlierToken !== '';
  return {
    attempt: attemptOf(call, owner, key),
    asGuest: wasGuest ? attemptOf({ ...call, caller: '' }, { cart_token: earlierToken }, key) : null,
  };
}

/** Does the work once for all attempts with the key, including those of the guest, which may still be running. */
export async function onceAlsoAsGuest<T>(
  db: Database,
  { attempt, asGuest }: Attempts,
  request: unknown,
  work: (trx: Transaction) => Promise<T>,
): Promise<Once<T>> {
  if (!attempt || !asGuest) return once(db, attempt, request, work);
  return onceAlsoAs(db, attempt, asGuest, request, work);
}
