// The settings of the shop, added to those of the framework (framework/conf/settings.ts): name, default and meaning.
import { existsSync } from 'node:fs';
import path from 'node:path';
import './error_codes.js';
import { type Environment, Reader } from '../framework/conf/reader.js';
import { ADDRESS_MEANING, addressOf, isAddress } from '../framework/grpc/addresses.js';
import { isPercent } from '../framework/percent.js';
import { extendSettings, type FrameworkSettings, readFrameworkSettings } from '../framework/conf/settings.js';

/** The name of a shop that has not set its own. */
export const DEFAULT_SHOP_NAME = 'GreenCart';

/** The maximum of PAYMENT_TIMEOUT_MS. */
export const MAX_PAYMENT_TIMEOUT_MS = 8_000;

/** The address of each service, where clients find it. */
function addresses(reader: Reader, host: string) {
  const address = (name: string, port: number) =>
    reader.satisfying(name, addressOf({ host, port }), isAddress, ADDRESS_MEANING);
  return {
    PRODUCTS_ADDRESS: address('PRODUCTS_ADDRESS', 50051),
    ORDERS_ADDRESS: address('ORDERS_ADDRESS', 50052),
    CUSTOMERS_ADDRESS: address('CUSTOMERS_ADDRESS', 50053),
    CARTS_ADDRESS: address('CARTS_ADDRESS', 50054),
    PAYMENTS_ADDRESS: address('PAYMENTS_ADDRESS', 50055),
    INVOICES_ADDRESS: address('INVOICES_ADDRESS', 50056),
    RECOMMENDATIONS_ADDRESS: address('RECOMMENDATIONS_ADDRESS', 50057),
    EVENTS_ADDRESS: address('EVENTS_ADDRESS', 50058),
    WEBHOOKS_ADDRESS: address('WEBHOOKS_ADDRESS', 50059),
  };
}

/** Rate limits of costly requests; more are answered 429. Staff are not counted. */
function throttles(reader: Reader) {
  return {
    /** Registrations from one address. */
    THROTTLE_REGISTER: reader.rate('THROTTLE_REGISTER', '30/hour'),
    /** Orders of guests from one address. Not counted while API_ACCESS is open. */
    THROTTLE_GUEST_ORDERS: reader.rate('THROTTLE_GUEST_ORDERS', '60/hour'),
    /** New carts of guests from one address. */
    THROTTLE_GUEST_CARTS: reader.rate('THROTTLE_GUEST_CARTS', '600/hour'),
    /** Requests for a new password, and uses of mailed links, from one address. */
    THROTTLE_PASSWORD_RESETS: reader.rate('THROTTLE_PASSWORD_RESETS', '30/hour'),
    /** Invoices as PDF, for one customer or one address. */
    THROTTLE_INVOICE_PDFS: reader.rate('THROTTLE_INVOICE_PDFS', '120/hour'),
    /** Exports of a customer's data, for one customer. */
    THROTTLE_EXPORTS: reader.rate('THROTTLE_EXPORTS', '20/hour'),
    /** Events that payment providers report, from one address. */
    THROTTLE_PAYMENT_WEBHOOKS: reader.rate('THROTTLE_PAYMENT_WEBHOOKS', '3000/minute'),
    /** Searches, by one customer or from one address. Not counted while API_ACCESS is open. */
    THROTTLE_SEARCH: reader.rate('THROTTLE_SEARCH', '300/minute'),
  };
}

/** The pages that mails link to; mails add `?token=…` to them. */
function links(reader: Reader, PORT: number) {
  const page = (name: string) => `http://localhost:${PORT}/${name}/`;
  return {
    /** Where customers choose a new password. */
    PASSWORD_RESET_URL: reader.link('PASSWORD_RESET_URL', page('password-reset')),
    /** Where customers open the account that they registered. */
    REGISTRATION_URL: reader.link('REGISTRATION_URL', page('open-account')),
    /** Where customers confirm a new e-mail address. */
    EMAIL_CHANGE_URL: reader.link('EMAIL_CHANGE_URL', page('email-change')),
    /** A page that sends the token to POST /api/orders/claim/confirm/ for a signed-in customer. */
    ORDER_CLAIM_URL: reader.link('ORDER_CLAIM_URL', page('claim-orders')),
  };
}

/** Settings of events and of low stock. */
function events(reader: Reader) {
  return {
    /** Days for which events are kept after they happened; those that have not left yet are kept longer. */
    EVENTS_KEPT_DAYS: reader.wholeNumber('EVENTS_KEPT_DAYS', 30, 1, 3_650),
    /** The message broker that gets all events: amqp://… or amqps://…; empty for none. */
    BROKER_URL: reader.matching('BROKER_URL', '', /^(amqps?:\/\/.+)?$/, 'amqp://… or amqps://…'),
    /** Its topic exchange. */
    BROKER_EXCHANGE: reader.text('BROKER_EXCHANGE', 'shop.events'),
    /** Whether webhooks may go to private addresses and without TLS, for receivers in the shop's own network. */
    WEBHOOKS_ALLOW_PRIVATE: reader.flag('WEBHOOKS_ALLOW_PRIVATE', false),
    /** A product with this many units or fewer is low on stock. */
    LOW_STOCK: reader.wholeNumber('LOW_STOCK', 10, 0, 1_000_000),
  };
}

/** Settings of the mails to customers. */
function customerMails(reader: Reader) {
  return {
    /** Whether customers get a mail when their order is received, paid, shipped, cancelled and refunded. */
    CUSTOMER_MAILS: reader.flag('CUSTOMER_MAILS', false),
    /** Their language: a folder in notifications/templates. */
    MAIL_LANGUAGE: reader.satisfying(
      'MAIL_LANGUAGE',
      'en',
      hasTemplates,
      'a language with a folder in notifications/templates, such as en',
    ),
  };
}

function hasTemplates(language: string): boolean {
  const folder = path.join(import.meta.dirname, '..', 'notifications', 'templates', language);
  return /^[a-z]{2,3}(-[A-Za-z\d]+)*$/.test(language) && existsSync(folder);
}

/** Settings of orders, payments and invoices. */
function money(reader: Reader, DEBUG: boolean) {
  return {
    /** The name of the shop in mails, invoices and authenticator apps. */
    SHOP_NAME: reader.text('SHOP_NAME', DEFAULT_SHOP_NAME),
    /**
     * Units of one product that a guest may order at once, so that one request cannot buy the whole stock. No limit
     * while API_ACCESS is open.
     */
    GUEST_ORDER_MAX_QUANTITY: reader.wholeNumber('GUEST_ORDER_MAX_QUANTITY', 100, 1, 10_000),
    /** The seller on invoices. An issued invoice keeps the name and address that it was issued with. `\\n` breaks the line. */
    SHOP_ADDRESS: reader.text('SHOP_ADDRESS', '').replaceAll('\\n', '\n'),
    SHOP_EMAIL: reader.text('SHOP_EMAIL', ''),
    SHOP_TAX_NUMBER: reader.text('SHOP_TAX_NUMBER', ''),
    /** The tax in prices, in percent, where the category of a product has no rate of its own; 0 prints no tax. */
    TAX_RATE: reader.satisfying('TAX_RATE', '0', isPercent, 'a percentage from 0 to 100 such as 19 or 8.5'),
    /** Below the total of invoices; an issued invoice keeps its own. `\\n` breaks the line. */
    INVOICE_TERMS: reader.text('INVOICE_TERMS', '').replaceAll('\\n', '\n'),
    /** Whether the payment provider `test` exists, which moves no money. */
    TEST_PAYMENTS: reader.flag('TEST_PAYMENTS', DEBUG),
    /** Minutes after which an unpaid order is cancelled and its stock returned; 0 for never. */
    UNPAID_ORDER_MINUTES: reader.wholeNumber('UNPAID_ORDER_MINUTES', 0, 0, 525_600),
    /** How long a payment provider may take to answer; after that a payment is `unknown`. */
    PAYMENT_TIMEOUT_MS: reader.wholeNumber('PAYMENT_TIMEOUT_MS', 5_000, 100, MAX_PAYMENT_TIMEOUT_MS),
  };
}

/** The secret API key, also a restricted one; `live` moves real money. */
const STRIPE_KEY = /^(sk|rk)_(test|live)_\w+$/;

/** The provider `stripe`, which exists when it has a secret key. */
function stripe(reader: Reader) {
  const values = {
    STRIPE_SECRET_KEY: reader.secret('STRIPE_SECRET_KEY', STRIPE_KEY, 'sk_test_…, sk_live_… or rk_…'),
    /** For the front end, which is answered it. */
    STRIPE_PUBLISHABLE_KEY: reader.secret(
      'STRIPE_PUBLISHABLE_KEY',
      /^pk_(test|live)_\w+$/,
      'pk_test_… or pk_live_…',
    ),
    /** Signs Stripe's webhooks to /api/payments/webhooks/stripe/. */
    STRIPE_WEBHOOK_SECRET: reader.secret('STRIPE_WEBHOOK_SECRET', /^whsec_\w+$/, 'whsec_…'),
    /** Where Stripe's API is; for its stand-in (docs/payments.md). */
    STRIPE_API_BASE: reader.matching(
      'STRIPE_API_BASE',
      'https://api.stripe.com',
      /^(https:\/\/[^/?#@]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)\/?$/,
      'https://host, or http:// with an address of this machine',
    ),
  };
  const { STRIPE_SECRET_KEY: secret, STRIPE_PUBLISHABLE_KEY: publishable } = values;
  const mode = (key: string): string | undefined => key.split('_')[1];
  if (mode(secret) !== mode(publishable)) {
    reader.problems.push(
      'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must both be set, both test or both live.',
    );
  }
  return values;
}

function readShopSettings(reader: Reader, { DEBUG, PORT }: Pick<FrameworkSettings, 'DEBUG' | 'PORT'>) {
  const GRPC_HOST = reader.text('GRPC_HOST', '127.0.0.1');
  return {
    /** The host of the services whose address below is not set: where servers listen, and clients find them. */
    GRPC_HOST,
    ...addresses(reader, GRPC_HOST),
    ...throttles(reader),
    ...links(reader, PORT),
    ...money(reader, DEBUG),
    ...stripe(reader),
    ...events(reader),
    ...customerMails(reader),
  };
}

export type Settings = FrameworkSettings & ReturnType<typeof readShopSettings>;

/** The settings of an environment; `problems` has a message for every invalid value. */
export function readSettings(env: Environment): Settings {
  const reader = new Reader(env);
  const framework = { ...readFrameworkSettings(reader), problems: reader.problems };
  return { ...framework, ...readShopSettings(reader, framework) };
}

/** The settings of this process. Every command refuses to run while `settings.problems` is not empty. */
export const settings: Settings = extendSettings(readShopSettings);
