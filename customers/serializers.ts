// The input schemas of customers, and the conversion of customers: row → message → JSON.
import { fieldSchema, fieldSchemas } from '../framework/db/json_schema.js';
import type { Plain } from '../framework/grpc/codec.js';
import { extended, INTEGER, listOf, named, object, TEXT } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
import { check, objectSchema, type Schema } from '../framework/validation.js';
import pb from '../protos/generated/customers_pb.js';
import type { Details } from './accounts.js';
import { Customer, type CustomerRow } from './models.js';

const details = fieldSchemas(Customer, ['email', 'name', 'phone', 'shipping_address']);
const email = fieldSchema(Customer.field('email'));
/** Any text; validators check the rules for new passwords. */
const password: Schema = { type: 'string', minLength: 1, maxLength: 1000, format: 'text' };
/** A token that the shop issued. */
const token: Schema = { type: 'string', minLength: 1, maxLength: 1000, format: 'text' };
/** The token of a guest's cart; '' means none. */
export const CART_TOKEN_SCHEMA: Schema = { type: 'string', maxLength: 200, format: 'text' };

/** The input of a registration. */
export interface NewCustomer extends Pick<Details, 'email' | 'name'> {
  password: string;
  phone?: string;
  shipping_address?: string;
}
export const checkNewCustomer = check<NewCustomer>(
  objectSchema({ ...details, password }, ['email', 'password', 'name']),
);

export const checkCredentials = check<{ email: string; password: string }>(
  objectSchema({ email, password }, ['email', 'password']),
);

/** The token of the guest's cart in the header. */
export const checkCartHeader = check<{ 'X-Cart-Token': string }>(
  objectSchema({ 'X-Cart-Token': CART_TOKEN_SCHEMA }),
);
export const checkCartToken = check<{ cart_token: string }>(objectSchema({ cart_token: CART_TOKEN_SCHEMA }));

export const checkRefreshToken = check<{ refresh_token: string }>(
  objectSchema({ refresh_token: token }, ['refresh_token']),
);

export const checkDetails = check<Partial<Details>>(objectSchema(details));

/** The changes of a customer; the password is needed only for a new e-mail address. */
export type OwnDetails = Partial<Details> & { current_password?: string };
export const checkOwnDetails = check<OwnDetails>(objectSchema({ ...details, current_password: password }));
export const checkEmailChange = check<{ email: string; current_password: string }>(
  objectSchema({ email, current_password: password }, ['email', 'current_password']),
);
/** The token contains the whole registration. */
const registrationToken: Schema = { type: 'string', minLength: 1, maxLength: 12_000, format: 'text' };
export const checkRegistrationToken = check<{ registration_token: string }>(
  objectSchema({ registration_token: registrationToken }, ['registration_token']),
);
export const checkCurrentPassword = check<{ current_password: string }>(
  objectSchema({ current_password: password }, ['current_password']),
);
export const checkEmailToken = check<{ email_token: string }>(
  objectSchema({ email_token: token }, ['email_token']),
);

export const checkPasswordChange = check<{ old_password: string; new_password: string }>(
  objectSchema({ old_password: password, new_password: password }, ['old_password', 'new_password']),
);

export const checkResetRequest = check<{ email: string }>(objectSchema({ email }, ['email']));

export const checkReset = check<{ reset_token: string; new_password: string }>(
  objectSchema({ reset_token: token, new_password: password }, ['reset_token', 'new_password']),
);

/** The customer without secret columns. */
export const customerSerializer = new Serializer<CustomerRow, InstanceType<typeof pb.Customer>>({
  model: Customer,
  message: pb.Customer,
});

const notKept = object({ product_id: INTEGER, product_name: TEXT, quantity: INTEGER, reason: TEXT });
/** A session; after a merge with the lines of the guest's cart that were not kept. */
export const sessionAnswer = named(
  'Session',
  object(
    {
      ...{ access_token: TEXT, refresh_token: TEXT, expires_in: INTEGER, customer: customerSerializer },
      cart_not_kept: listOf(notKept),
    },
    ['cart_not_kept'],
  ),
);
/** The unchanged customer; the new e-mail address applies after its link was followed. */
export const pendingAnswer = named(
  'CustomerWithPendingEmail',
  extended(customerSerializer, { pending_email: TEXT }),
);

export type SessionMessage = Plain<InstanceType<typeof pb.Session>>;
