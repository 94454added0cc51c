// changepassword: a new password for a user, who is logged out everywhere.
import os from 'node:os';
import { findUserByUsername, type UserRow } from '../../models.js';
import { passwordProblems } from '../../password_validators.js';
import { setPassword } from '../../users.js';
import { mailsSent } from '../../../mail.js';
import { withDatabase } from '../../../db/database.js';
import { CommandError, defineCommand } from '../../../management/command.js';
import type { Output } from '../../../management/output.js';
import { Prompt } from '../../../management/prompt.js';

const MAX_TRIES = 3;

export const command = defineCommand({
  help: "Sets a user's password; prompts for it twice.",
  args: [{ name: 'username', help: 'Username (default: the current OS user).', count: '?' }],
  run({ args: [username = os.userInfo().username] }, { out }) {
    return withDatabase(async (db) => {
      const user = await findUserByUsername(db.read, username);
      if (!user) throw new CommandError(`user '${username}' does not exist`);
      out.line(`Changing password for user '${username}'`);
      await setPassword(db, user.id, await askForPassword(user, out));
      await mailsSent();
      out.line(`Password changed successfully for user '${username}'`);
    });
  },
});

async function askForPassword(user: UserRow, out: Output): Promise<string> {
  const prompt = new Prompt();
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const password = await prompt.askSecret('Password: ');
      const again = await prompt.askSecret('Password (again): ');
      const problems =
        password === again ? passwordProblems(password, user) : ['Passwords do not match. Please try again.'];
      if (problems.length === 0) return password;
      out.error(problems.join('\n'));
    }
  } finally {
    prompt.close();
  }
  throw new CommandError(`Aborting password change for user '${user.username}' after ${MAX_TRIES} attempts`);
}
