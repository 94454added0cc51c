// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var carts_pb = require('./carts_pb.js');
var customers_pb = require('./customers_pb.js');
var orders_pb = require('./orders_pb.js');

function serialize_carts_AddItemRequest(arg) {
  if (!(arg instanceof carts_pb.AddItemRequest)) {
    throw new Error('Expected argument of type carts.AddItemRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_AddItemRequest(buffer_arg) {
  return carts_pb.AddItemRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_Cart(arg) {
  if (!(arg instanceof carts_pb.Cart)) {
    throw new Error('Expected argument of type carts.Cart');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_Cart(buffer_arg) {
  return carts_pb.Cart.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_CheckoutRequest(arg) {
  if (!(arg instanceof carts_pb.CheckoutRequest)) {
    throw new Error('Expected argument of type carts.CheckoutRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_CheckoutRequest(buffer_arg) {
  return carts_pb.CheckoutRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_CheckoutResponse(arg) {
  if (!(arg instanceof carts_pb.CheckoutResponse)) {
    throw new Error('Expected argument of type carts.CheckoutResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_CheckoutResponse(buffer_arg) {
  return carts_pb.CheckoutResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_ClearCartRequest(arg) {
  if (!(arg instanceof carts_pb.ClearCartRequest)) {
    throw new Error('Expected argument of type carts.ClearCartRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_ClearCartRequest(buffer_arg) {
  return carts_pb.ClearCartRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_GetCartRequest(arg) {
  if (!(arg instanceof carts_pb.GetCartRequest)) {
    throw new Error('Expected argument of type carts.GetCartRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_GetCartRequest(buffer_arg) {
  return carts_pb.GetCartRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_MergeCartsRequest(arg) {
  if (!(arg instanceof carts_pb.MergeCartsRequest)) {
    throw new Error('Expected argument of type carts.MergeCartsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_MergeCartsRequest(buffer_arg) {
  return carts_pb.MergeCartsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_RemoveItemRequest(arg) {
  if (!(arg instanceof carts_pb.RemoveItemRequest)) {
    throw new Error('Expected argument of type carts.RemoveItemRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_RemoveItemRequest(buffer_arg) {
  return carts_pb.RemoveItemRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_carts_SetItemQuantityRequest(arg) {
  if (!(arg instanceof carts_pb.SetItemQuantityRequest)) {
    throw new Error('Expected argument of type carts.SetItemQuantityRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_carts_SetItemQuantityRequest(buffer_arg) {
  return carts_pb.SetItemQuantityRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var CartServiceService = exports.CartServiceService = {
  getCart: {
    path: '/carts.CartService/GetCart',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.GetCartRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_GetCartRequest,
    requestDeserialize: deserialize_carts_GetCartRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  // Adds to the quantity that is there. FAILED_PRECONDITION when the stock does not cover the sum.
  addItem: {
    path: '/carts.CartService/AddItem',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.AddItemRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_AddItemRequest,
    requestDeserialize: deserialize_carts_AddItemRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  setItemQuantity: {
    path: '/carts.CartService/SetItemQuantity',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.SetItemQuantityRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_SetItemQuantityRequest,
    requestDeserialize: deserialize_carts_SetItemQuantityRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  // 0 removes the item
  removeItem: {
    path: '/carts.CartService/RemoveItem',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.RemoveItemRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_RemoveItemRequest,
    requestDeserialize: deserialize_carts_RemoveItemRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  clearCart: {
    path: '/carts.CartService/ClearCart',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.ClearCartRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_ClearCartRequest,
    requestDeserialize: deserialize_carts_ClearCartRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  // Moves a guest's items into the customer's cart, summed and capped at the stock, in one
  // transaction; the answer names what was not kept, which stays in the guest's cart. What cannot be sold
  // now comes along with its problem. Merging the same guest cart again moves what there is room for now.
  mergeCarts: {
    path: '/carts.CartService/MergeCarts',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.MergeCartsRequest,
    responseType: carts_pb.Cart,
    requestSerialize: serialize_carts_MergeCartsRequest,
    requestDeserialize: deserialize_carts_MergeCartsRequest,
    responseSerialize: serialize_carts_Cart,
    responseDeserialize: deserialize_carts_Cart,
  },
  // Turns the cart into an order and empties it, in one transaction. FAILED_PRECONDITION that names every item
  // with a problem.
  checkout: {
    path: '/carts.CartService/Checkout',
    requestStream: false,
    responseStream: false,
    requestType: carts_pb.CheckoutRequest,
    responseType: carts_pb.CheckoutResponse,
    requestSerialize: serialize_carts_CheckoutRequest,
    requestDeserialize: deserialize_carts_CheckoutRequest,
    responseSerialize: serialize_carts_CheckoutResponse,
    responseDeserialize: deserialize_carts_CheckoutResponse,
  },
};

exports.CartServiceClient = grpc.makeGenericClientConstructor(CartServiceService);
