// listtokens: the valid API tokens, with users and expiry dates.
import { listTokens } from '../../tokens.js';
import { withDatabase } from '../../../db/database.js';
import { defineCommand } from '../../../management/command.js';
import { dayOf } from '../../../time_zone.js';

export const command = defineCommand({
  help: 'Lists the valid API tokens of staff, without their keys.',
  async run(_given, { out }) {
    const tokens = await withDatabase((db) => listTokens(db.read));
    if (tokens.length === 0) out.line('There are no API tokens.');
    for (const { username, created_at, expires_at } of tokens) {
      out.line(
        `${username}: created ${dayOf(created_at)}, expires ${expires_at === null ? '' : dayOf(expires_at)}`,
      );
    }
  },
});
