// What the metrics tell of the outbox.
import type { Knex } from 'knex';
import { databaseNow } from '../framework/deadlines.js';
import { countUpTo } from '../framework/db/paging.js';
import type { DatabaseGauge } from '../framework/metrics/database_gauges.js';
import { registeredChannels } from './channels.js';
import { dueBy } from './deliveries.js';
import { Delivery, type DeliveryRow, Event } from './models.js';

const byChannel = async (ask: (channel: string) => Promise<number>): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const { name } of registeredChannels()) found[name] = await ask(name);
  return found;
};

function count(status: DeliveryRow['status']): DatabaseGauge['ask'] {
  return (db, limit) =>
    byChannel((channel) =>
      countUpTo(Delivery.objects(db).where({ channel, status }) as Knex.QueryBuilder, limit),
    );
}

export const EVENT_GAUGES: DatabaseGauge[] = [
  {
    name: 'shop_outbox_oldest_event_seconds',
    help: 'The age of the oldest event that waits for its place in the outbox; 0 if none waits.',
    ask: async (db) => {
      const oldest = await Event.objects(db).whereNull('position').orderBy('id').first('created_at');
      return secondsSince(oldest?.created_at);
    },
  },
  {
    name: 'shop_deliveries_late_seconds',
    help: 'How long the delivery that waits longest could have begun; 0 if none is due.',
    label: 'channel',
    ask: (db) =>
      byChannel(async (channel) => {
        const first = await dueBy(db, channel).orderBy('next_try_at').first('next_try_at');
        return secondsSince(first?.next_try_at);
      }),
  },
  {
    name: 'shop_deliveries_waiting',
    help: 'Deliveries that have not arrived yet, up to 10,001.',
    label: 'channel',
    ask: count('waiting'),
  },
  {
    name: 'shop_deliveries_stopped',
    help: 'Deliveries that were given up: staff must send them again or skip them. Up to 10,001.',
    label: 'channel',
    ask: count('stopped'),
  },
];

function secondsSince(time: string | null | undefined): number {
  return time ? Math.max(0, (databaseNow() - Date.parse(time)) / 1000) : 0;
}
