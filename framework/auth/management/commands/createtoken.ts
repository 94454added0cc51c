// createtoken: creates an API token for a staff user, which is shown once.
import { createToken } from '../../tokens.js';
import { withDatabase } from '../../../db/database.js';
import { ApiError } from '../../../errors.js';
import { CommandError, defineCommand } from '../../../management/command.js';

export const command = defineCommand({
  help: 'Creates an API token for a staff user; it replaces the previous one.',
  args: [{ name: 'username', help: 'The user name.' }],
  async run({ args: [username = ''] }, { out }) {
    const key = await withDatabase((db) => createToken(db, username)).catch((error: unknown) => {
      throw error instanceof ApiError ? new CommandError(error.message) : error;
    });
    out.line(`Generated token ${key} for user ${username}. It is not shown again.`);
  },
});
