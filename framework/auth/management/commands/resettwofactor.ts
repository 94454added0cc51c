// resettwofactor: for users who have lost both the authenticator app and the recovery codes.
import { findUserByUsername } from '../../models.js';
import { hasTwoFactor, turnOff } from '../../two_factor.js';
import { withDatabase } from '../../../db/database.js';
import { mailsSent } from '../../../mail.js';
import { CommandError, defineCommand } from '../../../management/command.js';

export const command = defineCommand({
  help: 'Turns off two-factor log-ins for a staff user who has lost the authenticator app.',
  args: [{ name: 'username', help: 'The user name.' }],
  async run({ args: [username = ''] }, { out }) {
    const was = await withDatabase(async (db) => {
      const user = await findUserByUsername(db.read, username);
      if (!user) throw new CommandError(`user '${username}' does not exist`);
      const had = await hasTwoFactor(db.read, user.id);
      await turnOff(db, user.id, {});
      await mailsSent();
      return had;
    });
    out.line(was ? `${username} now logs in without a code.` : `${username} needs no code to log in.`);
  },
});
