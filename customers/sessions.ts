// Sessions: creating them, refreshing them with single-use tokens, and ending them.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { ApiError } from '../framework/errors.js';
import { type AccessClaims, invalidAccessToken } from './access_tokens.js';
import { Customer, type CustomerRow, getCustomer, PasswordReset, Session } from './models.js';
import { hashKey, newKey } from '../framework/auth/keys.js';
import type { ItemNotKept } from './signals.js';

const SESSION_DAYS = 30;

/** A session as returned to its customer; the only place where the refresh token is known. */
export interface OpenSession {
  customer: CustomerRow;
  session_id: number;
  refresh_token: string;
  /** At registering and log-in: the lines of the guest's cart that could not be moved into the customer's. */
  cart_not_kept?: ItemNotKept[];
}

/** Begins a session, and deletes the customer's expired ones. */
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
 * Exchanges a refresh token for the next one; `unauthenticated` when it is invalid. The conditional
 * statement lets one of several uses succeed. Every other use ends the session and so revokes the new
 * token too: a reused token may have been stolen.
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
    throw new ApiError('unauthenticated', 'The session has ended. Log in again.');
  const customer = await getCustomer(db.read, session.customer_id);
  return { customer, session_id: session.id, refresh_token: `${family}.${next}` };
}

/** Ends the session of a refresh token, the latest or an older one; no error if there is no session. */
export async function endSession(db: Database, refreshToken: string): Promise<void> {
  const [family = ''] = refreshToken.split('.');
  await db.transaction((trx) =>
    Session.objects(trx)
      .where({ family_hash: hashKey(family) })
      .delete(),
  );
}

/** Ends all sessions of a customer, and revokes pending reset links. */
export async function endAllSessions(trx: Transaction, customerId: number): Promise<void> {
  await Session.objects(trx).where({ customer_id: customerId }).delete();
  await PasswordReset.objects(trx).where({ customer_id: customerId }).delete();
}

/** The customer of an access token; `unauthenticated` if the session has ended or the account is inactive. */
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
