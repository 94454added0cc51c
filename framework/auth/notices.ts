// Mails that notify staff users of changes to their accounts.
import { sendMailLater } from '../mail.js';
import { project } from '../project.js';

const WORDS = {
  password: 'The password of your staff account was changed. All other log-ins and API tokens have ended.',
  email: 'The e-mail address of your staff account was changed. This is the last mail to this address.',
  two_factor_on: 'Logging in to your staff account needs a code of your authenticator app from now on.',
  two_factor_off: 'Logging in to your staff account no longer needs a code.',
  recovery_codes: 'New recovery codes were created for your staff account. The old ones no longer work.',
  recovery_code: 'Somebody logged in to your staff account with a recovery code, which no longer works.',
} as const;

/** Sends the notice to this address, if there is one. It contains no text that a user typed. */
export function tellStaff(to: string, what: keyof typeof WORDS): void {
  if (to === '') return;
  const text = `Hello,

${WORDS[what]} (${project().name})

If it was not you, nor somebody who manages the shop's users, tell them at once.
`;
  sendMailLater({ to, subject: 'Your staff account was changed', text });
}
