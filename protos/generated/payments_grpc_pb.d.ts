// package: payments
// file: payments.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as payments_pb from "./payments_pb";

interface IPaymentServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    addPaymentMethod: IPaymentServiceService_IAddPaymentMethod;
    listPaymentMethods: IPaymentServiceService_IListPaymentMethods;
    setDefaultPaymentMethod: IPaymentServiceService_ISetDefaultPaymentMethod;
    removePaymentMethod: IPaymentServiceService_IRemovePaymentMethod;
    payOrder: IPaymentServiceService_IPayOrder;
    recordPayment: IPaymentServiceService_IRecordPayment;
    refundPayment: IPaymentServiceService_IRefundPayment;
    getTransaction: IPaymentServiceService_IGetTransaction;
    listTransactions: IPaymentServiceService_IListTransactions;
    receiveProviderEvent: IPaymentServiceService_IReceiveProviderEvent;
}

interface IPaymentServiceService_IAddPaymentMethod extends grpc.MethodDefinition<payments_pb.AddPaymentMethodRequest, payments_pb.PaymentMethod> {
    path: "/payments.PaymentService/AddPaymentMethod";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.AddPaymentMethodRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.AddPaymentMethodRequest>;
    responseSerialize: grpc.serialize<payments_pb.PaymentMethod>;
    responseDeserialize: grpc.deserialize<payments_pb.PaymentMethod>;
}
interface IPaymentServiceService_IListPaymentMethods extends grpc.MethodDefinition<payments_pb.ListPaymentMethodsRequest, payments_pb.ListPaymentMethodsResponse> {
    path: "/payments.PaymentService/ListPaymentMethods";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.ListPaymentMethodsRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.ListPaymentMethodsRequest>;
    responseSerialize: grpc.serialize<payments_pb.ListPaymentMethodsResponse>;
    responseDeserialize: grpc.deserialize<payments_pb.ListPaymentMethodsResponse>;
}
interface IPaymentServiceService_ISetDefaultPaymentMethod extends grpc.MethodDefinition<payments_pb.SetDefaultPaymentMethodRequest, payments_pb.PaymentMethod> {
    path: "/payments.PaymentService/SetDefaultPaymentMethod";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.SetDefaultPaymentMethodRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.SetDefaultPaymentMethodRequest>;
    responseSerialize: grpc.serialize<payments_pb.PaymentMethod>;
    responseDeserialize: grpc.deserialize<payments_pb.PaymentMethod>;
}
interface IPaymentServiceService_IRemovePaymentMethod extends grpc.MethodDefinition<payments_pb.RemovePaymentMethodRequest, payments_pb.RemovePaymentMethodResponse> {
    path: "/payments.PaymentService/RemovePaymentMethod";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.RemovePaymentMethodRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.RemovePaymentMethodRequest>;
    responseSerialize: grpc.serialize<payments_pb.RemovePaymentMethodResponse>;
    responseDeserialize: grpc.deserialize<payments_pb.RemovePaymentMethodResponse>;
}
interface IPaymentServiceService_IPayOrder extends grpc.MethodDefinition<payments_pb.PayOrderRequest, payments_pb.Transaction> {
    path: "/payments.PaymentService/PayOrder";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.PayOrderRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.PayOrderRequest>;
    responseSerialize: grpc.serialize<payments_pb.Transaction>;
    responseDeserialize: grpc.deserialize<payments_pb.Transaction>;
}
interface IPaymentServiceService_IRecordPayment extends grpc.MethodDefinition<payments_pb.RecordPaymentRequest, payments_pb.Transaction> {
    path: "/payments.PaymentService/RecordPayment";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.RecordPaymentRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.RecordPaymentRequest>;
    responseSerialize: grpc.serialize<payments_pb.Transaction>;
    responseDeserialize: grpc.deserialize<payments_pb.Transaction>;
}
interface IPaymentServiceService_IRefundPayment extends grpc.MethodDefinition<payments_pb.RefundPaymentRequest, payments_pb.Transaction> {
    path: "/payments.PaymentService/RefundPayment";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.RefundPaymentRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.RefundPaymentRequest>;
    responseSerialize: grpc.serialize<payments_pb.Transaction>;
    responseDeserialize: grpc.deserialize<payments_pb.Transaction>;
}
interface IPaymentServiceService_IGetTransaction extends grpc.MethodDefinition<payments_pb.GetTransactionRequest, payments_pb.Transaction> {
    path: "/payments.PaymentService/GetTransaction";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.GetTransactionRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.GetTransactionRequest>;
    responseSerialize: grpc.serialize<payments_pb.Transaction>;
    responseDeserialize: grpc.deserialize<payments_pb.Transaction>;
}
interface IPaymentServiceService_IListTransactions extends grpc.MethodDefinition<payments_pb.ListTransactionsRequest, payments_pb.ListTransactionsResponse> {
    path: "/payments.PaymentService/ListTransactions";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.ListTransactionsRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.ListTransactionsRequest>;
    responseSerialize: grpc.serialize<payments_pb.ListTransactionsResponse>;
    responseDeserialize: grpc.deserialize<payments_pb.ListTransactionsResponse>;
}
interface IPaymentServiceService_IReceiveProviderEvent extends grpc.MethodDefinition<payments_pb.ReceiveProviderEventRequest, payments_pb.ReceiveProviderEventResponse> {
    path: "/payments.PaymentService/ReceiveProviderEvent";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<payments_pb.ReceiveProviderEventRequest>;
    requestDeserialize: grpc.deserialize<payments_pb.ReceiveProviderEventRequest>;
    responseSerialize: grpc.serialize<payments_pb.ReceiveProviderEventResponse>;
    responseDeserialize: grpc.deserialize<payments_pb.ReceiveProviderEventResponse>;
}

export const PaymentServiceService: IPaymentServiceService;

export interface IPaymentServiceServer extends grpc.UntypedServiceImplementation {
    addPaymentMethod: grpc.handleUnaryCall<payments_pb.AddPaymentMethodRequest, payments_pb.PaymentMethod>;
    listPaymentMethods: grpc.handleUnaryCall<payments_pb.ListPaymentMethodsRequest, payments_pb.ListPaymentMethodsResponse>;
    setDefaultPaymentMethod: grpc.handleUnaryCall<payments_pb.SetDefaultPaymentMethodRequest, payments_pb.PaymentMethod>;
    removePaymentMethod: grpc.handleUnaryCall<payments_pb.RemovePaymentMethodRequest, payments_pb.RemovePaymentMethodResponse>;
    payOrder: grpc.handleUnaryCall<payments_pb.PayOrderRequest, payments_pb.Transaction>;
    recordPayment: grpc.handleUnaryCall<payments_pb.RecordPaymentRequest, payments_pb.Transaction>;
    refundPayment: grpc.handleUnaryCall<payments_pb.RefundPaymentRequest, payments_pb.Transaction>;
    getTransaction: grpc.handleUnaryCall<payments_pb.GetTransactionRequest, payments_pb.Transaction>;
    listTransactions: grpc.handleUnaryCall<payments_pb.ListTransactionsRequest, payments_pb.ListTransactionsResponse>;
    receiveProviderEvent: grpc.handleUnaryCall<payments_pb.ReceiveProviderEventRequest, payments_pb.ReceiveProviderEventResponse>;
}

export interface IPaymentServiceClient {
    addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    payOrder(request: payments_pb.PayOrderRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    payOrder(request: payments_pb.PayOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    payOrder(request: payments_pb.PayOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    recordPayment(request: payments_pb.RecordPaymentRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    recordPayment(request: payments_pb.RecordPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    recordPayment(request: payments_pb.RecordPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    refundPayment(request: payments_pb.RefundPaymentRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    refundPayment(request: payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    refundPayment(request: payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    getTransaction(request: payments_pb.GetTransactionRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    getTransaction(request: payments_pb.GetTransactionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    getTransaction(request: payments_pb.GetTransactionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    listTransactions(request: payments_pb.ListTransactionsRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    listTransactions(request: payments_pb.ListTransactionsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    listTransactions(request: payments_pb.ListTransactionsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
    receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
    receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
}

export class PaymentServiceClient extends grpc.Client implements IPaymentServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public addPaymentMethod(request: payments_pb.AddPaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    public listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    public listPaymentMethods(request: payments_pb.ListPaymentMethodsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ListPaymentMethodsResponse) => void): grpc.ClientUnaryCall;
    public setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public setDefaultPaymentMethod(request: payments_pb.SetDefaultPaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.PaymentMethod) => void): grpc.ClientUnaryCall;
    public removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    public removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    public removePaymentMethod(request: payments_pb.RemovePaymentMethodRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.RemovePaymentMethodResponse) => void): grpc.ClientUnaryCall;
    public payOrder(request: payments_pb.PayOrderRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public payOrder(request: payments_pb.PayOrderRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public payOrder(request: payments_pb.PayOrderRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public recordPayment(request: payments_pb.RecordPaymentRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public recordPayment(request: payments_pb.RecordPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public recordPayment(request: payments_pb.RecordPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public refundPayment(request: payments_pb.RefundPaymentRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public refundPayment(request: payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public refundPayment(request: payments_pb.RefundPaymentRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public getTransaction(request: payments_pb.GetTransactionRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public getTransaction(request: payments_pb.GetTransactionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public getTransaction(request: payments_pb.GetTransactionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.Transaction) => void): grpc.ClientUnaryCall;
    public listTransactions(request: payments_pb.ListTransactionsRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    public listTransactions(request: payments_pb.ListTransactionsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    public listTransactions(request: payments_pb.ListTransactionsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ListTransactionsResponse) => void): grpc.ClientUnaryCall;
    public receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
    public receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
    public receiveProviderEvent(request: payments_pb.ReceiveProviderEventRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: payments_pb.ReceiveProviderEventResponse) => void): grpc.ClientUnaryCall;
}
