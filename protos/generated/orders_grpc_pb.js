// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var orders_pb = require('./orders_pb.js');

function serialize_orders_AuthenticateOrderTokenRequest(arg) {
  if (!(arg instanceof orders_pb.AuthenticateOrderTokenRequest)) {
    throw new Error('Expected argument of type orders.AuthenticateOrderTokenRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_AuthenticateOrderTokenRequest(buffer_arg) {
  return orders_pb.AuthenticateOrderTokenRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_AuthenticateOrderTokenResponse(arg) {
  if (!(arg instanceof orders_pb.AuthenticateOrderTokenResponse)) {
    throw new Error('Expected argument of type orders.AuthenticateOrderTokenResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_AuthenticateOrderTokenResponse(buffer_arg) {
  return orders_pb.AuthenticateOrderTokenResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_CancelOrderItemRequest(arg) {
  if (!(arg instanceof orders_pb.CancelOrderItemRequest)) {
    throw new Error('Expected argument of type orders.CancelOrderItemRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_CancelOrderItemRequest(buffer_arg) {
  return orders_pb.CancelOrderItemRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_CancelOrderRequest(arg) {
  if (!(arg instanceof orders_pb.CancelOrderRequest)) {
    throw new Error('Expected argument of type orders.CancelOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_CancelOrderRequest(buffer_arg) {
  return orders_pb.CancelOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_ClaimOrdersRequest(arg) {
  if (!(arg instanceof orders_pb.ClaimOrdersRequest)) {
    throw new Error('Expected argument of type orders.ClaimOrdersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_ClaimOrdersRequest(buffer_arg) {
  return orders_pb.ClaimOrdersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_ClaimOrdersResponse(arg) {
  if (!(arg instanceof orders_pb.ClaimOrdersResponse)) {
    throw new Error('Expected argument of type orders.ClaimOrdersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_ClaimOrdersResponse(buffer_arg) {
  return orders_pb.ClaimOrdersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_CreateOrderRequest(arg) {
  if (!(arg instanceof orders_pb.CreateOrderRequest)) {
    throw new Error('Expected argument of type orders.CreateOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_CreateOrderRequest(buffer_arg) {
  return orders_pb.CreateOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_GetOrderRequest(arg) {
  if (!(arg instanceof orders_pb.GetOrderRequest)) {
    throw new Error('Expected argument of type orders.GetOrderRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_GetOrderRequest(buffer_arg) {
  return orders_pb.GetOrderRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_GetOrdersByCustomerRequest(arg) {
  if (!(arg instanceof orders_pb.GetOrdersByCustomerRequest)) {
    throw new Error('Expected argument of type orders.GetOrdersByCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_GetOrdersByCustomerRequest(buffer_arg) {
  return orders_pb.GetOrdersByCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_ListOrdersRequest(arg) {
  if (!(arg instanceof orders_pb.ListOrdersRequest)) {
    throw new Error('Expected argument of type orders.ListOrdersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_ListOrdersRequest(buffer_arg) {
  return orders_pb.ListOrdersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_ListOrdersResponse(arg) {
  if (!(arg instanceof orders_pb.ListOrdersResponse)) {
    throw new Error('Expected argument of type orders.ListOrdersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_ListOrdersResponse(buffer_arg) {
  return orders_pb.ListOrdersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_Order(arg) {
  if (!(arg instanceof orders_pb.Order)) {
    throw new Error('Expected argument of type orders.Order');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_Order(buffer_arg) {
  return orders_pb.Order.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_OrderResponse(arg) {
  if (!(arg instanceof orders_pb.OrderResponse)) {
    throw new Error('Expected argument of type orders.OrderResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_OrderResponse(buffer_arg) {
  return orders_pb.OrderResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_RequestOrderClaimRequest(arg) {
  if (!(arg instanceof orders_pb.RequestOrderClaimRequest)) {
    throw new Error('Expected argument of type orders.RequestOrderClaimRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_RequestOrderClaimRequest(buffer_arg) {
  return orders_pb.RequestOrderClaimRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_RequestOrderClaimResponse(arg) {
  if (!(arg instanceof orders_pb.RequestOrderClaimResponse)) {
    throw new Error('Expected argument of type orders.RequestOrderClaimResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_RequestOrderClaimResponse(buffer_arg) {
  return orders_pb.RequestOrderClaimResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_orders_UpdateOrderStatusRequest(arg) {
  if (!(arg instanceof orders_pb.UpdateOrderStatusRequest)) {
    throw new Error('Expected argument of type orders.UpdateOrderStatusRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_orders_UpdateOrderStatusRequest(buffer_arg) {
  return orders_pb.UpdateOrderStatusRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var OrderServiceService = exports.OrderServiceService = {
  // v1. CreateOrder takes the items from stock and stores the order in one transaction: all of it
  // happens or nothing does. CancelOrder gives the items back exactly once.
  createOrder: {
    path: '/orders.OrderService/CreateOrder',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.CreateOrderRequest,
    responseType: orders_pb.OrderResponse,
    requestSerialize: serialize_orders_CreateOrderRequest,
    requestDeserialize: deserialize_orders_CreateOrderRequest,
    responseSerialize: serialize_orders_OrderResponse,
    responseDeserialize: deserialize_orders_OrderResponse,
  },
  getOrder: {
    path: '/orders.OrderService/GetOrder',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.GetOrderRequest,
    responseType: orders_pb.OrderResponse,
    requestSerialize: serialize_orders_GetOrderRequest,
    requestDeserialize: deserialize_orders_GetOrderRequest,
    responseSerialize: serialize_orders_OrderResponse,
    responseDeserialize: deserialize_orders_OrderResponse,
  },
  listOrders: {
    path: '/orders.OrderService/ListOrders',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.ListOrdersRequest,
    responseType: orders_pb.ListOrdersResponse,
    requestSerialize: serialize_orders_ListOrdersRequest,
    requestDeserialize: deserialize_orders_ListOrdersRequest,
    responseSerialize: serialize_orders_ListOrdersResponse,
    responseDeserialize: deserialize_orders_ListOrdersResponse,
  },
  updateOrderStatus: {
    path: '/orders.OrderService/UpdateOrderStatus',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.UpdateOrderStatusRequest,
    responseType: orders_pb.OrderResponse,
    requestSerialize: serialize_orders_UpdateOrderStatusRequest,
    requestDeserialize: deserialize_orders_UpdateOrderStatusRequest,
    responseSerialize: serialize_orders_OrderResponse,
    responseDeserialize: deserialize_orders_OrderResponse,
  },
  cancelOrder: {
    path: '/orders.OrderService/CancelOrder',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.CancelOrderRequest,
    responseType: orders_pb.OrderResponse,
    requestSerialize: serialize_orders_CancelOrderRequest,
    requestDeserialize: deserialize_orders_CancelOrderRequest,
    responseSerialize: serialize_orders_OrderResponse,
    responseDeserialize: deserialize_orders_OrderResponse,
  },
  getOrdersByCustomer: {
    path: '/orders.OrderService/GetOrdersByCustomer',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.GetOrdersByCustomerRequest,
    responseType: orders_pb.ListOrdersResponse,
    requestSerialize: serialize_orders_GetOrdersByCustomerRequest,
    requestDeserialize: deserialize_orders_GetOrdersByCustomerRequest,
    responseSerialize: serialize_orders_ListOrdersResponse,
    responseDeserialize: deserialize_orders_ListOrdersResponse,
  },
  // Takes pieces of an item out of an order that is pending or processing. What was paid for them is refunded. When
  // nothing is left, the order is cancelled. Pieces that came back after shipping: payments.PaymentService/RefundPayment.
  cancelOrderItem: {
    path: '/orders.OrderService/CancelOrderItem',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.CancelOrderItemRequest,
    responseType: orders_pb.OrderResponse,
    requestSerialize: serialize_orders_CancelOrderItemRequest,
    requestDeserialize: deserialize_orders_CancelOrderItemRequest,
    responseSerialize: serialize_orders_OrderResponse,
    responseDeserialize: deserialize_orders_OrderResponse,
  },
  // Whose order the token is that a guest got when it was placed: UNAUTHENTICATED when it is of none.
  authenticateOrderToken: {
    path: '/orders.OrderService/AuthenticateOrderToken',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.AuthenticateOrderTokenRequest,
    responseType: orders_pb.AuthenticateOrderTokenResponse,
    requestSerialize: serialize_orders_AuthenticateOrderTokenRequest,
    requestDeserialize: deserialize_orders_AuthenticateOrderTokenRequest,
    responseSerialize: serialize_orders_AuthenticateOrderTokenResponse,
    responseDeserialize: deserialize_orders_AuthenticateOrderTokenResponse,
  },
  // Mails a link to the customer's own address, if guests placed orders with it; answers the same if not.
  requestOrderClaim: {
    path: '/orders.OrderService/RequestOrderClaim',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.RequestOrderClaimRequest,
    responseType: orders_pb.RequestOrderClaimResponse,
    requestSerialize: serialize_orders_RequestOrderClaimRequest,
    requestDeserialize: deserialize_orders_RequestOrderClaimRequest,
    responseSerialize: serialize_orders_RequestOrderClaimResponse,
    responseDeserialize: deserialize_orders_RequestOrderClaimResponse,
  },
  // Makes the orders that guests placed with the customer's address the customer's. The token is from the link.
  claimOrders: {
    path: '/orders.OrderService/ClaimOrders',
    requestStream: false,
    responseStream: false,
    requestType: orders_pb.ClaimOrdersRequest,
    responseType: orders_pb.ClaimOrdersResponse,
    requestSerialize: serialize_orders_ClaimOrdersRequest,
    requestDeserialize: deserialize_orders_ClaimOrdersRequest,
    responseSerialize: serialize_orders_ClaimOrdersResponse,
    responseDeserialize: deserialize_orders_ClaimOrdersResponse,
  },
  // The order now, then again after each change, until it is delivered or cancelled, which ends the
  // stream with OK. UNAVAILABLE when the server stops: call again.
  watchOrder: {
    path: '/orders.OrderService/WatchOrder',
    requestStream: false,
    responseStream: true,
    requestType: orders_pb.GetOrderRequest,
    responseType: orders_pb.Order,
    requestSerialize: serialize_orders_GetOrderRequest,
    requestDeserialize: deserialize_orders_GetOrderRequest,
    responseSerialize: serialize_orders_Order,
    responseDeserialize: deserialize_orders_Order,
  },
};

exports.OrderServiceClient = grpc.makeGenericClientConstructor(OrderServiceService);
