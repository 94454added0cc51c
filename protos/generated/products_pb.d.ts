// package: products
// file: products.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";

export class Product extends jspb.Message { 
    getId(): number;
    setId(value: number): Product;
    getName(): string;
    setName(value: string): Product;
    getDescription(): string;
    setDescription(value: string): Product;
    getPrice(): number;
    setPrice(value: number): Product;
    getStockQuantity(): number;
    setStockQuantity(value: number): Product;
    getCategory(): string;
    setCategory(value: string): Product;
    getCreatedAt(): string;
    setCreatedAt(value: string): Product;
    getUpdatedAt(): string;
    setUpdatedAt(value: string): Product;
    getPriceCents(): number;
    setPriceCents(value: number): Product;
    getCurrency(): string;
    setCurrency(value: string): Product;
    getCategoryId(): number;
    setCategoryId(value: number): Product;
    getCategoryName(): string;
    setCategoryName(value: string): Product;
    getArchived(): boolean;
    setArchived(value: boolean): Product;
    getVersion(): number;
    setVersion(value: number): Product;
    getSku(): string;
    setSku(value: string): Product;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Product.AsObject;
    static toObject(includeInstance: boolean, msg: Product): Product.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Product, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Product;
    static deserializeBinaryFromReader(message: Product, reader: jspb.BinaryReader): Product;
}

export namespace Product {
    export type AsObject = {
        id: number,
        name: string,
        description: string,
        price: number,
        stockQuantity: number,
        category: string,
        createdAt: string,
        updatedAt: string,
        priceCents: number,
        currency: string,
        categoryId: number,
        categoryName: string,
        archived: boolean,
        version: number,
        sku: string,
    }
}

export class Category extends jspb.Message { 
    getId(): number;
    setId(value: number): Category;
    getSlug(): string;
    setSlug(value: string): Category;
    getName(): string;
    setName(value: string): Category;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Category.AsObject;
    static toObject(includeInstance: boolean, msg: Category): Category.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Category, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Category;
    static deserializeBinaryFromReader(message: Category, reader: jspb.BinaryReader): Category;
}

export namespace Category {
    export type AsObject = {
        id: number,
        slug: string,
        name: string,
    }
}

export class CreateProductRequest extends jspb.Message { 
    getName(): string;
    setName(value: string): CreateProductRequest;
    getDescription(): string;
    setDescription(value: string): CreateProductRequest;
    getPrice(): number;
    setPrice(value: number): CreateProductRequest;
    getStockQuantity(): number;
    setStockQuantity(value: number): CreateProductRequest;
    getCategory(): string;
    setCategory(value: string): CreateProductRequest;
    getSku(): string;
    setSku(value: string): CreateProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateProductRequest): CreateProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateProductRequest;
    static deserializeBinaryFromReader(message: CreateProductRequest, reader: jspb.BinaryReader): CreateProductRequest;
}

export namespace CreateProductRequest {
    export type AsObject = {
        name: string,
        description: string,
        price: number,
        stockQuantity: number,
        category: string,
        sku: string,
    }
}

export class GetProductRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetProductRequest): GetProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetProductRequest;
    static deserializeBinaryFromReader(message: GetProductRequest, reader: jspb.BinaryReader): GetProductRequest;
}

export namespace GetProductRequest {
    export type AsObject = {
        id: number,
    }
}

export class ListProductsRequest extends jspb.Message { 
    getPage(): number;
    setPage(value: number): ListProductsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListProductsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListProductsRequest;
    getCategory(): string;
    setCategory(value: string): ListProductsRequest;
    getIncludeArchived(): boolean;
    setIncludeArchived(value: boolean): ListProductsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListProductsRequest): ListProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListProductsRequest;
    static deserializeBinaryFromReader(message: ListProductsRequest, reader: jspb.BinaryReader): ListProductsRequest;
}

export namespace ListProductsRequest {
    export type AsObject = {
        page: number,
        pageSize: number,
        pageToken: string,
        category: string,
        includeArchived: boolean,
    }
}

export class ListProductsResponse extends jspb.Message { 
    clearProductsList(): void;
    getProductsList(): Array<Product>;
    setProductsList(value: Array<Product>): ListProductsResponse;
    addProducts(value?: Product, index?: number): Product;
    getTotalCount(): number;
    setTotalCount(value: number): ListProductsResponse;
    getPage(): number;
    setPage(value: number): ListProductsResponse;
    getPageSize(): number;
    setPageSize(value: number): ListProductsResponse;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListProductsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListProductsResponse): ListProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListProductsResponse;
    static deserializeBinaryFromReader(message: ListProductsResponse, reader: jspb.BinaryReader): ListProductsResponse;
}

export namespace ListProductsResponse {
    export type AsObject = {
        productsList: Array<Product.AsObject>,
        totalCount: number,
        page: number,
        pageSize: number,
        nextPageToken: string,
    }
}

export class UpdateProductRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): UpdateProductRequest;
    getName(): string;
    setName(value: string): UpdateProductRequest;
    getDescription(): string;
    setDescription(value: string): UpdateProductRequest;
    getPrice(): number;
    setPrice(value: number): UpdateProductRequest;
    getStockQuantity(): number;
    setStockQuantity(value: number): UpdateProductRequest;
    getCategory(): string;
    setCategory(value: string): UpdateProductRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateProductRequest;
    getArchived(): boolean;
    setArchived(value: boolean): UpdateProductRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): UpdateProductRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): UpdateProductRequest;
    addIfMatch(value: string, index?: number): string;
    getSku(): string;
    setSku(value: string): UpdateProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateProductRequest): UpdateProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateProductRequest;
    static deserializeBinaryFromReader(message: UpdateProductRequest, reader: jspb.BinaryReader): UpdateProductRequest;
}

export namespace UpdateProductRequest {
    export type AsObject = {
        id: number,
        name: string,
        description: string,
        price: number,
        stockQuantity: number,
        category: string,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
        archived: boolean,
        expectedVersion: number,
        ifMatchList: Array<string>,
        sku: string,
    }
}

export class DeleteProductRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): DeleteProductRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): DeleteProductRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): DeleteProductRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteProductRequest): DeleteProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteProductRequest;
    static deserializeBinaryFromReader(message: DeleteProductRequest, reader: jspb.BinaryReader): DeleteProductRequest;
}

export namespace DeleteProductRequest {
    export type AsObject = {
        id: number,
        expectedVersion: number,
        ifMatchList: Array<string>,
    }
}

export class DeleteProductResponse extends jspb.Message { 
    getSuccess(): boolean;
    setSuccess(value: boolean): DeleteProductResponse;
    getMessage(): string;
    setMessage(value: string): DeleteProductResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteProductResponse.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteProductResponse): DeleteProductResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteProductResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteProductResponse;
    static deserializeBinaryFromReader(message: DeleteProductResponse, reader: jspb.BinaryReader): DeleteProductResponse;
}

export namespace DeleteProductResponse {
    export type AsObject = {
        success: boolean,
        message: string,
    }
}

export class SearchProductsRequest extends jspb.Message { 
    getQuery(): string;
    setQuery(value: string): SearchProductsRequest;
    getCategory(): string;
    setCategory(value: string): SearchProductsRequest;
    getMinPrice(): number;
    setMinPrice(value: number): SearchProductsRequest;
    getMaxPrice(): number;
    setMaxPrice(value: number): SearchProductsRequest;
    getPage(): number;
    setPage(value: number): SearchProductsRequest;
    getPageSize(): number;
    setPageSize(value: number): SearchProductsRequest;
    getPageToken(): string;
    setPageToken(value: string): SearchProductsRequest;
    getInStock(): boolean;
    setInStock(value: boolean): SearchProductsRequest;
    getSort(): string;
    setSort(value: string): SearchProductsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SearchProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SearchProductsRequest): SearchProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SearchProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SearchProductsRequest;
    static deserializeBinaryFromReader(message: SearchProductsRequest, reader: jspb.BinaryReader): SearchProductsRequest;
}

export namespace SearchProductsRequest {
    export type AsObject = {
        query: string,
        category: string,
        minPrice: number,
        maxPrice: number,
        page: number,
        pageSize: number,
        pageToken: string,
        inStock: boolean,
        sort: string,
    }
}

export class ProductResponse extends jspb.Message { 

    hasProduct(): boolean;
    clearProduct(): void;
    getProduct(): Product | undefined;
    setProduct(value?: Product): ProductResponse;
    getSuccess(): boolean;
    setSuccess(value: boolean): ProductResponse;
    getMessage(): string;
    setMessage(value: string): ProductResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ProductResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ProductResponse): ProductResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ProductResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ProductResponse;
    static deserializeBinaryFromReader(message: ProductResponse, reader: jspb.BinaryReader): ProductResponse;
}

export namespace ProductResponse {
    export type AsObject = {
        product?: Product.AsObject,
        success: boolean,
        message: string,
    }
}

export class BatchGetProductsRequest extends jspb.Message { 
    clearIdsList(): void;
    getIdsList(): Array<number>;
    setIdsList(value: Array<number>): BatchGetProductsRequest;
    addIds(value: number, index?: number): number;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchGetProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BatchGetProductsRequest): BatchGetProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchGetProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchGetProductsRequest;
    static deserializeBinaryFromReader(message: BatchGetProductsRequest, reader: jspb.BinaryReader): BatchGetProductsRequest;
}

export namespace BatchGetProductsRequest {
    export type AsObject = {
        idsList: Array<number>,
    }
}

export class SetStockRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): SetStockRequest;
    getStockQuantity(): number;
    setStockQuantity(value: number): SetStockRequest;
    getNote(): string;
    setNote(value: string): SetStockRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): SetStockRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): SetStockRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SetStockRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SetStockRequest): SetStockRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SetStockRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SetStockRequest;
    static deserializeBinaryFromReader(message: SetStockRequest, reader: jspb.BinaryReader): SetStockRequest;
}

export namespace SetStockRequest {
    export type AsObject = {
        id: number,
        stockQuantity: number,
        note: string,
        expectedVersion: number,
        ifMatchList: Array<string>,
    }
}

export class AdjustStockRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): AdjustStockRequest;
    getDelta(): number;
    setDelta(value: number): AdjustStockRequest;
    getNote(): string;
    setNote(value: string): AdjustStockRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): AdjustStockRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): AdjustStockRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AdjustStockRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AdjustStockRequest): AdjustStockRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AdjustStockRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AdjustStockRequest;
    static deserializeBinaryFromReader(message: AdjustStockRequest, reader: jspb.BinaryReader): AdjustStockRequest;
}

export namespace AdjustStockRequest {
    export type AsObject = {
        id: number,
        delta: number,
        note: string,
        expectedVersion: number,
        ifMatchList: Array<string>,
    }
}

export class StockMovement extends jspb.Message { 
    getId(): number;
    setId(value: number): StockMovement;
    getProductId(): number;
    setProductId(value: number): StockMovement;
    getKind(): string;
    setKind(value: string): StockMovement;
    getDelta(): number;
    setDelta(value: number): StockMovement;
    getStockQuantity(): number;
    setStockQuantity(value: number): StockMovement;
    getOrderId(): number;
    setOrderId(value: number): StockMovement;
    getNote(): string;
    setNote(value: string): StockMovement;
    getCreatedAt(): string;
    setCreatedAt(value: string): StockMovement;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StockMovement.AsObject;
    static toObject(includeInstance: boolean, msg: StockMovement): StockMovement.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StockMovement, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StockMovement;
    static deserializeBinaryFromReader(message: StockMovement, reader: jspb.BinaryReader): StockMovement;
}

export namespace StockMovement {
    export type AsObject = {
        id: number,
        productId: number,
        kind: string,
        delta: number,
        stockQuantity: number,
        orderId: number,
        note: string,
        createdAt: string,
    }
}

export class ListStockMovementsRequest extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): ListStockMovementsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListStockMovementsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListStockMovementsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListStockMovementsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListStockMovementsRequest): ListStockMovementsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListStockMovementsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListStockMovementsRequest;
    static deserializeBinaryFromReader(message: ListStockMovementsRequest, reader: jspb.BinaryReader): ListStockMovementsRequest;
}

export namespace ListStockMovementsRequest {
    export type AsObject = {
        productId: number,
        pageSize: number,
        pageToken: string,
    }
}

export class ListStockMovementsResponse extends jspb.Message { 
    clearMovementsList(): void;
    getMovementsList(): Array<StockMovement>;
    setMovementsList(value: Array<StockMovement>): ListStockMovementsResponse;
    addMovements(value?: StockMovement, index?: number): StockMovement;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListStockMovementsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListStockMovementsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListStockMovementsResponse): ListStockMovementsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListStockMovementsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListStockMovementsResponse;
    static deserializeBinaryFromReader(message: ListStockMovementsResponse, reader: jspb.BinaryReader): ListStockMovementsResponse;
}

export namespace ListStockMovementsResponse {
    export type AsObject = {
        movementsList: Array<StockMovement.AsObject>,
        nextPageToken: string,
    }
}

export class WatchStockRequest extends jspb.Message { 
    clearIdsList(): void;
    getIdsList(): Array<number>;
    setIdsList(value: Array<number>): WatchStockRequest;
    addIds(value: number, index?: number): number;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchStockRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchStockRequest): WatchStockRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchStockRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchStockRequest;
    static deserializeBinaryFromReader(message: WatchStockRequest, reader: jspb.BinaryReader): WatchStockRequest;
}

export namespace WatchStockRequest {
    export type AsObject = {
        idsList: Array<number>,
    }
}

export class StockLevel extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): StockLevel;
    getStockQuantity(): number;
    setStockQuantity(value: number): StockLevel;
    getChangedAt(): string;
    setChangedAt(value: string): StockLevel;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StockLevel.AsObject;
    static toObject(includeInstance: boolean, msg: StockLevel): StockLevel.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StockLevel, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StockLevel;
    static deserializeBinaryFromReader(message: StockLevel, reader: jspb.BinaryReader): StockLevel;
}

export namespace StockLevel {
    export type AsObject = {
        productId: number,
        stockQuantity: number,
        changedAt: string,
    }
}

export class CreateCategoryRequest extends jspb.Message { 
    getSlug(): string;
    setSlug(value: string): CreateCategoryRequest;
    getName(): string;
    setName(value: string): CreateCategoryRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateCategoryRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateCategoryRequest): CreateCategoryRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateCategoryRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateCategoryRequest;
    static deserializeBinaryFromReader(message: CreateCategoryRequest, reader: jspb.BinaryReader): CreateCategoryRequest;
}

export namespace CreateCategoryRequest {
    export type AsObject = {
        slug: string,
        name: string,
    }
}

export class ListCategoriesRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListCategoriesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListCategoriesRequest): ListCategoriesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListCategoriesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListCategoriesRequest;
    static deserializeBinaryFromReader(message: ListCategoriesRequest, reader: jspb.BinaryReader): ListCategoriesRequest;
}

export namespace ListCategoriesRequest {
    export type AsObject = {
    }
}

export class ListCategoriesResponse extends jspb.Message { 
    clearCategoriesList(): void;
    getCategoriesList(): Array<Category>;
    setCategoriesList(value: Array<Category>): ListCategoriesResponse;
    addCategories(value?: Category, index?: number): Category;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListCategoriesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListCategoriesResponse): ListCategoriesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListCategoriesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListCategoriesResponse;
    static deserializeBinaryFromReader(message: ListCategoriesResponse, reader: jspb.BinaryReader): ListCategoriesResponse;
}

export namespace ListCategoriesResponse {
    export type AsObject = {
        categoriesList: Array<Category.AsObject>,
    }
}
