// The tokens of guests' orders: they give access to an order that was placed without an account.
import { hashKey, isKey, newKey } from '../framework/auth/keys.js';
import type { Queryable } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { sameText } from '../framework/signing.js';
import { Order, type OrderRow } from './models.js';

/** A new token for a guest's order, which is returned only once; '' for the order of an account. */
export function tokenFor({ customer_id }: { customer_id: number }): string {
  return customer_id === 0 ? newKey() : '';
}

/** The hash of a token for storage; null without one. */
export function tokenHash(token: string): string | null {
  return token === '' ? null : hashKey(token);
}

/** The id of the order with this token; `unauthenticated` when there is none. */
export async function findOrderByToken(db: Queryable, token: string): Promise<number> {
  const order = isKey(token)
    ? await Order.objects(db)
        .where({ token_hash: hashKey(token) })
        .first('id')
    : undefined;
  if (!order) throw new ApiError('unauthenticated', 'The order token is not valid.');
  return order.id;
}

/** Whether this is the token of this order. */
export function isTokenOf({ token_hash }: Pick<OrderRow, 'token_hash'>, token: string): boolean {
  return token_hash !== null && isKey(token) && sameText(hashKey(token), token_hash);
}
