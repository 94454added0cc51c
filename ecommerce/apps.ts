// INSTALLED_APPS, in order of dependency: an app imports only from apps before it. With urls.ts the
// only file of the project folder that names the apps.

// The receivers of signals, in the order of the apps, because they run in the order in which they were
// connected: if two throw, the first error is reported.
import { CART_INVARIANTS } from '../carts/invariants.js';
import { ACCOUNT_INVARIANTS } from '../customers/invariants.js';
import { USER_INVARIANTS } from '../framework/auth/invariants.js';
import { KEY_INVARIANTS } from '../framework/idempotency/invariants.js';
import { differencesToProviders } from '../payments/provider_books.js';
import { SALE_INVARIANTS } from '../recommendations/invariants.js';
import '../orders/receivers.js';
import '../carts/receivers.js';
import '../invoices/receivers.js';
import '../payments/receivers.js';
import { DJANGO_CARTS } from '../carts/django_tables.js';
import { OLD_CARTS } from '../carts/expiry.js';
import { Cart, CartItem } from '../carts/models.js';
import { DJANGO_CUSTOMERS } from '../customers/django_tables.js';
import { OLD_SESSIONS } from '../customers/expiry.js';
import { Customer, PasswordReset, Session as CustomerSession } from '../customers/models.js';
import { OLD_EVENTS } from '../events/expiry.js';
import { EVENT_GAUGES } from '../events/gauges.js';
import { eventsWaitSince } from '../events/waiting.js';
import { EVENT_INVARIANTS } from '../events/invariants.js';
import { Delivery, Event } from '../events/models.js';
import { INVOICE_INVARIANTS } from '../invoices/invariants.js';
import { Invoice, InvoiceLine, NumberCounter } from '../invoices/models.js';
import { changedCurrency } from '../orders/currency_warnings.js';
import { DJANGO_ORDERS } from '../orders/django_tables.js';
import { ORDER_INVARIANTS } from '../orders/invariants.js';
import { ItemCancellation, Order, OrderItem, StatusChange } from '../orders/models.js';
import { PAYMENT_GAUGES } from '../payments/gauges.js';
import { paymentsWaitSince } from '../payments/open_transactions.js';
import { PAYMENT_INVARIANTS } from '../payments/invariants.js';
import { OwedPart, PaymentMethod, PaymentTransaction } from '../payments/models.js';
import { ProviderEvent } from '../payments/provider_events.js';
import { OLD_PROVIDER_EVENTS } from '../payments/received_events.js';
import { TestProviderEntry } from '../payments/providers/test_ledger.js';
import { DJANGO_CATALOGUE } from '../products/django_tables.js';
import { CATALOGUE_GAUGES } from '../products/gauges.js';
import { CATALOGUE_INVARIANTS } from '../products/invariants.js';
import { Category, Product, StockMovement } from '../products/models.js';
import { recordLoadedStock } from '../products/stock_movements.js';
import { Recommendation } from '../recommendations/models.js';
import { OLD_ATTEMPTS } from '../webhooks/expiry.js';
import { Attempt, Endpoint } from '../webhooks/models.js';
import { LogEntry } from '../framework/admin/models.js';
import type { AppConfig } from '../framework/app_config.js';
import { DJANGO_STAFF } from '../framework/auth/django_tables.js';
import {
  Group,
  GroupPermission,
  KnownAddress,
  LoginThrottle,
  RecoveryCode,
  Session,
  Token,
  TwoFactor,
  User,
  UserGroup,
  UserPermission,
} from '../framework/auth/models.js';
import { makeRoomForFixtures } from '../framework/auth/ready_groups.js';
import { OLD_LOGINS } from '../framework/auth/expiry.js';
import { OLD_KEYS } from '../framework/idempotency/expiry.js';
import { IdempotencyKey } from '../framework/idempotency/models.js';
import { OLD_COUNTS } from '../framework/throttles/expiry.js';
import { RequestCount } from '../framework/throttles/models.js';

export const INSTALLED_APPS: AppConfig[] = [
  {
    label: 'auth',
    verboseName: 'Authentication and Authorization',
    models: [
      Group,
      User,
      UserGroup,
      GroupPermission,
      UserPermission,
      Session,
      Token,
      TwoFactor,
      RecoveryCode,
      LoginThrottle,
      KnownAddress,
    ],
    expiring: OLD_LOGINS,
    beforeLoad: makeRoomForFixtures,
    fromDjango: DJANGO_STAFF,
    invariants: USER_INVARIANTS,
  },
  { label: 'admin', verboseName: 'Administration', models: [LogEntry] },
  {
    label: 'idempotency',
    verboseName: 'Idempotency keys',
    models: [IdempotencyKey],
    expiring: [OLD_KEYS],
    invariants: KEY_INVARIANTS,
  },
  {
    label: 'throttles',
    verboseName: 'Throttles',
    models: [RequestCount],
    expiring: [OLD_COUNTS],
  },
  {
    label: 'events',
    verboseName: 'Events',
    models: [Event, Delivery],
    expiring: [OLD_EVENTS],
    invariants: EVENT_INVARIANTS,
    gauges: EVENT_GAUGES,
    waitsSince: eventsWaitSince,
  },
  {
    label: 'webhooks',
    verboseName: 'Webhooks',
    models: [Endpoint, Attempt],
    expiring: [OLD_ATTEMPTS],
  },
  {
    label: 'products',
    verboseName: 'Products',
    models: [Category, Product, StockMovement],
    afterLoad: (trx) => recordLoadedStock(trx),
    fromDjango: DJANGO_CATALOGUE,
    invariants: CATALOGUE_INVARIANTS,
    gauges: CATALOGUE_GAUGES,
  },
  {
    label: 'customers',
    verboseName: 'Customers',
    models: [Customer, CustomerSession, PasswordReset],
    expiring: OLD_SESSIONS,
    fromDjango: DJANGO_CUSTOMERS,
    invariants: ACCOUNT_INVARIANTS,
  },
  {
    label: 'orders',
    verboseName: 'Orders',
    models: [Order, OrderItem, StatusChange, ItemCancellation],
    warnings: changedCurrency,
    fromDjango: DJANGO_ORDERS,
    invariants: ORDER_INVARIANTS,
  },
  {
    label: 'carts',
    verboseName: 'Carts',
    models: [Cart, CartItem],
    expiring: [OLD_CARTS],
    fromDjango: DJANGO_CARTS,
    invariants: CART_INVARIANTS,
  },
  {
    label: 'invoices',
    verboseName: 'Invoices',
    models: [Invoice, InvoiceLine, NumberCounter],
    invariants: INVOICE_INVARIANTS,
  },
  {
    label: 'payments',
    verboseName: 'Payments',
    models: [PaymentMethod, PaymentTransaction, OwedPart, ProviderEvent, TestProviderEntry],
    expiring: [OLD_PROVIDER_EVENTS],
    invariants: PAYMENT_INVARIANTS,
    comparisons: { 'payments are as their providers say': differencesToProviders },
    gauges: PAYMENT_GAUGES,
    waitsSince: paymentsWaitSince,
  },
  { label: 'notifications', verboseName: 'Mails to customers', models: [] },
  {
    label: 'recommendations',
    verboseName: 'Recommendations',
    models: [Recommendation],
    handMadeTables: ['recommendations_sale', 'recommendations_salecount'],
    invariants: SALE_INVARIANTS,
  },
];
