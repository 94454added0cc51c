// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var invoices_pb = require('./invoices_pb.js');

function serialize_invoices_GetInvoiceRequest(arg) {
  if (!(arg instanceof invoices_pb.GetInvoiceRequest)) {
    throw new Error('Expected argument of type invoices.GetInvoiceRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_GetInvoiceRequest(buffer_arg) {
  return invoices_pb.GetInvoiceRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_invoices_Invoice(arg) {
  if (!(arg instanceof invoices_pb.Invoice)) {
    throw new Error('Expected argument of type invoices.Invoice');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_Invoice(buffer_arg) {
  return invoices_pb.Invoice.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_invoices_InvoicePdf(arg) {
  if (!(arg instanceof invoices_pb.InvoicePdf)) {
    throw new Error('Expected argument of type invoices.InvoicePdf');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_InvoicePdf(buffer_arg) {
  return invoices_pb.InvoicePdf.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_invoices_IssueInvoiceRequest(arg) {
  if (!(arg instanceof invoices_pb.IssueInvoiceRequest)) {
    throw new Error('Expected argument of type invoices.IssueInvoiceRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_IssueInvoiceRequest(buffer_arg) {
  return invoices_pb.IssueInvoiceRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_invoices_ListInvoicesRequest(arg) {
  if (!(arg instanceof invoices_pb.ListInvoicesRequest)) {
    throw new Error('Expected argument of type invoices.ListInvoicesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_ListInvoicesRequest(buffer_arg) {
  return invoices_pb.ListInvoicesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_invoices_ListInvoicesResponse(arg) {
  if (!(arg instanceof invoices_pb.ListInvoicesResponse)) {
    throw new Error('Expected argument of type invoices.ListInvoicesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_invoices_ListInvoicesResponse(buffer_arg) {
  return invoices_pb.ListInvoicesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}


var InvoiceServiceService = exports.InvoiceServiceService = {
  // The order's invoice, issued now if it was not yet. Asking again returns the same one.
  issueInvoice: {
    path: '/invoices.InvoiceService/IssueInvoice',
    requestStream: false,
    responseStream: false,
    requestType: invoices_pb.IssueInvoiceRequest,
    responseType: invoices_pb.Invoice,
    requestSerialize: serialize_invoices_IssueInvoiceRequest,
    requestDeserialize: deserialize_invoices_IssueInvoiceRequest,
    responseSerialize: serialize_invoices_Invoice,
    responseDeserialize: deserialize_invoices_Invoice,
  },
  getInvoice: {
    path: '/invoices.InvoiceService/GetInvoice',
    requestStream: false,
    responseStream: false,
    requestType: invoices_pb.GetInvoiceRequest,
    responseType: invoices_pb.Invoice,
    requestSerialize: serialize_invoices_GetInvoiceRequest,
    requestDeserialize: deserialize_invoices_GetInvoiceRequest,
    responseSerialize: serialize_invoices_Invoice,
    responseDeserialize: deserialize_invoices_Invoice,
  },
  listInvoices: {
    path: '/invoices.InvoiceService/ListInvoices',
    requestStream: false,
    responseStream: false,
    requestType: invoices_pb.ListInvoicesRequest,
    responseType: invoices_pb.ListInvoicesResponse,
    requestSerialize: serialize_invoices_ListInvoicesRequest,
    requestDeserialize: deserialize_invoices_ListInvoicesRequest,
    responseSerialize: serialize_invoices_ListInvoicesResponse,
    responseDeserialize: deserialize_invoices_ListInvoicesResponse,
  },
  getInvoicePdf: {
    path: '/invoices.InvoiceService/GetInvoicePdf',
    requestStream: false,
    responseStream: false,
    requestType: invoices_pb.GetInvoiceRequest,
    responseType: invoices_pb.InvoicePdf,
    requestSerialize: serialize_invoices_GetInvoiceRequest,
    requestDeserialize: deserialize_invoices_GetInvoiceRequest,
    responseSerialize: serialize_invoices_InvoicePdf,
    responseDeserialize: deserialize_invoices_InvoicePdf,
  },
};

exports.InvoiceServiceClient = grpc.makeGenericClientConstructor(InvoiceServiceService);
