// package: customers
// file: customers.proto

/* tslint:disable */
/* eslint-disable */

import * as grpc from "@grpc/grpc-js";
import * as customers_pb from "./customers_pb";
import * as google_protobuf_field_mask_pb from "google-protobuf/google/protobuf/field_mask_pb";

interface ICustomerServiceService extends grpc.ServiceDefinition<grpc.UntypedServiceImplementation> {
    register: ICustomerServiceService_IRegister;
    requestRegistration: ICustomerServiceService_IRequestRegistration;
    confirmRegistration: ICustomerServiceService_IConfirmRegistration;
    login: ICustomerServiceService_ILogin;
    refreshSession: ICustomerServiceService_IRefreshSession;
    logout: ICustomerServiceService_ILogout;
    authenticate: ICustomerServiceService_IAuthenticate;
    getCustomer: ICustomerServiceService_IGetCustomer;
    updateCustomer: ICustomerServiceService_IUpdateCustomer;
    changePassword: ICustomerServiceService_IChangePassword;
    requestPasswordReset: ICustomerServiceService_IRequestPasswordReset;
    resetPassword: ICustomerServiceService_IResetPassword;
    requestEmailChange: ICustomerServiceService_IRequestEmailChange;
    confirmEmailChange: ICustomerServiceService_IConfirmEmailChange;
    setCustomerActive: ICustomerServiceService_ISetCustomerActive;
    listCustomers: ICustomerServiceService_IListCustomers;
    exportCustomer: ICustomerServiceService_IExportCustomer;
    forgetCustomer: ICustomerServiceService_IForgetCustomer;
}

interface ICustomerServiceService_IRegister extends grpc.MethodDefinition<customers_pb.RegisterRequest, customers_pb.Session> {
    path: "/customers.CustomerService/Register";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.RegisterRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.RegisterRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_IRequestRegistration extends grpc.MethodDefinition<customers_pb.RegisterRequest, customers_pb.RequestRegistrationResponse> {
    path: "/customers.CustomerService/RequestRegistration";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.RegisterRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.RegisterRequest>;
    responseSerialize: grpc.serialize<customers_pb.RequestRegistrationResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.RequestRegistrationResponse>;
}
interface ICustomerServiceService_IConfirmRegistration extends grpc.MethodDefinition<customers_pb.ConfirmRegistrationRequest, customers_pb.Session> {
    path: "/customers.CustomerService/ConfirmRegistration";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ConfirmRegistrationRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ConfirmRegistrationRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_ILogin extends grpc.MethodDefinition<customers_pb.LoginRequest, customers_pb.Session> {
    path: "/customers.CustomerService/Login";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.LoginRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.LoginRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_IRefreshSession extends grpc.MethodDefinition<customers_pb.RefreshSessionRequest, customers_pb.Session> {
    path: "/customers.CustomerService/RefreshSession";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.RefreshSessionRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.RefreshSessionRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_ILogout extends grpc.MethodDefinition<customers_pb.LogoutRequest, customers_pb.LogoutResponse> {
    path: "/customers.CustomerService/Logout";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.LogoutRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.LogoutRequest>;
    responseSerialize: grpc.serialize<customers_pb.LogoutResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.LogoutResponse>;
}
interface ICustomerServiceService_IAuthenticate extends grpc.MethodDefinition<customers_pb.AuthenticateRequest, customers_pb.Customer> {
    path: "/customers.CustomerService/Authenticate";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.AuthenticateRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.AuthenticateRequest>;
    responseSerialize: grpc.serialize<customers_pb.Customer>;
    responseDeserialize: grpc.deserialize<customers_pb.Customer>;
}
interface ICustomerServiceService_IGetCustomer extends grpc.MethodDefinition<customers_pb.GetCustomerRequest, customers_pb.Customer> {
    path: "/customers.CustomerService/GetCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.GetCustomerRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.GetCustomerRequest>;
    responseSerialize: grpc.serialize<customers_pb.Customer>;
    responseDeserialize: grpc.deserialize<customers_pb.Customer>;
}
interface ICustomerServiceService_IUpdateCustomer extends grpc.MethodDefinition<customers_pb.UpdateCustomerRequest, customers_pb.Customer> {
    path: "/customers.CustomerService/UpdateCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.UpdateCustomerRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.UpdateCustomerRequest>;
    responseSerialize: grpc.serialize<customers_pb.Customer>;
    responseDeserialize: grpc.deserialize<customers_pb.Customer>;
}
interface ICustomerServiceService_IChangePassword extends grpc.MethodDefinition<customers_pb.ChangePasswordRequest, customers_pb.Session> {
    path: "/customers.CustomerService/ChangePassword";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ChangePasswordRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ChangePasswordRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_IRequestPasswordReset extends grpc.MethodDefinition<customers_pb.RequestPasswordResetRequest, customers_pb.RequestPasswordResetResponse> {
    path: "/customers.CustomerService/RequestPasswordReset";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.RequestPasswordResetRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.RequestPasswordResetRequest>;
    responseSerialize: grpc.serialize<customers_pb.RequestPasswordResetResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.RequestPasswordResetResponse>;
}
interface ICustomerServiceService_IResetPassword extends grpc.MethodDefinition<customers_pb.ResetPasswordRequest, customers_pb.Session> {
    path: "/customers.CustomerService/ResetPassword";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ResetPasswordRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ResetPasswordRequest>;
    responseSerialize: grpc.serialize<customers_pb.Session>;
    responseDeserialize: grpc.deserialize<customers_pb.Session>;
}
interface ICustomerServiceService_IRequestEmailChange extends grpc.MethodDefinition<customers_pb.RequestEmailChangeRequest, customers_pb.RequestEmailChangeResponse> {
    path: "/customers.CustomerService/RequestEmailChange";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.RequestEmailChangeRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.RequestEmailChangeRequest>;
    responseSerialize: grpc.serialize<customers_pb.RequestEmailChangeResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.RequestEmailChangeResponse>;
}
interface ICustomerServiceService_IConfirmEmailChange extends grpc.MethodDefinition<customers_pb.ConfirmEmailChangeRequest, customers_pb.Customer> {
    path: "/customers.CustomerService/ConfirmEmailChange";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ConfirmEmailChangeRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ConfirmEmailChangeRequest>;
    responseSerialize: grpc.serialize<customers_pb.Customer>;
    responseDeserialize: grpc.deserialize<customers_pb.Customer>;
}
interface ICustomerServiceService_ISetCustomerActive extends grpc.MethodDefinition<customers_pb.SetCustomerActiveRequest, customers_pb.Customer> {
    path: "/customers.CustomerService/SetCustomerActive";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.SetCustomerActiveRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.SetCustomerActiveRequest>;
    responseSerialize: grpc.serialize<customers_pb.Customer>;
    responseDeserialize: grpc.deserialize<customers_pb.Customer>;
}
interface ICustomerServiceService_IListCustomers extends grpc.MethodDefinition<customers_pb.ListCustomersRequest, customers_pb.ListCustomersResponse> {
    path: "/customers.CustomerService/ListCustomers";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ListCustomersRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ListCustomersRequest>;
    responseSerialize: grpc.serialize<customers_pb.ListCustomersResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.ListCustomersResponse>;
}
interface ICustomerServiceService_IExportCustomer extends grpc.MethodDefinition<customers_pb.ExportCustomerRequest, customers_pb.ExportCustomerResponse> {
    path: "/customers.CustomerService/ExportCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ExportCustomerRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ExportCustomerRequest>;
    responseSerialize: grpc.serialize<customers_pb.ExportCustomerResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.ExportCustomerResponse>;
}
interface ICustomerServiceService_IForgetCustomer extends grpc.MethodDefinition<customers_pb.ForgetCustomerRequest, customers_pb.ForgetCustomerResponse> {
    path: "/customers.CustomerService/ForgetCustomer";
    requestStream: false;
    responseStream: false;
    requestSerialize: grpc.serialize<customers_pb.ForgetCustomerRequest>;
    requestDeserialize: grpc.deserialize<customers_pb.ForgetCustomerRequest>;
    responseSerialize: grpc.serialize<customers_pb.ForgetCustomerResponse>;
    responseDeserialize: grpc.deserialize<customers_pb.ForgetCustomerResponse>;
}

export const CustomerServiceService: ICustomerServiceService;

export interface ICustomerServiceServer extends grpc.UntypedServiceImplementation {
    register: grpc.handleUnaryCall<customers_pb.RegisterRequest, customers_pb.Session>;
    requestRegistration: grpc.handleUnaryCall<customers_pb.RegisterRequest, customers_pb.RequestRegistrationResponse>;
    confirmRegistration: grpc.handleUnaryCall<customers_pb.ConfirmRegistrationRequest, customers_pb.Session>;
    login: grpc.handleUnaryCall<customers_pb.LoginRequest, customers_pb.Session>;
    refreshSession: grpc.handleUnaryCall<customers_pb.RefreshSessionRequest, customers_pb.Session>;
    logout: grpc.handleUnaryCall<customers_pb.LogoutRequest, customers_pb.LogoutResponse>;
    authenticate: grpc.handleUnaryCall<customers_pb.AuthenticateRequest, customers_pb.Customer>;
    getCustomer: grpc.handleUnaryCall<customers_pb.GetCustomerRequest, customers_pb.Customer>;
    updateCustomer: grpc.handleUnaryCall<customers_pb.UpdateCustomerRequest, customers_pb.Customer>;
    changePassword: grpc.handleUnaryCall<customers_pb.ChangePasswordRequest, customers_pb.Session>;
    requestPasswordReset: grpc.handleUnaryCall<customers_pb.RequestPasswordResetRequest, customers_pb.RequestPasswordResetResponse>;
    resetPassword: grpc.handleUnaryCall<customers_pb.ResetPasswordRequest, customers_pb.Session>;
    requestEmailChange: grpc.handleUnaryCall<customers_pb.RequestEmailChangeRequest, customers_pb.RequestEmailChangeResponse>;
    confirmEmailChange: grpc.handleUnaryCall<customers_pb.ConfirmEmailChangeRequest, customers_pb.Customer>;
    setCustomerActive: grpc.handleUnaryCall<customers_pb.SetCustomerActiveRequest, customers_pb.Customer>;
    listCustomers: grpc.handleUnaryCall<customers_pb.ListCustomersRequest, customers_pb.ListCustomersResponse>;
    exportCustomer: grpc.handleUnaryCall<customers_pb.ExportCustomerRequest, customers_pb.ExportCustomerResponse>;
    forgetCustomer: grpc.handleUnaryCall<customers_pb.ForgetCustomerRequest, customers_pb.ForgetCustomerResponse>;
}

export interface ICustomerServiceClient {
    register(request: customers_pb.RegisterRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    register(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    register(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    requestRegistration(request: customers_pb.RegisterRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    requestRegistration(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    requestRegistration(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    login(request: customers_pb.LoginRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    login(request: customers_pb.LoginRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    login(request: customers_pb.LoginRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: customers_pb.RefreshSessionRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: customers_pb.RefreshSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    refreshSession(request: customers_pb.RefreshSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    logout(request: customers_pb.LogoutRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    logout(request: customers_pb.LogoutRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    logout(request: customers_pb.LogoutRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    authenticate(request: customers_pb.AuthenticateRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    authenticate(request: customers_pb.AuthenticateRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    authenticate(request: customers_pb.AuthenticateRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    getCustomer(request: customers_pb.GetCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    getCustomer(request: customers_pb.GetCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    getCustomer(request: customers_pb.GetCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    updateCustomer(request: customers_pb.UpdateCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    updateCustomer(request: customers_pb.UpdateCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    updateCustomer(request: customers_pb.UpdateCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    changePassword(request: customers_pb.ChangePasswordRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    changePassword(request: customers_pb.ChangePasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    changePassword(request: customers_pb.ChangePasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    resetPassword(request: customers_pb.ResetPasswordRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    resetPassword(request: customers_pb.ResetPasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    resetPassword(request: customers_pb.ResetPasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    requestEmailChange(request: customers_pb.RequestEmailChangeRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    requestEmailChange(request: customers_pb.RequestEmailChangeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    requestEmailChange(request: customers_pb.RequestEmailChangeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    setCustomerActive(request: customers_pb.SetCustomerActiveRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    setCustomerActive(request: customers_pb.SetCustomerActiveRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    setCustomerActive(request: customers_pb.SetCustomerActiveRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    listCustomers(request: customers_pb.ListCustomersRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    listCustomers(request: customers_pb.ListCustomersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    listCustomers(request: customers_pb.ListCustomersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    exportCustomer(request: customers_pb.ExportCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    exportCustomer(request: customers_pb.ExportCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    exportCustomer(request: customers_pb.ExportCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    forgetCustomer(request: customers_pb.ForgetCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
    forgetCustomer(request: customers_pb.ForgetCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
    forgetCustomer(request: customers_pb.ForgetCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
}

export class CustomerServiceClient extends grpc.Client implements ICustomerServiceClient {
    constructor(address: string, credentials: grpc.ChannelCredentials, options?: Partial<grpc.ClientOptions>);
    public register(request: customers_pb.RegisterRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public register(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public register(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public requestRegistration(request: customers_pb.RegisterRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    public requestRegistration(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    public requestRegistration(request: customers_pb.RegisterRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestRegistrationResponse) => void): grpc.ClientUnaryCall;
    public confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public confirmRegistration(request: customers_pb.ConfirmRegistrationRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public login(request: customers_pb.LoginRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public login(request: customers_pb.LoginRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public login(request: customers_pb.LoginRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: customers_pb.RefreshSessionRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: customers_pb.RefreshSessionRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public refreshSession(request: customers_pb.RefreshSessionRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public logout(request: customers_pb.LogoutRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    public logout(request: customers_pb.LogoutRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    public logout(request: customers_pb.LogoutRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.LogoutResponse) => void): grpc.ClientUnaryCall;
    public authenticate(request: customers_pb.AuthenticateRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public authenticate(request: customers_pb.AuthenticateRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public authenticate(request: customers_pb.AuthenticateRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public getCustomer(request: customers_pb.GetCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public getCustomer(request: customers_pb.GetCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public getCustomer(request: customers_pb.GetCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public updateCustomer(request: customers_pb.UpdateCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public updateCustomer(request: customers_pb.UpdateCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public updateCustomer(request: customers_pb.UpdateCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public changePassword(request: customers_pb.ChangePasswordRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public changePassword(request: customers_pb.ChangePasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public changePassword(request: customers_pb.ChangePasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    public requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    public requestPasswordReset(request: customers_pb.RequestPasswordResetRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestPasswordResetResponse) => void): grpc.ClientUnaryCall;
    public resetPassword(request: customers_pb.ResetPasswordRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public resetPassword(request: customers_pb.ResetPasswordRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public resetPassword(request: customers_pb.ResetPasswordRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Session) => void): grpc.ClientUnaryCall;
    public requestEmailChange(request: customers_pb.RequestEmailChangeRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    public requestEmailChange(request: customers_pb.RequestEmailChangeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    public requestEmailChange(request: customers_pb.RequestEmailChangeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.RequestEmailChangeResponse) => void): grpc.ClientUnaryCall;
    public confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public confirmEmailChange(request: customers_pb.ConfirmEmailChangeRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public setCustomerActive(request: customers_pb.SetCustomerActiveRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public setCustomerActive(request: customers_pb.SetCustomerActiveRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public setCustomerActive(request: customers_pb.SetCustomerActiveRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.Customer) => void): grpc.ClientUnaryCall;
    public listCustomers(request: customers_pb.ListCustomersRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    public listCustomers(request: customers_pb.ListCustomersRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    public listCustomers(request: customers_pb.ListCustomersRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ListCustomersResponse) => void): grpc.ClientUnaryCall;
    public exportCustomer(request: customers_pb.ExportCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    public exportCustomer(request: customers_pb.ExportCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    public exportCustomer(request: customers_pb.ExportCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ExportCustomerResponse) => void): grpc.ClientUnaryCall;
    public forgetCustomer(request: customers_pb.ForgetCustomerRequest, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
    public forgetCustomer(request: customers_pb.ForgetCustomerRequest, metadata: grpc.Metadata, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
    public forgetCustomer(request: customers_pb.ForgetCustomerRequest, metadata: grpc.Metadata, options: Partial<grpc.CallOptions>, callback: (error: grpc.ServiceError | null, response: customers_pb.ForgetCustomerResponse) => void): grpc.ClientUnaryCall;
}
