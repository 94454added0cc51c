// The log of requests to endpoints, and how long an endpoint has failed.
import type { Envelope } from '../events/envelope.js';
import { type Database, now } from '../framework/db/database.js';
import { newRow } from '../framework/db/new_row.js';
import { momentText } from '../framework/time_zone.js';
import { disableEndpoint } from './endpoints.js';
import { Attempt, type AttemptRow, Endpoint, type EndpointRow } from './models.js';
import type { Outcome } from './sending.js';

/** An endpoint without a success for so long is disabled when a delivery has used up its tries, after three days. */
const LONG_MS = 48 * 3_600_000;

/** Stores what became of a request. */
export async function recordAttempt(
  db: Database,
  { id, failing_since }: Pick<EndpointRow, 'id' | 'failing_since'>,
  about: { delivery_id: number | null; envelope: Envelope },
  outcome: Outcome,
): Promise<AttemptRow> {
  const { delivery_id, envelope } = about;
  const { id: event_id, type: event_type } = envelope;
  const columns = { endpoint_id: id, delivery_id, event_id, event_type, ...outcome };
  const failed = outcome.error !== '';
  return db.transaction(async (trx) => {
    // Only when it changes: many requests to one endpoint would wait for the lock of its row.
    if (failed !== (failing_since !== null)) {
      const query = Endpoint.objects(trx).where({ id });
      await (failed
        ? query.whereNull('failing_since').update({ failing_since: now() })
        : query.update({ failing_since: null }));
    }
    const [made] = (await Attempt.objects(trx)
      .insert(newRow(Attempt, columns))
      .returning('*')) as AttemptRow[];
    if (!made) throw new Error('Inserting an attempt gave no row.');
    return made;
  });
}

/** Disables an endpoint that has failed for long without one success. */
export async function disableAfterLongFailure(db: Database, id: number): Promise<void> {
  const failing = await Endpoint.objects(db.read)
    .where({ id, is_active: true })
    .where('failing_since', '<', now(-LONG_MS))
    .first();
  if (!failing) return;
  const since = momentText(String(failing.failing_since));
  const last = await Attempt.objects(db.read).where({ endpoint_id: id }).orderBy('id', 'desc').first();
  const error = last?.error ? ` The last error: ${last.error}.` : '';
  await disableEndpoint(db, id, `Every request has failed since ${since}.${error}`.slice(0, 300));
}
