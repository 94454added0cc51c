// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var products_pb = require('./products_pb.js');
var google_protobuf_field_mask_pb = require('google-protobuf/google/protobuf/field_mask_pb.js');
var google_protobuf_wrappers_pb = require('google-protobuf/google/protobuf/wrappers_pb.js');

function serialize_products_AdjustStockRequest(arg) {
  if (!(arg instanceof products_pb.AdjustStockRequest)) {
    throw new Error('Expected argument of type products.AdjustStockRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_AdjustStockRequest(buffer_arg) {
  return products_pb.AdjustStockRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_BatchGetProductsRequest(arg) {
  if (!(arg instanceof products_pb.BatchGetProductsRequest)) {
    throw new Error('Expected argument of type products.BatchGetProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_BatchGetProductsRequest(buffer_arg) {
  return products_pb.BatchGetProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_BulkWriteProductsRequest(arg) {
  if (!(arg instanceof products_pb.BulkWriteProductsRequest)) {
    throw new Error('Expected argument of type products.BulkWriteProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_BulkWriteProductsRequest(buffer_arg) {
  return products_pb.BulkWriteProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_BulkWriteProductsResponse(arg) {
  if (!(arg instanceof products_pb.BulkWriteProductsResponse)) {
    throw new Error('Expected argument of type products.BulkWriteProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_BulkWriteProductsResponse(buffer_arg) {
  return products_pb.BulkWriteProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_Category(arg) {
  if (!(arg instanceof products_pb.Category)) {
    throw new Error('Expected argument of type products.Category');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_Category(buffer_arg) {
  return products_pb.Category.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_CreateCategoryRequest(arg) {
  if (!(arg instanceof products_pb.CreateCategoryRequest)) {
    throw new Error('Expected argument of type products.CreateCategoryRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_CreateCategoryRequest(buffer_arg) {
  return products_pb.CreateCategoryRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_CreateProductRequest(arg) {
  if (!(arg instanceof products_pb.CreateProductRequest)) {
    throw new Error('Expected argument of type products.CreateProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_CreateProductRequest(buffer_arg) {
  return products_pb.CreateProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_DeleteProductRequest(arg) {
  if (!(arg instanceof products_pb.DeleteProductRequest)) {
    throw new Error('Expected argument of type products.DeleteProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_DeleteProductRequest(buffer_arg) {
  return products_pb.DeleteProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_DeleteProductResponse(arg) {
  if (!(arg instanceof products_pb.DeleteProductResponse)) {
    throw new Error('Expected argument of type products.DeleteProductResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_DeleteProductResponse(buffer_arg) {
  return products_pb.DeleteProductResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_GetProductRequest(arg) {
  if (!(arg instanceof products_pb.GetProductRequest)) {
    throw new Error('Expected argument of type products.GetProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_GetProductRequest(buffer_arg) {
  return products_pb.GetProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListCategoriesRequest(arg) {
  if (!(arg instanceof products_pb.ListCategoriesRequest)) {
    throw new Error('Expected argument of type products.ListCategoriesRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListCategoriesRequest(buffer_arg) {
  return products_pb.ListCategoriesRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListCategoriesResponse(arg) {
  if (!(arg instanceof products_pb.ListCategoriesResponse)) {
    throw new Error('Expected argument of type products.ListCategoriesResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListCategoriesResponse(buffer_arg) {
  return products_pb.ListCategoriesResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListProductsRequest(arg) {
  if (!(arg instanceof products_pb.ListProductsRequest)) {
    throw new Error('Expected argument of type products.ListProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListProductsRequest(buffer_arg) {
  return products_pb.ListProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListProductsResponse(arg) {
  if (!(arg instanceof products_pb.ListProductsResponse)) {
    throw new Error('Expected argument of type products.ListProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListProductsResponse(buffer_arg) {
  return products_pb.ListProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListStockMovementsRequest(arg) {
  if (!(arg instanceof products_pb.ListStockMovementsRequest)) {
    throw new Error('Expected argument of type products.ListStockMovementsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListStockMovementsRequest(buffer_arg) {
  return products_pb.ListStockMovementsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ListStockMovementsResponse(arg) {
  if (!(arg instanceof products_pb.ListStockMovementsResponse)) {
    throw new Error('Expected argument of type products.ListStockMovementsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ListStockMovementsResponse(buffer_arg) {
  return products_pb.ListStockMovementsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_ProductResponse(arg) {
  if (!(arg instanceof products_pb.ProductResponse)) {
    throw new Error('Expected argument of type products.ProductResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_ProductResponse(buffer_arg) {
  return products_pb.ProductResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_SearchProductsRequest(arg) {
  if (!(arg instanceof products_pb.SearchProductsRequest)) {
    throw new Error('Expected argument of type products.SearchProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_SearchProductsRequest(buffer_arg) {
  return products_pb.SearchProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_SetStockRequest(arg) {
  if (!(arg instanceof products_pb.SetStockRequest)) {
    throw new Error('Expected argument of type products.SetStockRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_SetStockRequest(buffer_arg) {
  return products_pb.SetStockRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_StockLevel(arg) {
  if (!(arg instanceof products_pb.StockLevel)) {
    throw new Error('Expected argument of type products.StockLevel');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_StockLevel(buffer_arg) {
  return products_pb.StockLevel.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_UpdateProductRequest(arg) {
  if (!(arg instanceof products_pb.UpdateProductRequest)) {
    throw new Error('Expected argument of type products.UpdateProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_UpdateProductRequest(buffer_arg) {
  return products_pb.UpdateProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_products_WatchStockRequest(arg) {
  if (!(arg instanceof products_pb.WatchStockRequest)) {
    throw new Error('Expected argument of type products.WatchStockRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_products_WatchStockRequest(buffer_arg) {
  return products_pb.WatchStockRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var ProductServiceService = exports.ProductServiceService = {
  // v1
  createProduct: {
    path: '/products.ProductService/CreateProduct',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.CreateProductRequest,
    responseType: products_pb.ProductResponse,
    requestSerialize: serialize_products_CreateProductRequest,
    requestDeserialize: deserialize_products_CreateProductRequest,
    responseSerialize: serialize_products_ProductResponse,
    responseDeserialize: deserialize_products_ProductResponse,
  },
  getProduct: {
    path: '/products.ProductService/GetProduct',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.GetProductRequest,
    responseType: products_pb.ProductResponse,
    requestSerialize: serialize_products_GetProductRequest,
    requestDeserialize: deserialize_products_GetProductRequest,
    responseSerialize: serialize_products_ProductResponse,
    responseDeserialize: deserialize_products_ProductResponse,
  },
  listProducts: {
    path: '/products.ProductService/ListProducts',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.ListProductsRequest,
    responseType: products_pb.ListProductsResponse,
    requestSerialize: serialize_products_ListProductsRequest,
    requestDeserialize: deserialize_products_ListProductsRequest,
    responseSerialize: serialize_products_ListProductsResponse,
    responseDeserialize: deserialize_products_ListProductsResponse,
  },
  updateProduct: {
    path: '/products.ProductService/UpdateProduct',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.UpdateProductRequest,
    responseType: products_pb.ProductResponse,
    requestSerialize: serialize_products_UpdateProductRequest,
    requestDeserialize: deserialize_products_UpdateProductRequest,
    responseSerialize: serialize_products_ProductResponse,
    responseDeserialize: deserialize_products_ProductResponse,
  },
  deleteProduct: {
    path: '/products.ProductService/DeleteProduct',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.DeleteProductRequest,
    responseType: products_pb.DeleteProductResponse,
    requestSerialize: serialize_products_DeleteProductRequest,
    requestDeserialize: deserialize_products_DeleteProductRequest,
    responseSerialize: serialize_products_DeleteProductResponse,
    responseDeserialize: deserialize_products_DeleteProductResponse,
  },
  searchProducts: {
    path: '/products.ProductService/SearchProducts',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.SearchProductsRequest,
    responseType: products_pb.ListProductsResponse,
    requestSerialize: serialize_products_SearchProductsRequest,
    requestDeserialize: deserialize_products_SearchProductsRequest,
    responseSerialize: serialize_products_ListProductsResponse,
    responseDeserialize: deserialize_products_ListProductsResponse,
  },
  // Products by id, in the order asked for; ids that do not exist are left out.
  batchGetProducts: {
    path: '/products.ProductService/BatchGetProducts',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.BatchGetProductsRequest,
    responseType: products_pb.ListProductsResponse,
    requestSerialize: serialize_products_BatchGetProductsRequest,
    requestDeserialize: deserialize_products_BatchGetProductsRequest,
    responseSerialize: serialize_products_ListProductsResponse,
    responseDeserialize: deserialize_products_ListProductsResponse,
  },
  // Sets the stock to an exact level, or moves it by a signed amount. A move that would take the
  // stock below zero fails with FAILED_PRECONDITION and changes nothing.
  setStock: {
    path: '/products.ProductService/SetStock',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.SetStockRequest,
    responseType: products_pb.ProductResponse,
    requestSerialize: serialize_products_SetStockRequest,
    requestDeserialize: deserialize_products_SetStockRequest,
    responseSerialize: serialize_products_ProductResponse,
    responseDeserialize: deserialize_products_ProductResponse,
  },
  adjustStock: {
    path: '/products.ProductService/AdjustStock',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.AdjustStockRequest,
    responseType: products_pb.ProductResponse,
    requestSerialize: serialize_products_AdjustStockRequest,
    requestDeserialize: deserialize_products_AdjustStockRequest,
    responseSerialize: serialize_products_ProductResponse,
    responseDeserialize: deserialize_products_ProductResponse,
  },
  // Every change to one product's stock, oldest first.
  listStockMovements: {
    path: '/products.ProductService/ListStockMovements',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.ListStockMovementsRequest,
    responseType: products_pb.ListStockMovementsResponse,
    requestSerialize: serialize_products_ListStockMovementsRequest,
    requestDeserialize: deserialize_products_ListStockMovementsRequest,
    responseSerialize: serialize_products_ListStockMovementsResponse,
    responseDeserialize: deserialize_products_ListStockMovementsResponse,
  },
  // The stock of the named products now, then a message each time one of them changes, until the
  // client cancels. No ids means every product. NOT_FOUND when one of them does not exist. UNAVAILABLE
  // when the server stops: call again.
  watchStock: {
    path: '/products.ProductService/WatchStock',
    requestStream: false,
    responseStream: true,
    requestType: products_pb.WatchStockRequest,
    responseType: products_pb.StockLevel,
    requestSerialize: serialize_products_WatchStockRequest,
    requestDeserialize: deserialize_products_WatchStockRequest,
    responseSerialize: serialize_products_StockLevel,
    responseDeserialize: deserialize_products_StockLevel,
  },
  // Creates and changes up to 1,000 products in one transaction. Every item has a result, in the order of the
  // items: an item that cannot be done is refused and leaves the others alone, unless all_or_nothing is set.
  // More than 1,000 items are INVALID_ARGUMENT before any work. After an error, also DEADLINE_EXCEEDED, nothing is
  // changed. A repeat with the same idempotency-key gets the same results again.
  bulkWriteProducts: {
    path: '/products.ProductService/BulkWriteProducts',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.BulkWriteProductsRequest,
    responseType: products_pb.BulkWriteProductsResponse,
    requestSerialize: serialize_products_BulkWriteProductsRequest,
    requestDeserialize: deserialize_products_BulkWriteProductsRequest,
    responseSerialize: serialize_products_BulkWriteProductsResponse,
    responseDeserialize: deserialize_products_BulkWriteProductsResponse,
  },
  createCategory: {
    path: '/products.ProductService/CreateCategory',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.CreateCategoryRequest,
    responseType: products_pb.Category,
    requestSerialize: serialize_products_CreateCategoryRequest,
    requestDeserialize: deserialize_products_CreateCategoryRequest,
    responseSerialize: serialize_products_Category,
    responseDeserialize: deserialize_products_Category,
  },
  listCategories: {
    path: '/products.ProductService/ListCategories',
    requestStream: false,
    responseStream: false,
    requestType: products_pb.ListCategoriesRequest,
    responseType: products_pb.ListCategoriesResponse,
    requestSerialize: serialize_products_ListCategoriesRequest,
    requestDeserialize: deserialize_products_ListCategoriesRequest,
    responseSerialize: serialize_products_ListCategoriesResponse,
    responseDeserialize: deserialize_products_ListCategoriesResponse,
  },
};

exports.ProductServiceClient = grpc.makeGenericClientConstructor(ProductServiceService);
