// Events and their deliveries in the admin site.
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import { site } from '../framework/admin/site.js';
import { sendAgain, skip } from './deliveries.js';
import { Delivery, type DeliveryRow, Event, type EventRow } from './models.js';

const READ_ONLY = { add: false, change: false, delete: false };
const deliveries = (count: number): string => (count === 1 ? '1 delivery' : `${count} deliveries`);
const were = (count: number): string => (count === 1 ? 'is' : 'are');

const sendingAgain: Action<DeliveryRow> = {
  name: 'send_again',
  label: 'Send selected events again',
  permission: 'change',
  changes: ['status'],
  apply: async ({ trx }, { id }) => {
    await sendAgain(trx, [id]);
  },
  done: (count) => `${deliveries(count)} ${were(count)} sent again.`,
};

const skipping: Action<DeliveryRow> = {
  name: 'skip',
  label: 'Skip selected deliveries, so that later events can leave',
  permission: 'change',
  changes: ['status'],
  apply: async ({ trx }, { id }) => {
    await skip(trx, [id]);
  },
  done: (count) => `${deliveries(count)} that had not arrived ${were(count)} skipped.`,
};

site.register(
  Event,
  new ModelAdmin<EventRow>({
    listDisplay: ['id', 'type', 'aggregate', 'created_at'],
    listFilter: ['type', 'created_at'],
    sortableBy: ['id', 'created_at'],
    searchFields: ['^aggregate', '^ulid'],
    searchHelpText: 'What it is about, as in order:379, or the event’s id.',
    fieldsets: [
      { name: '', fields: ['ulid', 'type', 'version', 'aggregate', 'data', 'created_at', 'position'] },
    ],
    readonlyFields: [...Event.fields.keys()],
    allows: READ_ONLY,
  }),
);

site.register(
  Delivery,
  new ModelAdmin<DeliveryRow>({
    listDisplay: ['id', 'event_id', 'channel', 'target', 'status', 'tries', 'last_error', 'next_try_at'],
    listFilter: ['status', 'channel'],
    sortableBy: ['id'],
    searchFields: ['^aggregate'],
    searchHelpText: 'What the event is about, as in order:379.',
    fieldsets: [
      { name: '', fields: ['event_id', 'aggregate', 'channel', 'target', 'status'] },
      { name: 'Tries', fields: ['tries', 'last_error', 'next_try_at', 'delivered_at', 'created_at'] },
    ],
    readonlyFields: [...Delivery.fields.keys()],
    actions: [sendingAgain, skipping],
    allows: READ_ONLY,
  }),
);
