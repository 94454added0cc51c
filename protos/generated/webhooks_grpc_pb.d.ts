// package: webhooks
// file: webhooks.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as webhooks_pb from "./webhooks_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";

interface IWebhookServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    registerEndpoint: IWebhookServiceService_IRegisterEndpoint;
    getEndpoint: IWebhookServiceService_IGetEndpoint;
    listEndpoints: IWebhookServiceService_IListEndpoints;
    updateEndpoint: IWebhookServiceService_IUpdateEndpoint;
    deleteEndpoint: IWebhookServiceService_IDeleteEndpoint;
    getSecret: IWebhookServiceService_IGetSecret;
    replaceSecret: IWebhookServiceService_IReplaceSecret;
    testEndpoint: IWebhookServiceService_ITestEndpoint;
    listAttempts: IWebhookServiceService_IListAttempts;
    sendAgain: IWebhookServiceService_ISendAgain;
}

interface IWebhookServiceService_IRegisterEndpoint extends grpc.MethodDefinition<webhooks_pb.RegisterEndpointRequest, webhooks_pb.Endpoint> {
    path: "/webhooks.WebhookService/RegisterEndpoint";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.RegisterEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.RegisterEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Endpoint>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Endpoint>;
}
interface IWebhookServiceService_IGetEndpoint extends grpc.MethodDefinition<webhooks_pb.GetEndpointRequest, webhooks_pb.Endpoint> {
    path: "/webhooks.WebhookService/GetEndpoint";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.GetEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.GetEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Endpoint>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Endpoint>;
}
interface IWebhookServiceService_IListEndpoints extends grpc.MethodDefinition<webhooks_pb.ListEndpointsRequest, webhooks_pb.ListEndpointsResponse> {
    path: "/webhooks.WebhookService/ListEndpoints";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.ListEndpointsRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.ListEndpointsRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.ListEndpointsResponse>;
    responseDeserialize: grpc.deserialize<webhooks_pb.ListEndpointsResponse>;
}
interface IWebhookServiceService_IUpdateEndpoint extends grpc.MethodDefinition<webhooks_pb.UpdateEndpointRequest, webhooks_pb.Endpoint> {
    path: "/webhooks.WebhookService/UpdateEndpoint";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.UpdateEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.UpdateEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Endpoint>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Endpoint>;
}
interface IWebhookServiceService_IDeleteEndpoint extends grpc.MethodDefinition<webhooks_pb.DeleteEndpointRequest, webhooks_pb.DeleteEndpointResponse> {
    path: "/webhooks.WebhookService/DeleteEndpoint";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.DeleteEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.DeleteEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.DeleteEndpointResponse>;
    responseDeserialize: grpc.deserialize<webhooks_pb.DeleteEndpointResponse>;
}
interface IWebhookServiceService_IGetSecret extends grpc.MethodDefinition<webhooks_pb.GetEndpointRequest, webhooks_pb.Secret> {
    path: "/webhooks.WebhookService/GetSecret";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.GetEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.GetEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Secret>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Secret>;
}
interface IWebhookServiceService_IReplaceSecret extends grpc.MethodDefinition<webhooks_pb.GetEndpointRequest, webhooks_pb.Secret> {
    path: "/webhooks.WebhookService/ReplaceSecret";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.GetEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.GetEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Secret>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Secret>;
}
interface IWebhookServiceService_ITestEndpoint extends grpc.MethodDefinition<webhooks_pb.GetEndpointRequest, webhooks_pb.Attempt> {
    path: "/webhooks.WebhookService/TestEndpoint";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.GetEndpointRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.GetEndpointRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.Attempt>;
    responseDeserialize: grpc.deserialize<webhooks_pb.Attempt>;
}
interface IWebhookServiceService_IListAttempts extends grpc.MethodDefinition<webhooks_pb.ListAttemptsRequest, webhooks_pb.ListAttemptsResponse> {
    path: "/webhooks.WebhookService/ListAttempts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.ListAttemptsRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.ListAttemptsRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.ListAttemptsResponse>;
    responseDeserialize: grpc.deserialize<webhooks_pb.ListAttemptsResponse>;
}
interface IWebhookServiceService_ISendAgain extends grpc.MethodDefinition<webhooks_pb.SendAgainRequest, webhooks_pb.SendAgainResponse> {
    path: "/webhooks.WebhookService/SendAgain";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<webhooks_pb.SendAgainRequest>;
    requestDeserialize: grpc.deserialize<webhooks_pb.SendAgainRequest>;
    responseSerialize: grpc.serialize<webhooks_pb.SendAgainResponse>;
    responseDeserialize: grpc.deserialize<webhooks_pb.SendAgainResponse>;
}

export const WebhookServiceService: IWebhookServiceService;

export interface IWebhookServiceServer extends grpc.UntypedServiceImplementation {
    registerEndpoint: grpc.handleUnaryCall<webhooks_pb.RegisterEndpointRequest, webhooks_pb.Endpoint>;
    getEndpoint: grpc.handleUnaryCall<webhooks_pb.GetEndpointRequest, webhooks_pb.Endpoint>;
    listEndpoints: grpc.handleUnaryCall<webhooks_pb.ListEndpointsRequest, webhooks_pb.ListEndpointsResponse>;
    updateEndpoint: grpc.handleUnaryCall<webhooks_pb.UpdateEndpointRequest, webhooks_pb.Endpoint>;
    deleteEndpoint: grpc.handleUnaryCall<webhooks_pb.DeleteEndpointRequest, webhooks_pb.DeleteEndpointResponse>;
    getSecret: grpc.handleUnaryCall<webhooks_pb.GetEndpointRequest, webhooks_pb.Secret>;
    replaceSecret: grpc.handleUnaryCall<webhooks_pb.GetEndpointRequest, webhooks_pb.Secret>;
    testEndpoint: grpc.handleUnaryCall<webhooks_pb.GetEndpointRequest, webhooks_pb.Attempt>;
    listAttempts: grpc.handleUnaryCall<webhooks_pb.ListAttemptsRequest, webhooks_pb.ListAttemptsResponse>;
    sendAgain: grpc.handleUnaryCall<webhooks_pb.SendAgainRequest, webhooks_pb.SendAgainResponse>;
}

export interface IWebhookServiceClient {
    registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    getEndpoint(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    getEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    getEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    listEndpoints(request: webhooks_pb.ListEndpointsRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    listEndpoints(request: webhooks_pb.ListEndpointsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    listEndpoints(request: webhooks_pb.ListEndpointsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    getSecret(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    getSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    getSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    replaceSecret(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    replaceSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    replaceSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    testEndpoint(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    testEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    testEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    listAttempts(request: webhooks_pb.ListAttemptsRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    listAttempts(request: webhooks_pb.ListAttemptsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    listAttempts(request: webhooks_pb.ListAttemptsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    sendAgain(request: webhooks_pb.SendAgainRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
    sendAgain(request: webhooks_pb.SendAgainRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
    sendAgain(request: webhooks_pb.SendAgainRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
}

export class WebhookServiceClient extends grpc.Client implements IWebhookServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public registerEndpoint(request: webhooks_pb.RegisterEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public getEndpoint(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public getEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public getEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public listEndpoints(request: webhooks_pb.ListEndpointsRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    public listEndpoints(request: webhooks_pb.ListEndpointsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    public listEndpoints(request: webhooks_pb.ListEndpointsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListEndpointsResponse) => void): grpc.ClientUnaryCall;
    public updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public updateEndpoint(request: webhooks_pb.UpdateEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Endpoint) => void): grpc.ClientUnaryCall;
    public deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    public deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    public deleteEndpoint(request: webhooks_pb.DeleteEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.DeleteEndpointResponse) => void): grpc.ClientUnaryCall;
    public getSecret(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public getSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public getSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public replaceSecret(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public replaceSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public replaceSecret(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Secret) => void): grpc.ClientUnaryCall;
    public testEndpoint(request: webhooks_pb.GetEndpointRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    public testEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    public testEndpoint(request: webhooks_pb.GetEndpointRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.Attempt) => void): grpc.ClientUnaryCall;
    public listAttempts(request: webhooks_pb.ListAttemptsRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    public listAttempts(request: webhooks_pb.ListAttemptsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    public listAttempts(request: webhooks_pb.ListAttemptsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.ListAttemptsResponse) => void): grpc.ClientUnaryCall;
    public sendAgain(request: webhooks_pb.SendAgainRequest, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
    public sendAgain(request: webhooks_pb.SendAgainRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
    public sendAgain(request: webhooks_pb.SendAgainRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: webhooks_pb.SendAgainResponse) => void): grpc.ClientUnaryCall;
}
