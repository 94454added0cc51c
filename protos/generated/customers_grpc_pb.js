// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var customers_pb = require('./customers_pb.js');
var google_protobuf_field_mask_pb = require('google-protobuf/google/protobuf/field_mask_pb.js');

function serialize_customers_AuthenticateRequest(arg) {
  if (!(arg instanceof customers_pb.AuthenticateRequest)) {
    throw new Error('Expected argument of type customers.AuthenticateRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_AuthenticateRequest(buffer_arg) {
  return customers_pb.AuthenticateRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ChangePasswordRequest(arg) {
  if (!(arg instanceof customers_pb.ChangePasswordRequest)) {
    throw new Error('Expected argument of type customers.ChangePasswordRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ChangePasswordRequest(buffer_arg) {
  return customers_pb.ChangePasswordRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ConfirmEmailChangeRequest(arg) {
  if (!(arg instanceof customers_pb.ConfirmEmailChangeRequest)) {
    throw new Error('Expected argument of type customers.ConfirmEmailChangeRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ConfirmEmailChangeRequest(buffer_arg) {
  return customers_pb.ConfirmEmailChangeRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ConfirmRegistrationRequest(arg) {
  if (!(arg instanceof customers_pb.ConfirmRegistrationRequest)) {
    throw new Error('Expected argument of type customers.ConfirmRegistrationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ConfirmRegistrationRequest(buffer_arg) {
  return customers_pb.ConfirmRegistrationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_Customer(arg) {
  if (!(arg instanceof customers_pb.Customer)) {
    throw new Error('Expected argument of type customers.Customer');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_Customer(buffer_arg) {
  return customers_pb.Customer.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ExportCustomerRequest(arg) {
  if (!(arg instanceof customers_pb.ExportCustomerRequest)) {
    throw new Error('Expected argument of type customers.ExportCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ExportCustomerRequest(buffer_arg) {
  return customers_pb.ExportCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ExportCustomerResponse(arg) {
  if (!(arg instanceof customers_pb.ExportCustomerResponse)) {
    throw new Error('Expected argument of type customers.ExportCustomerResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ExportCustomerResponse(buffer_arg) {
  return customers_pb.ExportCustomerResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ForgetCustomerRequest(arg) {
  if (!(arg instanceof customers_pb.ForgetCustomerRequest)) {
    throw new Error('Expected argument of type customers.ForgetCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ForgetCustomerRequest(buffer_arg) {
  return customers_pb.ForgetCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ForgetCustomerResponse(arg) {
  if (!(arg instanceof customers_pb.ForgetCustomerResponse)) {
    throw new Error('Expected argument of type customers.ForgetCustomerResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ForgetCustomerResponse(buffer_arg) {
  return customers_pb.ForgetCustomerResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_GetCustomerRequest(arg) {
  if (!(arg instanceof customers_pb.GetCustomerRequest)) {
    throw new Error('Expected argument of type customers.GetCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_GetCustomerRequest(buffer_arg) {
  return customers_pb.GetCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ListCustomersRequest(arg) {
  if (!(arg instanceof customers_pb.ListCustomersRequest)) {
    throw new Error('Expected argument of type customers.ListCustomersRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ListCustomersRequest(buffer_arg) {
  return customers_pb.ListCustomersRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ListCustomersResponse(arg) {
  if (!(arg instanceof customers_pb.ListCustomersResponse)) {
    throw new Error('Expected argument of type customers.ListCustomersResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ListCustomersResponse(buffer_arg) {
  return customers_pb.ListCustomersResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_LoginRequest(arg) {
  if (!(arg instanceof customers_pb.LoginRequest)) {
    throw new Error('Expected argument of type customers.LoginRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_LoginRequest(buffer_arg) {
  return customers_pb.LoginRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_LogoutRequest(arg) {
  if (!(arg instanceof customers_pb.LogoutRequest)) {
    throw new Error('Expected argument of type customers.LogoutRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_LogoutRequest(buffer_arg) {
  return customers_pb.LogoutRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_LogoutResponse(arg) {
  if (!(arg instanceof customers_pb.LogoutResponse)) {
    throw new Error('Expected argument of type customers.LogoutResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_LogoutResponse(buffer_arg) {
  return customers_pb.LogoutResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RefreshSessionRequest(arg) {
  if (!(arg instanceof customers_pb.RefreshSessionRequest)) {
    throw new Error('Expected argument of type customers.RefreshSessionRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RefreshSessionRequest(buffer_arg) {
  return customers_pb.RefreshSessionRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RegisterRequest(arg) {
  if (!(arg instanceof customers_pb.RegisterRequest)) {
    throw new Error('Expected argument of type customers.RegisterRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RegisterRequest(buffer_arg) {
  return customers_pb.RegisterRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RequestEmailChangeRequest(arg) {
  if (!(arg instanceof customers_pb.RequestEmailChangeRequest)) {
    throw new Error('Expected argument of type customers.RequestEmailChangeRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RequestEmailChangeRequest(buffer_arg) {
  return customers_pb.RequestEmailChangeRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RequestEmailChangeResponse(arg) {
  if (!(arg instanceof customers_pb.RequestEmailChangeResponse)) {
    throw new Error('Expected argument of type customers.RequestEmailChangeResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RequestEmailChangeResponse(buffer_arg) {
  return customers_pb.RequestEmailChangeResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RequestPasswordResetRequest(arg) {
  if (!(arg instanceof customers_pb.RequestPasswordResetRequest)) {
    throw new Error('Expected argument of type customers.RequestPasswordResetRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RequestPasswordResetRequest(buffer_arg) {
  return customers_pb.RequestPasswordResetRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RequestPasswordResetResponse(arg) {
  if (!(arg instanceof customers_pb.RequestPasswordResetResponse)) {
    throw new Error('Expected argument of type customers.RequestPasswordResetResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RequestPasswordResetResponse(buffer_arg) {
  return customers_pb.RequestPasswordResetResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_RequestRegistrationResponse(arg) {
  if (!(arg instanceof customers_pb.RequestRegistrationResponse)) {
    throw new Error('Expected argument of type customers.RequestRegistrationResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_RequestRegistrationResponse(buffer_arg) {
  return customers_pb.RequestRegistrationResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_ResetPasswordRequest(arg) {
  if (!(arg instanceof customers_pb.ResetPasswordRequest)) {
    throw new Error('Expected argument of type customers.ResetPasswordRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_ResetPasswordRequest(buffer_arg) {
  return customers_pb.ResetPasswordRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_Session(arg) {
  if (!(arg instanceof customers_pb.Session)) {
    throw new Error('Expected argument of type customers.Session');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_Session(buffer_arg) {
  return customers_pb.Session.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_SetCustomerActiveRequest(arg) {
  if (!(arg instanceof customers_pb.SetCustomerActiveRequest)) {
    throw new Error('Expected argument of type customers.SetCustomerActiveRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_SetCustomerActiveRequest(buffer_arg) {
  return customers_pb.SetCustomerActiveRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_customers_UpdateCustomerRequest(arg) {
  if (!(arg instanceof customers_pb.UpdateCustomerRequest)) {
    throw new Error('Expected argument of type customers.UpdateCustomerRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_customers_UpdateCustomerRequest(buffer_arg) {
  return customers_pb.UpdateCustomerRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


var CustomerServiceService = exports.CustomerServiceService = {
  register: {
    path: '/customers.CustomerService/Register',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.RegisterRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_RegisterRequest,
    requestDeserialize: deserialize_customers_RegisterRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  // As Register, for strangers: answers the same whether or not there is an account, and mails a link that opens it.
  requestRegistration: {
    path: '/customers.CustomerService/RequestRegistration',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.RegisterRequest,
    responseType: customers_pb.RequestRegistrationResponse,
    requestSerialize: serialize_customers_RegisterRequest,
    requestDeserialize: deserialize_customers_RegisterRequest,
    responseSerialize: serialize_customers_RequestRegistrationResponse,
    responseDeserialize: deserialize_customers_RequestRegistrationResponse,
  },
  confirmRegistration: {
    path: '/customers.CustomerService/ConfirmRegistration',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ConfirmRegistrationRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_ConfirmRegistrationRequest,
    requestDeserialize: deserialize_customers_ConfirmRegistrationRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  // UNAUTHENTICATED with one message whatever is wrong: e-mail, password or a deactivated account.
  login: {
    path: '/customers.CustomerService/Login',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.LoginRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_LoginRequest,
    requestDeserialize: deserialize_customers_LoginRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  // Trades a refresh token for a new session. A token works once: a second use ends every session
  // that descends from it.
  refreshSession: {
    path: '/customers.CustomerService/RefreshSession',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.RefreshSessionRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_RefreshSessionRequest,
    requestDeserialize: deserialize_customers_RefreshSessionRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  logout: {
    path: '/customers.CustomerService/Logout',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.LogoutRequest,
    responseType: customers_pb.LogoutResponse,
    requestSerialize: serialize_customers_LogoutRequest,
    requestDeserialize: deserialize_customers_LogoutRequest,
    responseSerialize: serialize_customers_LogoutResponse,
    responseDeserialize: deserialize_customers_LogoutResponse,
  },
  // Whose access token this is: UNAUTHENTICATED when it is not one of ours, has expired, its session
  // has ended, or the customer was deactivated since.
  authenticate: {
    path: '/customers.CustomerService/Authenticate',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.AuthenticateRequest,
    responseType: customers_pb.Customer,
    requestSerialize: serialize_customers_AuthenticateRequest,
    requestDeserialize: deserialize_customers_AuthenticateRequest,
    responseSerialize: serialize_customers_Customer,
    responseDeserialize: deserialize_customers_Customer,
  },
  getCustomer: {
    path: '/customers.CustomerService/GetCustomer',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.GetCustomerRequest,
    responseType: customers_pb.Customer,
    requestSerialize: serialize_customers_GetCustomerRequest,
    requestDeserialize: deserialize_customers_GetCustomerRequest,
    responseSerialize: serialize_customers_Customer,
    responseDeserialize: deserialize_customers_Customer,
  },
  updateCustomer: {
    path: '/customers.CustomerService/UpdateCustomer',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.UpdateCustomerRequest,
    responseType: customers_pb.Customer,
    requestSerialize: serialize_customers_UpdateCustomerRequest,
    requestDeserialize: deserialize_customers_UpdateCustomerRequest,
    responseSerialize: serialize_customers_Customer,
    responseDeserialize: deserialize_customers_Customer,
  },
  // Ends every other session of the customer.
  changePassword: {
    path: '/customers.CustomerService/ChangePassword',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ChangePasswordRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_ChangePasswordRequest,
    requestDeserialize: deserialize_customers_ChangePasswordRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  // Sends a single-use link; answers the same whether or not the e-mail is known.
  requestPasswordReset: {
    path: '/customers.CustomerService/RequestPasswordReset',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.RequestPasswordResetRequest,
    responseType: customers_pb.RequestPasswordResetResponse,
    requestSerialize: serialize_customers_RequestPasswordResetRequest,
    requestDeserialize: deserialize_customers_RequestPasswordResetRequest,
    responseSerialize: serialize_customers_RequestPasswordResetResponse,
    responseDeserialize: deserialize_customers_RequestPasswordResetResponse,
  },
  resetPassword: {
    path: '/customers.CustomerService/ResetPassword',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ResetPasswordRequest,
    responseType: customers_pb.Session,
    requestSerialize: serialize_customers_ResetPasswordRequest,
    requestDeserialize: deserialize_customers_ResetPasswordRequest,
    responseSerialize: serialize_customers_Session,
    responseDeserialize: deserialize_customers_Session,
  },
  // Mails a link to the new address, which counts once the link was followed. The password is the customer's own;
  // answers the same when another account has the address. UpdateCustomer changes it at once, for who may do that.
  requestEmailChange: {
    path: '/customers.CustomerService/RequestEmailChange',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.RequestEmailChangeRequest,
    responseType: customers_pb.RequestEmailChangeResponse,
    requestSerialize: serialize_customers_RequestEmailChangeRequest,
    requestDeserialize: deserialize_customers_RequestEmailChangeRequest,
    responseSerialize: serialize_customers_RequestEmailChangeResponse,
    responseDeserialize: deserialize_customers_RequestEmailChangeResponse,
  },
  confirmEmailChange: {
    path: '/customers.CustomerService/ConfirmEmailChange',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ConfirmEmailChangeRequest,
    responseType: customers_pb.Customer,
    requestSerialize: serialize_customers_ConfirmEmailChangeRequest,
    requestDeserialize: deserialize_customers_ConfirmEmailChangeRequest,
    responseSerialize: serialize_customers_Customer,
    responseDeserialize: deserialize_customers_Customer,
  },
  setCustomerActive: {
    path: '/customers.CustomerService/SetCustomerActive',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.SetCustomerActiveRequest,
    responseType: customers_pb.Customer,
    requestSerialize: serialize_customers_SetCustomerActiveRequest,
    requestDeserialize: deserialize_customers_SetCustomerActiveRequest,
    responseSerialize: serialize_customers_Customer,
    responseDeserialize: deserialize_customers_Customer,
  },
  listCustomers: {
    path: '/customers.CustomerService/ListCustomers',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ListCustomersRequest,
    responseType: customers_pb.ListCustomersResponse,
    requestSerialize: serialize_customers_ListCustomersRequest,
    requestDeserialize: deserialize_customers_ListCustomersRequest,
    responseSerialize: serialize_customers_ListCustomersResponse,
    responseDeserialize: deserialize_customers_ListCustomersResponse,
  },
  // All that the shop has of a customer, of every service.
  exportCustomer: {
    path: '/customers.CustomerService/ExportCustomer',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ExportCustomerRequest,
    responseType: customers_pb.ExportCustomerResponse,
    requestSerialize: serialize_customers_ExportCustomerRequest,
    requestDeserialize: deserialize_customers_ExportCustomerRequest,
    responseSerialize: serialize_customers_ExportCustomerResponse,
    responseDeserialize: deserialize_customers_ExportCustomerResponse,
  },
  // Ends the account and removes what names the customer; invoices stay as they were issued. FAILED_PRECONDITION
  // while an order or a payment is under way. The password is the customer's own.
  forgetCustomer: {
    path: '/customers.CustomerService/ForgetCustomer',
    requestStream: false,
    responseStream: false,
    requestType: customers_pb.ForgetCustomerRequest,
    responseType: customers_pb.ForgetCustomerResponse,
    requestSerialize: serialize_customers_ForgetCustomerRequest,
    requestDeserialize: deserialize_customers_ForgetCustomerRequest,
    responseSerialize: serialize_customers_ForgetCustomerResponse,
    responseDeserialize: deserialize_customers_ForgetCustomerResponse,
  },
};

exports.CustomerServiceClient = grpc.makeGenericClientConstructor(CustomerServiceService);
