// Forgotten passwords: a link by mail that works once, for an hour.
import { accountName } from '../framework/actor_names.js';
import { rememberAddress } from '../framework/auth/known_addresses.js';
import { checkpoint } from '../framework/checkpoints.js';
import { hashPassword } from '../framework/auth/passwords.js';
import { type Database, now } from '../framework/db/database.js';
import { invalid, type ApiError } from '../framework/errors.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { sendMail } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import { mergeCart, refuseWeakPassword } from './accounts.js';
import { lockCustomer } from './locks.js';
import { Customer, findCustomer, getCustomer, PasswordReset } from './models.js';
import { endAllSessions, type OpenSession, startSession } from './sessions.js';
import { tellOfChange } from './notices.js';
import { limitResetMails } from './login_limits.js';
import { hashKey, newKey } from '../framework/auth/keys.js';

const LINK_MINUTES = 60;

/**
 * Mails a link to the customer with this e-mail; does nothing if unknown or deactivated. `throttled`
 * when too many links were requested.
 */
export async function sendResetLink(db: Database, email: string, cause: Cause): Promise<void> {
  await limitResetMails(db, email, cause.clientAddress ?? '');
  const customer = await findCustomer(db.read, email);
  logEvent('customer_password_reset_requested', cause, customer ? { customer: customer.id } : {});
  if (!customer?.active) return;
  await checkpoint('reset link wanted');
  const token = newKey();
  const created_at = now();
  const current = await db.transaction(async (trx) => {
    // The e-mail may have been changed, or the account deactivated, since it was read.
    const locked = await lockCustomer(trx, customer.id);
    if (!locked.active || locked.email !== customer.email) return false;
    await PasswordReset.objects(trx)
      .where({ customer_id: customer.id })
      .where('expires_at', '<=', created_at)
      .delete();
    await PasswordReset.objects(trx).insert({
      customer_id: customer.id,
      token_hash: hashKey(token),
      created_at,
      expires_at: now(LINK_MINUTES * 60_000),
    });
    return true;
  });
  if (!current) return;
  await sendMail({
    // To the address of the account, never to the one that was typed.
    to: customer.email,
    subject: 'Choose a new password',
    text: resetText(`${settings.PASSWORD_RESET_URL}?token=${token}`),
  });
}

/** Without the account's name: somebody who registered a foreign address could have chosen it to deceive the reader. */
function resetText(link: string): string {
  return `Hello,

Somebody asked for a new password for your account with ${settings.SHOP_NAME}.
To choose one, open this link within ${LINK_MINUTES} minutes. It works once:

${link}

If it was not you, do nothing: your password stays as it is.
`;
}

/** Sets the password of the customer who got the link, ends all sessions and begins a new one, as a log-in does. */
export async function resetPassword(
  db: Database,
  {
    reset_token,
    new_password,
    cart_token,
  }: { reset_token: string; new_password: string; cart_token: string },
  cause: Cause,
): Promise<OpenSession> {
  const token_hash = hashKey(reset_token);
  const reset = await PasswordReset.objects(db.read)
    .where({ token_hash })
    .where('expires_at', '>', now())
    .first();
  if (!reset) throw uselessLink();
  const id = reset.customer_id;
  refuseWeakPassword('new_password', new_password, await getCustomer(db.read, id));
  const password = await hashPassword(new_password);
  const session = await db.transaction(async (trx) => {
    await lockCustomer(trx, id);
    // Has another call used or revoked the link meanwhile?
    if ((await PasswordReset.objects(trx).where({ token_hash }).delete()) === 0) throw uselessLink();
    await Customer.objects(trx).where({ id }).update({ password, updated_at: now() });
    await endAllSessions(trx, id);
    // The owner of the mailbox can log in from this address from now on, despite failures elsewhere.
    await rememberAddress(trx, accountName(id), cause.clientAddress ?? '');
    const session = await startSession(trx, await getCustomer(trx, id));
    return { ...session, cart_not_kept: await mergeCart(trx, id, cart_token) };
  });
  tellOfChange(session.customer.email, 'password');
  logEvent('customer_password_reset', cause, { customer: id });
  return session;
}

function uselessLink(): ApiError {
  return invalid('reset_token', 'is not valid, has expired, or was used already');
}
