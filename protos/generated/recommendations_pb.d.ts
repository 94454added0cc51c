// package: recommendations
// file: recommendations.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as products_pb from "./products_pb";

export class Recommendation extends jspb.Message { 
    getId(): number;
    setId(value: number): Recommendation;
    getProductId(): number;
    setProductId(value: number): Recommendation;
    getRecommendedProductId(): number;
    setRecommendedProductId(value: number): Recommendation;
    getPosition(): number;
    setPosition(value: number): Recommendation;
    getCreatedAt(): string;
    setCreatedAt(value: string): Recommendation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Recommendation.AsObject;
    static toObject(includeInstance: boolean, msg: Recommendation): Recommendation.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Recommendation, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Recommendation;
    static deserializeBinaryFromReader(message: Recommendation, reader: jspb.BinaryReader): Recommendation;
}

export namespace Recommendation {
    export type AsObject = {
        id: number,
        productId: number,
        recommendedProductId: number,
        position: number,
        createdAt: string,
    }
}

export class RecommendedProduct extends jspb.Message { 

    hasProduct(): boolean;
    clearProduct(): void;
    getProduct(): products_pb.Product | undefined;
    setProduct(value?: products_pb.Product): RecommendedProduct;
    getReason(): string;
    setReason(value: string): RecommendedProduct;
    getScore(): number;
    setScore(value: number): RecommendedProduct;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecommendedProduct.AsObject;
    static toObject(includeInstance: boolean, msg: RecommendedProduct): RecommendedProduct.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecommendedProduct, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecommendedProduct;
    static deserializeBinaryFromReader(message: RecommendedProduct, reader: jspb.BinaryReader): RecommendedProduct;
}

export namespace RecommendedProduct {
    export type AsObject = {
        product?: products_pb.Product.AsObject,
        reason: string,
        score: number,
    }
}

export class CreateRecommendationRequest extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): CreateRecommendationRequest;
    getRecommendedProductId(): number;
    setRecommendedProductId(value: number): CreateRecommendationRequest;
    getPosition(): number;
    setPosition(value: number): CreateRecommendationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateRecommendationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateRecommendationRequest): CreateRecommendationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateRecommendationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateRecommendationRequest;
    static deserializeBinaryFromReader(message: CreateRecommendationRequest, reader: jspb.BinaryReader): CreateRecommendationRequest;
}

export namespace CreateRecommendationRequest {
    export type AsObject = {
        productId: number,
        recommendedProductId: number,
        position: number,
    }
}

export class GetRecommendationRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetRecommendationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetRecommendationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetRecommendationRequest): GetRecommendationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetRecommendationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetRecommendationRequest;
    static deserializeBinaryFromReader(message: GetRecommendationRequest, reader: jspb.BinaryReader): GetRecommendationRequest;
}

export namespace GetRecommendationRequest {
    export type AsObject = {
        id: number,
    }
}

export class UpdateRecommendationRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): UpdateRecommendationRequest;
    getRecommendedProductId(): number;
    setRecommendedProductId(value: number): UpdateRecommendationRequest;
    getPosition(): number;
    setPosition(value: number): UpdateRecommendationRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): UpdateRecommendationRequest;
    addIfMatch(value: string, index?: number): string;
    getProductId(): number;
    setProductId(value: number): UpdateRecommendationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateRecommendationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateRecommendationRequest): UpdateRecommendationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateRecommendationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateRecommendationRequest;
    static deserializeBinaryFromReader(message: UpdateRecommendationRequest, reader: jspb.BinaryReader): UpdateRecommendationRequest;
}

export namespace UpdateRecommendationRequest {
    export type AsObject = {
        id: number,
        recommendedProductId: number,
        position: number,
        ifMatchList: Array<string>,
        productId: number,
    }
}

export class DeleteRecommendationRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): DeleteRecommendationRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): DeleteRecommendationRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteRecommendationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteRecommendationRequest): DeleteRecommendationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteRecommendationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteRecommendationRequest;
    static deserializeBinaryFromReader(message: DeleteRecommendationRequest, reader: jspb.BinaryReader): DeleteRecommendationRequest;
}

export namespace DeleteRecommendationRequest {
    export type AsObject = {
        id: number,
        ifMatchList: Array<string>,
    }
}

export class DeleteRecommendationResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteRecommendationResponse.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteRecommendationResponse): DeleteRecommendationResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteRecommendationResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteRecommendationResponse;
    static deserializeBinaryFromReader(message: DeleteRecommendationResponse, reader: jspb.BinaryReader): DeleteRecommendationResponse;
}

export namespace DeleteRecommendationResponse {
    export type AsObject = {
    }
}

export class ListRecommendationsRequest extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): ListRecommendationsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListRecommendationsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListRecommendationsRequest;
    getPage(): number;
    setPage(value: number): ListRecommendationsRequest;
    getRecommendedProductId(): number;
    setRecommendedProductId(value: number): ListRecommendationsRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListRecommendationsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListRecommendationsRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListRecommendationsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListRecommendationsRequest): ListRecommendationsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListRecommendationsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListRecommendationsRequest;
    static deserializeBinaryFromReader(message: ListRecommendationsRequest, reader: jspb.BinaryReader): ListRecommendationsRequest;
}

export namespace ListRecommendationsRequest {
    export type AsObject = {
        productId: number,
        pageSize: number,
        pageToken: string,
        page: number,
        recommendedProductId: number,
        createdAfter: string,
        orderingList: Array<string>,
    }
}

export class ListRecommendationsResponse extends jspb.Message { 
    clearRecommendationsList(): void;
    getRecommendationsList(): Array<Recommendation>;
    setRecommendationsList(value: Array<Recommendation>): ListRecommendationsResponse;
    addRecommendations(value?: Recommendation, index?: number): Recommendation;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListRecommendationsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListRecommendationsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListRecommendationsResponse): ListRecommendationsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListRecommendationsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListRecommendationsResponse;
    static deserializeBinaryFromReader(message: ListRecommendationsResponse, reader: jspb.BinaryReader): ListRecommendationsResponse;
}

export namespace ListRecommendationsResponse {
    export type AsObject = {
        recommendationsList: Array<Recommendation.AsObject>,
        nextPageToken: string,
    }
}

export class RecommendForProductRequest extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): RecommendForProductRequest;
    getLimit(): number;
    setLimit(value: number): RecommendForProductRequest;
    getCustomerId(): number;
    setCustomerId(value: number): RecommendForProductRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecommendForProductRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RecommendForProductRequest): RecommendForProductRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecommendForProductRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecommendForProductRequest;
    static deserializeBinaryFromReader(message: RecommendForProductRequest, reader: jspb.BinaryReader): RecommendForProductRequest;
}

export namespace RecommendForProductRequest {
    export type AsObject = {
        productId: number,
        limit: number,
        customerId: number,
    }
}

export class RecommendForCustomerRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): RecommendForCustomerRequest;
    getLimit(): number;
    setLimit(value: number): RecommendForCustomerRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecommendForCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RecommendForCustomerRequest): RecommendForCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecommendForCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecommendForCustomerRequest;
    static deserializeBinaryFromReader(message: RecommendForCustomerRequest, reader: jspb.BinaryReader): RecommendForCustomerRequest;
}

export namespace RecommendForCustomerRequest {
    export type AsObject = {
        customerId: number,
        limit: number,
    }
}

export class RecommendResponse extends jspb.Message { 
    clearProductsList(): void;
    getProductsList(): Array<RecommendedProduct>;
    setProductsList(value: Array<RecommendedProduct>): RecommendResponse;
    addProducts(value?: RecommendedProduct, index?: number): RecommendedProduct;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecommendResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RecommendResponse): RecommendResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecommendResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecommendResponse;
    static deserializeBinaryFromReader(message: RecommendResponse, reader: jspb.BinaryReader): RecommendResponse;
}

export namespace RecommendResponse {
    export type AsObject = {
        productsList: Array<RecommendedProduct.AsObject>,
    }
}
