// A typed client of WebhookService. Calls that only read are retried when the service was unreachable, and so are those
// with an idempotency key.
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, toMessage } from '../framework/grpc/codec.js';
import { maskOf } from '../framework/grpc/update_mask.js';
import type { Preconditions } from '../framework/etags.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/webhooks_grpc_pb.js';
import pb from '../protos/generated/webhooks_pb.js';

const channel = new ServiceChannel(grpcPb.WebhookServiceClient, settings.WEBHOOKS_ADDRESS);

/** The endpoint with its secret. */
export function registerEndpoint(fields: Fields<typeof pb.RegisterEndpointRequest>, context: CallContext) {
  const request = toMessage(pb.RegisterEndpointRequest, fields);
  return channel.call((client) => client.registerEndpoint, request, context, KEYED);
}

export function getEndpoint(id: number, context: CallContext) {
  const request = toMessage(pb.GetEndpointRequest, { id });
  return channel.call((client) => client.getEndpoint, request, context, RETRY);
}

export function listEndpoints(fields: Fields<typeof pb.ListEndpointsRequest>, context: CallContext) {
  const request = toMessage(pb.ListEndpointsRequest, fields);
  return channel.call((client) => client.listEndpoints, request, context, RETRY);
}

/** Sets only the fields in `changes`. */
export function updateEndpoint(
  id: number,
  changes: Omit<Fields<typeof pb.UpdateEndpointRequest>, 'id' | 'update_mask' | keyof Preconditions>,
  preconditions: Preconditions,
  context: CallContext,
) {
  const update_mask = maskOf(changes);
  const request = toMessage(pb.UpdateEndpointRequest, { ...changes, ...preconditions, id, update_mask });
  return channel.call((client) => client.updateEndpoint, request, context);
}

export function deleteEndpoint(fields: Fields<typeof pb.DeleteEndpointRequest>, context: CallContext) {
  const request = toMessage(pb.DeleteEndpointRequest, fields);
  return channel.call((client) => client.deleteEndpoint, request, context);
}

export function getSecret(id: number, context: CallContext) {
  const request = toMessage(pb.GetEndpointRequest, { id });
  return channel.call((client) => client.getSecret, request, context, RETRY);
}

export function replaceSecret(id: number, context: CallContext) {
  const request = toMessage(pb.GetEndpointRequest, { id });
  return channel.call((client) => client.replaceSecret, request, context, KEYED);
}

export function testEndpoint(id: number, context: CallContext) {
  const request = toMessage(pb.GetEndpointRequest, { id });
  // It waits for another system: no other call waits for it.
  return channel.call((client) => client.testEndpoint, request, context, { alone: true });
}

export function listAttempts(fields: Fields<typeof pb.ListAttemptsRequest>, context: CallContext) {
  const request = toMessage(pb.ListAttemptsRequest, fields);
  return channel.call((client) => client.listAttempts, request, context, RETRY);
}

export function sendAgain(fields: Fields<typeof pb.SendAgainRequest>, context: CallContext) {
  const request = toMessage(pb.SendAgainRequest, fields);
  return channel.call((client) => client.sendAgain, request, context, KEYED);
}
