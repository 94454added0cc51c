// Mails that notify a customer of changes to the account.
import { sendMailLater } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';

const WORDS = {
  password: 'The password of your account was changed.',
  email: 'The e-mail address of your account was changed. This is the last mail to this address.',
  forgotten: 'Your account was deleted, as you asked. This is the last mail to this address.',
} as const;

/** The page where customers log in, or ask for a new password. */
export function shopAddress(): string {
  return settings.PASSWORD_RESET_URL.replace(/password-reset\/$/, '');
}

/** Sends the notice to this address. It contains neither the changed values nor any text that a user typed. */
export function tellOfChange(to: string, what: keyof typeof WORDS): void {
  const subject = what === 'forgotten' ? 'Your account was deleted' : 'Your account was changed';
  sendMailLater({ to, subject, text: what === 'forgotten' ? goodbye() : textOf(WORDS[what]) });
}

function textOf(what: string): string {
  const contact = settings.SHOP_EMAIL && `, and write to ${settings.SHOP_EMAIL}`;
  return `Hello,

${what} (${settings.SHOP_NAME})

If it was you, there is nothing to do. If it was not, choose a new password at once${contact}:

${shopAddress()}
`;
}

function goodbye(): string {
  return `Hello,

${WORDS.forgotten} (${settings.SHOP_NAME})

Your name and addresses are gone from our records, but for invoices, which the law makes us keep.
`;
}
