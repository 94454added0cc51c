// A typed client of RecommendationService. Calls that only read are retried when the service was
// unreachable, and so are those with an idempotency key.
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/recommendations_grpc_pb.js';
import pb from '../protos/generated/recommendations_pb.js';

const channel = new ServiceChannel(grpcPb.RecommendationServiceClient, settings.RECOMMENDATIONS_ADDRESS);

export function createRecommendation(
  fields: Fields<typeof pb.CreateRecommendationRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.CreateRecommendationRequest, fields);
  return channel.call((client) => client.createRecommendation, request, context, KEYED);
}

export function getRecommendation(id: number, context: CallContext) {
  const request = toMessage(pb.GetRecommendationRequest, { id });
  return channel.call((client) => client.getRecommendation, request, context, RETRY);
}

/** Sets the given values and leaves the others unchanged. */
export function updateRecommendation(
  fields: Fields<typeof pb.UpdateRecommendationRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.UpdateRecommendationRequest, fields);
  return channel.call((client) => client.updateRecommendation, request, context);
}

export function deleteRecommendation(
  fields: Fields<typeof pb.DeleteRecommendationRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.DeleteRecommendationRequest, fields);
  return channel.call((client) => client.deleteRecommendation, request, context);
}

export function listRecommendations(
  fields: Fields<typeof pb.ListRecommendationsRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.ListRecommendationsRequest, fields);
  return channel.call((client) => client.listRecommendations, request, context, RETRY);
}

export function recommendForProduct(
  fields: Fields<typeof pb.RecommendForProductRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.RecommendForProductRequest, fields);
  return channel.call((client) => client.recommendForProduct, request, context, RETRY);
}

export function recommendForCustomer(
  fields: Fields<typeof pb.RecommendForCustomerRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.RecommendForCustomerRequest, fields);
  return channel.call((client) => client.recommendForCustomer, request, context, RETRY);
}
