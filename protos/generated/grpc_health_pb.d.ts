// package: grpc.health.v1
// file: grpc_health.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class HealthListRequest extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): HealthListRequest.AsObject;
    static toObject(includeInstance: boolean, msg: HealthListRequest): HealthListRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: HealthListRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): HealthListRequest;
    static deserializeBinaryFromReader(message: HealthListRequest, reader: jspb.BinaryReader): HealthListRequest;
}

export namespace HealthListRequest {
    export type AsObject = {
    }
}

export class HealthListResponse extends jspb.Message { 

    getStatusesMap(): jspb.Map<string, HealthCheckResponse>;
    clearStatusesMap(): void;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): HealthListResponse.AsObject;
    static toObject(includeInstance: boolean, msg: HealthListResponse): HealthListResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: HealthListResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): HealthListResponse;
    static deserializeBinaryFromReader(message: HealthListResponse, reader: jspb.BinaryReader): HealthListResponse;
}

export namespace HealthListResponse {
    export type AsObject = {

        statusesMap: Array<[string, HealthCheckResponse.AsObject]>,
    }
}

export class HealthCheckRequest extends jspb.Message { 
    getService(): string;
    setService(value: string): HealthCheckRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): HealthCheckRequest.AsObject;
    static toObject(includeInstance: boolean, msg: HealthCheckRequest): HealthCheckRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: HealthCheckRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): HealthCheckRequest;
    static deserializeBinaryFromReader(message: HealthCheckRequest, reader: jspb.BinaryReader): HealthCheckRequest;
}

export namespace HealthCheckRequest {
    export type AsObject = {
        service: string,
    }
}

export class HealthCheckResponse extends jspb.Message { 
    getStatus(): HealthCheckResponse.ServingStatus;
    setStatus(value: HealthCheckResponse.ServingStatus): HealthCheckResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): HealthCheckResponse.AsObject;
    static toObject(includeInstance: boolean, msg: HealthCheckResponse): HealthCheckResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: HealthCheckResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): HealthCheckResponse;
    static deserializeBinaryFromReader(message: HealthCheckResponse, reader: jspb.BinaryReader): HealthCheckResponse;
}

export namespace HealthCheckResponse {
    export type AsObject = {
        status: HealthCheckResponse.ServingStatus,
    }

    export enum ServingStatus {
    UNKNOWN = 0,
    SERVING = 1,
    NOT_SERVING = 2,
    SERVICE_UNKNOWN = 3,
    }

}
