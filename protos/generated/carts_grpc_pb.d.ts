// package: carts
// file: carts.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as carts_pb from "./carts_pb";
import * as customers_pb from "./customers_pb";
import * as orders_pb from "./orders_pb";

interface ICartServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    getCart: ICartServiceService_IGetCart;
    addItem: ICartServiceService_IAddItem;
    setItemQuantity: ICartServiceService_ISetItemQuantity;
    removeItem: ICartServiceService_IRemoveItem;
    clearCart: ICartServiceService_IClearCart;
    mergeCarts: ICartServiceService_IMergeCarts;
    checkout: ICartServiceService_ICheckout;
}

interface ICartServiceService_IGetCart extends grpc.MethodDefinition<carts_pb.GetCartRequest, carts_pb.Cart> {
    path: "/carts.CartService/GetCart";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.GetCartRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.GetCartRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_IAddItem extends grpc.MethodDefinition<carts_pb.AddItemRequest, carts_pb.Cart> {
    path: "/carts.CartService/AddItem";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.AddItemRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.AddItemRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_ISetItemQuantity extends grpc.MethodDefinition<carts_pb.SetItemQuantityRequest, carts_pb.Cart> {
    path: "/carts.CartService/SetItemQuantity";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.SetItemQuantityRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.SetItemQuantityRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_IRemoveItem extends grpc.MethodDefinition<carts_pb.RemoveItemRequest, carts_pb.Cart> {
    path: "/carts.CartService/RemoveItem";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.RemoveItemRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.RemoveItemRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_IClearCart extends grpc.MethodDefinition<carts_pb.ClearCartRequest, carts_pb.Cart> {
    path: "/carts.CartService/ClearCart";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.ClearCartRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.ClearCartRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_IMergeCarts extends grpc.MethodDefinition<carts_pb.MergeCartsRequest, carts_pb.Cart> {
    path: "/carts.CartService/MergeCarts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.MergeCartsRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.MergeCartsRequest>;
    responseSerialize: grpc.serialize<carts_pb.Cart>;
    responseDeserialize: grpc.deserialize<carts_pb.Cart>;
}
interface ICartServiceService_ICheckout extends grpc.MethodDefinition<carts_pb.CheckoutRequest, carts_pb.CheckoutResponse> {
    path: "/carts.CartService/Checkout";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<carts_pb.CheckoutRequest>;
    requestDeserialize: grpc.deserialize<carts_pb.CheckoutRequest>;
    responseSerialize: grpc.serialize<carts_pb.CheckoutResponse>;
    responseDeserialize: grpc.deserialize<carts_pb.CheckoutResponse>;
}

export const CartServiceService: ICartServiceService;

export interface ICartServiceServer extends grpc.UntypedServiceImplementation {
    getCart: grpc.handleUnaryCall<carts_pb.GetCartRequest, carts_pb.Cart>;
    addItem: grpc.handleUnaryCall<carts_pb.AddItemRequest, carts_pb.Cart>;
    setItemQuantity: grpc.handleUnaryCall<carts_pb.SetItemQuantityRequest, carts_pb.Cart>;
    removeItem: grpc.handleUnaryCall<carts_pb.RemoveItemRequest, carts_pb.Cart>;
    clearCart: grpc.handleUnaryCall<carts_pb.ClearCartRequest, carts_pb.Cart>;
    mergeCarts: grpc.handleUnaryCall<carts_pb.MergeCartsRequest, carts_pb.Cart>;
    checkout: grpc.handleUnaryCall<carts_pb.CheckoutRequest, carts_pb.CheckoutResponse>;
}

export interface ICartServiceClient {
    getCart(request: carts_pb.GetCartRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    getCart(request: carts_pb.GetCartRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    getCart(request: carts_pb.GetCartRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    addItem(request: carts_pb.AddItemRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    addItem(request: carts_pb.AddItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    addItem(request: carts_pb.AddItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    setItemQuantity(request: carts_pb.SetItemQuantityRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    setItemQuantity(request: carts_pb.SetItemQuantityRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    setItemQuantity(request: carts_pb.SetItemQuantityRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    removeItem(request: carts_pb.RemoveItemRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    removeItem(request: carts_pb.RemoveItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    removeItem(request: carts_pb.RemoveItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    clearCart(request: carts_pb.ClearCartRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    clearCart(request: carts_pb.ClearCartRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    clearCart(request: carts_pb.ClearCartRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    mergeCarts(request: carts_pb.MergeCartsRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    mergeCarts(request: carts_pb.MergeCartsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    mergeCarts(request: carts_pb.MergeCartsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    checkout(request: carts_pb.CheckoutRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
    checkout(request: carts_pb.CheckoutRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
    checkout(request: carts_pb.CheckoutRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
}

export class CartServiceClient extends grpc.Client implements ICartServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public getCart(request: carts_pb.GetCartRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public getCart(request: carts_pb.GetCartRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public getCart(request: carts_pb.GetCartRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public addItem(request: carts_pb.AddItemRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public addItem(request: carts_pb.AddItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public addItem(request: carts_pb.AddItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public setItemQuantity(request: carts_pb.SetItemQuantityRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public setItemQuantity(request: carts_pb.SetItemQuantityRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public setItemQuantity(request: carts_pb.SetItemQuantityRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public removeItem(request: carts_pb.RemoveItemRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public removeItem(request: carts_pb.RemoveItemRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public removeItem(request: carts_pb.RemoveItemRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public clearCart(request: carts_pb.ClearCartRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public clearCart(request: carts_pb.ClearCartRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public clearCart(request: carts_pb.ClearCartRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public mergeCarts(request: carts_pb.MergeCartsRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public mergeCarts(request: carts_pb.MergeCartsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public mergeCarts(request: carts_pb.MergeCartsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.Cart) => void): grpc.ClientUnaryCall;
    public checkout(request: carts_pb.CheckoutRequest, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
    public checkout(request: carts_pb.CheckoutRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
    public checkout(request: carts_pb.CheckoutRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: carts_pb.CheckoutResponse) => void): grpc.ClientUnaryCall;
}
