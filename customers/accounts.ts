// Creating and changing accounts, and logging in.
import { afterCommit } from '../framework/db/after_commit.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { checkpoint } from '../framework/checkpoints.js';
import { accountName } from '../framework/actor_names.js';
import { rememberAddress } from '../framework/auth/known_addresses.js';
import { hashPassword, refusalTime, verifyPassword } from '../framework/auth/passwords.js';
import { passwordProblems } from '../framework/auth/password_validators.js';
import { publish } from '../events/publishing.js';
import { type Database, isUniqueViolation, now, type Transaction } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { type Once, once } from '../framework/idempotency/once.js';
import { lockCustomer } from './locks.js';
import { Customer, type CustomerRow, emailKey, findCustomer, getCustomer, PasswordReset } from './models.js';
import { endAllSessions, type OpenSession, startSession } from './sessions.js';
import { customerLoggedIn, type ItemNotKept } from './signals.js';
import { tellOfChange } from './notices.js';
import { customerChanged, customerRegistered } from './published_events.js';
import { checkOwnPassword, limitPasswordFailures, wrongPassword } from './login_limits.js';

/** The details that customers enter. */
export interface Details {
  email: string;
  name: string;
  phone: string;
  shipping_address: string;
}

/** Creates an account and logs in; `already_exists` when the e-mail has one. */
export async function register(
  db: Database,
  { password, cart_token, ...details }: Details & { password: string; cart_token: string },
  cause: Cause,
  attempt: Attempt | null = null,
): Promise<Once<OpenSession>> {
  refuseWeakPassword('password', password, details);
  const request = ['register', details, password, cart_token];
  // A cheap first check; the unique index decides. A repeated key gets its first answer.
  if (!attempt && (await findCustomer(db.read, details.email))) throw hasAccount(details.email);
  const hash = await hashPassword(password);
  return once(db, attempt, request, (trx) =>
    createAccount(trx, { ...details, password: hash }, cart_token, cause),
  );
}

/** Creates an account with a hashed password and logs in; `already_exists` when the e-mail has one. */
export async function createAccount(
  trx: Transaction,
  account: Details & { password: string },
  cart_token: string,
  cause: Cause,
): Promise<OpenSession> {
  const at = now();
  const values = { ...account, ...Customer.computedValues(account), active: true };
  const [made] = await Customer.objects(trx)
    .insert({ ...values, created_at: at, updated_at: at })
    .onConflict('email_key')
    .ignore()
    .returning('*');
  if (!made) throw hasAccount(account.email);
  const customer = made as CustomerRow;
  await publish(trx, customerRegistered(customer));
  const session = await startSession(trx, customer);
  await rememberAddress(trx, accountName(customer.id), cause.clientAddress ?? '');
  afterCommit(trx, () => logEvent('customer_registered', cause, { customer: customer.id }));
  return { ...session, cart_not_kept: await mergeCart(trx, customer.id, cart_token) };
}

/**
 * Logs in. A wrong password, an unknown e-mail and a deactivated account get the same answer in
 * the same time; `throttled` after too many of them.
 */
export async function login(
  db: Database,
  { email, password, cart_token }: { email: string; password: string; cart_token: string },
  cause: Cause,
): Promise<OpenSession> {
  const started = performance.now();
  const customer = await findCustomer(db.read, email);
  const attempt = { email, customer, address: cause.clientAddress ?? '' };
  const opened = await limitPasswordFailures(db, attempt, async () => {
    const { ok, needsRehash } = await verifyPassword(password, customer?.password ?? '');
    if (!ok || !customer?.active) return null;
    await checkpoint('customer known');
    const hash = needsRehash ? await hashPassword(password) : customer.password;
    return openSession(db, customer, hash, { cause, cart_token });
  });
  if (opened) return opened;
  logEvent('customer_login_failed', cause, customer ? { customer: customer.id } : {});
  await refusalTime(started);
  throw new ApiError('unauthenticated', 'The e-mail or the password is not right.');
}

/** Sends the signal to later apps; returns the lines of the guest's cart that could not be kept. */
export async function mergeCart(
  trx: Transaction,
  customer_id: number,
  cart_token: string,
): Promise<ItemNotKept[]> {
  return (await customerLoggedIn.send({ trx, customer_id, cart_token })).flat();
}

/** A new session of a customer whose password was correct, `null` if it has been changed since. */
async function openSession(
  db: Database,
  { id, password }: CustomerRow,
  hash: string,
  { cause, cart_token }: { cause: Cause; cart_token: string },
): Promise<OpenSession | null> {
  return db.transaction(async (trx) => {
    const locked = await lockCustomer(trx, id);
    if (!locked.active || locked.password !== password) return null;
    if (hash !== password) await Customer.objects(trx).where({ id }).update({ password: hash });
    const session = await startSession(trx, locked);
    await rememberAddress(trx, accountName(id), cause.clientAddress ?? '');
    afterCommit(trx, () => logEvent('customer_logged_in', cause, { customer: id }));
    return { ...session, cart_not_kept: await mergeCart(trx, id, cart_token) };
  });
}

/**
 * Sets the named details; an e-mail that another account has is `already_exists`, a customer who has
 * changed since is `version_mismatch`.
 */
export async function updateCustomer(
  db: Database,
  id: number,
  changes: Partial<Details>,
  cause: Cause,
  expect?: Expect<CustomerRow>,
): Promise<CustomerRow> {
  return onlyOnce(changes.email ?? '', () =>
    db.transaction(async (trx) => {
      const before = await lockCustomer(trx, id);
      expect?.(before);
      const after = { ...before, ...changes };
      const changed = Object.entries(changes).some(
        ([name, value]) => before[name as keyof Details] !== value,
      );
      if (!changed) return before;
      await Customer.objects(trx)
        .where({ id })
        .update({
          ...changes,
          ...Customer.computedValues(after),
          updated_at: now(),
        });
      // A link sent to the old address must no longer open the account.
      if (after.email !== before.email) await PasswordReset.objects(trx).where({ customer_id: id }).delete();
      if (emailKey(after.email) !== emailKey(before.email)) {
        afterCommit(trx, () => {
          tellOfChange(before.email, 'email');
          logEvent('customer_email_changed', cause, { customer: id });
        });
      }
      return published(trx, id);
    }),
  );
}

/** The customer after a change, which is published. */
async function published(trx: Transaction, id: number): Promise<CustomerRow> {
  const customer = await getCustomer(trx, id);
  await publish(trx, customerChanged(customer));
  return customer;
}

/** Sets a new password after checking the old one, ends all sessions and begins a new one. */
export async function changePassword(
  db: Database,
  id: number,
  { old_password, new_password }: { old_password: string; new_password: string },
  cause: Cause,
): Promise<OpenSession> {
  const customer = await getCustomer(db.read, id);
  await checkOwnPassword(db, customer, { field: 'old_password', password: old_password }, cause);
  refuseWeakPassword('new_password', new_password, customer);
  const password = await hashPassword(new_password);
  const session = await db.transaction(async (trx) => {
    const locked = await lockCustomer(trx, id);
    if (!locked.active || locked.password !== customer.password) throw wrongPassword('old_password');
    await Customer.objects(trx).where({ id }).update({ password, updated_at: now() });
    await endAllSessions(trx, id);
    return startSession(trx, await getCustomer(trx, id));
  });
  tellOfChange(session.customer.email, 'password');
  logEvent('customer_password_changed', cause, { customer: id });
  return session;
}

/** Activates or deactivates a customer; deactivating ends all sessions. */
export async function setCustomerActive(
  db: Database,
  id: number,
  active: boolean,
  cause: Cause,
): Promise<CustomerRow> {
  return db.transaction(async (trx) => {
    const before = await lockCustomer(trx, id);
    if (before.active === active) return before;
    await Customer.objects(trx).where({ id }).update({ active, updated_at: now() });
    if (!active) await endAllSessions(trx, id);
    const event = active ? 'customer_activated' : 'customer_deactivated';
    afterCommit(trx, () => logEvent(event, cause, { customer: id }));
    return published(trx, id);
  });
}

/** Throws the problems of a new password as field errors of `field`. */
export function refuseWeakPassword(
  field: string,
  password: string,
  { email, name }: Pick<Details, 'email' | 'name'>,
): void {
  const problems = passwordProblems(password, { email, first_name: name });
  if (problems.length > 0) throw invalid(problems.map((message) => ({ field, message })));
}

/** Turns a violation of the unique index on e-mails into `already_exists`. */
async function onlyOnce<T>(email: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw hasAccount(email);
  }
}

function hasAccount(email: string): ApiError {
  return new ApiError('already_exists', `There is an account for ${email} already.`, [
    { field: 'email', message: 'has an account already' },
  ]);
}
