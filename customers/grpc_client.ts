// A typed client of CustomerService. Calls that only read are retried when the service was unreachable.
import type { Preconditions } from '../framework/etags.js';
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, type Plain, toMessage } from '../framework/grpc/codec.js';
import { maskOf } from '../framework/grpc/update_mask.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/customers_grpc_pb.js';
import pb from '../protos/generated/customers_pb.js';

const channel = new ServiceChannel(grpcPb.CustomerServiceClient, settings.CUSTOMERS_ADDRESS);

type Customer = Plain<InstanceType<typeof pb.Customer>>;

export function register(fields: Fields<typeof pb.RegisterRequest>, context: CallContext) {
  return channel.call((client) => client.register, toMessage(pb.RegisterRequest, fields), context, KEYED);
}

/** Mails a link that opens the account. */
export function requestRegistration(fields: Fields<typeof pb.RegisterRequest>, context: CallContext) {
  const request = toMessage(pb.RegisterRequest, fields);
  return channel.call((client) => client.requestRegistration, request, context);
}

export function confirmRegistration(
  fields: Fields<typeof pb.ConfirmRegistrationRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.ConfirmRegistrationRequest, fields);
  return channel.call((client) => client.confirmRegistration, request, context);
}

export function login(fields: Fields<typeof pb.LoginRequest>, context: CallContext) {
  return channel.call((client) => client.login, toMessage(pb.LoginRequest, fields), context);
}

/** Never retried: a second use of the token would end the session. */
export function refreshSession(refresh_token: string, context: CallContext) {
  const request = toMessage(pb.RefreshSessionRequest, { refresh_token });
  return channel.call((client) => client.refreshSession, request, context);
}

export function logout(refresh_token: string, context: CallContext) {
  return channel.call((client) => client.logout, toMessage(pb.LogoutRequest, { refresh_token }), context);
}

/** The customer of an access token; `unauthenticated` when it is invalid. */
export function authenticate(access_token: string, context: CallContext): Promise<Customer> {
  const request = toMessage(pb.AuthenticateRequest, { access_token });
  return channel.call((client) => client.authenticate, request, context, RETRY);
}

export function getCustomer(id: number, context: CallContext): Promise<Customer> {
  const request = toMessage(pb.GetCustomerRequest, { id });
  return channel.call((client) => client.getCustomer, request, context, RETRY);
}

/** Sets only the fields in `changes`. */
export function updateCustomer(
  id: number,
  changes: Omit<Fields<typeof pb.UpdateCustomerRequest>, 'id' | 'update_mask' | keyof Preconditions>,
  preconditions: Preconditions,
  context: CallContext,
): Promise<Customer> {
  const update_mask = maskOf(changes);
  const request = toMessage(pb.UpdateCustomerRequest, { ...changes, ...preconditions, id, update_mask });
  return channel.call((client) => client.updateCustomer, request, context);
}

/** Mails a link to the new address. */
export function requestEmailChange(
  fields: Fields<typeof pb.RequestEmailChangeRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.RequestEmailChangeRequest, fields);
  return channel.call((client) => client.requestEmailChange, request, context);
}

/** The customer with the new address. */
export function confirmEmailChange(email_token: string, context: CallContext): Promise<Customer> {
  const request = toMessage(pb.ConfirmEmailChangeRequest, { email_token });
  return channel.call((client) => client.confirmEmailChange, request, context);
}

export function changePassword(fields: Fields<typeof pb.ChangePasswordRequest>, context: CallContext) {
  const request = toMessage(pb.ChangePasswordRequest, fields);
  return channel.call((client) => client.changePassword, request, context);
}

export function requestPasswordReset(email: string, context: CallContext) {
  const request = toMessage(pb.RequestPasswordResetRequest, { email });
  return channel.call((client) => client.requestPasswordReset, request, context);
}

export function resetPassword(fields: Fields<typeof pb.ResetPasswordRequest>, context: CallContext) {
  return channel.call((client) => client.resetPassword, toMessage(pb.ResetPasswordRequest, fields), context);
}

/** All data of a customer, as JSON. */
export async function exportCustomer(id: number, context: CallContext): Promise<string> {
  const request = toMessage(pb.ExportCustomerRequest, { id });
  return (await channel.call((client) => client.exportCustomer, request, context, RETRY)).json;
}

/** Erases the account. */
export function forgetCustomer(fields: Fields<typeof pb.ForgetCustomerRequest>, context: CallContext) {
  return channel.call(
    (client) => client.forgetCustomer,
    toMessage(pb.ForgetCustomerRequest, fields),
    context,
  );
}

export function listCustomers(fields: Fields<typeof pb.ListCustomersRequest>, context: CallContext) {
  const request = toMessage(pb.ListCustomersRequest, fields);
  return channel.call((client) => client.listCustomers, request, context, RETRY);
}
