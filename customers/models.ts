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
import { type Database, isForeignKeyViolation, type Queryable } from '../framework/db/database.js';
import { defineModel, type Row } from '../framework/db/model.js';
import { NEWEST_FIRST, pageRows, type PageRequest } from '../framework/db/paging.js';
import { searchable, searchWords, whereContains } from '../framework/db/text_search.js';
import { invalid, notFound } from '../framework/errors.js';
import type { Page } from '../framework/pagination.js';

export const Customer = defineModel({
  app: 'customers',
  name: 'Customer',
  ordering: ['-created_at'],
  title: (customer) => `${customer.name} <${customer.email}>`,
  computed: {
    email_key: (customer) => emailKey(customer.email),
    search_text: (customer) => searchable(customer.email, customer.name),
  },
  indexes: [
    ['created_at', 'id'],
    ['email', 'id'],
    ['name', 'id'],
    ['active', 'created_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    email: EmailField({ label: 'E-mail' }),
    /** The e-mail in the form in which it is unique; see `emailKey`. */
    email_key: CharField({ maxLength: 254, unique: true, editable: false }),
    name: CharField({ maxLength: 255 }),
    phone: CharField({ maxLength: 32, blank: true, default: '' }),
    shipping_address: TextField({ maxLength: 1000, blank: true, default: '' }),
    /** A hash in Django's encoding. */
    password: CharField({ maxLength: 255, editable: false }),
    active: BooleanField({
      default: true,
      alias: 'is_active',
      helpText: 'Off: cannot log in, and all sessions have ended.',
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

/** Newest first; `query` holds words that the e-mail or the name must contain. */
export async function listCustomers(
  db: Database,
  query: string,
  asked: PageRequest,
): Promise<Page<CustomerRow>> {
  const rows = Customer.objects(db.read);
  whereContains(rows, Customer.table, 'search_text', searchWords(query));
  return pageRows(rows, asked, {
    table: Customer.table,
    order: NEWEST_FIRST,
    filters: query,
    defaultSize: 10,
  });
}
