// showevents: prints what happened, one line of JSON for each event.
import { withDatabase } from '../../../framework/db/database.js';
import { defineCommand, UsageError } from '../../../framework/management/command.js';
import { wholeNumber } from '../../../framework/management/arguments.js';
import { envelopeOf } from '../../envelope.js';
import { beginningOf, eventsAfter, newestEvents } from '../../event_watch.js';

export const command = defineCommand({
  help: 'Prints the newest events, oldest first, one line of JSON for each.',
  args: [{ name: 'type', help: 'Only these types, such as order.placed.', count: '*' }],
  options: {
    limit: { type: 'string', value: 'N', help: 'How many; 20 by default.' },
    after: { type: 'string', value: 'ID', help: 'All events after this one.' },
  },
  async run({ args: types, options }, { out }) {
    if (options.after !== undefined && options.limit !== undefined) {
      throw new UsageError('argument --limit: not allowed with argument --after');
    }
    await withDatabase(async (db) => {
      if (options.after === undefined) {
        const limit = wholeNumber('--limit', options.limit ?? '20', 1, 100_000);
        for (const event of await newestEvents(db, limit, types)) out.line(JSON.stringify(envelopeOf(event)));
        return;
      }
      let position = await beginningOf(db, { after_id: options.after, from_start: false, types });
      for (let batch = await eventsAfter(db, position, types); batch.length > 0;) {
        for (const event of batch) out.line(JSON.stringify(envelopeOf(event)));
        position = batch.at(-1)?.position ?? position;
        batch = await eventsAfter(db, position, types);
      }
    });
  },
});
