// Sends an event of the type `webhook.test` to one endpoint at once, so that staff see its answer.
import { type Database, now } from '../framework/db/database.js';
import { newUlid } from '../framework/ulids.js';
import { recordAttempt } from './attempts.js';
import { type AttemptRow, getEndpoint } from './models.js';
import { sendTo } from './sending.js';

/** Within the time of a call. */
const TIMEOUT_MS = 5_000;

/** Also to an endpoint that is not active. No other receiver gets it, and it is not tried again. */
export async function sendTest(db: Database, id: number): Promise<AttemptRow> {
  const endpoint = await getEndpoint(db.read, id);
  const envelope = {
    ...{ id: newUlid(), type: 'webhook.test', version: 1, aggregate: `webhook:${id}`, timestamp: now() },
    data: { endpoint_id: id },
  };
  const outcome = await sendTo(endpoint, envelope, AbortSignal.timeout(TIMEOUT_MS));
  return recordAttempt(db, endpoint, { delivery_id: null, envelope }, outcome);
}
