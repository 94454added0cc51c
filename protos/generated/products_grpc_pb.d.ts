// package: products
// file: products.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as products_pb from "./products_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";
import * as google_protobuf_wrappers_pb from "google-protobuf/google/protobuf/wrappers_pb";

interface IProductServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    createProduct: IProductServiceService_ICreateProduct;
    getProduct: IProductServiceService_IGetProduct;
    listProducts: IProductServiceService_IListProducts;
    updateProduct: IProductServiceService_IUpdateProduct;
    deleteProduct: IProductServiceService_IDeleteProduct;
    searchProducts: IProductServiceService_ISearchProducts;
    batchGetProducts: IProductServiceService_IBatchGetProducts;
    setStock: IProductServiceService_ISetStock;
    adjustStock: IProductServiceService_IAdjustStock;
    listStockMovements: IProductServiceService_IListStockMovements;
    watchStock: IProductServiceService_IWatchStock;
    bulkWriteProducts: IProductServiceService_IBulkWriteProducts;
    createCategory: IProductServiceService_ICreateCategory;
    listCategories: IProductServiceService_IListCategories;
}

interface IProductServiceService_ICreateProduct extends grpc.MethodDefinition<products_pb.CreateProductRequest, products_pb.ProductResponse> {
    path: "/products.ProductService/CreateProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.CreateProductRequest>;
    requestDeserialize: grpc.deserialize<products_pb.CreateProductRequest>;
    responseSerialize: grpc.serialize<products_pb.ProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ProductResponse>;
}
interface IProductServiceService_IGetProduct extends grpc.MethodDefinition<products_pb.GetProductRequest, products_pb.ProductResponse> {
    path: "/products.ProductService/GetProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.GetProductRequest>;
    requestDeserialize: grpc.deserialize<products_pb.GetProductRequest>;
    responseSerialize: grpc.serialize<products_pb.ProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ProductResponse>;
}
interface IProductServiceService_IListProducts extends grpc.MethodDefinition<products_pb.ListProductsRequest, products_pb.ListProductsResponse> {
    path: "/products.ProductService/ListProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.ListProductsRequest>;
    requestDeserialize: grpc.deserialize<products_pb.ListProductsRequest>;
    responseSerialize: grpc.serialize<products_pb.ListProductsResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ListProductsResponse>;
}
interface IProductServiceService_IUpdateProduct extends grpc.MethodDefinition<products_pb.UpdateProductRequest, products_pb.ProductResponse> {
    path: "/products.ProductService/UpdateProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.UpdateProductRequest>;
    requestDeserialize: grpc.deserialize<products_pb.UpdateProductRequest>;
    responseSerialize: grpc.serialize<products_pb.ProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ProductResponse>;
}
interface IProductServiceService_IDeleteProduct extends grpc.MethodDefinition<products_pb.DeleteProductRequest, products_pb.DeleteProductResponse> {
    path: "/products.ProductService/DeleteProduct";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.DeleteProductRequest>;
    requestDeserialize: grpc.deserialize<products_pb.DeleteProductRequest>;
    responseSerialize: grpc.serialize<products_pb.DeleteProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.DeleteProductResponse>;
}
interface IProductServiceService_ISearchProducts extends grpc.MethodDefinition<products_pb.SearchProductsRequest, products_pb.ListProductsResponse> {
    path: "/products.ProductService/SearchProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.SearchProductsRequest>;
    requestDeserialize: grpc.deserialize<products_pb.SearchProductsRequest>;
    responseSerialize: grpc.serialize<products_pb.ListProductsResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ListProductsResponse>;
}
interface IProductServiceService_IBatchGetProducts extends grpc.MethodDefinition<products_pb.BatchGetProductsRequest, products_pb.ListProductsResponse> {
    path: "/products.ProductService/BatchGetProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.BatchGetProductsRequest>;
    requestDeserialize: grpc.deserialize<products_pb.BatchGetProductsRequest>;
    responseSerialize: grpc.serialize<products_pb.ListProductsResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ListProductsResponse>;
}
interface IProductServiceService_ISetStock extends grpc.MethodDefinition<products_pb.SetStockRequest, products_pb.ProductResponse> {
    path: "/products.ProductService/SetStock";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.SetStockRequest>;
    requestDeserialize: grpc.deserialize<products_pb.SetStockRequest>;
    responseSerialize: grpc.serialize<products_pb.ProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ProductResponse>;
}
interface IProductServiceService_IAdjustStock extends grpc.MethodDefinition<products_pb.AdjustStockRequest, products_pb.ProductResponse> {
    path: "/products.ProductService/AdjustStock";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.AdjustStockRequest>;
    requestDeserialize: grpc.deserialize<products_pb.AdjustStockRequest>;
    responseSerialize: grpc.serialize<products_pb.ProductResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ProductResponse>;
}
interface IProductServiceService_IListStockMovements extends grpc.MethodDefinition<products_pb.ListStockMovementsRequest, products_pb.ListStockMovementsResponse> {
    path: "/products.ProductService/ListStockMovements";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.ListStockMovementsRequest>;
    requestDeserialize: grpc.deserialize<products_pb.ListStockMovementsRequest>;
    responseSerialize: grpc.serialize<products_pb.ListStockMovementsResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ListStockMovementsResponse>;
}
interface IProductServiceService_IWatchStock extends grpc.MethodDefinition<products_pb.WatchStockRequest, products_pb.StockLevel> {
    path: "/products.ProductService/WatchStock";
    requestStream: false;
    responseStream: true;
    requestSerialize: grpc.serialize<products_pb.WatchStockRequest>;
    requestDeserialize: grpc.deserialize<products_pb.WatchStockRequest>;
    responseSerialize: grpc.serialize<products_pb.StockLevel>;
    responseDeserialize: grpc.deserialize<products_pb.StockLevel>;
}
interface IProductServiceService_IBulkWriteProducts extends grpc.MethodDefinition<products_pb.BulkWriteProductsRequest, products_pb.BulkWriteProductsResponse> {
    path: "/products.ProductService/BulkWriteProducts";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.BulkWriteProductsRequest>;
    requestDeserialize: grpc.deserialize<products_pb.BulkWriteProductsRequest>;
    responseSerialize: grpc.serialize<products_pb.BulkWriteProductsResponse>;
    responseDeserialize: grpc.deserialize<products_pb.BulkWriteProductsResponse>;
}
interface IProductServiceService_ICreateCategory extends grpc.MethodDefinition<products_pb.CreateCategoryRequest, products_pb.Category> {
    path: "/products.ProductService/CreateCategory";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.CreateCategoryRequest>;
    requestDeserialize: grpc.deserialize<products_pb.CreateCategoryRequest>;
    responseSerialize: grpc.serialize<products_pb.Category>;
    responseDeserialize: grpc.deserialize<products_pb.Category>;
}
interface IProductServiceService_IListCategories extends grpc.MethodDefinition<products_pb.ListCategoriesRequest, products_pb.ListCategoriesResponse> {
    path: "/products.ProductService/ListCategories";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<products_pb.ListCategoriesRequest>;
    requestDeserialize: grpc.deserialize<products_pb.ListCategoriesRequest>;
    responseSerialize: grpc.serialize<products_pb.ListCategoriesResponse>;
    responseDeserialize: grpc.deserialize<products_pb.ListCategoriesResponse>;
}

export const ProductServiceService: IProductServiceService;

export interface IProductServiceServer extends grpc.UntypedServiceImplementation {
    createProduct: grpc.handleUnaryCall<products_pb.CreateProductRequest, products_pb.ProductResponse>;
    getProduct: grpc.handleUnaryCall<products_pb.GetProductRequest, products_pb.ProductResponse>;
    listProducts: grpc.handleUnaryCall<products_pb.ListProductsRequest, products_pb.ListProductsResponse>;
    updateProduct: grpc.handleUnaryCall<products_pb.UpdateProductRequest, products_pb.ProductResponse>;
    deleteProduct: grpc.handleUnaryCall<products_pb.DeleteProductRequest, products_pb.DeleteProductResponse>;
    searchProducts: grpc.handleUnaryCall<products_pb.SearchProductsRequest, products_pb.ListProductsResponse>;
    batchGetProducts: grpc.handleUnaryCall<products_pb.BatchGetProductsRequest, products_pb.ListProductsResponse>;
    setStock: grpc.handleUnaryCall<products_pb.SetStockRequest, products_pb.ProductResponse>;
    adjustStock: grpc.handleUnaryCall<products_pb.AdjustStockRequest, products_pb.ProductResponse>;
    listStockMovements: grpc.handleUnaryCall<products_pb.ListStockMovementsRequest, products_pb.ListStockMovementsResponse>;
    watchStock: grpc.handleServerStreamingCall<products_pb.WatchStockRequest, products_pb.StockLevel>;
    bulkWriteProducts: grpc.handleUnaryCall<products_pb.BulkWriteProductsRequest, products_pb.BulkWriteProductsResponse>;
    createCategory: grpc.handleUnaryCall<products_pb.CreateCategoryRequest, products_pb.Category>;
    listCategories: grpc.handleUnaryCall<products_pb.ListCategoriesRequest, products_pb.ListCategoriesResponse>;
}

export interface IProductServiceClient {
    createProduct(request: products_pb.CreateProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    createProduct(request: products_pb.CreateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    createProduct(request: products_pb.CreateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    getProduct(request: products_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    getProduct(request: products_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    getProduct(request: products_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: products_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: products_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    listProducts(request: products_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    updateProduct(request: products_pb.UpdateProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    updateProduct(request: products_pb.UpdateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    updateProduct(request: products_pb.UpdateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    deleteProduct(request: products_pb.DeleteProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    deleteProduct(request: products_pb.DeleteProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    deleteProduct(request: products_pb.DeleteProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    searchProducts(request: products_pb.SearchProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    searchProducts(request: products_pb.SearchProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    searchProducts(request: products_pb.SearchProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: products_pb.BatchGetProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: products_pb.BatchGetProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    batchGetProducts(request: products_pb.BatchGetProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    setStock(request: products_pb.SetStockRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    setStock(request: products_pb.SetStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    setStock(request: products_pb.SetStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    adjustStock(request: products_pb.AdjustStockRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    adjustStock(request: products_pb.AdjustStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    adjustStock(request: products_pb.AdjustStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    listStockMovements(request: products_pb.ListStockMovementsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    listStockMovements(request: products_pb.ListStockMovementsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    listStockMovements(request: products_pb.ListStockMovementsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    watchStock(request: products_pb.WatchStockRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<products_pb.StockLevel>;
    watchStock(request: products_pb.WatchStockRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<products_pb.StockLevel>;
    bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    createCategory(request: products_pb.CreateCategoryRequest, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    createCategory(request: products_pb.CreateCategoryRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    createCategory(request: products_pb.CreateCategoryRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    listCategories(request: products_pb.ListCategoriesRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
    listCategories(request: products_pb.ListCategoriesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
    listCategories(request: products_pb.ListCategoriesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
}

export class ProductServiceClient extends grpc.Client implements IProductServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public createProduct(request: products_pb.CreateProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public createProduct(request: products_pb.CreateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public createProduct(request: products_pb.CreateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public getProduct(request: products_pb.GetProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public getProduct(request: products_pb.GetProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public getProduct(request: products_pb.GetProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: products_pb.ListProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: products_pb.ListProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public listProducts(request: products_pb.ListProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public updateProduct(request: products_pb.UpdateProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public updateProduct(request: products_pb.UpdateProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public updateProduct(request: products_pb.UpdateProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: products_pb.DeleteProductRequest, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: products_pb.DeleteProductRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    public deleteProduct(request: products_pb.DeleteProductRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.DeleteProductResponse) => void): grpc.ClientUnaryCall;
    public searchProducts(request: products_pb.SearchProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public searchProducts(request: products_pb.SearchProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public searchProducts(request: products_pb.SearchProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: products_pb.BatchGetProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: products_pb.BatchGetProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public batchGetProducts(request: products_pb.BatchGetProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListProductsResponse) => void): grpc.ClientUnaryCall;
    public setStock(request: products_pb.SetStockRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public setStock(request: products_pb.SetStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public setStock(request: products_pb.SetStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public adjustStock(request: products_pb.AdjustStockRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public adjustStock(request: products_pb.AdjustStockRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public adjustStock(request: products_pb.AdjustStockRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ProductResponse) => void): grpc.ClientUnaryCall;
    public listStockMovements(request: products_pb.ListStockMovementsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    public listStockMovements(request: products_pb.ListStockMovementsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    public listStockMovements(request: products_pb.ListStockMovementsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListStockMovementsResponse) => void): grpc.ClientUnaryCall;
    public watchStock(request: products_pb.WatchStockRequest, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<products_pb.StockLevel>;
    public watchStock(request: products_pb.WatchStockRequest, metadata?: grpc.Metadata, options?: Partial<grpc.CallOptions>): grpc.ClientReadableStream<products_pb.StockLevel>;
    public bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    public bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    public bulkWriteProducts(request: products_pb.BulkWriteProductsRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.BulkWriteProductsResponse) => void): grpc.ClientUnaryCall;
    public createCategory(request: products_pb.CreateCategoryRequest, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    public createCategory(request: products_pb.CreateCategoryRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    public createCategory(request: products_pb.CreateCategoryRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.Category) => void): grpc.ClientUnaryCall;
    public listCategories(request: products_pb.ListCategoriesRequest, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
    public listCategories(request: products_pb.ListCategoriesRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
    public listCategories(request: products_pb.ListCategoriesRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: products_pb.ListCategoriesResponse) => void): grpc.ClientUnaryCall;
}
