// package: events
// file: events.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class WatchEventsRequest extends jspb.Message { 
    getAfterId(): string;
    setAfterId(value: string): WatchEventsRequest;
    clearTypesList(): void;
    getTypesList(): Array<string>;
    setTypesList(value: Array<string>): WatchEventsRequest;
    addTypes(value: string, index?: number): string;
    getFromStart(): boolean;
    setFromStart(value: boolean): WatchEventsRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): WatchEventsRequest.AsObject;
    static toObject(includeInstance: boolean, msg: WatchEventsRequest): WatchEventsRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: WatchEventsRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): WatchEventsRequest;
    static deserializeBinaryFromReader(message: WatchEventsRequest, reader: jspb.BinaryReader): WatchEventsRequest;
}

export namespace WatchEventsRequest {
    export type AsObject = {
        afterId: string,
        typesList: Array<string>,
        fromStart: boolean,
    }
}

export class Event extends jspb.Message { 
    getId(): string;
    setId(value: string): Event;
    getType(): string;
    setType(value: string): Event;
    getVersion(): number;
    setVersion(value: number): Event;
    getAggregate(): string;
    setAggregate(value: string): Event;
    getData(): string;
    setData(value: string): Event;
    getCreatedAt(): string;
    setCreatedAt(value: string): Event;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Event.AsObject;
    static toObject(includeInstance: boolean, msg: Event): Event.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Event, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Event;
    static deserializeBinaryFromReader(message: Event, reader: jspb.BinaryReader): Event;
}

export namespace Event {
    export type AsObject = {
        id: string,
        type: string,
        version: number,
        aggregate: string,
        data: string,
        createdAt: string,
    }
}
