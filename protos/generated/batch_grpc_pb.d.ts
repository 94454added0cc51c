// package: ecommerce
// file: batch.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as batch_pb from "./batch_pb";

interface IBatchServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    batch: IBatchServiceService_IBatch;
}

interface IBatchServiceService_IBatch extends grpc.MethodDefinition<batch_pb.BatchRequest, batch_pb.BatchResponse> {
    path: "/ecommerce.BatchService/Batch";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<batch_pb.BatchRequest>;
    requestDeserialize: grpc.deserialize<batch_pb.BatchRequest>;
    responseSerialize: grpc.serialize<batch_pb.BatchResponse>;
    responseDeserialize: grpc.deserialize<batch_pb.BatchResponse>;
}

export const BatchServiceService: IBatchServiceService;

export interface IBatchServiceServer extends grpc.UntypedServiceImplementation {
    batch: grpc.handleServerStreamingCall<batch_pb.BatchRequest, batch_pb.BatchResponse>;
}

export interface IBatchServiceClient {
    batch(request: batch_pb.BatchRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<batch_pb.BatchResponse>;
    batch(request: batch_pb.BatchRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<batch_pb.BatchResponse>;
}

export class BatchServiceClient extends grpc.Client implements IBatchServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public batch(request: batch_pb.BatchRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<batch_pb.BatchResponse>;
    public batch(request: batch_pb.BatchRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<batch_pb.BatchResponse>;
}
