// package: customers
// file: customers.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";

export class Customer extends jspb.Message { 
    getId(): number;
    setId(value: number): Customer;
    getEmail(): string;
    setEmail(value: string): Customer;
    getName(): string;
    setName(value: string): Customer;
    getPhone(): string;
    setPhone(value: string): Customer;
    getShippingAddress(): string;
    setShippingAddress(value: string): Customer;
    getActive(): boolean;
    setActive(value: boolean): Customer;
    getCreatedAt(): string;
    setCreatedAt(value: string): Customer;
    getUpdatedAt(): string;
    setUpdatedAt(value: string): Customer;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Customer.AsObject;
    static toObject(includeInstance: boolean, msg: Customer): Customer.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Customer, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Customer;
    static deserializeBinaryFromReader(message: Customer, reader: jspb.BinaryReader): Customer;
}

export namespace Customer {
    export type AsObject = {
        id: number,
        email: string,
        name: string,
        phone: string,
        shippingAddress: string,
        active: boolean,
        createdAt: string,
        updatedAt: string,
    }
}

export class Session extends jspb.Message { 
    getAccessToken(): string;
    setAccessToken(value: string): Session;
    getRefreshToken(): string;
    setRefreshToken(value: string): Session;
    getExpiresIn(): number;
    setExpiresIn(value: number): Session;

    hasCustomer(): boolean;
    clearCustomer(): void;
    getCustomer(): Customer | undefined;
    setCustomer(value?: Customer): Session;
    clearCartNotKeptList(): void;
    getCartNotKeptList(): Array<ItemNotKept>;
    setCartNotKeptList(value: Array<ItemNotKept>): Session;
    addCartNotKept(value?: ItemNotKept, index?: number): ItemNotKept;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Session.AsObject;
    static toObject(includeInstance: boolean, msg: Session): Session.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Session, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Session;
    static deserializeBinaryFromReader(message: Session, reader: jspb.BinaryReader): Session;
}

export namespace Session {
    export type AsObject = {
        accessToken: string,
        refreshToken: string,
        expiresIn: number,
        customer?: Customer.AsObject,
        cartNotKeptList: Array<ItemNotKept.AsObject>,
    }
}

export class ItemNotKept extends jspb.Message { 
    getProductId(): number;
    setProductId(value: number): ItemNotKept;
    getProductName(): string;
    setProductName(value: string): ItemNotKept;
    getQuantity(): number;
    setQuantity(value: number): ItemNotKept;
    getReason(): string;
    setReason(value: string): ItemNotKept;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ItemNotKept.AsObject;
    static toObject(includeInstance: boolean, msg: ItemNotKept): ItemNotKept.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ItemNotKept, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ItemNotKept;
    static deserializeBinaryFromReader(message: ItemNotKept, reader: jspb.BinaryReader): ItemNotKept;
}

export namespace ItemNotKept {
    export type AsObject = {
        productId: number,
        productName: string,
        quantity: number,
        reason: string,
    }
}

export class RegisterRequest extends jspb.Message { 
    getEmail(): string;
    setEmail(value: string): RegisterRequest;
    getPassword(): string;
    setPassword(value: string): RegisterRequest;
    getName(): string;
    setName(value: string): RegisterRequest;
    getPhone(): string;
    setPhone(value: string): RegisterRequest;
    getShippingAddress(): string;
    setShippingAddress(value: string): RegisterRequest;
    getCartToken(): string;
    setCartToken(value: string): RegisterRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RegisterRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RegisterRequest): RegisterRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RegisterRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RegisterRequest;
    static deserializeBinaryFromReader(message: RegisterRequest, reader: jspb.BinaryReader): RegisterRequest;
}

export namespace RegisterRequest {
    export type AsObject = {
        email: string,
        password: string,
        name: string,
        phone: string,
        shippingAddress: string,
        cartToken: string,
    }
}

export class RequestRegistrationResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestRegistrationResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RequestRegistrationResponse): RequestRegistrationResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestRegistrationResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestRegistrationResponse;
    static deserializeBinaryFromReader(message: RequestRegistrationResponse, reader: jspb.BinaryReader): RequestRegistrationResponse;
}

export namespace RequestRegistrationResponse {
    export type AsObject = {
    }
}

export class ConfirmRegistrationRequest extends jspb.Message { 
    getRegistrationToken(): string;
    setRegistrationToken(value: string): ConfirmRegistrationRequest;
    getCartToken(): string;
    setCartToken(value: string): ConfirmRegistrationRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ConfirmRegistrationRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ConfirmRegistrationRequest): ConfirmRegistrationRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ConfirmRegistrationRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ConfirmRegistrationRequest;
    static deserializeBinaryFromReader(message: ConfirmRegistrationRequest, reader: jspb.BinaryReader): ConfirmRegistrationRequest;
}

export namespace ConfirmRegistrationRequest {
    export type AsObject = {
        registrationToken: string,
        cartToken: string,
    }
}

export class LoginRequest extends jspb.Message { 
    getEmail(): string;
    setEmail(value: string): LoginRequest;
    getPassword(): string;
    setPassword(value: string): LoginRequest;
    getCartToken(): string;
    setCartToken(value: string): LoginRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): LoginRequest.AsObject;
    static toObject(includeInstance: boolean, msg: LoginRequest): LoginRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: LoginRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): LoginRequest;
    static deserializeBinaryFromReader(message: LoginRequest, reader: jspb.BinaryReader): LoginRequest;
}

export namespace LoginRequest {
    export type AsObject = {
        email: string,
        password: string,
        cartToken: string,
    }
}

export class RefreshSessionRequest extends jspb.Message { 
    getRefreshToken(): string;
    setRefreshToken(value: string): RefreshSessionRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RefreshSessionRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RefreshSessionRequest): RefreshSessionRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RefreshSessionRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RefreshSessionRequest;
    static deserializeBinaryFromReader(message: RefreshSessionRequest, reader: jspb.BinaryReader): RefreshSessionRequest;
}

export namespace RefreshSessionRequest {
    export type AsObject = {
        refreshToken: string,
    }
}

export class LogoutRequest extends jspb.Message { 
    getRefreshToken(): string;
    setRefreshToken(value: string): LogoutRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): LogoutRequest.AsObject;
    static toObject(includeInstance: boolean, msg: LogoutRequest): LogoutRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: LogoutRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): LogoutRequest;
    static deserializeBinaryFromReader(message: LogoutRequest, reader: jspb.BinaryReader): LogoutRequest;
}

export namespace LogoutRequest {
    export type AsObject = {
        refreshToken: string,
    }
}

export class LogoutResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): LogoutResponse.AsObject;
    static toObject(includeInstance: boolean, msg: LogoutResponse): LogoutResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: LogoutResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): LogoutResponse;
    static deserializeBinaryFromReader(message: LogoutResponse, reader: jspb.BinaryReader): LogoutResponse;
}

export namespace LogoutResponse {
    export type AsObject = {
    }
}

export class AuthenticateRequest extends jspb.Message { 
    getAccessToken(): string;
    setAccessToken(value: string): AuthenticateRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AuthenticateRequest.AsObject;
    static toObject(includeInstance: boolean, msg: AuthenticateRequest): AuthenticateRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AuthenticateRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AuthenticateRequest;
    static deserializeBinaryFromReader(message: AuthenticateRequest, reader: jspb.BinaryReader): AuthenticateRequest;
}

export namespace AuthenticateRequest {
    export type AsObject = {
        accessToken: string,
    }
}

export class GetCustomerRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): GetCustomerRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): GetCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: GetCustomerRequest): GetCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: GetCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): GetCustomerRequest;
    static deserializeBinaryFromReader(message: GetCustomerRequest, reader: jspb.BinaryReader): GetCustomerRequest;
}

export namespace GetCustomerRequest {
    export type AsObject = {
        id: number,
    }
}

export class UpdateCustomerRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): UpdateCustomerRequest;
    getEmail(): string;
    setEmail(value: string): UpdateCustomerRequest;
    getName(): string;
    setName(value: string): UpdateCustomerRequest;
    getPhone(): string;
    setPhone(value: string): UpdateCustomerRequest;
    getShippingAddress(): string;
    setShippingAddress(value: string): UpdateCustomerRequest;

    hasUpdateMask(): boolean;
    clearUpdateMask(): void;
    getUpdateMask(): google_protobuf_field_mask_pb.FieldMask | undefined;
    setUpdateMask(value?: google_protobuf_field_mask_pb.FieldMask): UpdateCustomerRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): UpdateCustomerRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): UpdateCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: UpdateCustomerRequest): UpdateCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: UpdateCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): UpdateCustomerRequest;
    static deserializeBinaryFromReader(message: UpdateCustomerRequest, reader: jspb.BinaryReader): UpdateCustomerRequest;
}

export namespace UpdateCustomerRequest {
    export type AsObject = {
        id: number,
        email: string,
        name: string,
        phone: string,
        shippingAddress: string,
        updateMask?: google_protobuf_field_mask_pb.FieldMask.AsObject,
        ifMatchList: Array<string>,
    }
}

export class ChangePasswordRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): ChangePasswordRequest;
    getOldPassword(): string;
    setOldPassword(value: string): ChangePasswordRequest;
    getNewPassword(): string;
    setNewPassword(value: string): ChangePasswordRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ChangePasswordRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ChangePasswordRequest): ChangePasswordRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ChangePasswordRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ChangePasswordRequest;
    static deserializeBinaryFromReader(message: ChangePasswordRequest, reader: jspb.BinaryReader): ChangePasswordRequest;
}

export namespace ChangePasswordRequest {
    export type AsObject = {
        id: number,
        oldPassword: string,
        newPassword: string,
    }
}

export class RequestPasswordResetRequest extends jspb.Message { 
    getEmail(): string;
    setEmail(value: string): RequestPasswordResetRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestPasswordResetRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RequestPasswordResetRequest): RequestPasswordResetRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestPasswordResetRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestPasswordResetRequest;
    static deserializeBinaryFromReader(message: RequestPasswordResetRequest, reader: jspb.BinaryReader): RequestPasswordResetRequest;
}

export namespace RequestPasswordResetRequest {
    export type AsObject = {
        email: string,
    }
}

export class RequestPasswordResetResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestPasswordResetResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RequestPasswordResetResponse): RequestPasswordResetResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestPasswordResetResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestPasswordResetResponse;
    static deserializeBinaryFromReader(message: RequestPasswordResetResponse, reader: jspb.BinaryReader): RequestPasswordResetResponse;
}

export namespace RequestPasswordResetResponse {
    export type AsObject = {
    }
}

export class ResetPasswordRequest extends jspb.Message { 
    getResetToken(): string;
    setResetToken(value: string): ResetPasswordRequest;
    getNewPassword(): string;
    setNewPassword(value: string): ResetPasswordRequest;
    getCartToken(): string;
    setCartToken(value: string): ResetPasswordRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ResetPasswordRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ResetPasswordRequest): ResetPasswordRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ResetPasswordRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ResetPasswordRequest;
    static deserializeBinaryFromReader(message: ResetPasswordRequest, reader: jspb.BinaryReader): ResetPasswordRequest;
}

export namespace ResetPasswordRequest {
    export type AsObject = {
        resetToken: string,
        newPassword: string,
        cartToken: string,
    }
}

export class RequestEmailChangeRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): RequestEmailChangeRequest;
    getEmail(): string;
    setEmail(value: string): RequestEmailChangeRequest;
    getCurrentPassword(): string;
    setCurrentPassword(value: string): RequestEmailChangeRequest;
    clearIfMatchList(): void;
    getIfMatchList(): Array<string>;
    setIfMatchList(value: Array<string>): RequestEmailChangeRequest;
    addIfMatch(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestEmailChangeRequest.AsObject;
    static toObject(includeInstance: boolean, msg: RequestEmailChangeRequest): RequestEmailChangeRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestEmailChangeRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestEmailChangeRequest;
    static deserializeBinaryFromReader(message: RequestEmailChangeRequest, reader: jspb.BinaryReader): RequestEmailChangeRequest;
}

export namespace RequestEmailChangeRequest {
    export type AsObject = {
        id: number,
        email: string,
        currentPassword: string,
        ifMatchList: Array<string>,
    }
}

export class RequestEmailChangeResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): RequestEmailChangeResponse.AsObject;
    static toObject(includeInstance: boolean, msg: RequestEmailChangeResponse): RequestEmailChangeResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: RequestEmailChangeResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): RequestEmailChangeResponse;
    static deserializeBinaryFromReader(message: RequestEmailChangeResponse, reader: jspb.BinaryReader): RequestEmailChangeResponse;
}

export namespace RequestEmailChangeResponse {
    export type AsObject = {
    }
}

export class ConfirmEmailChangeRequest extends jspb.Message { 
    getEmailToken(): string;
    setEmailToken(value: string): ConfirmEmailChangeRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ConfirmEmailChangeRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ConfirmEmailChangeRequest): ConfirmEmailChangeRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ConfirmEmailChangeRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ConfirmEmailChangeRequest;
    static deserializeBinaryFromReader(message: ConfirmEmailChangeRequest, reader: jspb.BinaryReader): ConfirmEmailChangeRequest;
}

export namespace ConfirmEmailChangeRequest {
    export type AsObject = {
        emailToken: string,
    }
}

export class SetCustomerActiveRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): SetCustomerActiveRequest;
    getActive(): boolean;
    setActive(value: boolean): SetCustomerActiveRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): SetCustomerActiveRequest.AsObject;
    static toObject(includeInstance: boolean, msg: SetCustomerActiveRequest): SetCustomerActiveRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: SetCustomerActiveRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): SetCustomerActiveRequest;
    static deserializeBinaryFromReader(message: SetCustomerActiveRequest, reader: jspb.BinaryReader): SetCustomerActiveRequest;
}

export namespace SetCustomerActiveRequest {
    export type AsObject = {
        id: number,
        active: boolean,
    }
}

export class ExportCustomerRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): ExportCustomerRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ExportCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ExportCustomerRequest): ExportCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ExportCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ExportCustomerRequest;
    static deserializeBinaryFromReader(message: ExportCustomerRequest, reader: jspb.BinaryReader): ExportCustomerRequest;
}

export namespace ExportCustomerRequest {
    export type AsObject = {
        id: number,
    }
}

export class ExportCustomerResponse extends jspb.Message { 
    getJson(): string;
    setJson(value: string): ExportCustomerResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ExportCustomerResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ExportCustomerResponse): ExportCustomerResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ExportCustomerResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ExportCustomerResponse;
    static deserializeBinaryFromReader(message: ExportCustomerResponse, reader: jspb.BinaryReader): ExportCustomerResponse;
}

export namespace ExportCustomerResponse {
    export type AsObject = {
        json: string,
    }
}

export class ForgetCustomerRequest extends jspb.Message { 
    getId(): number;
    setId(value: number): ForgetCustomerRequest;
    getCurrentPassword(): string;
    setCurrentPassword(value: string): ForgetCustomerRequest;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ForgetCustomerRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ForgetCustomerRequest): ForgetCustomerRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ForgetCustomerRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ForgetCustomerRequest;
    static deserializeBinaryFromReader(message: ForgetCustomerRequest, reader: jspb.BinaryReader): ForgetCustomerRequest;
}

export namespace ForgetCustomerRequest {
    export type AsObject = {
        id: number,
        currentPassword: string,
    }
}

export class ForgetCustomerResponse extends jspb.Message { 

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ForgetCustomerResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ForgetCustomerResponse): ForgetCustomerResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ForgetCustomerResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ForgetCustomerResponse;
    static deserializeBinaryFromReader(message: ForgetCustomerResponse, reader: jspb.BinaryReader): ForgetCustomerResponse;
}

export namespace ForgetCustomerResponse {
    export type AsObject = {
    }
}

export class ListCustomersRequest extends jspb.Message { 
    getPageSize(): number;
    setPageSize(value: number): ListCustomersRequest;
    getPageToken(): string;
    setPageToken(value: string): ListCustomersRequest;
    getQuery(): string;
    setQuery(value: string): ListCustomersRequest;
    clearIdsList(): void;
    getIdsList(): Array<number>;
    setIdsList(value: Array<number>): ListCustomersRequest;
    addIds(value: number, index?: number): number;
    getEmail(): string;
    setEmail(value: string): ListCustomersRequest;
    getCreatedAfter(): string;
    setCreatedAfter(value: string): ListCustomersRequest;
    getCreatedBefore(): string;
    setCreatedBefore(value: string): ListCustomersRequest;
    getUpdatedAfter(): string;
    setUpdatedAfter(value: string): ListCustomersRequest;
    clearOrderingList(): void;
    getOrderingList(): Array<string>;
    setOrderingList(value: Array<string>): ListCustomersRequest;
    addOrdering(value: string, index?: number): string;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListCustomersRequest.AsObject;
    static toObject(includeInstance: boolean, msg: ListCustomersRequest): ListCustomersRequest.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListCustomersRequest, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListCustomersRequest;
    static deserializeBinaryFromReader(message: ListCustomersRequest, reader: jspb.BinaryReader): ListCustomersRequest;
}

export namespace ListCustomersRequest {
    export type AsObject = {
        pageSize: number,
        pageToken: string,
        query: string,
        idsList: Array<number>,
        email: string,
        createdAfter: string,
        createdBefore: string,
        updatedAfter: string,
        orderingList: Array<string>,
    }
}

export class ListCustomersResponse extends jspb.Message { 
    clearCustomersList(): void;
    getCustomersList(): Array<Customer>;
    setCustomersList(value: Array<Customer>): ListCustomersResponse;
    addCustomers(value?: Customer, index?: number): Customer;
    getNextPageToken(): string;
    setNextPageToken(value: string): ListCustomersResponse;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ListCustomersResponse.AsObject;
    static toObject(includeInstance: boolean, msg: ListCustomersResponse): ListCustomersResponse.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ListCustomersResponse, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ListCustomersResponse;
    static deserializeBinaryFromReader(message: ListCustomersResponse, reader: jspb.BinaryReader): ListCustomersResponse;
}

export namespace ListCustomersResponse {
    export type AsObject = {
        customersList: Array<Customer.AsObject>,
        nextPageToken: string,
    }
}
