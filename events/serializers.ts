// Events as messages and as JSON.
import { Serializer } from '../framework/serializers/serializer.js';
import { check, objectSchema } from '../framework/validation.js';
import pb from '../protos/generated/events_pb.js';
import type { Following } from './event_watch.js';
import { Event, type EventRow } from './models.js';

export const checkWatch = check<Following>(
  objectSchema({
    after_id: { type: 'string', maxLength: 26 },
    from_start: { type: 'boolean' },
    types: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 50 } },
  }),
);

export const eventSerializer = new Serializer<EventRow, InstanceType<typeof pb.Event>>({
  model: Event,
  message: pb.Event,
  computed: { id: ({ ulid }) => ulid },
});
