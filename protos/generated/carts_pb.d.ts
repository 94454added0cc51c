// package: carts
// file: carts.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as customers_pb from "./customers_pb";
import * as orders_pb from "./orders_pb";

export class CartOwner extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): CartOwner;
    getCartToken(): string;
    setCartToken(value: string): CartOwner;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CartOwner.AsObject;
    static toObject(includeInstance: boolean, msg: CartOwner): CartOwner.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CartOwner, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CartOwner;
    static deserializeBinaryFromReader(message: CartOwner, reader: jspb.BinaryReader): CartOwner;
}

export namespace CartOwner {
    export type AsObject = {
        customerId: number,
        cartToken: string,
    }
}

export class Cart extends jspb.Message { 
    getId(): number;
    setId(value: number): Cart;
    getCartToken(): string;
    setCartToken(value: string): Cart;
    clearItemsList(): void;
    getItemsList(): Array<CartItem>;
    setItemsList(value: Array<CartItem>): Cart;
    addItems(value?: CartItem, index?: number): CartItem;
    getItemCount(): number;
    setItemCount(value: number): Cart;
    getTotalCents(): number;
    setTotalCents(value: number): Cart;
    getCurrency(): string;
    setCurrency(value: string): Cart;
    getUpdatedAt(): string;
    setUpdatedAt(value: string): Cart;
    clearNotKeptList(): void;
    getNotKeptList(): Array<customers_pb.ItemNotKept>;
    setNotKeptList(value: Array<customers_pb.ItemNotKept>): Cart;
    addNotKept(value?: customers_pb.ItemNotKept, index?: number): customers_pb.ItemNotKept;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Cart.AsObject;
    static toObject(includeInstance: boolean, msg: Cart): Cart.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Cart, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Cart;
    static deserializeBinaryFromReader(message: Cart, reader: jspb.BinaryReader): Cart;
}

export namespace Cart {
    export type AsObject = {
        id: number,
        cartToken: string,
        itemsList: Array<CartItem.AsObject>,
        itemCount: number,
        totalCents: number,
        currency: string,
        updatedAt: string,
        notKeptList: Array<customers_pb.ItemNotKept.AsObject>,
    }
}

export class CartItem extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): CartItem;
    getProductName(): string;
    setProductName(value: string): CartItem;
    getQuantity(): number;
    setQuantity(value: number): CartItem;
    getUnitPriceCents(): number;
    setUnitPriceCents(value: number): CartItem;
    getSubtotalCents(): number;
    setSubtotalCents(value: number): CartItem;
    getStockQuantity(): number;
    setStockQuantity(value: number): CartItem;
    getProblem(): string;
    setProblem(value: string): CartItem;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CartItem.AsObject;
    static toObject(includeInstance: boolean, msg: CartItem): CartItem.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CartItem, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CartItem;
    static deserializeBinaryFromReader(message: CartItem, reader: jspb.BinaryReader): CartItem;
}

export namespace CartItem {
    export type AsObject = {
        productId: number,
        productName: string,
        quantity: number,
        unitPriceCents: number,
        subtotalCents: number,
        stockQuantity: number,
        problem: string,
    }
}

export class GetCartRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): GetCartRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetCartRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetCartRequest): GetCartRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetCartRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetCartRequest;
    static deserializeBinaryFromReader(message: GetCartRequest, reader: jspb.BinaryReader): GetCartRequest;
}

export namespace GetCartRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
    }
}

export class AddItemRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): AddItemRequest;
    getProductId(): number;
    setProductId(value: number): AddItemRequest;
    getQuantity(): number;
    setQuantity(value: number): AddItemRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): AddItemRequest;
    addIfMatch(value: string, index?: number): string;
    getEarlierCartToken(): string;
    setEarlierCartToken(value: string): AddItemRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AddItemRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AddItemRequest): AddItemRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AddItemRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AddItemRequest;
    static deserializeBinaryFromReader(message: AddItemRequest, reader: jspb.BinaryReader): AddItemRequest;
}

export namespace AddItemRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
        productId: number,
        quantity: number,
        ifMatchList: Array<string>,
        earlierCartToken: string,
    }
}

export class SetItemQuantityRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): SetItemQuantityRequest;
    getProductId(): number;
    setProductId(value: number): SetItemQuantityRequest;
    getQuantity(): number;
    setQuantity(value: number): SetItemQuantityRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): SetItemQuantityRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SetItemQuantityRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SetItemQuantityRequest): SetItemQuantityRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SetItemQuantityRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SetItemQuantityRequest;
    static deserializeBinaryFromReader(message: SetItemQuantityRequest, reader: jspb.BinaryReader): SetItemQuantityRequest;
}

export namespace SetItemQuantityRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
        productId: number,
        quantity: number,
        ifMatchList: Array<string>,
    }
}

export class RemoveItemRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): RemoveItemRequest;
    getProductId(): number;
    setProductId(value: number): RemoveItemRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): RemoveItemRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RemoveItemRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RemoveItemRequest): RemoveItemRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RemoveItemRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RemoveItemRequest;
    static deserializeBinaryFromReader(message: RemoveItemRequest, reader: jspb.BinaryReader): RemoveItemRequest;
}

export namespace RemoveItemRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
        productId: number,
        ifMatchList: Array<string>,
    }
}

export class ClearCartRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): ClearCartRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): ClearCartRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ClearCartRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ClearCartRequest): ClearCartRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ClearCartRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ClearCartRequest;
    static deserializeBinaryFromReader(message: ClearCartRequest, reader: jspb.BinaryReader): ClearCartRequest;
}

export namespace ClearCartRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
        ifMatchList: Array<string>,
    }
}

export class MergeCartsRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): MergeCartsRequest;
    getCartToken(): string;
    setCartToken(value: string): MergeCartsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): MergeCartsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: MergeCartsRequest): MergeCartsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: MergeCartsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): MergeCartsRequest;
    static deserializeBinaryFromReader(message: MergeCartsRequest, reader: jspb.BinaryReader): MergeCartsRequest;
}

export namespace MergeCartsRequest {
    export type AsObject = {
        customerId: number,
        cartToken: string,
    }
}

export class CheckoutRequest extends jspb.Message { 

    hasOwner(): boolean;
    clearOwner(): void;
    getOwner(): CartOwner | undefined;
    setOwner(value?: CartOwner): CheckoutRequest;
    getCustomerName(): string;
    setCustomerName(value: string): CheckoutRequest;
    getCustomerEmail(): string;
    setCustomerEmail(value: string): CheckoutRequest;
    getShippingAddress(): string;
    setShippingAddress(value: string): CheckoutRequest;
    getExpectedTotalCents(): number;
    setExpectedTotalCents(value: number): CheckoutRequest;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): CheckoutRequest;
    getEarlierCartToken(): string;
    setEarlierCartToken(value: string): CheckoutRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): CheckoutRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CheckoutRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CheckoutRequest): CheckoutRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CheckoutRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CheckoutRequest;
    static deserializeBinaryFromReader(message: CheckoutRequest, reader: jspb.BinaryReader): CheckoutRequest;
}

export namespace CheckoutRequest {
    export type AsObject = {
        owner?: CartOwner.AsObject,
        customerName: string,
        customerEmail: string,
        shippingAddress: string,
        expectedTotalCents: number,
        idempotencyKey: string,
        earlierCartToken: string,
        ifMatchList: Array<string>,
    }
}

export class CheckoutResponse extends jspb.Message { 

    hasOrder(): boolean;
    clearOrder(): void;
    getOrder(): orders_pb.Order | undefined;
    setOrder(value?: orders_pb.Order): CheckoutResponse;
    getReplayed(): boolean;
    setReplayed(value: boolean): CheckoutResponse;
    getOrderToken(): string;
    setOrderToken(value: string): CheckoutResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CheckoutResponse.AsObject;
    static toObject(includeInstance: boolean, msg: CheckoutResponse): CheckoutResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CheckoutResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CheckoutResponse;
    static deserializeBinaryFromReader(message: CheckoutResponse, reader: jspb.BinaryReader): CheckoutResponse;
}

export namespace CheckoutResponse {
    export type AsObject = {
        order?: orders_pb.Order.AsObject,
        replayed: boolean,
        orderToken: string,
    }
}
