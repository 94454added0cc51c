// A guest's request that is repeated under its key after the guest has registered or logged in: it gets the answer
// that the guest got, for what it asked for is done already, in the cart that has been merged since.
import type { Database, Transaction } from '../framework/db/database.js';
import { type Attempt, attemptOf, type KeyedCall } from '../framework/idempotency/attempts.js';
import { type Once, once, onceAlsoAs } from '../framework/idempotency/once.js';
import type { CartOwner } from './models.js';

/** One try of a request, as whoever makes it now and as the guest that this customer was before; null without. */
export interface Attempts {
  attempt: Attempt | null;
  asGuest: Attempt | null;
}

/** The attempts that a call makes. `earlierToken` is of the cart that the customer had as a guest, '' for none. */
export function attemptsOf(call: KeyedCall, owner: CartOwner, earlierToken: string, key = ''): Attempts {
  const wasGuest = owner.customer_id > 0 && earlierToken !== '';
  return {
    attempt: attemptOf(call, owner, key),
    asGuest: wasGuest ? attemptOf({ ...call, caller: '' }, { cart_token: earlierToken }, key) : null,
  };
}

/** Does the work once for all attempts with the key, also those of the guest, which may still be under way. */
export async function onceAlsoAsGuest<T>(
  db: Database,
  { attempt, asGuest }: Attempts,
  request: unknown,
  work: (trx: Transaction) => Promise<T>,
): Promise<Once<T>> {
  if (!attempt || !asGuest) return once(db, attempt, request, work);
  return onceAlsoAs(db, attempt, asGuest, request, work);
}
