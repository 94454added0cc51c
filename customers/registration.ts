// Registering without revealing who has an account: everybody gets the same response, and the rest by mail.
import { hashPassword } from '../framework/auth/passwords.js';
import { type Database, now } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { sendMail } from '../framework/mail.js';
import { seal, unseal } from '../framework/sealing.js';
import { settings } from '../ecommerce/settings.js';
import { createAccount, type Details, refuseWeakPassword } from './accounts.js';
import { findCustomer } from './models.js';
import { shopAddress } from './notices.js';
import type { OpenSession } from './sessions.js';
import { limitResetMails } from './login_limits.js';

const PURPOSE = 'customers.registration';
const LINK_HOURS = 24;

/** An account that is created when its link is used. The link holds all its data, encrypted. */
export interface Registration extends Details {
  /** The hash of the password. */
  password: string;
  expires_at: string;
}

/** The registration for `sendRegistrationMail`. Takes the same time whether or not there is an account. */
export async function requestRegistration(
  { password, ...details }: Details & { password: string },
  cause: Cause,
): Promise<Registration> {
  refuseWeakPassword('password', password, details);
  const hash = await hashPassword(password);
  logEvent('customer_registration_requested', cause);
  return { ...details, password: hash, expires_at: now(LINK_HOURS * 3_600_000) };
}

/** Mails the link that opens the account, or tells the owner of an existing account of the attempt. */
export async function sendRegistrationMail(
  db: Database,
  registration: Registration,
  cause: Cause,
): Promise<void> {
  await limitResetMails(db, registration.email, cause.clientAddress ?? '');
  const owner = await findCustomer(db.read, registration.email);
  const mail = owner
    ? { to: owner.email, subject: 'You have an account already', text: knownText() }
    : { to: registration.email, subject: 'Open your account', text: linkText(linkOf(registration)) };
  await sendMail(mail);
}

/** Opens the account, and logs in; `invalid` when the link has expired, or an account was created since. */
export async function confirmRegistration(
  db: Database,
  { registration_token, cart_token }: { registration_token: string; cart_token: string },
  cause: Cause,
): Promise<OpenSession> {
  const sealed = unseal(registration_token, PURPOSE);
  const registration = sealed === undefined ? undefined : (JSON.parse(sealed) as Registration);
  if (!registration || registration.expires_at <= now()) throw uselessLink();
  const { expires_at: _, ...account } = registration;
  try {
    return await db.transaction((trx) => createAccount(trx, account, cart_token, cause));
  } catch (error) {
    throw error instanceof ApiError && error.code === 'already_exists' ? uselessLink() : error;
  }
}

/** In characters that mail programs recognise as part of a URL. */
function linkOf(registration: Registration): string {
  const token = Buffer.from(seal(JSON.stringify(registration), PURPOSE), 'base64').toString('base64url');
  return `${settings.REGISTRATION_URL}?token=${token}`;
}

/** Without the name: somebody who typed a foreign address could have chosen it to deceive the reader. */
function linkText(link: string): string {
  return `Hello,

Somebody wants to open an account with ${settings.SHOP_NAME} for this e-mail address.
If it was you, open this link within ${LINK_HOURS} hours:

${link}

If it was not you, do nothing: there is no account without this link.
`;
}

function knownText(): string {
  return `Hello,

Somebody wanted to open an account with ${settings.SHOP_NAME} for this e-mail address. You have one already.
If it was you, log in. If you have forgotten your password, ask for a new one:

${shopAddress()}

If it was not you, do nothing: your account is as it was.
`;
}

function uselessLink(): ApiError {
  return invalid('registration_token', 'is not valid, has expired, or was used already');
}
