// sendtestemail: sends a mail, to see whether EMAIL_URL works.
import os from 'node:os';
import { sendMail } from '../../mail.js';
import { settings } from '../../conf/settings.js';
import { storedEmail } from '../../email_addresses.js';
import { CommandError, defineCommand } from '../command.js';

export const command = defineCommand({
  help: 'Sends a test mail to these addresses by EMAIL_URL.',
  args: [{ name: 'email', help: 'Who gets the mail.', count: '*' }],
  async run({ args }, { out, verbosity }) {
    if (args.length === 0) throw new CommandError('You must specify some email recipients.');
    const wrong = args.find((address) => storedEmail(address) === null);
    if (wrong !== undefined) throw new CommandError(`'${wrong}' is not an email address.`);
    const subject = `Test email from ${os.hostname()} on ${new Date().toISOString()}`;
    for (const to of args) {
      try {
        await sendMail({ to, subject, text: "If you're reading this, it was successful." });
      } catch (error) {
        throw new CommandError(`The mail to ${to} could not be sent: ${(error as Error).message}`, {
          cause: error,
        });
      }
      const way = settings.EMAIL_URL.replace(/:.*$/s, '');
      if (verbosity > 0 && way !== 'console') out.line(`Sent a test mail to ${to} (${way}).`);
    }
  },
});
