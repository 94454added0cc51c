// Sessions: how they begin, go on with a refresh token that works once, and end.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { ShopError } from '../framework/errors.js';
import { type AccessClaims, invalidAccessToken } from './access_tokens.js';
import { Customer, type CustomerRow, getCustomer, PasswordReset, Session } from './models.js';
import { hashKey, newKey } from '../framework/auth/keys.js';
import type { ItemNotKept } from './signals.js';

const SESSION_DAYS = 30;

/** A session as its customer gets it: only here is the refresh token known. */
export interface OpenSession {
  customer: CustomerRow;
  session_id: number;
  refresh_token: string;
  /** At registering and log-in: what of the guest's cart could not be moved into the customer's. */
  cart_not_kept?: ItemNotKept[];
}

/** Begins a session, and forgets those of the customer whose time is over. */
export async function startSession(trx: Transaction, customer: CustomerRow): Promise<OpenSession> {
  const [family, secret] = [newKey(), newKey()];
  const created_at = now();
  await Session.objects(trx)
    .where({ customer_id: customer.id })
    .where('expires_at', '<=', created_at)
    .delete();
  const [made] = await Session.objects(trx)
    .insert({
      customer_id: customer.id,
      family_hash: hashKey(family),
      secret_hash: hashKey(secret),
      created_at,
      expires_at: endOfSession(),
    })
    .returning('id');
  return { customer, session_id: (made as { id: number }).id, refresh_token: `${family}.${secret}` };
}

/**
 * Trades a refresh token for the next one; `unauthenticated` when it does not work. The conditional
 * statement lets one of several uses win. Every other use ends the session, the winner's token with
 * it: who holds an old token may have stolen it, or been stolen from.
 */
export async function refreshSession(db: Database, refreshToken: string, cause: Cause): Promise<OpenSession> {
  const [family = '', secret = ''] = refreshToken.split('.');
  const family_hash = hashKey(family);
  const next = newKey();
  const session = await db.transaction(async (trx) => {
    const [refreshed] = await Session.objects(trx)
      .where({ family_hash, secret_hash: hashKey(secret) })
      .where('expires_at', '>', now())
      .update({ secret_hash: hashKey(next), expires_at: endOfSession() })
      .returning(['id', 'customer_id']);
    if (refreshed) return refreshed;
    const reused = await Session.objects(trx).where({ family_hash }).first('customer_id');
    await Session.objects(trx).where({ family_hash }).delete();
    return reused ? { reused } : null;
  });
  if (session && 'reused' in session) {
    logEvent('customer_token_reused', cause, { customer: session.reused.customer_id });
  }
  if (!session || 'reused' in session)
    throw new ShopError('unauthenticated', 'The session has ended. Log in again.');
  const customer = await getCustomer(db.read, session.customer_id);
  return { customer, session_id: session.id, refresh_token: `${family}.${next}` };
}

/** Ends the session of a refresh token, be it the last one or an older one; no session is no error. */
export async function endSession(db: Database, refreshToken: string): Promise<void> {
  const [family = ''] = refreshToken.split('.');
  await db.transaction((trx) =>
    Session.objects(trx)
      .where({ family_hash: hashKey(family) })
      .delete(),
  );
}

/** Ends all sessions of a customer, and makes reset links that are under way useless. */
export async function endAllSessions(trx: Transaction, customerId: number): Promise<void> {
  await Session.objects(trx).where({ customer_id: customerId }).delete();
  await PasswordReset.objects(trx).where({ customer_id: customerId }).delete();
}

/** The customer whom an access token names; `unauthenticated` once the session or the account has ended. */
export async function customerOfSession(db: Database, claims: AccessClaims): Promise<CustomerRow> {
  const customer = (await Customer.objects(db.read)
    .join(Session.table, `${Session.table}.customer_id`, `${Customer.table}.id`)
    .where({ [`${Session.table}.id`]: claims.session_id, [`${Customer.table}.id`]: claims.customer_id })
    .where(`${Customer.table}.active`, true)
    .first(`${Customer.table}.*`)) as CustomerRow | undefined;
  if (!customer) throw invalidAccessToken();
  return customer;
}

function endOfSession(): string {
  return now(SESSION_DAYS * 24 * 3_600_000);
}
