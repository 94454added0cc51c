// package: events
// file: events.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as events_pb from "./events_pb";

interface IEventServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    watchEvents: IEventServiceService_IWatchEvents;
}

interface IEventServiceService_IWatchEvents extends grpc.MethodDefinition<events_pb.WatchEventsRequest, events_pb.Event> {
    path: "/events.EventService/WatchEvents";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<events_pb.WatchEventsRequest>;
    requestDeserialize: grpc.deserialize<events_pb.WatchEventsRequest>;
    responseSerialize: grpc.serialize<events_pb.Event>;
    responseDeserialize: grpc.deserialize<events_pb.Event>;
}

export const EventServiceService: IEventServiceService;

export interface IEventServiceServer extends grpc.UntypedServiceImplementation {
    watchEvents: grpc.handleServerStreamingCall<events_pb.WatchEventsRequest, events_pb.Event>;
}

export interface IEventServiceClient {
    watchEvents(request: events_pb.WatchEventsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<events_pb.Event>;
    watchEvents(request: events_pb.WatchEventsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<events_pb.Event>;
}

export class EventServiceClient extends grpc.Client implements IEventServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public watchEvents(request: events_pb.WatchEventsRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<events_pb.Event>;
    public watchEvents(request: events_pb.WatchEventsRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<events_pb.Event>;
}
