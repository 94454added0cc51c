// package: recommendations
// file: recommendations.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as recommendations_pb from "./recommendations_pb";
import * as products_pb from "./products_pb";

interface IRecommendationServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createRecommendation: IRecommendationServiceService_ICreateRecommendation;
    getRecommendation: IRecommendationServiceService_IGetRecommendation;
    updateRecommendation: IRecommendationServiceService_IUpdateRecommendation;
    deleteRecommendation: IRecommendationServiceService_IDeleteRecommendation;
    listRecommendations: IRecommendationServiceService_IListRecommendations;
    recommendForProduct: IRecommendationServiceService_IRecommendForProduct;
    recommendForCustomer: IRecommendationServiceService_IRecommendForCustomer;
}

interface IRecommendationServiceService_ICreateRecommendation extends grpc.MethodDefinition<recommendations_pb.CreateRecommendationRequest, recommendations_pb.Recommendation> {
    path: "/recommendations.RecommendationService/CreateRecommendation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.CreateRecommendationRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.CreateRecommendationRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.Recommendation>;
    responseDeserialize: grpc.deserialize<recommendations_pb.Recommendation>;
}
interface IRecommendationServiceService_IGetRecommendation extends grpc.MethodDefinition<recommendations_pb.GetRecommendationRequest, recommendations_pb.Recommendation> {
    path: "/recommendations.RecommendationService/GetRecommendation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.GetRecommendationRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.GetRecommendationRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.Recommendation>;
    responseDeserialize: grpc.deserialize<recommendations_pb.Recommendation>;
}
interface IRecommendationServiceService_IUpdateRecommendation extends grpc.MethodDefinition<recommendations_pb.UpdateRecommendationRequest, recommendations_pb.Recommendation> {
    path: "/recommendations.RecommendationService/UpdateRecommendation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.UpdateRecommendationRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.UpdateRecommendationRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.Recommendation>;
    responseDeserialize: grpc.deserialize<recommendations_pb.Recommendation>;
}
interface IRecommendationServiceService_IDeleteRecommendation extends grpc.MethodDefinition<recommendations_pb.DeleteRecommendationRequest, recommendations_pb.DeleteRecommendationResponse> {
    path: "/recommendations.RecommendationService/DeleteRecommendation";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.DeleteRecommendationRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.DeleteRecommendationRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.DeleteRecommendationResponse>;
    responseDeserialize: grpc.deserialize<recommendations_pb.DeleteRecommendationResponse>;
}
interface IRecommendationServiceService_IListRecommendations extends grpc.MethodDefinition<recommendations_pb.ListRecommendationsRequest, recommendations_pb.ListRecommendationsResponse> {
    path: "/recommendations.RecommendationService/ListRecommendations";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.ListRecommendationsRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.ListRecommendationsRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.ListRecommendationsResponse>;
    responseDeserialize: grpc.deserialize<recommendations_pb.ListRecommendationsResponse>;
}
interface IRecommendationServiceService_IRecommendForProduct extends grpc.MethodDefinition<recommendations_pb.RecommendForProductRequest, recommendations_pb.RecommendResponse> {
    path: "/recommendations.RecommendationService/RecommendForProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.RecommendForProductRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.RecommendForProductRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.RecommendResponse>;
    responseDeserialize: grpc.deserialize<recommendations_pb.RecommendResponse>;
}
interface IRecommendationServiceService_IRecommendForCustomer extends grpc.MethodDefinition<recommendations_pb.RecommendForCustomerRequest, recommendations_pb.RecommendResponse> {
    path: "/recommendations.RecommendationService/RecommendForCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<recommendations_pb.RecommendForCustomerRequest>;
    requestDeserialize: grpc.deserialize<recommendations_pb.RecommendForCustomerRequest>;
    responseSerialize: grpc.serialize<recommendations_pb.RecommendResponse>;
    responseDeserialize: grpc.deserialize<recommendations_pb.RecommendResponse>;
}

export const RecommendationServiceService: IRecommendationServiceService;

export interface IRecommendationServiceServer extends grpc.UntypedServiceImplementation {
    createRecommendation: grpc.handleUnaryCall<recommendations_pb.CreateRecommendationRequest, recommendations_pb.Recommendation>;
    getRecommendation: grpc.handleUnaryCall<recommendations_pb.GetRecommendationRequest, recommendations_pb.Recommendation>;
    updateRecommendation: grpc.handleUnaryCall<recommendations_pb.UpdateRecommendationRequest, recommendations_pb.Recommendation>;
    deleteRecommendation: grpc.handleUnaryCall<recommendations_pb.DeleteRecommendationRequest, recommendations_pb.DeleteRecommendationResponse>;
    listRecommendations: grpc.handleUnaryCall<recommendations_pb.ListRecommendationsRequest, recommendations_pb.ListRecommendationsResponse>;
    recommendForProduct: grpc.handleUnaryCall<recommendations_pb.RecommendForProductRequest, recommendations_pb.RecommendResponse>;
    recommendForCustomer: grpc.handleUnaryCall<recommendations_pb.RecommendForCustomerRequest, recommendations_pb.RecommendResponse>;
}

export interface IRecommendationServiceClient {
    createRecommendation(request: recommendations_pb.CreateRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    createRecommendation(request: recommendations_pb.CreateRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    createRecommendation(request: recommendations_pb.CreateRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    getRecommendation(request: recommendations_pb.GetRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    getRecommendation(request: recommendations_pb.GetRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    getRecommendation(request: recommendations_pb.GetRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    listRecommendations(request: recommendations_pb.ListRecommendationsRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    listRecommendations(request: recommendations_pb.ListRecommendationsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    listRecommendations(request: recommendations_pb.ListRecommendationsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    recommendForProduct(request: recommendations_pb.RecommendForProductRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    recommendForProduct(request: recommendations_pb.RecommendForProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    recommendForProduct(request: recommendations_pb.RecommendForProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
}

export class RecommendationServiceClient extends grpc.Client implements IRecommendationServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createRecommendation(request: recommendations_pb.CreateRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public createRecommendation(request: recommendations_pb.CreateRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public createRecommendation(request: recommendations_pb.CreateRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public getRecommendation(request: recommendations_pb.GetRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public getRecommendation(request: recommendations_pb.GetRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public getRecommendation(request: recommendations_pb.GetRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public updateRecommendation(request: recommendations_pb.UpdateRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.Recommendation) => void): grpc.ClientUnaryCall;
    public deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    public deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    public deleteRecommendation(request: recommendations_pb.DeleteRecommendationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.DeleteRecommendationResponse) => void): grpc.ClientUnaryCall;
    public listRecommendations(request: recommendations_pb.ListRecommendationsRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    public listRecommendations(request: recommendations_pb.ListRecommendationsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    public listRecommendations(request: recommendations_pb.ListRecommendationsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.ListRecommendationsResponse) => void): grpc.ClientUnaryCall;
    public recommendForProduct(request: recommendations_pb.RecommendForProductRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    public recommendForProduct(request: recommendations_pb.RecommendForProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    public recommendForProduct(request: recommendations_pb.RecommendForProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    public recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    public recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
    public recommendForCustomer(request: recommendations_pb.RecommendForCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: recommendations_pb.RecommendResponse) => void): grpc.ClientUnaryCall;
}
