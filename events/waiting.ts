// Since when the work of the event service waits, for `check --deploy`.
import type { Queryable } from '../framework/db/database.js';
import { registeredChannels } from './channels.js';
import { dueBy } from './deliveries.js';
import { Event } from './models.js';

/** When the oldest event without its place happened, or the oldest delivery could have begun; undefined if none waits. */
export async function eventsWaitSince(db: Queryable): Promise<string | undefined> {
  const event = await Event.objects(db).whereNull('position').orderBy('id').first('created_at');
  const times = [event?.created_at];
  for (const { name } of registeredChannels()) {
    const delivery = await dueBy(db, name).orderBy('next_try_at').first('next_try_at');
    times.push(delivery?.next_try_at ?? undefined);
  }
  const known = times.filter((time) => time !== undefined);
  return known.sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}
