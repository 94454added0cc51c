// package: google.rpc
// file: rpc_status.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_any_pb from "google-protobuf/google/protobuf/any_pb";
import * as google_protobuf_duration_pb from "google-protobuf/google/protobuf/duration_pb";

export class Status extends jspb.Message { 
    getCode(): number;
    setCode(value: number): Status;
    getMessage(): string;
    setMessage(value: string): Status;
    clearDetailsList(): void;
    getDetailsList(): Array<google_protobuf_any_pb.Any>;
    setDetailsList(value: Array<google_protobuf_any_pb.Any>): Status;
    addDetails(value?: google_protobuf_any_pb.Any, index?: number): google_protobuf_any_pb.Any;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Status.AsObject;
    static toObject(includeInstance: boolean, msg: Status): Status.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Status, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Status;
    static deserializeBinaryFromReader(message: Status, reader: jspb.BinaryReader): Status;
}

export namespace Status {
    export type AsObject = {
        code: number,
        message: string,
        detailsList: Array<google_protobuf_any_pb.Any.AsObject>,
    }
}

export class BadRequest extends jspb.Message { 
    clearFieldViolationsList(): void;
    getFieldViolationsList(): Array<BadRequest.FieldViolation>;
    setFieldViolationsList(value: Array<BadRequest.FieldViolation>): BadRequest;
    addFieldViolations(value?: BadRequest.FieldViolation, index?: number): BadRequest.FieldViolation;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): BadRequest.AsObject;
    static toObject(includeInstance: boolean, msg: BadRequest): BadRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: BadRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): BadRequest;
    static deserializeBinaryFromReader(message: BadRequest, reader: jspb.BinaryReader): BadRequest;
}

export namespace BadRequest {
    export type AsObject = {
        fieldViolationsList: Array<BadRequest.FieldViolation.AsObject>,
    }


    export class FieldViolation extends jspb.Message { 
        getField(): string;
        setField(value: string): FieldViolation;
        getDescription(): string;
        setDescription(value: string): FieldViolation;

        serializeBinary(): Uint8Array;
        toObject(includeInstance?: boolean): FieldViolation.AsObject;
        static toObject(includeInstance: boolean, msg: FieldViolation): FieldViolation.AsObject;
        static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
        static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
        static serializeBinaryToWriter(message: FieldViolation, writer: jspb.BinaryWriter): void;
        static deserializeBinary(bytes: Uint8Array): FieldViolation;
        static deserializeBinaryFromReader(message: FieldViolation, reader: jspb.BinaryReader): FieldViolation;
    }

    export namespace FieldViolation {
        export type AsObject = {
            field: string,
            description: string,
        }
    }

}

export class ErrorInfo extends jspb.Message { 
    getReason(): string;
    setReason(value: string): ErrorInfo;
    getDomain(): string;
    setDomain(value: string): ErrorInfo;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ErrorInfo.AsObject;
    static toObject(includeInstance: boolean, msg: ErrorInfo): ErrorInfo.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ErrorInfo, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ErrorInfo;
    static deserializeBinaryFromReader(message: ErrorInfo, reader: jspb.BinaryReader): ErrorInfo;
}

export namespace ErrorInfo {
    export type AsObject = {
        reason: string,
        domain: string,
    }
}

export class RetryInfo extends jspb.Message { 

    hasRetryDelay(): boolean;
    clearRetryDelay(): void;
    getRetryDelay(): google_protobuf_duration_pb.Duration | undefined;
    setRetryDelay(value?: google_protobuf_duration_pb.Duration): RetryInfo;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RetryInfo.AsObject;
    static toObject(includeInstance: boolean, msg: RetryInfo): RetryInfo.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RetryInfo, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RetryInfo;
    static deserializeBinaryFromReader(message: RetryInfo, reader: jspb.BinaryReader): RetryInfo;
}

export namespace RetryInfo {
    export type AsObject = {
        retryDelay?: google_protobuf_duration_pb.Duration.AsObject,
    }
}
