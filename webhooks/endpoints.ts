// Endpoints: registering, changing, disabling, and sending again what has not arrived.
import { eventTypes } from '../events/event_types.js';
import { sendAgain, sendStoppedAgain, skipAllTo, stopAllTo, deliveriesTo } from '../events/deliveries.js';
import { afterCommit } from '../framework/db/after_commit.js';
import { type Database, now, type Queryable, type Transaction } from '../framework/db/database.js';
import { newRow } from '../framework/db/new_row.js';
import { SYSTEM } from '../framework/actor_names.js';
import { ApiError, invalid, notFound } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import type { Cause } from '../framework/events.js';
import { checkUrl } from './addresses.js';
import { logEvent } from './events.js';
import { Endpoint, type EndpointRow, getEndpoint, lockEndpoint } from './models.js';
import { tellOfDisabled } from './notices.js';
import { makeSecret, secretOf } from './secrets.js';

/** The name of the channel; the ids of endpoints are its receivers. */
export const CHANNEL = 'webhook';

/** What staff decide about an endpoint. */
export interface EndpointValues {
  url: string;
  description: string;
  /** None means all. */
  event_types: string[];
  is_active: boolean;
}

/** Registers an endpoint; its secret is in the result. */
export async function registerEndpoint(
  db: Database,
  values: Pick<EndpointValues, 'url'> & Partial<EndpointValues>,
  cause: Cause,
): Promise<EndpointRow & { secret: string }> {
  const { secret, sealed_secret } = makeSecret();
  const columns = { ...columnsOf(values), sealed_secret, registered_by: cause.actor ?? SYSTEM };
  return db.transaction(async (trx) => {
    const [made] = (await Endpoint.objects(trx)
      .insert(newRow(Endpoint, columns))
      .returning('*')) as EndpointRow[];
    if (!made) throw new Error('Inserting an endpoint gave no row.');
    afterCommit(trx, () => logEvent('webhook_registered', cause, { endpoint: made.id }));
    return { ...made, secret };
  });
}

/** Changes the given values. Activating it again sends what had not arrived. */
export async function changeEndpoint(
  db: Database,
  id: number,
  changes: Partial<EndpointValues>,
  cause: Cause,
  expect?: Expect<EndpointRow>,
): Promise<EndpointRow> {
  const columns = columnsOf(changes);
  return db.transaction(async (trx) => {
    const before = await lockEndpoint(trx, id);
    expect?.(before);
    const { is_active = before.is_active } = changes;
    const isSwitched = is_active !== before.is_active;
    const state = is_active ? ENABLED : disabled('Staff disabled it.');
    const changed = { ...columns, ...(isSwitched && state) };
    if (Object.keys(changed).length === 0) return before;
    await Endpoint.objects(trx).where({ id }).update(changed);
    if (isSwitched && is_active) await sendStoppedAgain(trx, CHANNEL, String(id));
    else if (isSwitched) await stopAllTo(trx, CHANNEL, String(id), 'The endpoint is disabled.');
    const names = Object.keys(columns);
    afterCommit(trx, () => logEvent('webhook_changed', cause, { endpoint: id, changed: names }));
    return { ...before, ...changed };
  });
}

export async function deleteEndpoint(
  db: Database,
  id: number,
  cause: Cause,
  expect?: Expect<EndpointRow>,
): Promise<void> {
  await db.transaction(async (trx) => {
    expect?.(await lockEndpoint(trx, id));
    await Endpoint.objects(trx).where({ id }).delete();
    await skipAllTo(trx, CHANNEL, String(id));
    afterCommit(trx, () => logEvent('webhook_deleted', cause, { endpoint: id }));
  });
}

/** Disables an endpoint that fails, and mails staff. Does nothing if it is disabled already. */
export async function disableEndpoint(db: Database, id: number, reason: string): Promise<void> {
  await db.transaction(async (trx) => {
    const [endpoint] = (await Endpoint.objects(trx)
      .where({ id, is_active: true })
      .update(disabled(reason))
      .returning('*')) as EndpointRow[];
    if (!endpoint) return;
    await stopAllTo(trx, CHANNEL, String(id), reason);
    const tell = await tellOfDisabled(trx, endpoint);
    afterCommit(trx, () => {
      logEvent('webhook_disabled', {}, { endpoint: id });
      tell();
    });
  });
}

/** The secret of an endpoint, for staff. */
export async function readSecret(db: Queryable, id: number, cause: Cause): Promise<string> {
  const secret = secretOf(await getEndpoint(db, id));
  if (secret === undefined) {
    throw new ApiError('conflict', 'The secret cannot be read: SECRET_KEY was replaced. Make a new secret.');
  }
  logEvent('webhook_key_shown', cause, { endpoint: id });
  return secret;
}

/** Replaces the secret of an endpoint, at once. */
export async function replaceSecret(db: Database, id: number, cause: Cause): Promise<string> {
  const { secret, sealed_secret } = makeSecret();
  return db.transaction(async (trx) => {
    await lockEndpoint(trx, id);
    await Endpoint.objects(trx).where({ id }).update({ sealed_secret });
    afterCommit(trx, () => logEvent('webhook_key_changed', cause, { endpoint: id }));
    return secret;
  });
}

/** Sends these deliveries to an endpoint again, or without ids all that have stopped; returns how many. */
export async function sendToEndpointAgain(db: Database, id: number, ids: number[]): Promise<number> {
  return db.transaction(async (trx) => {
    const { is_active } = await lockEndpoint(trx, id);
    if (!is_active) throw new ApiError('conflict', `Endpoint ${id} is disabled. Enable it first.`);
    if (ids.length === 0) return sendStoppedAgain(trx, CHANNEL, String(id));
    await refuseForeign(trx, id, ids);
    return sendAgain(trx, ids);
  });
}

async function refuseForeign(trx: Transaction, endpoint: number, ids: number[]): Promise<void> {
  const own = new Set(await deliveriesTo(trx, CHANNEL, String(endpoint)).whereIn('id', ids).pluck('id'));
  const foreign = ids.find((id) => !own.has(id));
  if (foreign !== undefined) throw notFound('Delivery', foreign);
}

const ENABLED = { is_active: true, disabled_at: null, disabled_reason: '', failing_since: null };

function disabled(reason: string) {
  return { is_active: false, disabled_at: now(), disabled_reason: reason };
}

/** The given values, checked, as columns. */
function columnsOf({ url, description, event_types, is_active }: Partial<EndpointValues>) {
  return {
    ...(url !== undefined && { url: checkUrl(url) }),
    ...(description !== undefined && { description }),
    ...(event_types !== undefined && { event_types: checkTypes(event_types).join(' ') }),
    ...(is_active !== undefined && { is_active }),
  };
}

function checkTypes(names: string[]): string[] {
  const known = new Set(eventTypes().map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw invalid('event_types', `there is no event ${JSON.stringify(unknown)}`);
  return [...new Set(names)].sort();
}
