// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var webhooks_pb = require('./webhooks_pb.js');
var google_protobuf_field_mask_pb = require('google-protobuf/google/protobuf/field_mask_pb.js');

function serialize_webhooks_Attempt(arg) {
  if (!(arg instanceof webhooks_pb.Attempt)) {
    throw new Error('Expected argument of type webhooks.Attempt');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_Attempt(buffer_arg) {
  return webhooks_pb.Attempt.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_DeleteEndpointRequest(arg) {
  if (!(arg instanceof webhooks_pb.DeleteEndpointRequest)) {
    throw new Error('Expected argument of type webhooks.DeleteEndpointRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_DeleteEndpointRequest(buffer_arg) {
  return webhooks_pb.DeleteEndpointRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_DeleteEndpointResponse(arg) {
  if (!(arg instanceof webhooks_pb.DeleteEndpointResponse)) {
    throw new Error('Expected argument of type webhooks.DeleteEndpointResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_DeleteEndpointResponse(buffer_arg) {
  return webhooks_pb.DeleteEndpointResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_Endpoint(arg) {
  if (!(arg instanceof webhooks_pb.Endpoint)) {
    throw new Error('Expected argument of type webhooks.Endpoint');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_Endpoint(buffer_arg) {
  return webhooks_pb.Endpoint.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_GetEndpointRequest(arg) {
  if (!(arg instanceof webhooks_pb.GetEndpointRequest)) {
    throw new Error('Expected argument of type webhooks.GetEndpointRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_GetEndpointRequest(buffer_arg) {
  return webhooks_pb.GetEndpointRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_ListAttemptsRequest(arg) {
  if (!(arg instanceof webhooks_pb.ListAttemptsRequest)) {
    throw new Error('Expected argument of type webhooks.ListAttemptsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_ListAttemptsRequest(buffer_arg) {
  return webhooks_pb.ListAttemptsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_ListAttemptsResponse(arg) {
  if (!(arg instanceof webhooks_pb.ListAttemptsResponse)) {
    throw new Error('Expected argument of type webhooks.ListAttemptsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_ListAttemptsResponse(buffer_arg) {
  return webhooks_pb.ListAttemptsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_ListEndpointsRequest(arg) {
  if (!(arg instanceof webhooks_pb.ListEndpointsRequest)) {
    throw new Error('Expected argument of type webhooks.ListEndpointsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_ListEndpointsRequest(buffer_arg) {
  return webhooks_pb.ListEndpointsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_ListEndpointsResponse(arg) {
  if (!(arg instanceof webhooks_pb.ListEndpointsResponse)) {
    throw new Error('Expected argument of type webhooks.ListEndpointsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_ListEndpointsResponse(buffer_arg) {
  return webhooks_pb.ListEndpointsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_RegisterEndpointRequest(arg) {
  if (!(arg instanceof webhooks_pb.RegisterEndpointRequest)) {
    throw new Error('Expected argument of type webhooks.RegisterEndpointRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_RegisterEndpointRequest(buffer_arg) {
  return webhooks_pb.RegisterEndpointRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_Secret(arg) {
  if (!(arg instanceof webhooks_pb.Secret)) {
    throw new Error('Expected argument of type webhooks.Secret');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_Secret(buffer_arg) {
  return webhooks_pb.Secret.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_SendAgainRequest(arg) {
  if (!(arg instanceof webhooks_pb.SendAgainRequest)) {
    throw new Error('Expected argument of type webhooks.SendAgainRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_SendAgainRequest(buffer_arg) {
  return webhooks_pb.SendAgainRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_SendAgainResponse(arg) {
  if (!(arg instanceof webhooks_pb.SendAgainResponse)) {
    throw new Error('Expected argument of type webhooks.SendAgainResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_SendAgainResponse(buffer_arg) {
  return webhooks_pb.SendAgainResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_webhooks_UpdateEndpointRequest(arg) {
  if (!(arg instanceof webhooks_pb.UpdateEndpointRequest)) {
    throw new Error('Expected argument of type webhooks.UpdateEndpointRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_webhooks_UpdateEndpointRequest(buffer_arg) {
  return webhooks_pb.UpdateEndpointRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var WebhookServiceService = exports.WebhookServiceService = {
  // The answer has the secret that signs what the endpoint gets.
  registerEndpoint: {
    path: '/webhooks.WebhookService/RegisterEndpoint',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.RegisterEndpointRequest,
    responseType: webhooks_pb.Endpoint,
    requestSerialize: serialize_webhooks_RegisterEndpointRequest,
    requestDeserialize: deserialize_webhooks_RegisterEndpointRequest,
    responseSerialize: serialize_webhooks_Endpoint,
    responseDeserialize: deserialize_webhooks_Endpoint,
  },
  getEndpoint: {
    path: '/webhooks.WebhookService/GetEndpoint',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.GetEndpointRequest,
    responseType: webhooks_pb.Endpoint,
    requestSerialize: serialize_webhooks_GetEndpointRequest,
    requestDeserialize: deserialize_webhooks_GetEndpointRequest,
    responseSerialize: serialize_webhooks_Endpoint,
    responseDeserialize: deserialize_webhooks_Endpoint,
  },
  listEndpoints: {
    path: '/webhooks.WebhookService/ListEndpoints',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.ListEndpointsRequest,
    responseType: webhooks_pb.ListEndpointsResponse,
    requestSerialize: serialize_webhooks_ListEndpointsRequest,
    requestDeserialize: deserialize_webhooks_ListEndpointsRequest,
    responseSerialize: serialize_webhooks_ListEndpointsResponse,
    responseDeserialize: deserialize_webhooks_ListEndpointsResponse,
  },
  // Activating an endpoint again sends what had not arrived.
  updateEndpoint: {
    path: '/webhooks.WebhookService/UpdateEndpoint',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.UpdateEndpointRequest,
    responseType: webhooks_pb.Endpoint,
    requestSerialize: serialize_webhooks_UpdateEndpointRequest,
    requestDeserialize: deserialize_webhooks_UpdateEndpointRequest,
    responseSerialize: serialize_webhooks_Endpoint,
    responseDeserialize: deserialize_webhooks_Endpoint,
  },
  // Gives up what has not arrived.
  deleteEndpoint: {
    path: '/webhooks.WebhookService/DeleteEndpoint',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.DeleteEndpointRequest,
    responseType: webhooks_pb.DeleteEndpointResponse,
    requestSerialize: serialize_webhooks_DeleteEndpointRequest,
    requestDeserialize: deserialize_webhooks_DeleteEndpointRequest,
    responseSerialize: serialize_webhooks_DeleteEndpointResponse,
    responseDeserialize: deserialize_webhooks_DeleteEndpointResponse,
  },
  // PERMISSION_DENIED for calls that do not come from the shop's own web server, which checks who may read it.
  getSecret: {
    path: '/webhooks.WebhookService/GetSecret',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.GetEndpointRequest,
    responseType: webhooks_pb.Secret,
    requestSerialize: serialize_webhooks_GetEndpointRequest,
    requestDeserialize: deserialize_webhooks_GetEndpointRequest,
    responseSerialize: serialize_webhooks_Secret,
    responseDeserialize: deserialize_webhooks_Secret,
  },
  // Replaces the secret at once.
  replaceSecret: {
    path: '/webhooks.WebhookService/ReplaceSecret',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.GetEndpointRequest,
    responseType: webhooks_pb.Secret,
    requestSerialize: serialize_webhooks_GetEndpointRequest,
    requestDeserialize: deserialize_webhooks_GetEndpointRequest,
    responseSerialize: serialize_webhooks_Secret,
    responseDeserialize: deserialize_webhooks_Secret,
  },
  // Sends an event of the type webhook.test to this endpoint now; the answer says what became of it.
  testEndpoint: {
    path: '/webhooks.WebhookService/TestEndpoint',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.GetEndpointRequest,
    responseType: webhooks_pb.Attempt,
    requestSerialize: serialize_webhooks_GetEndpointRequest,
    requestDeserialize: deserialize_webhooks_GetEndpointRequest,
    responseSerialize: serialize_webhooks_Attempt,
    responseDeserialize: deserialize_webhooks_Attempt,
  },
  listAttempts: {
    path: '/webhooks.WebhookService/ListAttempts',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.ListAttemptsRequest,
    responseType: webhooks_pb.ListAttemptsResponse,
    requestSerialize: serialize_webhooks_ListAttemptsRequest,
    requestDeserialize: deserialize_webhooks_ListAttemptsRequest,
    responseSerialize: serialize_webhooks_ListAttemptsResponse,
    responseDeserialize: deserialize_webhooks_ListAttemptsResponse,
  },
  // Sends events again, whether or not they have arrived. FAILED_PRECONDITION while the endpoint is disabled.
  sendAgain: {
    path: '/webhooks.WebhookService/SendAgain',
    requestStream: false,
    responseStream: false,
    requestType: webhooks_pb.SendAgainRequest,
    responseType: webhooks_pb.SendAgainResponse,
    requestSerialize: serialize_webhooks_SendAgainRequest,
    requestDeserialize: deserialize_webhooks_SendAgainRequest,
    responseSerialize: serialize_webhooks_SendAgainResponse,
    responseDeserialize: deserialize_webhooks_SendAgainResponse,
  },
};

exports.WebhookServiceClient = grpc.makeGenericClientConstructor(WebhookServiceService);
