// revoketoken: ends the API token of a member of staff.
import { findUserByUsername } from '../../models.js';
import { revokeToken } from '../../tokens.js';
import { withDatabase } from '../../../db/database.js';
import { CommandError, defineCommand } from '../../../management/command.js';

export const command = defineCommand({
  help: 'Ends the API token of a member of staff.',
  args: [{ name: 'username', help: 'The user name.' }],
  async run({ args: [username = ''] }, { out }) {
    const revoked = await withDatabase(async (db) => {
      const user = await findUserByUsername(db.read, username);
      if (!user) throw new CommandError(`user '${username}' does not exist`);
      return revokeToken(db, user.id);
    });
    out.line(revoked ? `The token of ${username} works no more.` : `${username} has no token.`);
  },
});
