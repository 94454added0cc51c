// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var events_pb = require('./events_pb.js');

function serialize_events_Event(arg) {
  if (!(arg instanceof events_pb.Event)) {
    throw new Error('Expected argument of type events.Event');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_events_Event(buffer_arg) {
  return events_pb.Event.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_events_WatchEventsRequest(arg) {
  if (!(arg instanceof events_pb.WatchEventsRequest)) {
    throw new Error('Expected argument of type events.WatchEventsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_events_WatchEventsRequest(buffer_arg) {
  return events_pb.WatchEventsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var EventServiceService = exports.EventServiceService = {
  // All events after one, in their sequence, and then each new one, until the caller ends the stream. UNAVAILABLE
  // when the server stops: call again with the id of the last event.
  watchEvents: {
    path: '/events.EventService/WatchEvents',
    requestStream: false,
    responseStream: true,
    requestType: events_pb.WatchEventsRequest,
    responseType: events_pb.Event,
    requestSerialize: serialize_events_WatchEventsRequest,
    requestDeserialize: deserialize_events_WatchEventsRequest,
    responseSerialize: serialize_events_Event,
    responseDeserialize: deserialize_events_Event,
  },
};

exports.EventServiceClient = grpc.makeGenericClientConstructor(EventServiceService);
