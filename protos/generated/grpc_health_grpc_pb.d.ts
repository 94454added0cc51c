// package: grpc.health.v1
// file: grpc_health.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as grpc_health_pb from "./grpc_health_pb";

interface IHealthService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    check: IHealthService_ICheck;
    watch: IHealthService_IWatch;
    list: IHealthService_IList;
}

interface IHealthService_ICheck extends grpc.MethodDefinition<grpc_health_pb.HealthCheckRequest, grpc_health_pb.HealthCheckResponse> {
    path: "/grpc.health.v1.Health/Check";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<grpc_health_pb.HealthCheckRequest>;
    requestDeserialize: grpc.deserialize<grpc_health_pb.HealthCheckRequest>;
    responseSerialize: grpc.serialize<grpc_health_pb.HealthCheckResponse>;
    responseDeserialize: grpc.deserialize<grpc_health_pb.HealthCheckResponse>;
}
interface IHealthService_IWatch extends grpc.MethodDefinition<grpc_health_pb.HealthCheckRequest, grpc_health_pb.HealthCheckResponse> {
    path: "/grpc.health.v1.Health/Watch";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<grpc_health_pb.HealthCheckRequest>;
    requestDeserialize: grpc.deserialize<grpc_health_pb.HealthCheckRequest>;
    responseSerialize: grpc.serialize<grpc_health_pb.HealthCheckResponse>;
    responseDeserialize: grpc.deserialize<grpc_health_pb.HealthCheckResponse>;
}
interface IHealthService_IList extends grpc.MethodDefinition<grpc_health_pb.HealthListRequest, grpc_health_pb.HealthListResponse> {
    path: "/grpc.health.v1.Health/List";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<grpc_health_pb.HealthListRequest>;
    requestDeserialize: grpc.deserialize<grpc_health_pb.HealthListRequest>;
    responseSerialize: grpc.serialize<grpc_health_pb.HealthListResponse>;
    responseDeserialize: grpc.deserialize<grpc_health_pb.HealthListResponse>;
}

export const HealthService: IHealthService;

export interface IHealthServer extends grpc.UntypedServiceImplementation {
    check: grpc.handleUnaryCall<grpc_health_pb.HealthCheckRequest, grpc_health_pb.HealthCheckResponse>;
    watch: grpc.handleServerStreamingCall<grpc_health_pb.HealthCheckRequest, grpc_health_pb.HealthCheckResponse>;
    list: grpc.handleUnaryCall<grpc_health_pb.HealthListRequest, grpc_health_pb.HealthListResponse>;
}

export interface IHealthClient {
    check(request: grpc_health_pb.HealthCheckRequest, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    check(request: grpc_health_pb.HealthCheckRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    check(request: grpc_health_pb.HealthCheckRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    watch(request: grpc_health_pb.HealthCheckRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<grpc_health_pb.HealthCheckResponse>;
    watch(request: grpc_health_pb.HealthCheckRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<grpc_health_pb.HealthCheckResponse>;
    list(request: grpc_health_pb.HealthListRequest, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
    list(request: grpc_health_pb.HealthListRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
    list(request: grpc_health_pb.HealthListRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
}

export class HealthClient extends grpc.Client implements IHealthClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public check(request: grpc_health_pb.HealthCheckRequest, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    public check(request: grpc_health_pb.HealthCheckRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    public check(request: grpc_health_pb.HealthCheckRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthCheckResponse) => void): grpc.ClientUnaryCall;
    public watch(request: grpc_health_pb.HealthCheckRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<grpc_health_pb.HealthCheckResponse>;
    public watch(request: grpc_health_pb.HealthCheckRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<grpc_health_pb.HealthCheckResponse>;
    public list(request: grpc_health_pb.HealthListRequest, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
    public list(request: grpc_health_pb.HealthListRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
    public list(request: grpc_health_pb.HealthListRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: grpc_health_pb.HealthListResponse) => void): grpc.ClientUnaryCall;
}
