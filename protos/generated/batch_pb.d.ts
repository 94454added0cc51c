// package: ecommerce
// file: batch.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class BatchRequest extends jspb.Message { 
    clearCallsList(): void;
    getCallsList(): Array<BatchedCall>;
    setCallsList(value: Array<BatchedCall>): BatchRequest;
    addCalls(value?: BatchedCall, index?: number): BatchedCall;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BatchRequest): BatchRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchRequest;
    static deserializeBinaryFromReader(message: BatchRequest, reader: jspb.BinaryReader): BatchRequest;
}

export namespace BatchRequest {
    export type AsObject = {
        callsList: Array<BatchedCall.AsObject>,
    }
}

export class BatchedCall extends jspb.Message { 
    getMethod(): string;
    setMethod(value: string): BatchedCall;
    getRequest(): Uint8Array | string;
    getRequest_asU8(): Uint8Array;
    getRequest_asB64(): string;
    setRequest(value: Uint8Array | string): BatchedCall;
    getIdempotencyKey(): string;
    setIdempotencyKey(value: string): BatchedCall;
    getIdentity(): string;
    setIdentity(value: string): BatchedCall;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchedCall.AsObject;
    static toObject(includeInstance: boolean, msg: BatchedCall): BatchedCall.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchedCall, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchedCall;
    static deserializeBinaryFromReader(message: BatchedCall, reader: jspb.BinaryReader): BatchedCall;
}

export namespace BatchedCall {
    export type AsObject = {
        method: string,
        request: Uint8Array | string,
        idempotencyKey: string,
        identity: string,
    }
}

export class BatchResponse extends jspb.Message { 
    clearRepliesList(): void;
    getRepliesList(): Array<BatchedReply>;
    setRepliesList(value: Array<BatchedReply>): BatchResponse;
    addReplies(value?: BatchedReply, index?: number): BatchedReply;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchResponse.AsObject;
    static toObject(includeInstance: boolean, msg: BatchResponse): BatchResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchResponse;
    static deserializeBinaryFromReader(message: BatchResponse, reader: jspb.BinaryReader): BatchResponse;
}

export namespace BatchResponse {
    export type AsObject = {
        repliesList: Array<BatchedReply.AsObject>,
    }
}

export class BatchedReply extends jspb.Message { 
    getCall(): number;
    setCall(value: number): BatchedReply;
    getResponse(): Uint8Array | string;
    getResponse_asU8(): Uint8Array;
    getResponse_asB64(): string;
    setResponse(value: Uint8Array | string): BatchedReply;
    getCode(): number;
    setCode(value: number): BatchedReply;
    getMessage(): string;
    setMessage(value: string): BatchedReply;
    getDetails(): Uint8Array | string;
    getDetails_asU8(): Uint8Array;
    getDetails_asB64(): string;
    setDetails(value: Uint8Array | string): BatchedReply;
    getReplayed(): boolean;
    setReplayed(value: boolean): BatchedReply;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BatchedReply.AsObject;
    static toObject(includeInstance: boolean, msg: BatchedReply): BatchedReply.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BatchedReply, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BatchedReply;
    static deserializeBinaryFromReader(message: BatchedReply, reader: jspb.BinaryReader): BatchedReply;
}

export namespace BatchedReply {
    export type AsObject = {
        call: number,
        response: Uint8Array | string,
        code: number,
        message: string,
        details: Uint8Array | string,
        replayed: boolean,
    }
}
