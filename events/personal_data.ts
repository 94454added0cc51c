// Erasing a customer's data from the events that are kept.
import type { Transaction } from '../framework/db/database.js';
import { Event } from './models.js';

/** Replaces these fields, wherever they are in the data of the events of these aggregates. */
export async function forgetInEvents(
  trx: Transaction,
  aggregates: string[],
  replaced: Record<string, string>,
): Promise<void> {
  const events = await Event.objects(trx).whereIn('aggregate', aggregates).orderBy('id').select('id', 'data');
  for (const { id, data } of events) {
    const forgotten = JSON.stringify(JSON.parse(data), (name, value: unknown) => replaced[name] ?? value);
    if (forgotten !== data) await Event.objects(trx).where({ id }).update({ data: forgotten });
  }
}
