// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var batch_pb = require('./batch_pb.js');

function serialize_ecommerce_BatchRequest(arg) {
  if (!(arg instanceof batch_pb.BatchRequest)) {
    throw new Error('Expected argument of type ecommerce.BatchRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_ecommerce_BatchRequest(buffer_arg) {
  return batch_pb.BatchRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_ecommerce_BatchResponse(arg) {
  if (!(arg instanceof batch_pb.BatchResponse)) {
    throw new Error('Expected argument of type ecommerce.BatchResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_ecommerce_BatchResponse(buffer_arg) {
  return batch_pb.BatchResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


var BatchServiceService = exports.BatchServiceService = {
  // Runs each call as if it had come alone, with the token of the batch. Replies
  // come as the calls end, in any order; one call's failure is its reply, and does not end the others.
  batch: {
    path: '/ecommerce.BatchService/Batch',
    requestStream: false,
    responseStream: true,
    requestType: batch_pb.BatchRequest,
    responseType: batch_pb.BatchResponse,
    requestSerialize: serialize_ecommerce_BatchRequest,
    requestDeserialize: deserialize_ecommerce_BatchRequest,
    responseSerialize: serialize_ecommerce_BatchResponse,
    responseDeserialize: deserialize_ecommerce_BatchResponse,
  },
};

exports.BatchServiceClient = grpc.makeGenericClientConstructor(BatchServiceService);
