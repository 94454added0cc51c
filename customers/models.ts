// The tables of customers, and queries for customers. Accounts are created and changed in accounts.ts,
// sessions in sessions.ts; forgotten passwords are in password_reset.ts.
import {
  AutoField,
  BooleanField,
  CharField,
  DateTimeField,
  EmailField,
  ForeignKey,
  TextField,
} from '../framework/db/fields.js';
import { isForeignKeyViolation, type Queryable } from '../framework/db/database.js';
import { defineModel, type Row } from '../framework/db/model.js';
import { folded, phoneKey } from '../framework/db/text_folding.js';
import { searchable } from '../framework/db/text_search.js';
import { invalid, notFound } from '../framework/errors.js';

export const Customer = defineModel({
  app: 'customers',
  name: 'Customer',
  ordering: ['-created_at'],
  title: (customer) => `${customer.name} <${customer.email}>`,
  computed: {
    email_key: (customer) => emailKey(customer.email),
    name_key: ({ name }) => folded(name),
    phone_key: ({ phone }) => phoneKey(phone),
    search_text: ({ email, name, phone }) => searchable(email, name, phone),
  },
  indexes: [
    ['created_at', 'id'],
    ['email_key', 'id'],
    ['name_key', 'id'],
    ['phone_key', 'id'],
    ['active', 'created_at', 'id'],
    ['updated_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    email: EmailField({ label: 'E-mail', sortedBy: 'email_key' }),
    /** The e-mail in the form in which it is unique; see `emailKey`. */
    email_key: CharField({ maxLength: 254, unique: true, editable: false }),
    name: CharField({ maxLength: 255, sortedBy: 'name_key' }),
    name_key: TextField({ default: '', editable: false }),
    phone: CharField({ maxLength: 32, blank: true, default: '' }),
    phone_key: TextField({ default: '', editable: false }),
    shipping_address: TextField({ maxLength: 1000, blank: true, default: '' }),
    /** A hash in Django's encoding. */
    password: CharField({ maxLength: 255, editable: false }),
    active: BooleanField({
      default: true,
      alias: 'is_active',
      helpText: 'If unticked, the customer is logged out and can’t log in.',
    }),
    search_text: TextField({ default: '', editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Registered' }),
    updated_at: DateTimeField({ autoNow: true, editable: false, label: 'Updated' }),
  },
});

/** The owner of a row: a customer's account, or null. */
export function AccountKey({ unique = false } = {}) {
  return ForeignKey({
    to: () => Customer,
    onDelete: 'protect',
    ...{ null: true, unique, editable: false, label: 'Account' },
  });
}

/** Turns a foreign key violation of an account into `invalid` for `customer_id`. */
export function refuseUnknownAccount(error: unknown): never {
  throw isForeignKeyViolation(error) ? invalid('customer_id', 'there is no such account') : error;
}

/**
 * A log-in and its refreshes. A session that has ended is deleted. A refresh token is
 * `<family>.<secret>`; only the hash of the family's latest secret is stored.
 */
export const Session = defineModel({
  app: 'customers',
  name: 'Session',
  ordering: ['-created_at'],
  indexes: [['customer_id', 'expires_at']],
  fields: {
    id: AutoField(),
    customer_id: ForeignKey({ to: () => Customer, onDelete: 'cascade' }),
    family_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    secret_hash: CharField({ maxLength: 64, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
    /** When the refresh token expires; each refresh extends it. */
    expires_at: DateTimeField({ editable: false }),
  },
});

/** A reset link that was sent and not used. */
export const PasswordReset = defineModel({
  app: 'customers',
  name: 'PasswordReset',
  ordering: ['-created_at'],
  fields: {
    id: AutoField(),
    customer_id: ForeignKey({ to: () => Customer, onDelete: 'cascade', index: true }),
    token_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
    expires_at: DateTimeField({ editable: false }),
  },
});

export type CustomerRow = Row<typeof Customer>;

/** The form in which e-mails are compared. In JavaScript, because SQLite lower-cases only ASCII. */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase();
}

/** The customer; `not_found` when there is none. */
export async function getCustomer(db: Queryable, id: number): Promise<CustomerRow> {
  const customer = await Customer.objects(db).where({ id }).first();
  if (!customer) throw notFound('Customer', id);
  return customer;
}

/** The customer with this e-mail, compared case-insensitively. */
export async function findCustomer(db: Queryable, email: string): Promise<CustomerRow | undefined> {
  return (await Customer.objects(db)
    .where({ email_key: emailKey(email) })
    .first()) as CustomerRow | undefined;
}
