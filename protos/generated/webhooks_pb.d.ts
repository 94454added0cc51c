// package: webhooks
// file: webhooks.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";

export class Endpoint extends jspb.Message { 
    getId(): number;
    setId(value: number): Endpoint;
    getUrl(): string;
    setUrl(value: string): Endpoint;
    getDescription(): string;
    setDescription(value: string): Endpoint;
    clearEventTypesList(): void;
    getEventTypesList(): Array<string>;
    setEventTypesList(value: Array<string>): Endpoint;
    addEventTypes(value: string, index?: number): string;
    getIsActive(): boolean;
    setIsActive(value: boolean): Endpoint;
    getDisabledAt(): string;
    setDisabledAt(value: string): Endpoint;
    getDisabledReason(): string;
    setDisabledReason(value: string): Endpoint;
    getFailingSince(): string;
    setFailingSince(value: string): Endpoint;
    getRegisteredBy(): string;
    setRegisteredBy(value: string): Endpoint;
    getCreatedAt(): string;
    setCreatedAt(value: string): Endpoint;
    getSecret(): string;
    setSecret(value: string): Endpoint;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Endpoint.AsObject;
    static toObject(includeInstance: boolean, msg: Endpoint): Endpoint.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Endpoint, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Endpoint;
    static deserializeBinaryFromReader(message: Endpoint, reader: jspb.BinaryReader): Endpoint;
}

export namespace Endpoint {
    export type AsObject = {
        id: number,
        url: string,
        description: string,
        eventTypesList: Array<string>,
        isActive: boolean,
        disabledAt: string,
        disabledReason: string,
        failingSince: string,
        registeredBy: string,
        createdAt: string,
        secret: string,
    }
}

export class Attempt extends jspb.Message { 
    getId(): number;
    setId(value: number): Attempt;
    getEndpointId(): number;
    setEndpointId(value: number): Attempt;
    getDeliveryId(): number;
    setDeliveryId(value: number): Attempt;
    getEventId(): string;
    setEventId(value: string): Attempt;
    getEventType(): string;
    setEventType(value: string): Attempt;
    getStatusCode(): number;
    setStatusCode(value: number): Attempt;
    getDurationMs(): number;
    setDurationMs(value: number): Attempt;
    getError(): string;
    setError(value: string): Attempt;
    getAnswer(): string;
    setAnswer(value: string): Attempt;
    getCreatedAt(): string;
    setCreatedAt(value: string): Attempt;
    getSentAgainAt(): string;
    setSentAgainAt(value: string): Attempt;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Attempt.AsObject;
    static toObject(includeInstance: boolean, msg: Attempt): Attempt.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Attempt, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Attempt;
    static deserializeBinaryFromReader(message: Attempt, reader: jspb.BinaryReader): Attempt;
}

export namespace Attempt {
    export type AsObject = {
        id: number,
        endpointId: number,
        deliveryId: number,
        eventId: string,
        eventType: string,
        statusCode: number,
        durationMs: number,
        error: string,
        answer: string,
        createdAt: string,
        sentAgainAt: string,
    }
}

export class Secret extends jspb.Message { 
    getSecret(): string;
    setSecret(value: string): Secret;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Secret.AsObject;
    static toObject(includeInstance: boolean, msg: Secret): Secret.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Secret, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Secret;
    static deserializeBinaryFromReader(message: Secret, reader: jspb.BinaryReader): Secret;
}

export namespace Secret {
    export type AsObject = {
        secret: string,
    }
}

export class RegisterEndpointRequest extends jspb.Message { 
    getUrl(): string;
    setUrl(value: string): RegisterEndpointRequest;
    getDescription(): string;
    setDescription(value: string): RegisterEndpointRequest;
    clearEventTypesList(): void;
    getEventTypesList(): Array<string>;
    setEventTypesList(value: Array<string>): RegisterEndpointRequest;
    addEventTypes(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RegisterEndpointRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RegisterEndpointRequest): RegisterEndpointRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RegisterEndpointRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RegisterEndpointRequest;
    static deserializeBinaryFromReader(message: RegisterEndpointRequest, reader: jspb.BinaryReader): RegisterEndpointRequest;
}

export namespace RegisterEndpointRequest {
    export type AsObject = {
        url: string,
        description: string,
        eventTypesList: Array<string>,
    }
}

export class GetEndpointRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetEndpointRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetEndpointRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetEndpointRequest): GetEndpointRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetEndpointRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetEndpointRequest;
    static deserializeBinaryFromReader(message: GetEndpointRequest, reader: jspb.BinaryReader): GetEndpointRequest;
}

export namespace GetEndpointRequest {
    export type AsObject = {
        id: number,
    }
}

export class ListEndpointsRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListEndpointsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListEndpointsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListEndpointsRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListEndpointsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListEndpointsRequest): ListEndpointsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListEndpointsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListEndpointsRequest;
    static deserializeBinaryFromReader(message: ListEndpointsRequest, reader: jspb.BinaryReader): ListEndpointsRequest;
}

export namespace ListEndpointsRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        orderingList: Array<string>,
    }
}

export class ListEndpointsResponse extends jspb.Message { 
    clearEndpointsList(): void;
    getEndpointsList(): Array<Endpoint>;
    setEndpointsList(value: Array<Endpoint>): ListEndpointsResponse;
    addEndpoints(value?: Endpoint, index?: number): Endpoint;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListEndpointsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListEndpointsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListEndpointsResponse): ListEndpointsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListEndpointsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListEndpointsResponse;
    static deserializeBinaryFromReader(message: ListEndpointsResponse, reader: jspb.BinaryReader): ListEndpointsResponse;
}

export namespace ListEndpointsResponse {
    export type AsObject = {
        endpointsList: Array<Endpoint.AsObject>,
        nextPageToken: string,
    }
}

export class UpdateEndpointRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): UpdateEndpointRequest;
    getUrl(): string;
    setUrl(value: string): UpdateEndpointRequest;
    getDescription(): string;
    setDescription(value: string): UpdateEndpointRequest;
    clearEventTypesList(): void;
    getEventTypesList(): Array<string>;
    setEventTypesList(value: Array<string>): UpdateEndpointRequest;
    addEventTypes(value: string, index?: number): string;
    getIsActive(): boolean;
    setIsActive(value: boolean): UpdateEndpointRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateEndpointRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): UpdateEndpointRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateEndpointRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateEndpointRequest): UpdateEndpointRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateEndpointRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateEndpointRequest;
    static deserializeBinaryFromReader(message: UpdateEndpointRequest, reader: jspb.BinaryReader): UpdateEndpointRequest;
}

export namespace UpdateEndpointRequest {
    export type AsObject = {
        id: number,
        url: string,
        description: string,
        eventTypesList: Array<string>,
        isActive: boolean,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
        ifMatchList: Array<string>,
    }
}

export class DeleteEndpointRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): DeleteEndpointRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): DeleteEndpointRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteEndpointRequest.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteEndpointRequest): DeleteEndpointRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteEndpointRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteEndpointRequest;
    static deserializeBinaryFromReader(message: DeleteEndpointRequest, reader: jspb.BinaryReader): DeleteEndpointRequest;
}

export namespace DeleteEndpointRequest {
    export type AsObject = {
        id: number,
        ifMatchList: Array<string>,
    }
}

export class DeleteEndpointResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): DeleteEndpointResponse.AsObject;
    static toObject(includeInstance: boolean, msg: DeleteEndpointResponse): DeleteEndpointResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: DeleteEndpointResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): DeleteEndpointResponse;
    static deserializeBinaryFromReader(message: DeleteEndpointResponse, reader: jspb.BinaryReader): DeleteEndpointResponse;
}

export namespace DeleteEndpointResponse {
    export type AsObject = {
    }
}

export class ListAttemptsRequest extends jspb.Message { 
    getEndpointId(): number;
    setEndpointId(value: number): ListAttemptsRequest;
    getPageSize(): number;
    setPageSize(value: number): ListAttemptsRequest;
    getPageToken(): string;
    setPageToken(value: string): ListAttemptsRequest;
    getEventId(): string;
    setEventId(value: string): ListAttemptsRequest;
    getDeliveryId(): number;
    setDeliveryId(value: number): ListAttemptsRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListAttemptsRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): ListAttemptsRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListAttemptsRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListAttemptsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListAttemptsRequest): ListAttemptsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListAttemptsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListAttemptsRequest;
    static deserializeBinaryFromReader(message: ListAttemptsRequest, reader: jspb.BinaryReader): ListAttemptsRequest;
}

export namespace ListAttemptsRequest {
    export type AsObject = {
        endpointId: number,
        pageSize: number,
        pageToken: string,
        eventId: string,
        deliveryId: number,
        createdAfter: string,
        createdBefore: string,
        orderingList: Array<string>,
    }
}

export class ListAttemptsResponse extends jspb.Message { 
    clearAttemptsList(): void;
    getAttemptsList(): Array<Attempt>;
    setAttemptsList(value: Array<Attempt>): ListAttemptsResponse;
    addAttempts(value?: Attempt, index?: number): Attempt;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListAttemptsResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListAttemptsResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListAttemptsResponse): ListAttemptsResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListAttemptsResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListAttemptsResponse;
    static deserializeBinaryFromReader(message: ListAttemptsResponse, reader: jspb.BinaryReader): ListAttemptsResponse;
}

export namespace ListAttemptsResponse {
    export type AsObject = {
        attemptsList: Array<Attempt.AsObject>,
        nextPageToken: string,
    }
}

export class SendAgainRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): SendAgainRequest;
    clearDeliveryIdsList(): void;
    getDeliveryIdsList(): Array<number>;
    setDeliveryIdsList(value: Array<number>): SendAgainRequest;
    addDeliveryIds(value: number, index?: number): number;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SendAgainRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SendAgainRequest): SendAgainRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SendAgainRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SendAgainRequest;
    static deserializeBinaryFromReader(message: SendAgainRequest, reader: jspb.BinaryReader): SendAgainRequest;
}

export namespace SendAgainRequest {
    export type AsObject = {
        id: number,
        deliveryIdsList: Array<number>,
    }
}

export class SendAgainResponse extends jspb.Message { 
    getDeliveries(): number;
    setDeliveries(value: number): SendAgainResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SendAgainResponse.AsObject;
    static toObject(includeInstance: boolean, msg: SendAgainResponse): SendAgainResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SendAgainResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SendAgainResponse;
    static deserializeBinaryFromReader(message: SendAgainResponse, reader: jspb.BinaryReader): SendAgainResponse;
}

export namespace SendAgainResponse {
    export type AsObject = {
        deliveries: number,
    }
}
