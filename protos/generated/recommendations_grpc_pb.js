// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var recommendations_pb = require('./recommendations_pb.js');
var products_pb = require('./products_pb.js');

function serialize_recommendations_CreateRecommendationRequest(arg) {
  if (!(arg instanceof recommendations_pb.CreateRecommendationRequest)) {
    throw new Error('Expected argument of type recommendations.CreateRecommendationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_CreateRecommendationRequest(buffer_arg) {
  return recommendations_pb.CreateRecommendationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_DeleteRecommendationRequest(arg) {
  if (!(arg instanceof recommendations_pb.DeleteRecommendationRequest)) {
    throw new Error('Expected argument of type recommendations.DeleteRecommendationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_DeleteRecommendationRequest(buffer_arg) {
  return recommendations_pb.DeleteRecommendationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_DeleteRecommendationResponse(arg) {
  if (!(arg instanceof recommendations_pb.DeleteRecommendationResponse)) {
    throw new Error('Expected argument of type recommendations.DeleteRecommendationResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_DeleteRecommendationResponse(buffer_arg) {
  return recommendations_pb.DeleteRecommendationResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_GetRecommendationRequest(arg) {
  if (!(arg instanceof recommendations_pb.GetRecommendationRequest)) {
    throw new Error('Expected argument of type recommendations.GetRecommendationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_GetRecommendationRequest(buffer_arg) {
  return recommendations_pb.GetRecommendationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_ListRecommendationsRequest(arg) {
  if (!(arg instanceof recommendations_pb.ListRecommendationsRequest)) {
    throw new Error('Expected argument of type recommendations.ListRecommendationsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_ListRecommendationsRequest(buffer_arg) {
  return recommendations_pb.ListRecommendationsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_ListRecommendationsResponse(arg) {
  if (!(arg instanceof recommendations_pb.ListRecommendationsResponse)) {
    throw new Error('Expected argument of type recommendations.ListRecommendationsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_ListRecommendationsResponse(buffer_arg) {
  return recommendations_pb.ListRecommendationsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_RecommendForCustomerRequest(arg) {
  if (!(arg instanceof recommendations_pb.RecommendForCustomerRequest)) {
    throw new Error('Expected argument of type recommendations.RecommendForCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_RecommendForCustomerRequest(buffer_arg) {
  return recommendations_pb.RecommendForCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_RecommendForProductRequest(arg) {
  if (!(arg instanceof recommendations_pb.RecommendForProductRequest)) {
    throw new Error('Expected argument of type recommendations.RecommendForProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_RecommendForProductRequest(buffer_arg) {
  return recommendations_pb.RecommendForProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_RecommendResponse(arg) {
  if (!(arg instanceof recommendations_pb.RecommendResponse)) {
    throw new Error('Expected argument of type recommendations.RecommendResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_RecommendResponse(buffer_arg) {
  return recommendations_pb.RecommendResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_Recommendation(arg) {
  if (!(arg instanceof recommendations_pb.Recommendation)) {
    throw new Error('Expected argument of type recommendations.Recommendation');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_Recommendation(buffer_arg) {
  return recommendations_pb.Recommendation.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_recommendations_UpdateRecommendationRequest(arg) {
  if (!(arg instanceof recommendations_pb.UpdateRecommendationRequest)) {
    throw new Error('Expected argument of type recommendations.UpdateRecommendationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_recommendations_UpdateRecommendationRequest(buffer_arg) {
  return recommendations_pb.UpdateRecommendationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var RecommendationServiceService = exports.RecommendationServiceService = {
  // Staff's own choices.
  createRecommendation: {
    path: '/recommendations.RecommendationService/CreateRecommendation',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.CreateRecommendationRequest,
    responseType: recommendations_pb.Recommendation,
    requestSerialize: serialize_recommendations_CreateRecommendationRequest,
    requestDeserialize: deserialize_recommendations_CreateRecommendationRequest,
    responseSerialize: serialize_recommendations_Recommendation,
    responseDeserialize: deserialize_recommendations_Recommendation,
  },
  getRecommendation: {
    path: '/recommendations.RecommendationService/GetRecommendation',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.GetRecommendationRequest,
    responseType: recommendations_pb.Recommendation,
    requestSerialize: serialize_recommendations_GetRecommendationRequest,
    requestDeserialize: deserialize_recommendations_GetRecommendationRequest,
    responseSerialize: serialize_recommendations_Recommendation,
    responseDeserialize: deserialize_recommendations_Recommendation,
  },
  updateRecommendation: {
    path: '/recommendations.RecommendationService/UpdateRecommendation',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.UpdateRecommendationRequest,
    responseType: recommendations_pb.Recommendation,
    requestSerialize: serialize_recommendations_UpdateRecommendationRequest,
    requestDeserialize: deserialize_recommendations_UpdateRecommendationRequest,
    responseSerialize: serialize_recommendations_Recommendation,
    responseDeserialize: deserialize_recommendations_Recommendation,
  },
  deleteRecommendation: {
    path: '/recommendations.RecommendationService/DeleteRecommendation',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.DeleteRecommendationRequest,
    responseType: recommendations_pb.DeleteRecommendationResponse,
    requestSerialize: serialize_recommendations_DeleteRecommendationRequest,
    requestDeserialize: deserialize_recommendations_DeleteRecommendationRequest,
    responseSerialize: serialize_recommendations_DeleteRecommendationResponse,
    responseDeserialize: deserialize_recommendations_DeleteRecommendationResponse,
  },
  listRecommendations: {
    path: '/recommendations.RecommendationService/ListRecommendations',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.ListRecommendationsRequest,
    responseType: recommendations_pb.ListRecommendationsResponse,
    requestSerialize: serialize_recommendations_ListRecommendationsRequest,
    requestDeserialize: deserialize_recommendations_ListRecommendationsRequest,
    responseSerialize: serialize_recommendations_ListRecommendationsResponse,
    responseDeserialize: deserialize_recommendations_ListRecommendationsResponse,
  },
  // What to show: staff's choices first, then products bought together, then the same category's
  // bestsellers, then bestsellers. Never the product itself, what the customer bought already, an
  // archived product or one out of stock.
  recommendForProduct: {
    path: '/recommendations.RecommendationService/RecommendForProduct',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.RecommendForProductRequest,
    responseType: recommendations_pb.RecommendResponse,
    requestSerialize: serialize_recommendations_RecommendForProductRequest,
    requestDeserialize: deserialize_recommendations_RecommendForProductRequest,
    responseSerialize: serialize_recommendations_RecommendResponse,
    responseDeserialize: deserialize_recommendations_RecommendResponse,
  },
  recommendForCustomer: {
    path: '/recommendations.RecommendationService/RecommendForCustomer',
    requestStream: false,
    responseStream: false,
    requestType: recommendations_pb.RecommendForCustomerRequest,
    responseType: recommendations_pb.RecommendResponse,
    requestSerialize: serialize_recommendations_RecommendForCustomerRequest,
    requestDeserialize: deserialize_recommendations_RecommendForCustomerRequest,
    responseSerialize: serialize_recommendations_RecommendResponse,
    responseDeserialize: deserialize_recommendations_RecommendResponse,
  },
};

exports.RecommendationServiceClient = grpc.makeGenericClientConstructor(RecommendationServiceService);
