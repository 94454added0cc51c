// clearidempotencykeys: what the services do every hour, at once.
import { withDatabase } from '../../db/database.js';
import { clearKeys } from '../../idempotency/clearing.js';
import { defineCommand } from '../command.js';

export const command = defineCommand({
  help: 'Removes the idempotency keys that are older than a day. The services do so every hour.',
  async run(_given, { out, verbosity }) {
    const removed = await withDatabase(clearKeys);
    if (verbosity > 0) out.line(`Removed ${removed} idempotency ${removed === 1 ? 'key' : 'keys'}.`);
  },
});
