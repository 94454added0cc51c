// package: invoices
// file: invoices.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class Invoice extends jspb.Message { 
    getId(): number;
    setId(value: number): Invoice;
    getNumber(): string;
    setNumber(value: string): Invoice;
    getKind(): string;
    setKind(value: string): Invoice;
    getOrderId(): number;
    setOrderId(value: number): Invoice;
    getCustomerId(): number;
    setCustomerId(value: number): Invoice;
    getCustomerName(): string;
    setCustomerName(value: string): Invoice;
    getCustomerEmail(): string;
    setCustomerEmail(value: string): Invoice;
    getBillingAddress(): string;
    setBillingAddress(value: string): Invoice;
    clearLinesList(): void;
    getLinesList(): Array<InvoiceLine>;
    setLinesList(value: Array<InvoiceLine>): Invoice;
    addLines(value?: InvoiceLine, index?: number): InvoiceLine;
    getTotalCents(): number;
    setTotalCents(value: number): Invoice;
    getCurrency(): string;
    setCurrency(value: string): Invoice;
    getPaymentStatus(): string;
    setPaymentStatus(value: string): Invoice;
    getCreditedInvoiceId(): number;
    setCreditedInvoiceId(value: number): Invoice;
    getIssuedAt(): string;
    setIssuedAt(value: string): Invoice;
    getAlreadyIssued(): boolean;
    setAlreadyIssued(value: boolean): Invoice;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Invoice.AsObject;
    static toObject(includeInstance: boolean, msg: Invoice): Invoice.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Invoice, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Invoice;
    static deserializeBinaryFromReader(message: Invoice, reader: jspb.BinaryReader): Invoice;
}

export namespace Invoice {
    export type AsObject = {
        id: number,
        number: string,
        kind: string,
        orderId: number,
        customerId: number,
        customerName: string,
        customerEmail: string,
        billingAddress: string,
        linesList: Array<InvoiceLine.AsObject>,
        totalCents: number,
        currency: string,
        paymentStatus: string,
        creditedInvoiceId: number,
        issuedAt: string,
        alreadyIssued: boolean,
    }
}

export class InvoiceLine extends jspb.Message { 
    getDescription(): string;
    setDescription(value: string): InvoiceLine;
    getQuantity(): number;
    setQuantity(value: number): InvoiceLine;
    getUnitPriceCents(): number;
    setUnitPriceCents(value: number): InvoiceLine;
    getSubtotalCents(): number;
    setSubtotalCents(value: number): InvoiceLine;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): InvoiceLine.AsObject;
    static toObject(includeInstance: boolean, msg: InvoiceLine): InvoiceLine.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: InvoiceLine, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): InvoiceLine;
    static deserializeBinaryFromReader(message: InvoiceLine, reader: jspb.BinaryReader): InvoiceLine;
}

export namespace InvoiceLine {
    export type AsObject = {
        description: string,
        quantity: number,
        unitPriceCents: number,
        subtotalCents: number,
    }
}

export class IssueInvoiceRequest extends jspb.Message { 
    getOrderId(): number;
    setOrderId(value: number): IssueInvoiceRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): IssueInvoiceRequest.AsObject;
    static toObject(includeInstance: boolean, msg: IssueInvoiceRequest): IssueInvoiceRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: IssueInvoiceRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): IssueInvoiceRequest;
    static deserializeBinaryFromReader(message: IssueInvoiceRequest, reader: jspb.BinaryReader): IssueInvoiceRequest;
}

export namespace IssueInvoiceRequest {
    export type AsObject = {
        orderId: number,
    }
}

export class GetInvoiceRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetInvoiceRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetInvoiceRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetInvoiceRequest): GetInvoiceRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetInvoiceRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetInvoiceRequest;
    static deserializeBinaryFromReader(message: GetInvoiceRequest, reader: jspb.BinaryReader): GetInvoiceRequest;
}

export namespace GetInvoiceRequest {
    export type AsObject = {
        id: number,
    }
}

export class ListInvoicesRequest extends jspb.Message { 
    getCustomerId(): number;
    setCustomerId(value: number): ListInvoicesRequest;
    getOrderId(): number;
    setOrderId(value: number): ListInvoicesRequest;
    getPageSize(): number;
    setPageSize(value: number): ListInvoicesRequest;
    getPageToken(): string;
    setPageToken(value: string): ListInvoicesRequest;
    getKind(): string;
    setKind(value: string): ListInvoicesRequest;
    getNumber(): string;
    setNumber(value: string): ListInvoicesRequest;
    getIssuedAfter(): string;
    setIssuedAfter(value: string): ListInvoicesRequest;
    getIssuedBefore(): string;
    setIssuedBefore(value: string): ListInvoicesRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListInvoicesRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListInvoicesRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListInvoicesRequest): ListInvoicesRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListInvoicesRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListInvoicesRequest;
    static deserializeBinaryFromReader(message: ListInvoicesRequest, reader: jspb.BinaryReader): ListInvoicesRequest;
}

export namespace ListInvoicesRequest {
    export type AsObject = {
        customerId: number,
        orderId: number,
        pageSize: number,
        pageToken: string,
        kind: string,
        number: string,
        issuedAfter: string,
        issuedBefore: string,
        orderingList: Array<string>,
    }
}

export class ListInvoicesResponse extends jspb.Message { 
    clearInvoicesList(): void;
    getInvoicesList(): Array<Invoice>;
    setInvoicesList(value: Array<Invoice>): ListInvoicesResponse;
    addInvoices(value?: Invoice, index?: number): Invoice;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListInvoicesResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListInvoicesResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListInvoicesResponse): ListInvoicesResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListInvoicesResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListInvoicesResponse;
    static deserializeBinaryFromReader(message: ListInvoicesResponse, reader: jspb.BinaryReader): ListInvoicesResponse;
}

export namespace ListInvoicesResponse {
    export type AsObject = {
        invoicesList: Array<Invoice.AsObject>,
        nextPageToken: string,
    }
}

export class InvoicePdf extends jspb.Message { 
    getFilename(): string;
    setFilename(value: string): InvoicePdf;
    getContent(): Uint8Array | string;
    getContent_asU8(): Uint8Array;
    getContent_asB64(): string;
    setContent(value: Uint8Array | string): InvoicePdf;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): InvoicePdf.AsObject;
    static toObject(includeInstance: boolean, msg: InvoicePdf): InvoicePdf.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: InvoicePdf, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): InvoicePdf;
    static deserializeBinaryFromReader(message: InvoicePdf, reader: jspb.BinaryReader): InvoicePdf;
}

export namespace InvoicePdf {
    export type AsObject = {
        filename: string,
        content: Uint8Array | string,
    }
}
