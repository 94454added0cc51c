// The mails to customers as a receiver of events.
import { type Channel, Undeliverable } from '../events/channels.js';
import { sendMail } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import { buildMail } from './building.js';
import { dataOf, isReachable, mailOf } from './mails.js';

/** Its name in deliveries. */
export const MAIL_CHANNEL = 'mail';

export const mail: Channel = {
  name: MAIL_CHANNEL,
  targets: () =>
    Promise.resolve((event) => {
      if (!settings.CUSTOMER_MAILS || !mailOf(event)) return [];
      return isReachable(dataOf(event).order.customer_email) ? [''] : [];
    }),
  async deliver(event, { target }, { db }) {
    if (!settings.CUSTOMER_MAILS) throw new Error('CUSTOMER_MAILS is off');
    const built = await buildMail(db.read, event);
    if (!built) return;
    // One that is sent again on purpose has another id: mail programs hide a second one with the same.
    const id = [event.ulid, target].filter(Boolean).join('.');
    const replyTo = settings.SHOP_EMAIL;
    await sendMail({ ...built, id, ...(replyTo.includes('@') && { replyTo }) }).catch((error: unknown) => {
      throw deliveryError(error);
    });
  },
};

/** What a mail server answered; `responseCode` and `command` come from nodemailer. */
type SmtpError = Error & { responseCode?: number; command?: string };

/** Without addresses, because the error is logged; final if the server refuses the address. */
function deliveryError(error: unknown): Error {
  const { message, responseCode = 0, command } = error as SmtpError;
  const said = message.replace(/^Can't send mail - all recipients were rejected: /, '');
  const text = said.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…');
  // Status 5.7.… is about the sender, as when relaying is denied: staff can mend that.
  const isFinal = command === 'RCPT TO' && responseCode >= 500 && !/\b5\.7\.\d/.test(message);
  return isFinal ? new Undeliverable(text) : new Error(text);
}
