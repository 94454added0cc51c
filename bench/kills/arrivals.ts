// What arrived, against what happened.
import type { Database } from '../../framework/db/database.js';

/** What a receiver has got: the ids of events, in the order in which they arrived. */
export type Arrivals = Map<string, string[]>;

interface Sent {
  event_id: number;
  ulid: string;
  aggregate: string;
  status: string;
}

/** What is wrong: events without deliveries, deliveries that did not arrive, or arrived before an earlier one. */
export async function wrongArrivals(db: Database, arrivals: Arrivals): Promise<string[]> {
  const wrong: string[] = [];
  for (const [channel, ids] of arrivals) {
    const sent = (await db
      .read('events_delivery as d')
      .join('events_event as e', 'e.id', 'd.event_id')
      .where('d.channel', channel)
      .orderBy('d.id')
      .select('d.event_id', 'e.ulid', 'd.aggregate', 'd.status')) as Sent[];
    if (sent.length === 0) {
      wrong.push(`${channel}: no deliveries`);
      continue;
    }
    // Not every event has a mail; a webhook gets those since its endpoint was registered.
    const first = Math.min(...sent.map(({ event_id }) => event_id));
    const events = await db.read('events_event').where('id', '>=', first).pluck('id');
    if (channel !== 'mail' && sent.length !== events.length) {
      wrong.push(`${channel}: ${sent.length} deliveries of ${events.length} events`);
    }
    wrong.push(...wrongIn(channel, ids, sent));
  }
  return wrong;
}

function wrongIn(channel: string, ids: string[], sent: Sent[]): string[] {
  const first = new Map<string, number>();
  for (const [place, id] of ids.entries()) if (!first.has(id)) first.set(id, place);
  const known = new Set(sent.map(({ ulid }) => ulid));
  const unknown = [...first.keys()].filter((id) => !known.has(id));
  const lost = sent.filter(({ ulid }) => !first.has(ulid));
  const open = sent.filter(({ status }) => status !== 'delivered');
  const latest = new Map<string, number>();
  const early = sent.filter(({ ulid, aggregate }) => {
    const place = first.get(ulid) ?? Infinity;
    const before = latest.get(aggregate) ?? -1;
    latest.set(aggregate, Math.max(place, before));
    return place < before;
  });
  const told: [string, unknown[]][] = [
    ['lost', lost],
    ['not marked as delivered', open],
    ['not from the shop', unknown],
    ['before an earlier one of their aggregate', early],
  ];
  return told
    .filter(([, list]) => list.length > 0)
    .map(([what, list]) => `${channel}: ${list.length} ${what}, such as ${JSON.stringify(list[0])}`);
}
