// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var payments_pb = require('./payments_pb.js');

function serialize_payments_AddPaymentMethodRequest(arg) {
  if (!(arg instanceof payments_pb.AddPaymentMethodRequest)) {
    throw new Error('Expected argument of type payments.AddPaymentMethodRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_AddPaymentMethodRequest(buffer_arg) {
  return payments_pb.AddPaymentMethodRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_GetTransactionRequest(arg) {
  if (!(arg instanceof payments_pb.GetTransactionRequest)) {
    throw new Error('Expected argument of type payments.GetTransactionRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_GetTransactionRequest(buffer_arg) {
  return payments_pb.GetTransactionRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ListPaymentMethodsRequest(arg) {
  if (!(arg instanceof payments_pb.ListPaymentMethodsRequest)) {
    throw new Error('Expected argument of type payments.ListPaymentMethodsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ListPaymentMethodsRequest(buffer_arg) {
  return payments_pb.ListPaymentMethodsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ListPaymentMethodsResponse(arg) {
  if (!(arg instanceof payments_pb.ListPaymentMethodsResponse)) {
    throw new Error('Expected argument of type payments.ListPaymentMethodsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ListPaymentMethodsResponse(buffer_arg) {
  return payments_pb.ListPaymentMethodsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ListTransactionsRequest(arg) {
  if (!(arg instanceof payments_pb.ListTransactionsRequest)) {
    throw new Error('Expected argument of type payments.ListTransactionsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ListTransactionsRequest(buffer_arg) {
  return payments_pb.ListTransactionsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ListTransactionsResponse(arg) {
  if (!(arg instanceof payments_pb.ListTransactionsResponse)) {
    throw new Error('Expected argument of type payments.ListTransactionsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ListTransactionsResponse(buffer_arg) {
  return payments_pb.ListTransactionsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_PayOrderRequest(arg) {
  if (!(arg instanceof payments_pb.PayOrderRequest)) {
    throw new Error('Expected argument of type payments.PayOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_PayOrderRequest(buffer_arg) {
  return payments_pb.PayOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_PaymentMethod(arg) {
  if (!(arg instanceof payments_pb.PaymentMethod)) {
    throw new Error('Expected argument of type payments.PaymentMethod');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_PaymentMethod(buffer_arg) {
  return payments_pb.PaymentMethod.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ReceiveProviderEventRequest(arg) {
  if (!(arg instanceof payments_pb.ReceiveProviderEventRequest)) {
    throw new Error('Expected argument of type payments.ReceiveProviderEventRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ReceiveProviderEventRequest(buffer_arg) {
  return payments_pb.ReceiveProviderEventRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_ReceiveProviderEventResponse(arg) {
  if (!(arg instanceof payments_pb.ReceiveProviderEventResponse)) {
    throw new Error('Expected argument of type payments.ReceiveProviderEventResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_ReceiveProviderEventResponse(buffer_arg) {
  return payments_pb.ReceiveProviderEventResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_RecordPaymentRequest(arg) {
  if (!(arg instanceof payments_pb.RecordPaymentRequest)) {
    throw new Error('Expected argument of type payments.RecordPaymentRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_RecordPaymentRequest(buffer_arg) {
  return payments_pb.RecordPaymentRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_RefundPaymentRequest(arg) {
  if (!(arg instanceof payments_pb.RefundPaymentRequest)) {
    throw new Error('Expected argument of type payments.RefundPaymentRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_RefundPaymentRequest(buffer_arg) {
  return payments_pb.RefundPaymentRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_RemovePaymentMethodRequest(arg) {
  if (!(arg instanceof payments_pb.RemovePaymentMethodRequest)) {
    throw new Error('Expected argument of type payments.RemovePaymentMethodRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_RemovePaymentMethodRequest(buffer_arg) {
  return payments_pb.RemovePaymentMethodRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_RemovePaymentMethodResponse(arg) {
  if (!(arg instanceof payments_pb.RemovePaymentMethodResponse)) {
    throw new Error('Expected argument of type payments.RemovePaymentMethodResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_RemovePaymentMethodResponse(buffer_arg) {
  return payments_pb.RemovePaymentMethodResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_SetDefaultPaymentMethodRequest(arg) {
  if (!(arg instanceof payments_pb.SetDefaultPaymentMethodRequest)) {
    throw new Error('Expected argument of type payments.SetDefaultPaymentMethodRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_SetDefaultPaymentMethodRequest(buffer_arg) {
  return payments_pb.SetDefaultPaymentMethodRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_payments_Transaction(arg) {
  if (!(arg instanceof payments_pb.Transaction)) {
    throw new Error('Expected argument of type payments.Transaction');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_payments_Transaction(buffer_arg) {
  return payments_pb.Transaction.deserializeBinary(new Uint8Array(buffer_arg));
}


var PaymentServiceService = exports.PaymentServiceService = {
  addPaymentMethod: {
    path: '/payments.PaymentService/AddPaymentMethod',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.AddPaymentMethodRequest,
    responseType: payments_pb.PaymentMethod,
    requestSerialize: serialize_payments_AddPaymentMethodRequest,
    requestDeserialize: deserialize_payments_AddPaymentMethodRequest,
    responseSerialize: serialize_payments_PaymentMethod,
    responseDeserialize: deserialize_payments_PaymentMethod,
  },
  listPaymentMethods: {
    path: '/payments.PaymentService/ListPaymentMethods',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.ListPaymentMethodsRequest,
    responseType: payments_pb.ListPaymentMethodsResponse,
    requestSerialize: serialize_payments_ListPaymentMethodsRequest,
    requestDeserialize: deserialize_payments_ListPaymentMethodsRequest,
    responseSerialize: serialize_payments_ListPaymentMethodsResponse,
    responseDeserialize: deserialize_payments_ListPaymentMethodsResponse,
  },
  setDefaultPaymentMethod: {
    path: '/payments.PaymentService/SetDefaultPaymentMethod',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.SetDefaultPaymentMethodRequest,
    responseType: payments_pb.PaymentMethod,
    requestSerialize: serialize_payments_SetDefaultPaymentMethodRequest,
    requestDeserialize: deserialize_payments_SetDefaultPaymentMethodRequest,
    responseSerialize: serialize_payments_PaymentMethod,
    responseDeserialize: deserialize_payments_PaymentMethod,
  },
  removePaymentMethod: {
    path: '/payments.PaymentService/RemovePaymentMethod',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.RemovePaymentMethodRequest,
    responseType: payments_pb.RemovePaymentMethodResponse,
    requestSerialize: serialize_payments_RemovePaymentMethodRequest,
    requestDeserialize: deserialize_payments_RemovePaymentMethodRequest,
    responseSerialize: serialize_payments_RemovePaymentMethodResponse,
    responseDeserialize: deserialize_payments_RemovePaymentMethodResponse,
  },
  // Pays what an order still owes. A refusal by the provider is an answer, not an error: a
  // transaction with status "failed". An order is never paid twice.
  payOrder: {
    path: '/payments.PaymentService/PayOrder',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.PayOrderRequest,
    responseType: payments_pb.Transaction,
    requestSerialize: serialize_payments_PayOrderRequest,
    requestDeserialize: deserialize_payments_PayOrderRequest,
    responseSerialize: serialize_payments_Transaction,
    responseDeserialize: deserialize_payments_Transaction,
  },
  // Records that an order was paid by bank transfer or in cash.
  recordPayment: {
    path: '/payments.PaymentService/RecordPayment',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.RecordPaymentRequest,
    responseType: payments_pb.Transaction,
    requestSerialize: serialize_payments_RecordPaymentRequest,
    requestDeserialize: deserialize_payments_RecordPaymentRequest,
    responseSerialize: serialize_payments_Transaction,
    responseDeserialize: deserialize_payments_Transaction,
  },
  // Gives back part or all of a payment; never more than was paid. All is given back only when
  // all_that_is_left says so: an amount of 0 without it, and without lines, is INVALID_ARGUMENT.
  refundPayment: {
    path: '/payments.PaymentService/RefundPayment',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.RefundPaymentRequest,
    responseType: payments_pb.Transaction,
    requestSerialize: serialize_payments_RefundPaymentRequest,
    requestDeserialize: deserialize_payments_RefundPaymentRequest,
    responseSerialize: serialize_payments_Transaction,
    responseDeserialize: deserialize_payments_Transaction,
  },
  getTransaction: {
    path: '/payments.PaymentService/GetTransaction',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.GetTransactionRequest,
    responseType: payments_pb.Transaction,
    requestSerialize: serialize_payments_GetTransactionRequest,
    requestDeserialize: deserialize_payments_GetTransactionRequest,
    responseSerialize: serialize_payments_Transaction,
    responseDeserialize: deserialize_payments_Transaction,
  },
  listTransactions: {
    path: '/payments.PaymentService/ListTransactions',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.ListTransactionsRequest,
    responseType: payments_pb.ListTransactionsResponse,
    requestSerialize: serialize_payments_ListTransactionsRequest,
    requestDeserialize: deserialize_payments_ListTransactionsRequest,
    responseSerialize: serialize_payments_ListTransactionsResponse,
    responseDeserialize: deserialize_payments_ListTransactionsResponse,
  },
  // Takes an event that a provider reports by webhook, as it was sent. One with a wrong signature is INVALID_ARGUMENT.
  // It is handled after the answer; one that was received before changes nothing.
  receiveProviderEvent: {
    path: '/payments.PaymentService/ReceiveProviderEvent',
    requestStream: false,
    responseStream: false,
    requestType: payments_pb.ReceiveProviderEventRequest,
    responseType: payments_pb.ReceiveProviderEventResponse,
    requestSerialize: serialize_payments_ReceiveProviderEventRequest,
    requestDeserialize: deserialize_payments_ReceiveProviderEventRequest,
    responseSerialize: serialize_payments_ReceiveProviderEventResponse,
    responseDeserialize: deserialize_payments_ReceiveProviderEventResponse,
  },
};

exports.PaymentServiceClient = grpc.makeGenericClientConstructor(PaymentServiceService);
