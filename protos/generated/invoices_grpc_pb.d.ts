// package: invoices
// file: invoices.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as invoices_pb from "./invoices_pb";

interface IInvoiceServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    issueInvoice: IInvoiceServiceService_IIssueInvoice;
    getInvoice: IInvoiceServiceService_IGetInvoice;
    listInvoices: IInvoiceServiceService_IListInvoices;
    getInvoicePdf: IInvoiceServiceService_IGetInvoicePdf;
}

interface IInvoiceServiceService_IIssueInvoice extends grpc.MethodDefinition<invoices_pb.IssueInvoiceRequest, invoices_pb.Invoice> {
    path: "/invoices.InvoiceService/IssueInvoice";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<invoices_pb.IssueInvoiceRequest>;
    requestDeserialize: grpc.deserialize<invoices_pb.IssueInvoiceRequest>;
    responseSerialize: grpc.serialize<invoices_pb.Invoice>;
    responseDeserialize: grpc.deserialize<invoices_pb.Invoice>;
}
interface IInvoiceServiceService_IGetInvoice extends grpc.MethodDefinition<invoices_pb.GetInvoiceRequest, invoices_pb.Invoice> {
    path: "/invoices.InvoiceService/GetInvoice";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<invoices_pb.GetInvoiceRequest>;
    requestDeserialize: grpc.deserialize<invoices_pb.GetInvoiceRequest>;
    responseSerialize: grpc.serialize<invoices_pb.Invoice>;
    responseDeserialize: grpc.deserialize<invoices_pb.Invoice>;
}
interface IInvoiceServiceService_IListInvoices extends grpc.MethodDefinition<invoices_pb.ListInvoicesRequest, invoices_pb.ListInvoicesResponse> {
    path: "/invoices.InvoiceService/ListInvoices";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<invoices_pb.ListInvoicesRequest>;
    requestDeserialize: grpc.deserialize<invoices_pb.ListInvoicesRequest>;
    responseSerialize: grpc.serialize<invoices_pb.ListInvoicesResponse>;
    responseDeserialize: grpc.deserialize<invoices_pb.ListInvoicesResponse>;
}
interface IInvoiceServiceService_IGetInvoicePdf extends grpc.MethodDefinition<invoices_pb.GetInvoiceRequest, invoices_pb.InvoicePdf> {
    path: "/invoices.InvoiceService/GetInvoicePdf";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<invoices_pb.GetInvoiceRequest>;
    requestDeserialize: grpc.deserialize<invoices_pb.GetInvoiceRequest>;
    responseSerialize: grpc.serialize<invoices_pb.InvoicePdf>;
    responseDeserialize: grpc.deserialize<invoices_pb.InvoicePdf>;
}

export const InvoiceServiceService: IInvoiceServiceService;

export interface IInvoiceServiceServer extends grpc.UntypedServiceImplementation {
    issueInvoice: grpc.handleUnaryCall<invoices_pb.IssueInvoiceRequest, invoices_pb.Invoice>;
    getInvoice: grpc.handleUnaryCall<invoices_pb.GetInvoiceRequest, invoices_pb.Invoice>;
    listInvoices: grpc.handleUnaryCall<invoices_pb.ListInvoicesRequest, invoices_pb.ListInvoicesResponse>;
    getInvoicePdf: grpc.handleUnaryCall<invoices_pb.GetInvoiceRequest, invoices_pb.InvoicePdf>;
}

export interface IInvoiceServiceClient {
    issueInvoice(request: invoices_pb.IssueInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    issueInvoice(request: invoices_pb.IssueInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    issueInvoice(request: invoices_pb.IssueInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    getInvoice(request: invoices_pb.GetInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    getInvoice(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    getInvoice(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    listInvoices(request: invoices_pb.ListInvoicesRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    listInvoices(request: invoices_pb.ListInvoicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    listInvoices(request: invoices_pb.ListInvoicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    getInvoicePdf(request: invoices_pb.GetInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
    getInvoicePdf(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
    getInvoicePdf(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
}

export class InvoiceServiceClient extends grpc.Client implements IInvoiceServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public issueInvoice(request: invoices_pb.IssueInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public issueInvoice(request: invoices_pb.IssueInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public issueInvoice(request: invoices_pb.IssueInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public getInvoice(request: invoices_pb.GetInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public getInvoice(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public getInvoice(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.Invoice) => void): grpc.ClientUnaryCall;
    public listInvoices(request: invoices_pb.ListInvoicesRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    public listInvoices(request: invoices_pb.ListInvoicesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    public listInvoices(request: invoices_pb.ListInvoicesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.ListInvoicesResponse) => void): grpc.ClientUnaryCall;
    public getInvoicePdf(request: invoices_pb.GetInvoiceRequest, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
    public getInvoicePdf(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
    public getInvoicePdf(request: invoices_pb.GetInvoiceRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: invoices_pb.InvoicePdf) => void): grpc.ClientUnaryCall;
}
