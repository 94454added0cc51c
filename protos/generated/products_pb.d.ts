// package: products
// file: products.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";
import * as google_protobuf_wrappers_pb from "google-protobuf/google/protobuf/wrappers_pb";

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

export class BulkProductItem extends jspb.Message { 
    getId(): number;
    setId(value: number): BulkProductItem;
    getSku(): string;
    setSku(value: string): BulkProductItem;
    getName(): string;
    setName(value: string): BulkProductItem;
    getDescription(): string;
    setDescription(value: string): BulkProductItem;
    getPrice(): number;
    setPrice(value: number): BulkProductItem;
    getStockQuantity(): number;
    setStockQuantity(value: number): BulkProductItem;
    getCategory(): string;
    setCategory(value: string): BulkProductItem;
    getArchived(): boolean;
    setArchived(value: boolean): BulkProductItem;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): BulkProductItem;
    getStockChange(): number;
    setStockChange(value: number): BulkProductItem;

    hasStockSeen(): boolean;
    clearStockSeen(): void;
    getStockSeen(): google_protobuf_wrappers_pb.Int32Value | undefined;
    setStockSeen(value?: google_protobuf_wrappers_pb.Int32Value): BulkProductItem;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): BulkProductItem;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkProductItem.AsObject;
    static toObject(includeInstance: boolean, msg: BulkProductItem): BulkProductItem.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkProductItem, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkProductItem;
    static deserializeBinaryFromReader(message: BulkProductItem, reader: jspb.BinaryReader): BulkProductItem;
}

export namespace BulkProductItem {
    export type AsObject = {
        id: number,
        sku: string,
        name: string,
        description: string,
        price: number,
        stockQuantity: number,
        category: string,
        archived: boolean,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
        stockChange: number,
        stockSeen?: google_protobuf_wrappers_pb.Int32Value.AsObject,
        expectedVersion: number,
    }
}

export class BulkWriteProductsRequest extends jspb.Message { 
    clearItemsList(): void;
    getItemsList(): Array<BulkProductItem>;
    setItemsList(value: Array<BulkProductItem>): BulkWriteProductsRequest;
    addItems(value?: BulkProductItem, index?: number): BulkProductItem;
    getDryRun(): boolean;
    setDryRun(value: boolean): BulkWriteProductsRequest;
    getAllOrNothing(): boolean;
    setAllOrNothing(value: boolean): BulkWriteProductsRequest;
    getChangeOnly(): boolean;
    setChangeOnly(value: boolean): BulkWriteProductsRequest;
    getNote(): string;
    setNote(value: string): BulkWriteProductsRequest;
    clearPositionsList(): void;
    getPositionsList(): Array<number>;
    setPositionsList(value: Array<number>): BulkWriteProductsRequest;
    addPositions(value: number, index?: number): number;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkWriteProductsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BulkWriteProductsRequest): BulkWriteProductsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkWriteProductsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkWriteProductsRequest;
    static deserializeBinaryFromReader(message: BulkWriteProductsRequest, reader: jspb.BinaryReader): BulkWriteProductsRequest;
}

export namespace BulkWriteProductsRequest {
    export type AsObject = {
        itemsList: Array<BulkProductItem.AsObject>,
        dryRun: boolean,
        allOrNothing: boolean,
        changeOnly: boolean,
        note: string,
        positionsList: Array<number>,
    }
}

export class BulkWriteProductsResponse extends jspb.Message { 
    clearResultsList(): void;
    getResultsList(): Array<BulkItemResult>;
    setResultsList(value: Array<BulkItemResult>): BulkWriteProductsResponse;
    addResults(value?: BulkItemResult, index?: number): BulkItemResult;
    getCreated(): number;
    setCreated(value: number): BulkWriteProductsResponse;
    getChanged(): number;
    setChanged(value: number): BulkWriteProductsResponse;
    getUnchanged(): number;
    setUnchanged(value: number): BulkWriteProductsResponse;
    getRefused(): number;
    setRefused(value: number): BulkWriteProductsResponse;
    getDryRun(): boolean;
    setDryRun(value: boolean): BulkWriteProductsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkWriteProductsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: BulkWriteProductsResponse): BulkWriteProductsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkWriteProductsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkWriteProductsResponse;
    static deserializeBinaryFromReader(message: BulkWriteProductsResponse, reader: jspb.BinaryReader): BulkWriteProductsResponse;
}

export namespace BulkWriteProductsResponse {
    export type AsObject = {
        resultsList: Array<BulkItemResult.AsObject>,
        created: number,
        changed: number,
        unchanged: number,
        refused: number,
        dryRun: boolean,
    }
}

export class BulkItemResult extends jspb.Message { 
    getIndex(): number;
    setIndex(value: number): BulkItemResult;
    getStatus(): string;
    setStatus(value: string): BulkItemResult;
    getId(): number;
    setId(value: number): BulkItemResult;
    getSku(): string;
    setSku(value: string): BulkItemResult;
    getVersion(): number;
    setVersion(value: number): BulkItemResult;
    clearChangesList(): void;
    getChangesList(): Array<BulkFieldChange>;
    setChangesList(value: Array<BulkFieldChange>): BulkItemResult;
    addChanges(value?: BulkFieldChange, index?: number): BulkFieldChange;

    hasError(): boolean;
    clearError(): void;
    getError(): BulkItemError | undefined;
    setError(value?: BulkItemError): BulkItemResult;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkItemResult.AsObject;
    static toObject(includeInstance: boolean, msg: BulkItemResult): BulkItemResult.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkItemResult, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkItemResult;
    static deserializeBinaryFromReader(message: BulkItemResult, reader: jspb.BinaryReader): BulkItemResult;
}

export namespace BulkItemResult {
    export type AsObject = {
        index: number,
        status: string,
        id: number,
        sku: string,
        version: number,
        changesList: Array<BulkFieldChange.AsObject>,
        error?: BulkItemError.AsObject,
    }
}

export class BulkFieldChange extends jspb.Message { 
    getField(): string;
    setField(value: string): BulkFieldChange;
    getBefore(): string;
    setBefore(value: string): BulkFieldChange;
    getAfter(): string;
    setAfter(value: string): BulkFieldChange;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkFieldChange.AsObject;
    static toObject(includeInstance: boolean, msg: BulkFieldChange): BulkFieldChange.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkFieldChange, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkFieldChange;
    static deserializeBinaryFromReader(message: BulkFieldChange, reader: jspb.BinaryReader): BulkFieldChange;
}

export namespace BulkFieldChange {
    export type AsObject = {
        field: string,
        before: string,
        after: string,
    }
}

export class BulkItemError extends jspb.Message { 
    getCode(): string;
    setCode(value: string): BulkItemError;
    getMessage(): string;
    setMessage(value: string): BulkItemError;
    clearDetailsList(): void;
    getDetailsList(): Array<BulkFieldProblem>;
    setDetailsList(value: Array<BulkFieldProblem>): BulkItemError;
    addDetails(value?: BulkFieldProblem, index?: number): BulkFieldProblem;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkItemError.AsObject;
    static toObject(includeInstance: boolean, msg: BulkItemError): BulkItemError.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkItemError, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkItemError;
    static deserializeBinaryFromReader(message: BulkItemError, reader: jspb.BinaryReader): BulkItemError;
}

export namespace BulkItemError {
    export type AsObject = {
        code: string,
        message: string,
        detailsList: Array<BulkFieldProblem.AsObject>,
    }
}

export class BulkFieldProblem extends jspb.Message { 
    getField(): string;
    setField(value: string): BulkFieldProblem;
    getMessage(): string;
    setMessage(value: string): BulkFieldProblem;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BulkFieldProblem.AsObject;
    static toObject(includeInstance: boolean, msg: BulkFieldProblem): BulkFieldProblem.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BulkFieldProblem, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BulkFieldProblem;
    static deserializeBinaryFromReader(message: BulkFieldProblem, reader: jspb.BinaryReader): BulkFieldProblem;
}

export namespace BulkFieldProblem {
    export type AsObject = {
        field: string,
        message: string,
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
    clearIdsList(): void;
    getIdsList(): Array<number>;
    setIdsList(value: Array<number>): ListProductsRequest;
    addIds(value: number, index?: number): number;
    getMinPrice(): number;
    setMinPrice(value: number): ListProductsRequest;
    getMaxPrice(): number;
    setMaxPrice(value: number): ListProductsRequest;
    getInStock(): boolean;
    setInStock(value: boolean): ListProductsRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListProductsRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): ListProductsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListProductsRequest;
    addOrdering(value: string, index?: number): string;

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
        idsList: Array<number>,
        minPrice: number,
        maxPrice: number,
        inStock: boolean,
        createdAfter: string,
        updatedAfter: string,
        orderingList: Array<string>,
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
    getTotalIsAtLeast(): boolean;
    setTotalIsAtLeast(value: boolean): ListProductsResponse;

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
        totalIsAtLeast: boolean,
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
    clearIdsList(): void;
    getIdsList(): Array<number>;
    setIdsList(value: Array<number>): SearchProductsRequest;
    addIds(value: number, index?: number): number;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): SearchProductsRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): SearchProductsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): SearchProductsRequest;
    addOrdering(value: string, index?: number): string;

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
        idsList: Array<number>,
        createdAfter: string,
        updatedAfter: string,
        orderingList: Array<string>,
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
    getChangedBy(): string;
    setChangedBy(value: string): StockMovement;

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
        changedBy: string,
    }
}

export class ListStockMovementsRequest extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): ListStockMovementsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListStockMovementsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListStockMovementsRequest;
    getKind(): string;
    setKind(value: string): ListStockMovementsRequest;
    getOrderId(): number;
    setOrderId(value: number): ListStockMovementsRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListStockMovementsRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): ListStockMovementsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListStockMovementsRequest;
    addOrdering(value: string, index?: number): string;

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
        kind: string,
        orderId: number,
        createdAfter: string,
        createdBefore: string,
        orderingList: Array<string>,
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
