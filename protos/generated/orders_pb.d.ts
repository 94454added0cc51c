// package: orders
// file: orders.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class OrderItem extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): OrderItem;
    getProductName(): string;
    setProductName(value: string): OrderItem;
    getQuantity(): number;
    setQuantity(value: number): OrderItem;
    getPrice(): number;
    setPrice(value: number): OrderItem;
    getSubtotal(): number;
    setSubtotal(value: number): OrderItem;
    getPriceCents(): number;
    setPriceCents(value: number): OrderItem;
    getSubtotalCents(): number;
    setSubtotalCents(value: number): OrderItem;
    getId(): number;
    setId(value: number): OrderItem;
    getCancelledQuantity(): number;
    setCancelledQuantity(value: number): OrderItem;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): OrderItem.AsObject;
    static toObject(includeInstance: boolean, msg: OrderItem): OrderItem.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: OrderItem, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): OrderItem;
    static deserializeBinaryFromReader(message: OrderItem, reader: jspb.BinaryReader): OrderItem;
}

export namespace OrderItem {
    export type AsObject = {
        productId: number,
        productName: string,
        quantity: number,
        price: number,
        subtotal: number,
        priceCents: number,
        subtotalCents: number,
        id: number,
        cancelledQuantity: number,
    }
}

export class Order extends jspb.Message { 
    getId(): number;
    setId(value: number): Order;
    getCustomerName(): string;
    setCustomerName(value: string): Order;
    getCustomerEmail(): string;
    setCustomerEmail(value: string): Order;
    clearItemsList(): void;
    getItemsList(): Array<OrderItem>;
    setItemsList(value: Array<OrderItem>): Order;
    addItems(value?: OrderItem, index?: number): OrderItem;
    getTotalAmount(): number;
    setTotalAmount(value: number): Order;
    getStatus(): string;
    setStatus(value: string): Order;
    getShippingAddress(): string;
    setShippingAddress(value: string): Order;
    getCreatedAt(): string;
    setCreatedAt(value: string): Order;
    getUpdatedAt(): string;
    setUpdatedAt(value: string): Order;
    getTotalCents(): number;
    setTotalCents(value: number): Order;
    getCurrency(): string;
    setCurrency(value: string): Order;
    getCustomerId(): number;
    setCustomerId(value: number): Order;
    getPaymentStatus(): string;
    setPaymentStatus(value: string): Order;
    clearHistoryList(): void;
    getHistoryList(): Array<StatusChange>;
    setHistoryList(value: Array<StatusChange>): Order;
    addHistory(value?: StatusChange, index?: number): StatusChange;
    getVersion(): number;
    setVersion(value: number): Order;
    clearCancellationsList(): void;
    getCancellationsList(): Array<ItemCancellation>;
    setCancellationsList(value: Array<ItemCancellation>): Order;
    addCancellations(value?: ItemCancellation, index?: number): ItemCancellation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Order.AsObject;
    static toObject(includeInstance: boolean, msg: Order): Order.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Order, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Order;
    static deserializeBinaryFromReader(message: Order, reader: jspb.BinaryReader): Order;
}

export namespace Order {
    export type AsObject = {
        id: number,
        customerName: string,
        customerEmail: string,
        itemsList: Array<OrderItem.AsObject>,
        totalAmount: number,
        status: string,
        shippingAddress: string,
        createdAt: string,
        updatedAt: string,
        totalCents: number,
        currency: string,
        customerId: number,
        paymentStatus: string,
        historyList: Array<StatusChange.AsObject>,
        version: number,
        cancellationsList: Array<ItemCancellation.AsObject>,
    }
}

export class ItemCancellation extends jspb.Message { 
    getItemId(): number;
    setItemId(value: number): ItemCancellation;
    getProductName(): string;
    setProductName(value: string): ItemCancellation;
    getQuantity(): number;
    setQuantity(value: number): ItemCancellation;
    getPrice(): number;
    setPrice(value: number): ItemCancellation;
    getSubtotal(): number;
    setSubtotal(value: number): ItemCancellation;
    getPriceCents(): number;
    setPriceCents(value: number): ItemCancellation;
    getSubtotalCents(): number;
    setSubtotalCents(value: number): ItemCancellation;
    getRestocked(): boolean;
    setRestocked(value: boolean): ItemCancellation;
    getCancelledBy(): string;
    setCancelledBy(value: string): ItemCancellation;
    getCancelledAt(): string;
    setCancelledAt(value: string): ItemCancellation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ItemCancellation.AsObject;
    static toObject(includeInstance: boolean, msg: ItemCancellation): ItemCancellation.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ItemCancellation, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ItemCancellation;
    static deserializeBinaryFromReader(message: ItemCancellation, reader: jspb.BinaryReader): ItemCancellation;
}

export namespace ItemCancellation {
    export type AsObject = {
        itemId: number,
        productName: string,
        quantity: number,
        price: number,
        subtotal: number,
        priceCents: number,
        subtotalCents: number,
        restocked: boolean,
        cancelledBy: string,
        cancelledAt: string,
    }
}

export class StatusChange extends jspb.Message { 
    getFromStatus(): string;
    setFromStatus(value: string): StatusChange;
    getToStatus(): string;
    setToStatus(value: string): StatusChange;
    getChangedBy(): string;
    setChangedBy(value: string): StatusChange;
    getChangedAt(): string;
    setChangedAt(value: string): StatusChange;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): StatusChange.AsObject;
    static toObject(includeInstance: boolean, msg: StatusChange): StatusChange.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: StatusChange, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): StatusChange;
    static deserializeBinaryFromReader(message: StatusChange, reader: jspb.BinaryReader): StatusChange;
}

export namespace StatusChange {
    export type AsObject = {
        fromStatus: string,
        toStatus: string,
        changedBy: string,
        changedAt: string,
    }
}

export class CreateOrderRequest extends jspb.Message { 
    getCustomerName(): string;
    setCustomerName(value: string): CreateOrderRequest;
    getCustomerEmail(): string;
    setCustomerEmail(value: string): CreateOrderRequest;
    clearItemsList(): void;
    getItemsList(): Array<OrderItem>;
    setItemsList(value: Array<OrderItem>): CreateOrderRequest;
    addItems(value?: OrderItem, index?: number): OrderItem;
    getShippingAddress(): string;
    setShippingAddress(value: string): CreateOrderRequest;
    getCustomerId(): number;
    setCustomerId(value: number): CreateOrderRequest;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): CreateOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CreateOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CreateOrderRequest): CreateOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CreateOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CreateOrderRequest;
    static deserializeBinaryFromReader(message: CreateOrderRequest, reader: jspb.BinaryReader): CreateOrderRequest;
}

export namespace CreateOrderRequest {
    export type AsObject = {
        customerName: string,
        customerEmail: string,
        itemsList: Array<OrderItem.AsObject>,
        shippingAddress: string,
        customerId: number,
        idempotencyKey: string,
    }
}

export class GetOrderRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetOrderRequest): GetOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetOrderRequest;
    static deserializeBinaryFromReader(message: GetOrderRequest, reader: jspb.BinaryReader): GetOrderRequest;
}

export namespace GetOrderRequest {
    export type AsObject = {
        id: number,
    }
}

export class ListOrdersRequest extends jspb.Message { 
    getPage(): number;
    setPage(value: number): ListOrdersRequest;
    getPageSize(): number;
    setPageSize(value: number): ListOrdersRequest;
    getStatus(): string;
    setStatus(value: string): ListOrdersRequest;
    getPageToken(): string;
    setPageToken(value: string): ListOrdersRequest;
    getCustomerId(): number;
    setCustomerId(value: number): ListOrdersRequest;
    getCustomerEmail(): string;
    setCustomerEmail(value: string): ListOrdersRequest;
    getPaymentStatus(): string;
    setPaymentStatus(value: string): ListOrdersRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListOrdersRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): ListOrdersRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): ListOrdersRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListOrdersRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListOrdersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListOrdersRequest): ListOrdersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListOrdersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListOrdersRequest;
    static deserializeBinaryFromReader(message: ListOrdersRequest, reader: jspb.BinaryReader): ListOrdersRequest;
}

export namespace ListOrdersRequest {
    export type AsObject = {
        page: number,
        pageSize: number,
        status: string,
        pageToken: string,
        customerId: number,
        customerEmail: string,
        paymentStatus: string,
        createdAfter: string,
        createdBefore: string,
        updatedAfter: string,
        orderingList: Array<string>,
    }
}

export class ListOrdersResponse extends jspb.Message { 
    clearOrdersList(): void;
    getOrdersList(): Array<Order>;
    setOrdersList(value: Array<Order>): ListOrdersResponse;
    addOrders(value?: Order, index?: number): Order;
    getTotalCount(): number;
    setTotalCount(value: number): ListOrdersResponse;
    getPage(): number;
    setPage(value: number): ListOrdersResponse;
    getPageSize(): number;
    setPageSize(value: number): ListOrdersResponse;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListOrdersResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListOrdersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListOrdersResponse): ListOrdersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListOrdersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListOrdersResponse;
    static deserializeBinaryFromReader(message: ListOrdersResponse, reader: jspb.BinaryReader): ListOrdersResponse;
}

export namespace ListOrdersResponse {
    export type AsObject = {
        ordersList: Array<Order.AsObject>,
        totalCount: number,
        page: number,
        pageSize: number,
        nextPageToken: string,
    }
}

export class UpdateOrderStatusRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): UpdateOrderStatusRequest;
    getStatus(): string;
    setStatus(value: string): UpdateOrderStatusRequest;
    getChangedBy(): string;
    setChangedBy(value: string): UpdateOrderStatusRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): UpdateOrderStatusRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): UpdateOrderStatusRequest;
    addIfMatch(value: string, index?: number): string;
    getWithoutRefund(): boolean;
    setWithoutRefund(value: boolean): UpdateOrderStatusRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateOrderStatusRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateOrderStatusRequest): UpdateOrderStatusRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateOrderStatusRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateOrderStatusRequest;
    static deserializeBinaryFromReader(message: UpdateOrderStatusRequest, reader: jspb.BinaryReader): UpdateOrderStatusRequest;
}

export namespace UpdateOrderStatusRequest {
    export type AsObject = {
        id: number,
        status: string,
        changedBy: string,
        expectedVersion: number,
        ifMatchList: Array<string>,
        withoutRefund: boolean,
    }
}

export class CancelOrderRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): CancelOrderRequest;
    getChangedBy(): string;
    setChangedBy(value: string): CancelOrderRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): CancelOrderRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): CancelOrderRequest;
    addIfMatch(value: string, index?: number): string;
    getWithoutRefund(): boolean;
    setWithoutRefund(value: boolean): CancelOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CancelOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CancelOrderRequest): CancelOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CancelOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CancelOrderRequest;
    static deserializeBinaryFromReader(message: CancelOrderRequest, reader: jspb.BinaryReader): CancelOrderRequest;
}

export namespace CancelOrderRequest {
    export type AsObject = {
        id: number,
        changedBy: string,
        expectedVersion: number,
        ifMatchList: Array<string>,
        withoutRefund: boolean,
    }
}

export class CancelOrderItemRequest extends jspb.Message { 
    getOrderId(): number;
    setOrderId(value: number): CancelOrderItemRequest;
    getItemId(): number;
    setItemId(value: number): CancelOrderItemRequest;
    getQuantity(): number;
    setQuantity(value: number): CancelOrderItemRequest;
    getRestock(): boolean;
    setRestock(value: boolean): CancelOrderItemRequest;
    getExpectedVersion(): number;
    setExpectedVersion(value: number): CancelOrderItemRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): CancelOrderItemRequest;
    addIfMatch(value: string, index?: number): string;
    getWithoutRefund(): boolean;
    setWithoutRefund(value: boolean): CancelOrderItemRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): CancelOrderItemRequest.AsObject;
    static toObject(includeInstance: boolean, msg: CancelOrderItemRequest): CancelOrderItemRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: CancelOrderItemRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): CancelOrderItemRequest;
    static deserializeBinaryFromReader(message: CancelOrderItemRequest, reader: jspb.BinaryReader): CancelOrderItemRequest;
}

export namespace CancelOrderItemRequest {
    export type AsObject = {
        orderId: number,
        itemId: number,
        quantity: number,
        restock: boolean,
        expectedVersion: number,
        ifMatchList: Array<string>,
        withoutRefund: boolean,
    }
}

export class GetOrdersByCustomerRequest extends jspb.Message { 
    getCustomerEmail(): string;
    setCustomerEmail(value: string): GetOrdersByCustomerRequest;
    getPageSize(): number;
    setPageSize(value: number): GetOrdersByCustomerRequest;
    getPageToken(): string;
    setPageToken(value: string): GetOrdersByCustomerRequest;
    getStatus(): string;
    setStatus(value: string): GetOrdersByCustomerRequest;
    getPaymentStatus(): string;
    setPaymentStatus(value: string): GetOrdersByCustomerRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): GetOrdersByCustomerRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): GetOrdersByCustomerRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): GetOrdersByCustomerRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): GetOrdersByCustomerRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetOrdersByCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetOrdersByCustomerRequest): GetOrdersByCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetOrdersByCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetOrdersByCustomerRequest;
    static deserializeBinaryFromReader(message: GetOrdersByCustomerRequest, reader: jspb.BinaryReader): GetOrdersByCustomerRequest;
}

export namespace GetOrdersByCustomerRequest {
    export type AsObject = {
        customerEmail: string,
        pageSize: number,
        pageToken: string,
        status: string,
        paymentStatus: string,
        createdAfter: string,
        createdBefore: string,
        updatedAfter: string,
        orderingList: Array<string>,
    }
}

export class OrderResponse extends jspb.Message { 

    hasOrder(): boolean;
    clearOrder(): void;
    getOrder(): Order | undefined;
    setOrder(value?: Order): OrderResponse;
    getSuccess(): boolean;
    setSuccess(value: boolean): OrderResponse;
    getMessage(): string;
    setMessage(value: string): OrderResponse;
    getReplayed(): boolean;
    setReplayed(value: boolean): OrderResponse;
    getOrderToken(): string;
    setOrderToken(value: string): OrderResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): OrderResponse.AsObject;
    static toObject(includeInstance: boolean, msg: OrderResponse): OrderResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: OrderResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): OrderResponse;
    static deserializeBinaryFromReader(message: OrderResponse, reader: jspb.BinaryReader): OrderResponse;
}

export namespace OrderResponse {
    export type AsObject = {
        order?: Order.AsObject,
        success: boolean,
        message: string,
        replayed: boolean,
        orderToken: string,
    }
}

export class AuthenticateOrderTokenRequest extends jspb.Message { 
    getOrderToken(): string;
    setOrderToken(value: string): AuthenticateOrderTokenRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AuthenticateOrderTokenRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AuthenticateOrderTokenRequest): AuthenticateOrderTokenRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AuthenticateOrderTokenRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AuthenticateOrderTokenRequest;
    static deserializeBinaryFromReader(message: AuthenticateOrderTokenRequest, reader: jspb.BinaryReader): AuthenticateOrderTokenRequest;
}

export namespace AuthenticateOrderTokenRequest {
    export type AsObject = {
        orderToken: string,
    }
}

export class AuthenticateOrderTokenResponse extends jspb.Message { 
    getOrderId(): number;
    setOrderId(value: number): AuthenticateOrderTokenResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AuthenticateOrderTokenResponse.AsObject;
    static toObject(includeInstance: boolean, msg: AuthenticateOrderTokenResponse): AuthenticateOrderTokenResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AuthenticateOrderTokenResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AuthenticateOrderTokenResponse;
    static deserializeBinaryFromReader(message: AuthenticateOrderTokenResponse, reader: jspb.BinaryReader): AuthenticateOrderTokenResponse;
}

export namespace AuthenticateOrderTokenResponse {
    export type AsObject = {
        orderId: number,
    }
}

export class RequestOrderClaimRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): RequestOrderClaimRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestOrderClaimRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RequestOrderClaimRequest): RequestOrderClaimRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestOrderClaimRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestOrderClaimRequest;
    static deserializeBinaryFromReader(message: RequestOrderClaimRequest, reader: jspb.BinaryReader): RequestOrderClaimRequest;
}

export namespace RequestOrderClaimRequest {
    export type AsObject = {
        customerId: number,
    }
}

export class RequestOrderClaimResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestOrderClaimResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RequestOrderClaimResponse): RequestOrderClaimResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestOrderClaimResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestOrderClaimResponse;
    static deserializeBinaryFromReader(message: RequestOrderClaimResponse, reader: jspb.BinaryReader): RequestOrderClaimResponse;
}

export namespace RequestOrderClaimResponse {
    export type AsObject = {
    }
}

export class ClaimOrdersRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): ClaimOrdersRequest;
    getClaimToken(): string;
    setClaimToken(value: string): ClaimOrdersRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ClaimOrdersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ClaimOrdersRequest): ClaimOrdersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ClaimOrdersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ClaimOrdersRequest;
    static deserializeBinaryFromReader(message: ClaimOrdersRequest, reader: jspb.BinaryReader): ClaimOrdersRequest;
}

export namespace ClaimOrdersRequest {
    export type AsObject = {
        customerId: number,
        claimToken: string,
    }
}

export class ClaimOrdersResponse extends jspb.Message { 
    clearOrderIdsList(): void;
    getOrderIdsList(): Array<number>;
    setOrderIdsList(value: Array<number>): ClaimOrdersResponse;
    addOrderIds(value: number, index?: number): number;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ClaimOrdersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ClaimOrdersResponse): ClaimOrdersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ClaimOrdersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ClaimOrdersResponse;
    static deserializeBinaryFromReader(message: ClaimOrdersResponse, reader: jspb.BinaryReader): ClaimOrdersResponse;
}

export namespace ClaimOrdersResponse {
    export type AsObject = {
        orderIdsList: Array<number>,
    }
}
