// package: payments
// file: payments.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class PaymentMethod extends jspb.Message { 
    getId(): number;
    setId(value: number): PaymentMethod;
    getCustomerId(): number;
    setCustomerId(value: number): PaymentMethod;
    getProvider(): string;
    setProvider(value: string): PaymentMethod;
    getKind(): string;
    setKind(value: string): PaymentMethod;
    getBrand(): string;
    setBrand(value: string): PaymentMethod;
    getLast4(): string;
    setLast4(value: string): PaymentMethod;
    getExpMonth(): number;
    setExpMonth(value: number): PaymentMethod;
    getExpYear(): number;
    setExpYear(value: number): PaymentMethod;
    getIsDefault(): boolean;
    setIsDefault(value: boolean): PaymentMethod;
    getCreatedAt(): string;
    setCreatedAt(value: string): PaymentMethod;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): PaymentMethod.AsObject;
    static toObject(includeInstance: boolean, msg: PaymentMethod): PaymentMethod.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: PaymentMethod, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): PaymentMethod;
    static deserializeBinaryFromReader(message: PaymentMethod, reader: jspb.BinaryReader): PaymentMethod;
}

export namespace PaymentMethod {
    export type AsObject = {
        id: number,
        customerId: number,
        provider: string,
        kind: string,
        brand: string,
        last4: string,
        expMonth: number,
        expYear: number,
        isDefault: boolean,
        createdAt: string,
    }
}

export class Transaction extends jspb.Message { 
    getId(): number;
    setId(value: number): Transaction;
    getOrderId(): number;
    setOrderId(value: number): Transaction;
    getCustomerId(): number;
    setCustomerId(value: number): Transaction;
    getPaymentMethodId(): number;
    setPaymentMethodId(value: number): Transaction;
    getKind(): string;
    setKind(value: string): Transaction;
    getStatus(): string;
    setStatus(value: string): Transaction;
    getAmountCents(): number;
    setAmountCents(value: number): Transaction;
    getCurrency(): string;
    setCurrency(value: string): Transaction;
    getProvider(): string;
    setProvider(value: string): Transaction;
    getProviderReference(): string;
    setProviderReference(value: string): Transaction;
    getFailureCode(): string;
    setFailureCode(value: string): Transaction;
    getFailureMessage(): string;
    setFailureMessage(value: string): Transaction;
    getRefundedCents(): number;
    setRefundedCents(value: number): Transaction;
    getPaymentId(): number;
    setPaymentId(value: number): Transaction;
    getReason(): string;
    setReason(value: string): Transaction;
    getCreatedAt(): string;
    setCreatedAt(value: string): Transaction;
    getUpdatedAt(): string;
    setUpdatedAt(value: string): Transaction;
    getOwedCents(): number;
    setOwedCents(value: number): Transaction;
    getReplayed(): boolean;
    setReplayed(value: boolean): Transaction;
    getNextTryAt(): string;
    setNextTryAt(value: string): Transaction;
    getGaveUpAt(): string;
    setGaveUpAt(value: string): Transaction;
    getPaidOn(): string;
    setPaidOn(value: string): Transaction;
    getRecordedBy(): string;
    setRecordedBy(value: string): Transaction;

    hasConfirmation(): boolean;
    clearConfirmation(): void;
    getConfirmation(): Confirmation | undefined;
    setConfirmation(value?: Confirmation): Transaction;
    getDisputeStatus(): string;
    setDisputeStatus(value: string): Transaction;
    getDisputeReason(): string;
    setDisputeReason(value: string): Transaction;
    getDisputedCents(): number;
    setDisputedCents(value: number): Transaction;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Transaction.AsObject;
    static toObject(includeInstance: boolean, msg: Transaction): Transaction.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Transaction, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Transaction;
    static deserializeBinaryFromReader(message: Transaction, reader: jspb.BinaryReader): Transaction;
}

export namespace Transaction {
    export type AsObject = {
        id: number,
        orderId: number,
        customerId: number,
        paymentMethodId: number,
        kind: string,
        status: string,
        amountCents: number,
        currency: string,
        provider: string,
        providerReference: string,
        failureCode: string,
        failureMessage: string,
        refundedCents: number,
        paymentId: number,
        reason: string,
        createdAt: string,
        updatedAt: string,
        owedCents: number,
        replayed: boolean,
        nextTryAt: string,
        gaveUpAt: string,
        paidOn: string,
        recordedBy: string,
        confirmation?: Confirmation.AsObject,
        disputeStatus: string,
        disputeReason: string,
        disputedCents: number,
    }
}

export class Confirmation extends jspb.Message { 
    getClientSecret(): string;
    setClientSecret(value: string): Confirmation;
    getPublishableKey(): string;
    setPublishableKey(value: string): Confirmation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Confirmation.AsObject;
    static toObject(includeInstance: boolean, msg: Confirmation): Confirmation.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Confirmation, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Confirmation;
    static deserializeBinaryFromReader(message: Confirmation, reader: jspb.BinaryReader): Confirmation;
}

export namespace Confirmation {
    export type AsObject = {
        clientSecret: string,
        publishableKey: string,
    }
}

export class AddPaymentMethodRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): AddPaymentMethodRequest;
    getProvider(): string;
    setProvider(value: string): AddPaymentMethodRequest;
    getToken(): string;
    setToken(value: string): AddPaymentMethodRequest;
    getMakeDefault(): boolean;
    setMakeDefault(value: boolean): AddPaymentMethodRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AddPaymentMethodRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AddPaymentMethodRequest): AddPaymentMethodRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AddPaymentMethodRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AddPaymentMethodRequest;
    static deserializeBinaryFromReader(message: AddPaymentMethodRequest, reader: jspb.BinaryReader): AddPaymentMethodRequest;
}

export namespace AddPaymentMethodRequest {
    export type AsObject = {
        customerId: number,
        provider: string,
        token: string,
        makeDefault: boolean,
    }
}

export class ListPaymentMethodsRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): ListPaymentMethodsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListPaymentMethodsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListPaymentMethodsRequest): ListPaymentMethodsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListPaymentMethodsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListPaymentMethodsRequest;
    static deserializeBinaryFromReader(message: ListPaymentMethodsRequest, reader: jspb.BinaryReader): ListPaymentMethodsRequest;
}

export namespace ListPaymentMethodsRequest {
    export type AsObject = {
        customerId: number,
    }
}

export class ListPaymentMethodsResponse extends jspb.Message { 
    clearPaymentMethodsList(): void;
    getPaymentMethodsList(): Array<PaymentMethod>;
    setPaymentMethodsList(value: Array<PaymentMethod>): ListPaymentMethodsResponse;
    addPaymentMethods(value?: PaymentMethod, index?: number): PaymentMethod;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListPaymentMethodsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListPaymentMethodsResponse): ListPaymentMethodsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListPaymentMethodsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListPaymentMethodsResponse;
    static deserializeBinaryFromReader(message: ListPaymentMethodsResponse, reader: jspb.BinaryReader): ListPaymentMethodsResponse;
}

export namespace ListPaymentMethodsResponse {
    export type AsObject = {
        paymentMethodsList: Array<PaymentMethod.AsObject>,
    }
}

export class SetDefaultPaymentMethodRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): SetDefaultPaymentMethodRequest;
    getPaymentMethodId(): number;
    setPaymentMethodId(value: number): SetDefaultPaymentMethodRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SetDefaultPaymentMethodRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SetDefaultPaymentMethodRequest): SetDefaultPaymentMethodRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SetDefaultPaymentMethodRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SetDefaultPaymentMethodRequest;
    static deserializeBinaryFromReader(message: SetDefaultPaymentMethodRequest, reader: jspb.BinaryReader): SetDefaultPaymentMethodRequest;
}

export namespace SetDefaultPaymentMethodRequest {
    export type AsObject = {
        customerId: number,
        paymentMethodId: number,
    }
}

export class RemovePaymentMethodRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): RemovePaymentMethodRequest;
    getPaymentMethodId(): number;
    setPaymentMethodId(value: number): RemovePaymentMethodRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RemovePaymentMethodRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RemovePaymentMethodRequest): RemovePaymentMethodRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RemovePaymentMethodRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RemovePaymentMethodRequest;
    static deserializeBinaryFromReader(message: RemovePaymentMethodRequest, reader: jspb.BinaryReader): RemovePaymentMethodRequest;
}

export namespace RemovePaymentMethodRequest {
    export type AsObject = {
        customerId: number,
        paymentMethodId: number,
    }
}

export class RemovePaymentMethodResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RemovePaymentMethodResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RemovePaymentMethodResponse): RemovePaymentMethodResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RemovePaymentMethodResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RemovePaymentMethodResponse;
    static deserializeBinaryFromReader(message: RemovePaymentMethodResponse, reader: jspb.BinaryReader): RemovePaymentMethodResponse;
}

export namespace RemovePaymentMethodResponse {
    export type AsObject = {
    }
}

export class PayOrderRequest extends jspb.Message { 
    getOrderId(): number;
    setOrderId(value: number): PayOrderRequest;
    getCustomerId(): number;
    setCustomerId(value: number): PayOrderRequest;
    getPaymentMethodId(): number;
    setPaymentMethodId(value: number): PayOrderRequest;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): PayOrderRequest;
    getOrderToken(): string;
    setOrderToken(value: string): PayOrderRequest;
    getProvider(): string;
    setProvider(value: string): PayOrderRequest;
    getToken(): string;
    setToken(value: string): PayOrderRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): PayOrderRequest.AsObject;
    static toObject(includeInstance: boolean, msg: PayOrderRequest): PayOrderRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: PayOrderRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): PayOrderRequest;
    static deserializeBinaryFromReader(message: PayOrderRequest, reader: jspb.BinaryReader): PayOrderRequest;
}

export namespace PayOrderRequest {
    export type AsObject = {
        orderId: number,
        customerId: number,
        paymentMethodId: number,
        idempotencyKey: string,
        orderToken: string,
        provider: string,
        token: string,
    }
}

export class RecordPaymentRequest extends jspb.Message { 
    getOrderId(): number;
    setOrderId(value: number): RecordPaymentRequest;
    getKind(): string;
    setKind(value: string): RecordPaymentRequest;
    getAmountCents(): number;
    setAmountCents(value: number): RecordPaymentRequest;
    getAllThatIsDue(): boolean;
    setAllThatIsDue(value: boolean): RecordPaymentRequest;
    getReference(): string;
    setReference(value: string): RecordPaymentRequest;
    getPaidOn(): string;
    setPaidOn(value: string): RecordPaymentRequest;
    getRecordedBy(): string;
    setRecordedBy(value: string): RecordPaymentRequest;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): RecordPaymentRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RecordPaymentRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RecordPaymentRequest): RecordPaymentRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RecordPaymentRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RecordPaymentRequest;
    static deserializeBinaryFromReader(message: RecordPaymentRequest, reader: jspb.BinaryReader): RecordPaymentRequest;
}

export namespace RecordPaymentRequest {
    export type AsObject = {
        orderId: number,
        kind: string,
        amountCents: number,
        allThatIsDue: boolean,
        reference: string,
        paidOn: string,
        recordedBy: string,
        idempotencyKey: string,
    }
}

export class RefundPaymentRequest extends jspb.Message { 
    getPaymentId(): number;
    setPaymentId(value: number): RefundPaymentRequest;
    getAmountCents(): number;
    setAmountCents(value: number): RefundPaymentRequest;
    getReason(): string;
    setReason(value: string): RefundPaymentRequest;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): RefundPaymentRequest;
    getAllThatIsLeft(): boolean;
    setAllThatIsLeft(value: boolean): RefundPaymentRequest;
    getRecordedBy(): string;
    setRecordedBy(value: string): RefundPaymentRequest;
    getReference(): string;
    setReference(value: string): RefundPaymentRequest;
    getPaidOn(): string;
    setPaidOn(value: string): RefundPaymentRequest;
    clearLinesList(): void;
    getLinesList(): Array<RefundLine>;
    setLinesList(value: Array<RefundLine>): RefundPaymentRequest;
    addLines(value?: RefundLine, index?: number): RefundLine;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RefundPaymentRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RefundPaymentRequest): RefundPaymentRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RefundPaymentRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RefundPaymentRequest;
    static deserializeBinaryFromReader(message: RefundPaymentRequest, reader: jspb.BinaryReader): RefundPaymentRequest;
}

export namespace RefundPaymentRequest {
    export type AsObject = {
        paymentId: number,
        amountCents: number,
        reason: string,
        idempotencyKey: string,
        allThatIsLeft: boolean,
        recordedBy: string,
        reference: string,
        paidOn: string,
        linesList: Array<RefundLine.AsObject>,
    }
}

export class RefundLine extends jspb.Message { 
    getItemId(): number;
    setItemId(value: number): RefundLine;
    getQuantity(): number;
    setQuantity(value: number): RefundLine;
    getRestock(): boolean;
    setRestock(value: boolean): RefundLine;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RefundLine.AsObject;
    static toObject(includeInstance: boolean, msg: RefundLine): RefundLine.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RefundLine, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RefundLine;
    static deserializeBinaryFromReader(message: RefundLine, reader: jspb.BinaryReader): RefundLine;
}

export namespace RefundLine {
    export type AsObject = {
        itemId: number,
        quantity: number,
        restock: boolean,
    }
}

export class ReceiveProviderEventRequest extends jspb.Message { 
    getProvider(): string;
    setProvider(value: string): ReceiveProviderEventRequest;
    getBody(): Uint8Array | string;
    getBody_asU8(): Uint8Array;
    getBody_asB64(): string;
    setBody(value: Uint8Array | string): ReceiveProviderEventRequest;
    getSignature(): string;
    setSignature(value: string): ReceiveProviderEventRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ReceiveProviderEventRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ReceiveProviderEventRequest): ReceiveProviderEventRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ReceiveProviderEventRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ReceiveProviderEventRequest;
    static deserializeBinaryFromReader(message: ReceiveProviderEventRequest, reader: jspb.BinaryReader): ReceiveProviderEventRequest;
}

export namespace ReceiveProviderEventRequest {
    export type AsObject = {
        provider: string,
        body: Uint8Array | string,
        signature: string,
    }
}

export class ReceiveProviderEventResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ReceiveProviderEventResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ReceiveProviderEventResponse): ReceiveProviderEventResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ReceiveProviderEventResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ReceiveProviderEventResponse;
    static deserializeBinaryFromReader(message: ReceiveProviderEventResponse, reader: jspb.BinaryReader): ReceiveProviderEventResponse;
}

export namespace ReceiveProviderEventResponse {
    export type AsObject = {
    }
}

export class GetTransactionRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetTransactionRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetTransactionRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetTransactionRequest): GetTransactionRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetTransactionRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetTransactionRequest;
    static deserializeBinaryFromReader(message: GetTransactionRequest, reader: jspb.BinaryReader): GetTransactionRequest;
}

export namespace GetTransactionRequest {
    export type AsObject = {
        id: number,
    }
}

export class ListTransactionsRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): ListTransactionsRequest;
    getOrderId(): number;
    setOrderId(value: number): ListTransactionsRequest;
    getStatus(): string;
    setStatus(value: string): ListTransactionsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListTransactionsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListTransactionsRequest;
    getKind(): string;
    setKind(value: string): ListTransactionsRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListTransactionsRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): ListTransactionsRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): ListTransactionsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListTransactionsRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListTransactionsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListTransactionsRequest): ListTransactionsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListTransactionsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListTransactionsRequest;
    static deserializeBinaryFromReader(message: ListTransactionsRequest, reader: jspb.BinaryReader): ListTransactionsRequest;
}

export namespace ListTransactionsRequest {
    export type AsObject = {
        customerId: number,
        orderId: number,
        status: string,
        pageSize: number,
        pageToken: string,
        kind: string,
        createdAfter: string,
        createdBefore: string,
        updatedAfter: string,
        orderingList: Array<string>,
    }
}

export class ListTransactionsResponse extends jspb.Message { 
    clearTransactionsList(): void;
    getTransactionsList(): Array<Transaction>;
    setTransactionsList(value: Array<Transaction>): ListTransactionsResponse;
    addTransactions(value?: Transaction, index?: number): Transaction;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListTransactionsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListTransactionsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListTransactionsResponse): ListTransactionsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListTransactionsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListTransactionsResponse;
    static deserializeBinaryFromReader(message: ListTransactionsResponse, reader: jspb.BinaryReader): ListTransactionsResponse;
}

export namespace ListTransactionsResponse {
    export type AsObject = {
        transactionsList: Array<Transaction.AsObject>,
        nextPageToken: string,
    }
}
