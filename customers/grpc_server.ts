// CustomerService: decode, check, one model call, encode.
import type { Database } from '../framework/db/database.js';
import { afterAnswer } from '../framework/grpc/after_response.js';
import { type Plain, toMessage } from '../framework/grpc/codec.js';
import { expecting } from '../framework/etags.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { namedFields } from '../framework/grpc/update_mask.js';
import { attemptOf } from '../framework/idempotency/attempts.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import { withOffset } from '../framework/timestamps.js';
import grpcPb from '../protos/generated/customers_grpc_pb.js';
import pb from '../protos/generated/customers_pb.js';
import { ACCESS_TOKEN_SECONDS, readAccessToken, signAccessToken } from './access_tokens.js';
import {
  changePassword,
  type Details,
  login,
  register,
  setCustomerActive,
  updateCustomer,
} from './accounts.js';
import { confirmEmailChange, requestEmailChange, sendChangeLink } from './email_change.js';
import { customerList, listCustomers } from './lists.js';
import { emailKey, getCustomer } from './models.js';
import { exportCustomer, forgetCustomer } from './personal_data.js';
import { resetPassword, sendResetLink } from './password_reset.js';
import { confirmRegistration, requestRegistration, sendRegistrationMail } from './registration.js';
import * as serializers from './serializers.js';
import { customerOfSession, endSession, type OpenSession, refreshSession } from './sessions.js';

type Definition = typeof grpcPb.CustomerServiceService;

export const service = defineService({
  name: 'customers.CustomerService',
  address: settings.CUSTOMERS_ADDRESS,
  definition: grpcPb.CustomerServiceService,
  handlers: (db): Handlers<Definition> => ({
    ...sessionHandlers(db),
    ...passwordHandlers(db),
    ...customerHandlers(db),
  }),
  // Without the methods that return or take tokens: the response of a log-in, refresh or new password is not repeated.
  keyed: ['updateCustomer', 'setCustomerActive'],
});

function sessionHandlers(db: Database) {
  return {
    async register(request, call) {
      const { email, ...account } = newAccount(request);
      const { cart_token } = serializers.checkCartToken(request);
      const attempt = attemptOf(call, { email: emailKey(email) });
      const { answer, replayed } = await register(db, { email, ...account, cart_token }, call, attempt);
      if (replayed) call.markReplayed();
      return sessionMessage(answer);
    },
    async requestRegistration(request, call) {
      const registration = await requestRegistration(newAccount(request), call);
      // Whether there is an account is looked up after the response, so that its time does not reveal it.
      afterAnswer(call, () => sendRegistrationMail(db.root, registration, call));
      return new pb.RequestRegistrationResponse();
    },
    async confirmRegistration(request, call) {
      const { registration_token } = serializers.checkRegistrationToken(request);
      const { cart_token } = serializers.checkCartToken(request);
      return sessionMessage(await confirmRegistration(db, { registration_token, cart_token }, call));
    },
    async login(request, call) {
      const { email, password } = serializers.checkCredentials(request);
      const { cart_token } = serializers.checkCartToken(request);
      return sessionMessage(await login(db, { email, password, cart_token }, call));
    },
    async refreshSession(request, call) {
      const { refresh_token } = serializers.checkRefreshToken(request);
      return sessionMessage(await refreshSession(db, refresh_token, call));
    },
    async logout(request) {
      await endSession(db, serializers.checkRefreshToken(request).refresh_token);
      return new pb.LogoutResponse();
    },
    async authenticate(request) {
      const claims = await readAccessToken(request.access_token);
      return serializers.customerSerializer.message(await customerOfSession(db, claims));
    },
  } satisfies Partial<Handlers<Definition>>;
}

function passwordHandlers(db: Database) {
  return {
    async changePassword(request, call) {
      const { id } = checkId(request);
      const { old_password, new_password } = serializers.checkPasswordChange(request);
      return sessionMessage(await changePassword(db, id, { old_password, new_password }, call));
    },
    async requestPasswordReset(request, call) {
      const { email } = serializers.checkResetRequest(request);
      // Answered before any lookup: neither the response nor its time reveals who has an account.
      afterAnswer(call, () => sendResetLink(db.root, email, call));
      return new pb.RequestPasswordResetResponse();
    },
    async resetPassword(request, call) {
      const { reset_token, new_password } = serializers.checkReset(request);
      const { cart_token } = serializers.checkCartToken(request);
      const asked = { reset_token, new_password, cart_token };
      return sessionMessage(await resetPassword(db, asked, call));
    },
  } satisfies Partial<Handlers<Definition>>;
}

function customerHandlers(db: Database) {
  return {
    async getCustomer(request) {
      const { id } = checkId(request);
      return serializers.customerSerializer.message(await getCustomer(db.read, id));
    },
    async updateCustomer(request, call) {
      const { id } = checkId(request);
      const expected = expecting('Customer', request, serializers.customerSerializer.body);
      return serializers.customerSerializer.message(
        await updateCustomer(db, id, changesOf(request), call, expected),
      );
    },
    async requestEmailChange(request, call) {
      const { id } = checkId(request);
      const fields = serializers.checkEmailChange(request);
      const expected = expecting(
        'Customer',
        { ...request, expected_version: 0 },
        serializers.customerSerializer.body,
      );
      const change = await requestEmailChange(db, id, fields, call, expected);
      // Whether the address is free is looked up after the response, so that its time does not reveal it.
      afterAnswer(call, () => sendChangeLink(db.root, change, call));
      return new pb.RequestEmailChangeResponse();
    },
    async confirmEmailChange(request, call) {
      const { email_token } = serializers.checkEmailToken(request);
      return serializers.customerSerializer.message(await confirmEmailChange(db, email_token, call));
    },
    async exportCustomer(request, call) {
      const { id } = checkId(request);
      const data = await exportCustomer(db, id, serializers.customerSerializer.body, call);
      // Timestamps in the format of the REST API.
      const moments = (name: string, value: unknown) =>
        name.endsWith('_at') && typeof value === 'string' ? withOffset(value) : value;
      return toMessage(pb.ExportCustomerResponse, { json: JSON.stringify(data, moments) });
    },
    async forgetCustomer(request, call) {
      const { id } = checkId(request);
      const { current_password } = serializers.checkCurrentPassword(request);
      await forgetCustomer(db, id, current_password, call);
      return new pb.ForgetCustomerResponse();
    },
    async setCustomerActive(request, call) {
      const { id } = checkId(request);
      return serializers.customerSerializer.message(await setCustomerActive(db, id, request.active, call));
    },
    async listCustomers(request) {
      const { rows, next_page_token } = await listCustomers(db, customerList.read(request));
      return toMessage(pb.ListCustomersResponse, {
        customers: rows.map(serializers.customerSerializer.message),
        next_page_token,
      });
    },
  } satisfies Partial<Handlers<Definition>>;
}

async function sessionMessage({ customer, session_id, refresh_token, cart_not_kept = [] }: OpenSession) {
  return toMessage(pb.Session, {
    access_token: await signAccessToken({ customer_id: customer.id, session_id }),
    refresh_token,
    expires_in: ACCESS_TOKEN_SECONDS,
    customer: serializers.customerSerializer.message(customer),
    cart_not_kept: cart_not_kept.map((item) => toMessage(pb.ItemNotKept, item)),
  });
}

/** The fields of a registration. */
function newAccount(request: Plain<InstanceType<typeof pb.RegisterRequest>>) {
  const account = serializers.checkNewCustomer(request);
  const { email, password, name, phone = '', shipping_address = '' } = account;
  return { email, password, name, phone, shipping_address };
}

const UPDATABLE = ['email', 'name', 'phone', 'shipping_address'] as const;

/** The fields that the mask names; without a mask all of them. */
function changesOf(request: Plain<InstanceType<typeof pb.UpdateCustomerRequest>>): Partial<Details> {
  const named = namedFields(request.update_mask, UPDATABLE);
  return serializers.checkDetails(Object.fromEntries(named.map((name) => [name, request[name]])));
}
