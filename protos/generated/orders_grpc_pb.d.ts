// package: orders
// file: orders.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as orders_pb from "./orders_pb";

interface IOrderServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createOrder: IOrderServiceService_ICreateOrder;
    getOrder: IOrderServiceService_IGetOrder;
    listOrders: IOrderServiceService_IListOrders;
    updateOrderStatus: IOrderServiceService_IUpdateOrderStatus;
    cancelOrder: IOrderServiceService_ICancelOrder;
    getOrdersByCustomer: IOrderServiceService_IGetOrdersByCustomer;
    cancelOrderItem: IOrderServiceService_ICancelOrderItem;
    authenticateOrderToken: IOrderServiceService_IAuthenticateOrderToken;
    requestOrderClaim: IOrderServiceService_IRequestOrderClaim;
    claimOrders: IOrderServiceService_IClaimOrders;
    watchOrder: IOrderServiceService_IWatchOrder;
}

interface IOrderServiceService_ICreateOrder extends grpc.MethodDefinition<orders_pb.CreateOrderRequest, orders_pb.OrderResponse> {
    path: "/orders.OrderService/CreateOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.CreateOrderRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.CreateOrderRequest>;
    responseSerialize: grpc.serialize<orders_pb.OrderResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.OrderResponse>;
}
interface IOrderServiceService_IGetOrder extends grpc.MethodDefinition<orders_pb.GetOrderRequest, orders_pb.OrderResponse> {
    path: "/orders.OrderService/GetOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.GetOrderRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.GetOrderRequest>;
    responseSerialize: grpc.serialize<orders_pb.OrderResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.OrderResponse>;
}
interface IOrderServiceService_IListOrders extends grpc.MethodDefinition<orders_pb.ListOrdersRequest, orders_pb.ListOrdersResponse> {
    path: "/orders.OrderService/ListOrders";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.ListOrdersRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.ListOrdersRequest>;
    responseSerialize: grpc.serialize<orders_pb.ListOrdersResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.ListOrdersResponse>;
}
interface IOrderServiceService_IUpdateOrderStatus extends grpc.MethodDefinition<orders_pb.UpdateOrderStatusRequest, orders_pb.OrderResponse> {
    path: "/orders.OrderService/UpdateOrderStatus";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.UpdateOrderStatusRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.UpdateOrderStatusRequest>;
    responseSerialize: grpc.serialize<orders_pb.OrderResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.OrderResponse>;
}
interface IOrderServiceService_ICancelOrder extends grpc.MethodDefinition<orders_pb.CancelOrderRequest, orders_pb.OrderResponse> {
    path: "/orders.OrderService/CancelOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.CancelOrderRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.CancelOrderRequest>;
    responseSerialize: grpc.serialize<orders_pb.OrderResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.OrderResponse>;
}
interface IOrderServiceService_IGetOrdersByCustomer extends grpc.MethodDefinition<orders_pb.GetOrdersByCustomerRequest, orders_pb.ListOrdersResponse> {
    path: "/orders.OrderService/GetOrdersByCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.GetOrdersByCustomerRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.GetOrdersByCustomerRequest>;
    responseSerialize: grpc.serialize<orders_pb.ListOrdersResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.ListOrdersResponse>;
}
interface IOrderServiceService_ICancelOrderItem extends grpc.MethodDefinition<orders_pb.CancelOrderItemRequest, orders_pb.OrderResponse> {
    path: "/orders.OrderService/CancelOrderItem";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.CancelOrderItemRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.CancelOrderItemRequest>;
    responseSerialize: grpc.serialize<orders_pb.OrderResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.OrderResponse>;
}
interface IOrderServiceService_IAuthenticateOrderToken extends grpc.MethodDefinition<orders_pb.AuthenticateOrderTokenRequest, orders_pb.AuthenticateOrderTokenResponse> {
    path: "/orders.OrderService/AuthenticateOrderToken";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.AuthenticateOrderTokenRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.AuthenticateOrderTokenRequest>;
    responseSerialize: grpc.serialize<orders_pb.AuthenticateOrderTokenResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.AuthenticateOrderTokenResponse>;
}
interface IOrderServiceService_IRequestOrderClaim extends grpc.MethodDefinition<orders_pb.RequestOrderClaimRequest, orders_pb.RequestOrderClaimResponse> {
    path: "/orders.OrderService/RequestOrderClaim";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.RequestOrderClaimRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.RequestOrderClaimRequest>;
    responseSerialize: grpc.serialize<orders_pb.RequestOrderClaimResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.RequestOrderClaimResponse>;
}
interface IOrderServiceService_IClaimOrders extends grpc.MethodDefinition<orders_pb.ClaimOrdersRequest, orders_pb.ClaimOrdersResponse> {
    path: "/orders.OrderService/ClaimOrders";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<orders_pb.ClaimOrdersRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.ClaimOrdersRequest>;
    responseSerialize: grpc.serialize<orders_pb.ClaimOrdersResponse>;
    responseDeserialize: grpc.deserialize<orders_pb.ClaimOrdersResponse>;
}
interface IOrderServiceService_IWatchOrder extends grpc.MethodDefinition<orders_pb.GetOrderRequest, orders_pb.Order> {
    path: "/orders.OrderService/WatchOrder";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<orders_pb.GetOrderRequest>;
    requestDeserialize: grpc.deserialize<orders_pb.GetOrderRequest>;
    responseSerialize: grpc.serialize<orders_pb.Order>;
    responseDeserialize: grpc.deserialize<orders_pb.Order>;
}

export const OrderServiceService: IOrderServiceService;

export interface IOrderServiceServer extends grpc.UntypedServiceImplementation {
    createOrder: grpc.handleUnaryCall<orders_pb.CreateOrderRequest, orders_pb.OrderResponse>;
    getOrder: grpc.handleUnaryCall<orders_pb.GetOrderRequest, orders_pb.OrderResponse>;
    listOrders: grpc.handleUnaryCall<orders_pb.ListOrdersRequest, orders_pb.ListOrdersResponse>;
    updateOrderStatus: grpc.handleUnaryCall<orders_pb.UpdateOrderStatusRequest, orders_pb.OrderResponse>;
    cancelOrder: grpc.handleUnaryCall<orders_pb.CancelOrderRequest, orders_pb.OrderResponse>;
    getOrdersByCustomer: grpc.handleUnaryCall<orders_pb.GetOrdersByCustomerRequest, orders_pb.ListOrdersResponse>;
    cancelOrderItem: grpc.handleUnaryCall<orders_pb.CancelOrderItemRequest, orders_pb.OrderResponse>;
    authenticateOrderToken: grpc.handleUnaryCall<orders_pb.AuthenticateOrderTokenRequest, orders_pb.AuthenticateOrderTokenResponse>;
    requestOrderClaim: grpc.handleUnaryCall<orders_pb.RequestOrderClaimRequest, orders_pb.RequestOrderClaimResponse>;
    claimOrders: grpc.handleUnaryCall<orders_pb.ClaimOrdersRequest, orders_pb.ClaimOrdersResponse>;
    watchOrder: grpc.handleServerStreamingCall<orders_pb.GetOrderRequest, orders_pb.Order>;
}

export interface IOrderServiceClient {
    createOrder(request: orders_pb.CreateOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    createOrder(request: orders_pb.CreateOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    createOrder(request: orders_pb.CreateOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    getOrder(request: orders_pb.GetOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    getOrder(request: orders_pb.GetOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    getOrder(request: orders_pb.GetOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    listOrders(request: orders_pb.ListOrdersRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    listOrders(request: orders_pb.ListOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    listOrders(request: orders_pb.ListOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    cancelOrder(request: orders_pb.CancelOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    cancelOrder(request: orders_pb.CancelOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    cancelOrder(request: orders_pb.CancelOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    cancelOrderItem(request: orders_pb.CancelOrderItemRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    cancelOrderItem(request: orders_pb.CancelOrderItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    cancelOrderItem(request: orders_pb.CancelOrderItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    claimOrders(request: orders_pb.ClaimOrdersRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    claimOrders(request: orders_pb.ClaimOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    claimOrders(request: orders_pb.ClaimOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    watchOrder(request: orders_pb.GetOrderRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<orders_pb.Order>;
    watchOrder(request: orders_pb.GetOrderRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<orders_pb.Order>;
}

export class OrderServiceClient extends grpc.Client implements IOrderServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createOrder(request: orders_pb.CreateOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public createOrder(request: orders_pb.CreateOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public createOrder(request: orders_pb.CreateOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public getOrder(request: orders_pb.GetOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public getOrder(request: orders_pb.GetOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public getOrder(request: orders_pb.GetOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public listOrders(request: orders_pb.ListOrdersRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public listOrders(request: orders_pb.ListOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public listOrders(request: orders_pb.ListOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public updateOrderStatus(request: orders_pb.UpdateOrderStatusRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: orders_pb.CancelOrderRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: orders_pb.CancelOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public cancelOrder(request: orders_pb.CancelOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public getOrdersByCustomer(request: orders_pb.GetOrdersByCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ListOrdersResponse) => void): grpc.ClientUnaryCall;
    public cancelOrderItem(request: orders_pb.CancelOrderItemRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public cancelOrderItem(request: orders_pb.CancelOrderItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public cancelOrderItem(request: orders_pb.CancelOrderItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.OrderResponse) => void): grpc.ClientUnaryCall;
    public authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    public authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    public authenticateOrderToken(request: orders_pb.AuthenticateOrderTokenRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.AuthenticateOrderTokenResponse) => void): grpc.ClientUnaryCall;
    public requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    public requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    public requestOrderClaim(request: orders_pb.RequestOrderClaimRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.RequestOrderClaimResponse) => void): grpc.ClientUnaryCall;
    public claimOrders(request: orders_pb.ClaimOrdersRequest, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    public claimOrders(request: orders_pb.ClaimOrdersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    public claimOrders(request: orders_pb.ClaimOrdersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: orders_pb.ClaimOrdersResponse) => void): grpc.ClientUnaryCall;
    public watchOrder(request: orders_pb.GetOrderRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<orders_pb.Order>;
    public watchOrder(request: orders_pb.GetOrderRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<orders_pb.Order>;
}
