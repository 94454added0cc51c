// The input schemas of webhooks, and their conversion: row → message → JSON.
import { fieldSchema } from '../framework/db/json_schema.js';
import type { Plain } from '../framework/grpc/codec.js';
import { extended, INTEGER, named, object, TEXT } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
import { check, ID_SCHEMA, objectSchema, type Schema } from '../framework/validation.js';
import pb from '../protos/generated/webhooks_pb.js';
import type { EndpointValues } from './endpoints.js';
import { Attempt, type AttemptRow, Endpoint, type EndpointRow, typesOf } from './models.js';

const fields: Record<keyof EndpointValues, Schema> = {
  url: { ...fieldSchema(Endpoint.field('url')), description: 'An https address that the Internet reaches.' },
  description: fieldSchema(Endpoint.field('description')),
  event_types: {
    ...{ type: 'array', maxItems: 100, items: { type: 'string', maxLength: 50 } },
    description: 'The types of events that it gets, such as order.placed; none means all.',
  },
  is_active: { type: 'boolean', description: 'Activating an endpoint sends what had not arrived.' },
};

export type NewEndpoint = Pick<EndpointValues, 'url'> &
  Partial<Pick<EndpointValues, 'description' | 'event_types'>>;
const { is_active: _, ...ofNew } = fields;
export const checkNewEndpoint = check<NewEndpoint>(objectSchema(ofNew, ['url']));

export type EndpointChanges = Partial<EndpointValues>;
export const checkChanges = check<EndpointChanges>(objectSchema(fields));

export interface Again {
  delivery_ids?: number[];
}
export const checkAgain = check<Again>(
  objectSchema({
    delivery_ids: {
      ...{ type: 'array', maxItems: 1_000, items: ID_SCHEMA },
      description: 'Only these deliveries; none means all that have stopped.',
    },
  }),
);

/** `secret` is for the answer of RegisterEndpoint. */
export const endpointSerializer = new Serializer<
  EndpointRow & { secret?: string },
  InstanceType<typeof pb.Endpoint>
>({
  model: Endpoint,
  message: pb.Endpoint,
  computed: { event_types: typesOf },
  hidden: ['secret'],
  title: 'WebhookEndpoint',
});

export type EndpointMessage = Plain<InstanceType<typeof pb.Endpoint>>;

export const secretAnswer = named('WebhookSecret', object({ secret: TEXT }));
export const againAnswer = object({ deliveries: INTEGER });

/** A new endpoint, with its secret. */
export const newEndpointAnswer = named('NewWebhookEndpoint', extended(endpointSerializer, { secret: TEXT }));

export const attemptSerializer = new Serializer<AttemptRow, InstanceType<typeof pb.Attempt>>({
  model: Attempt,
  message: pb.Attempt,
  title: 'WebhookAttempt',
});
