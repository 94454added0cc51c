// A new e-mail address of an account: who wants it knows the password, and reads the mail of the new address.
import { verifyPassword } from '../ecommerce/auth/passwords.js';
import { type Database, now } from '../ecommerce/db/database.js';
import { invalid, ShopError } from '../ecommerce/errors.js';
import type { Expect } from '../ecommerce/etags.js';
import { inBackground } from '../ecommerce/grpc/background.js';
import { sendMail } from '../ecommerce/mail.js';
import { settings } from '../ecommerce/settings.js';
import { sign, unsign } from '../ecommerce/signing.js';
import { updateCustomer } from './accounts.js';
import { type CustomerRow, findCustomer, getCustomer } from './models.js';
import { limitPasswordFailures, limitResetMails } from './throttle.js';

const PURPOSE = 'customers.email change';
const LINK_HOURS = 24;

interface Change {
  id: number;
  from: string;
  to: string;
  expires_at: string;
}

/**
 * Mails a link to the new address. Wrong passwords count as failed log-ins. When another account has the address
 * nothing is mailed, and the answer is the same.
 */
export async function requestEmailChange(
  db: Database,
  id: number,
  { email, current_password }: { email: string; current_password: string },
  clientAddress: string,
  expect?: Expect<CustomerRow>,
): Promise<void> {
  const customer = await getCustomer(db.read, id);
  expect?.(customer);
  if (email === customer.email) return;
  const attempt = { email: customer.email, customer, address: clientAddress };
  const right = await limitPasswordFailures(db, attempt, async () => {
    const { ok } = await verifyPassword(current_password, customer.password);
    return ok || null;
  });
  if (!right) throw invalid('current_password', 'is not right');
  const change: Change = { id, from: customer.email, to: email, expires_at: now(LINK_HOURS * 3_600_000) };
  inBackground(async () => {
    await limitResetMails(db.root, email, clientAddress);
    const other = await findCustomer(db.root.read, email);
    if (other && other.id !== id) return;
    const link = `${settings.EMAIL_CHANGE_URL}?token=${sign(change, PURPOSE)}`;
    await sendMail({ to: email, subject: 'Confirm your e-mail address', text: textOf(link) });
  });
}

function textOf(link: string): string {
  return `Hello,

Somebody wants to use this e-mail address for an account with ${settings.SHOP_NAME}.
If it was you, open this link within ${LINK_HOURS} hours:

${link}

If it was not you, do nothing.
`;
}

/** Changes the address as a link says; `invalid` when the link has expired or the address was changed since. */
export async function confirmEmailChange(db: Database, token: string): Promise<CustomerRow> {
  const change = unsign(token, PURPOSE) as Change | undefined;
  if (!change || change.expires_at <= now()) throw uselessLink();
  const expectUnchanged = ({ email }: CustomerRow): void => {
    if (email !== change.from) throw uselessLink();
  };
  try {
    return await updateCustomer(db, change.id, { email: change.to }, expectUnchanged);
  } catch (error) {
    // Somebody has registered with it meanwhile.
    throw error instanceof ShopError && error.code === 'already_exists' ? uselessLink() : error;
  }
}

function uselessLink(): ShopError {
  return invalid('email_token', 'is not valid, has expired, or was used already');
}
