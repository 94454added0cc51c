// The settings of the shop, added to those of the framework (framework/conf/settings.ts): name, default and meaning.
import './error_codes.js';
import { type Environment, Reader } from '../framework/conf/reader.js';
import { extendSettings, type FrameworkSettings, readFrameworkSettings } from '../framework/conf/settings.js';

/** The maximum of PAYMENT_TIMEOUT_MS. */
export const MAX_PAYMENT_TIMEOUT_MS = 8_000;

/** The address of each service. */
function addresses(reader: Reader, host: string) {
  const address = (name: string, port: number) =>
    reader.matching(name, `${host}:${port}`, /^(\[[0-9a-f:.]+\]|[^:\s]+):\d{1,5}$/i, 'host:port');
  return {
    PRODUCTS_ADDRESS: address('PRODUCTS_ADDRESS', 50051),
    ORDERS_ADDRESS: address('ORDERS_ADDRESS', 50052),
    CUSTOMERS_ADDRESS: address('CUSTOMERS_ADDRESS', 50053),
    CARTS_ADDRESS: address('CARTS_ADDRESS', 50054),
    PAYMENTS_ADDRESS: address('PAYMENTS_ADDRESS', 50055),
    INVOICES_ADDRESS: address('INVOICES_ADDRESS', 50056),
    RECOMMENDATIONS_ADDRESS: address('RECOMMENDATIONS_ADDRESS', 50057),
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

/** Settings of orders, payments and invoices. */
function money(reader: Reader, DEBUG: boolean) {
  return {
    /** The name of the shop in mails, invoices and authenticator apps. */
    SHOP_NAME: reader.text('SHOP_NAME', 'GreenCart'),
    /**
     * Units of one product that a guest may order at once, so that one request cannot buy the whole stock. No limit
     * while API_ACCESS is open.
     */
    GUEST_ORDER_MAX_QUANTITY: reader.wholeNumber('GUEST_ORDER_MAX_QUANTITY', 100, 1, 10_000),
    /** The seller on invoices. An issued invoice keeps the name and address that it was issued with. `\\n` breaks the line. */
    SHOP_ADDRESS: reader.text('SHOP_ADDRESS', '').replaceAll('\\n', '\n'),
    SHOP_EMAIL: reader.text('SHOP_EMAIL', ''),
    SHOP_TAX_NUMBER: reader.text('SHOP_TAX_NUMBER', ''),
    /** Whether the payment provider `test` exists, which moves no money. */
    TEST_PAYMENTS: reader.flag('TEST_PAYMENTS', DEBUG),
    /** Minutes after which an unpaid order is cancelled and its stock returned; 0 for never. */
    UNPAID_ORDER_MINUTES: reader.wholeNumber('UNPAID_ORDER_MINUTES', 0, 0, 525_600),
    /** How long a payment provider may take to answer; after that a payment is `unknown`. */
    PAYMENT_TIMEOUT_MS: reader.wholeNumber('PAYMENT_TIMEOUT_MS', 5_000, 100, MAX_PAYMENT_TIMEOUT_MS),
  };
}

function readShopSettings(reader: Reader, { DEBUG, PORT }: Pick<FrameworkSettings, 'DEBUG' | 'PORT'>) {
  const GRPC_HOST = reader.text('GRPC_HOST', '127.0.0.1');
  return {
    /** Where the gRPC servers listen, and where clients look for them unless an address below differs. */
    GRPC_HOST,
    ...addresses(reader, GRPC_HOST),
    ...throttles(reader),
    ...links(reader, PORT),
    ...money(reader, DEBUG),
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
