// Webhooks: endpoints of other systems that get events by HTTP, and the log of what was sent to them.
import {
  AutoField,
  BooleanField,
  CharField,
  DateTimeField,
  ForeignKey,
  IntegerField,
  TextField,
} from '../framework/db/fields.js';
import { defineModel, type Row } from '../framework/db/model.js';
import type { Queryable, Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Delivery } from '../events/models.js';

export const Endpoint = defineModel({
  app: 'webhooks',
  name: 'Endpoint',
  ordering: ['-id'],
  title: ({ description, url }) => description || url,
  indexes: [['created_at', 'id']],
  fields: {
    id: AutoField(),
    url: CharField({ maxLength: 500, label: 'URL', helpText: 'Where events are sent: https://…' }),
    description: CharField({ maxLength: 200, blank: true, default: '' }),
    /** The types of events that it gets, separated by spaces; '' for all. */
    event_types: TextField({ blank: true, default: '', editable: false }),
    /** Signs what is sent; encrypted. */
    sealed_secret: TextField({ editable: false }),
    is_active: BooleanField({
      default: true,
      label: 'Active',
      helpText:
        'An endpoint that is not active gets nothing. Activating it again sends what had not arrived.',
    }),
    disabled_at: DateTimeField({ null: true, editable: false, label: 'Disabled' }),
    disabled_reason: CharField({ maxLength: 300, blank: true, default: '', editable: false, label: 'Why' }),
    /** Since when every request has failed; null after one that succeeded. */
    failing_since: DateTimeField({ null: true, editable: false }),
    /** The caller, as in histories: `staff grace`. */
    registered_by: CharField({ maxLength: 160, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Registered' }),
  },
});

/** One request. It has neither the body nor the secret. */
export const Attempt = defineModel({
  app: 'webhooks',
  name: 'Attempt',
  ordering: ['-id'],
  title: ({ event_type, id }) => `Attempt ${id} to send ${event_type}`,
  indexes: [['endpoint_id', 'id'], ['delivery_id'], ['created_at', 'id']],
  fields: {
    id: AutoField(),
    endpoint_id: ForeignKey({ to: () => Endpoint, onDelete: 'cascade', editable: false }),
    /** Null for a test. */
    delivery_id: ForeignKey({ to: () => Delivery, null: true, onDelete: 'set_null', editable: false }),
    /** The event's id as the receiver sees it, in the header webhook-id. */
    event_id: CharField({ maxLength: 26, editable: false, label: 'Event' }),
    event_type: CharField({ maxLength: 50, editable: false }),
    /** The HTTP status of the answer; null without one. */
    status_code: IntegerField({ null: true, editable: false, label: 'Status' }),
    duration_ms: IntegerField({ editable: false, label: 'Milliseconds' }),
    /** Why it failed; '' when it arrived. */
    error: CharField({ maxLength: 300, blank: true, default: '', editable: false }),
    /** The beginning of the answer, if it failed. */
    answer: CharField({ maxLength: 300, blank: true, default: '', editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'When' }),
    /** When staff sent the event again. */
    sent_again_at: DateTimeField({ null: true, editable: false, label: 'Sent again' }),
  },
});

export type EndpointRow = Row<typeof Endpoint>;
export type AttemptRow = Row<typeof Attempt>;

/** The endpoint; `not_found` if there is none. */
export async function getEndpoint(db: Queryable, id: number): Promise<EndpointRow> {
  const endpoint = await Endpoint.objects(db).where({ id }).first();
  if (!endpoint) throw notFound('Endpoint', id);
  return endpoint;
}

/** The endpoint, locked until the transaction ends; `not_found` if there is none. */
export async function lockEndpoint(trx: Transaction, id: number): Promise<EndpointRow> {
  const endpoint = await Endpoint.objects(trx).where({ id }).forUpdate().first();
  if (!endpoint) throw notFound('Endpoint', id);
  return endpoint;
}

/** The names of the types that an endpoint gets; none means all. */
export function typesOf({ event_types }: Pick<EndpointRow, 'event_types'>): string[] {
  return event_types.split(' ').filter(Boolean);
}
