// What must always be true of idempotency keys; `verify` checks it.
import type { Invariants } from '../db/invariants.js';

/** Each statement finds the rows of which it is not true. */
export const KEY_INVARIANTS: Invariants = {
  'an idempotency key has its answer': 'SELECT id FROM idempotency_idempotencykey WHERE answer IS NULL',
};
