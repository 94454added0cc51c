// The outbox: what happened, written in the transaction in which it happened, and its deliveries to receivers
// (https://microservices.io/patterns/data/transactional-outbox.html).
import {
  AutoField,
  CharField,
  DateTimeField,
  ForeignKey,
  IntegerField,
  TextField,
} from '../framework/db/fields.js';
import { defineModel, type Row } from '../framework/db/model.js';

export const Event = defineModel({
  app: 'events',
  name: 'Event',
  ordering: ['-id'],
  title: ({ type, aggregate }) => `${type} of ${aggregate}`,
  indexes: [
    ['aggregate', 'id'],
    ['created_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    /** The id that receivers see; it stays the same when an event is delivered twice. */
    ulid: CharField({ maxLength: 26, unique: true, editable: false, label: 'Event' }),
    type: CharField({ maxLength: 50, editable: false }),
    /** The version of the schema of `data`. */
    version: IntegerField({ editable: false }),
    /** What it is about, as in `order:379`. Events of one aggregate are delivered in their order. */
    aggregate: CharField({ maxLength: 40, editable: false, label: 'About' }),
    /** JSON with the schema of the type. */
    data: TextField({ editable: false }),
    /**
     * Its place in the sequence of all events; null until it has one. Ids do not tell: of two transactions the one with
     * the lower id may commit later.
     */
    position: IntegerField({ null: true, unique: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'When' }),
  },
});

const DELIVERY_STATUSES = [
  ['waiting', 'Waiting'],
  ['delivered', 'Delivered'],
  ['stopped', 'Stopped'],
  ['skipped', 'Skipped'],
] as const;

export const Delivery = defineModel({
  app: 'events',
  name: 'Delivery',
  verboseNamePlural: 'deliveries',
  ordering: ['-id'],
  title: ({ id, channel, target }) => `Delivery ${id} by ${channel}${target && ` to ${target}`}`,
  uniqueTogether: [['event_id', 'channel', 'target']],
  indexes: [
    ['channel', 'status', 'next_try_at'],
    ['channel', 'target', 'aggregate', 'status', 'id'],
    ['status', 'id'],
  ],
  fields: {
    id: AutoField(),
    event_id: ForeignKey({ to: () => Event, onDelete: 'cascade', editable: false }),
    channel: CharField({ maxLength: 20, editable: false }),
    /** Which of the channel's receivers, as the id of a webhook endpoint; '' for a channel with one. */
    target: CharField({ maxLength: 40, blank: true, editable: false, label: 'Receiver' }),
    /** That of the event. */
    aggregate: CharField({ maxLength: 40, editable: false, label: 'About' }),
    status: CharField({ maxLength: 10, choices: DELIVERY_STATUSES, editable: false }),
    tries: IntegerField({ default: 0, editable: false }),
    /** While a process delivers it: when another one may take it over. */
    next_try_at: DateTimeField({ null: true, editable: false, label: 'Next try' }),
    last_error: CharField({ maxLength: 500, blank: true, default: '', editable: false, label: 'Last error' }),
    delivered_at: DateTimeField({ null: true, editable: false, label: 'Delivered' }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
  },
});

export type EventRow = Row<typeof Event>;
export type DeliveryRow = Row<typeof Delivery>;
