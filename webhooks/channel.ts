// The channel of webhooks: each active endpoint whose filter matches gets the event.
import { type Channel, Undeliverable } from '../events/channels.js';
import { skip } from '../events/deliveries.js';
import { envelopeOf } from '../events/envelope.js';
import { disableAfterLongFailure, recordAttempt } from './attempts.js';
import { CHANNEL, disableEndpoint } from './endpoints.js';
import { Endpoint, typesOf } from './models.js';
import { sendTo } from './sending.js';

/** The receiver wants no more (RFC 9110, section 15.5.11). */
const GONE = 410;

export const webhook: Channel = {
  name: CHANNEL,
  atOnce: 200, // so that twenty endpoints that do not answer leave room for others
  async targets(db) {
    const active = await Endpoint.objects(db).where({ is_active: true }).orderBy('id').select();
    const endpoints = active.map((endpoint) => ({ target: String(endpoint.id), types: typesOf(endpoint) }));
    return ({ type }) =>
      endpoints.filter(({ types }) => types.length === 0 || types.includes(type)).map(({ target }) => target);
  },
  async deliver(event, { id: delivery_id, target }, { db, signal }) {
    const id = Number(target);
    const endpoint = await Endpoint.objects(db.read).where({ id }).first();
    // It was deleted while the delivery was made.
    if (!endpoint) return void (await db.transaction((trx) => skip(trx, [delivery_id])));
    if (!endpoint.is_active) throw new Undeliverable('The endpoint is disabled.');
    const envelope = envelopeOf(event);
    const outcome = await sendTo(endpoint, envelope, signal);
    signal.throwIfAborted(); // the worker stops: nothing is known of the receiver
    await recordAttempt(db, endpoint, { delivery_id, envelope }, outcome);
    if (outcome.status_code === GONE) {
      await disableEndpoint(db, id, 'The receiver answered 410 Gone: it wants no more events.');
      throw new Undeliverable(outcome.error);
    }
    if (outcome.error !== '') throw new Error(outcome.error);
  },
  async stopped({ target }, db) {
    await disableAfterLongFailure(db, Number(target));
  },
};
