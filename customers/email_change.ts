// Changing the e-mail address of an account: needs the password and a link mailed to the new address.
import { type Database, now } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { sendMail } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import { sign, unsign } from '../framework/signing.js';
import { updateCustomer } from './accounts.js';
import { type CustomerRow, findCustomer, getCustomer } from './models.js';
import { checkOwnPassword, limitResetMails } from './login_limits.js';

const PURPOSE = 'customers.email change';
const LINK_HOURS = 24;

/** A change that was requested with the password and is not confirmed yet. */
export interface EmailChange {
  id: number;
  from: string;
  to: string;
  expires_at: string;
}

/**
 * Checks the password and returns the change for `sendChangeLink`; `invalid` when it is wrong, which counts as a
 * failed log-in.
 */
export async function requestEmailChange(
  db: Database,
  id: number,
  { email, current_password }: { email: string; current_password: string },
  cause: Cause,
  expect?: Expect<CustomerRow>,
): Promise<EmailChange> {
  const customer = await getCustomer(db.read, id);
  expect?.(customer);
  await checkOwnPassword(db, customer, { field: 'current_password', password: current_password }, cause);
  logEvent('customer_email_change_requested', cause, { customer: id });
  return { id, from: customer.email, to: email, expires_at: now(LINK_HOURS * 3_600_000) };
}

/** Mails the link to the new address, unless another account has it. */
export async function sendChangeLink(db: Database, change: EmailChange, cause: Cause): Promise<void> {
  await limitResetMails(db, change.to, cause.clientAddress ?? '');
  const other = await findCustomer(db.read, change.to);
  if (other && other.id !== change.id) return;
  const link = `${settings.EMAIL_CHANGE_URL}?token=${sign(change, PURPOSE)}`;
  await sendMail({ to: change.to, subject: 'Confirm your e-mail address', text: textOf(link) });
}

function textOf(link: string): string {
  return `Hello,

Somebody wants to use this e-mail address for an account with ${settings.SHOP_NAME}.
If it was you, open this link within ${LINK_HOURS} hours:

${link}

If it was not you, do nothing.
`;
}

/** Changes the address by a link; `invalid` when the link has expired or the address was changed since. */
export async function confirmEmailChange(db: Database, token: string, cause: Cause): Promise<CustomerRow> {
  const change = unsign(token, PURPOSE) as EmailChange | undefined;
  if (!change || change.expires_at <= now()) throw uselessLink();
  const expectUnchanged = ({ email }: CustomerRow): void => {
    if (email !== change.from) throw uselessLink();
  };
  try {
    return await updateCustomer(db, change.id, { email: change.to }, cause, expectUnchanged);
  } catch (error) {
    // Somebody has registered with it since.
    throw error instanceof ApiError && error.code === 'already_exists' ? uselessLink() : error;
  }
}

function uselessLink(): ApiError {
  return invalid('email_token', 'is not valid, has expired, or was used already');
}
