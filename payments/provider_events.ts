// The events that providers report by webhook. Each is stored once, so that a repeated one does nothing, and before
// anything is done about it, so that a killed process loses none. What they say is not stored: it has personal data, and
// the state comes from asking the provider.
import { AutoField, CharField, DateTimeField, IntegerField } from '../framework/db/fields.js';
import { defineModel, type Row } from '../framework/db/model.js';

export const ProviderEvent = defineModel({
  app: 'payments',
  name: 'ProviderEvent',
  ordering: ['-received_at'],
  title: ({ kind, event_id }) => `${kind} ${event_id}`,
  uniqueTogether: [['provider', 'event_id']],
  indexes: [
    ['received_at', 'id'],
    ['next_try_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    provider: CharField({ maxLength: 30, editable: false }),
    /** The provider's id of the event. */
    event_id: CharField({ maxLength: 100, editable: false }),
    /** The provider's name of what happened: `payment_intent.succeeded`. */
    kind: CharField({ maxLength: 100, editable: false }),
    /** The provider's reference of the payment that it is about; '' for none. */
    payment_reference: CharField({ maxLength: 100, blank: true, editable: false }),
    received_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Received' }),
    /** When a process works on it next; null if there is nothing to do. */
    next_try_at: DateTimeField({ null: true, editable: false, label: 'Next try' }),
    tries: IntegerField({ default: 0, editable: false }),
    handled_at: DateTimeField({ null: true, editable: false, label: 'Handled' }),
    /** When the service gave up after days of attempts. */
    gave_up_at: DateTimeField({ null: true, editable: false, label: 'Given up' }),
  },
});

export type ProviderEventRow = Row<typeof ProviderEvent>;
