// revoketoken: revokes the API token of a staff user.
import { findUserByUsername } from '../../models.js';
import { revokeToken } from '../../tokens.js';
import { withDatabase } from '../../../db/database.js';
import { CommandError, defineCommand } from '../../../management/command.js';

export const command = defineCommand({
  help: 'Revokes the API token of a staff user.',
  args: [{ name: 'username', help: 'The user name.' }],
  async run({ args: [username = ''] }, { out }) {
    const revoked = await withDatabase(async (db) => {
      const user = await findUserByUsername(db.read, username);
      if (!user) throw new CommandError(`user '${username}' does not exist`);
      return revokeToken(db, user.id);
    });
    out.line(revoked ? `The token of ${username} was revoked.` : `${username} has no token.`);
  },
});
