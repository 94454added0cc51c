// The shop's checks for `check --deploy`; the framework's are in framework/management/deployment_checks.ts. Each message
// says what to do.
import { isPostgres } from '../framework/conf/settings.js';
import { serversOf } from '../framework/grpc/addresses.js';
import type { Rule } from '../framework/project.js';
import { isLoopback, isPrivate } from '../framework/network.js';
import { DEFAULT_SHOP_NAME, type Settings, settings as settingsHere } from './settings.js';

/** The settings with pages that mails link to. */
const LINKS = ['PASSWORD_RESET_URL', 'REGISTRATION_URL', 'EMAIL_CHANGE_URL', 'ORDER_CLAIM_URL'] as const;

/** The rules of the shop for these settings. */
export function deploymentRules(settings: Settings = settingsHere): Rule[] {
  return [
    ...paymentRules(settings),
    ...linkRules(settings),
    ...connectionRules(settings),
    ...textRules(settings),
  ];
}

function paymentRules(settings: Settings): Rule[] {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = settings;
  return [
    [
      settings.TEST_PAYMENTS,
      'ecommerce.W003',
      'TEST_PAYMENTS is on: orders can be paid without money. Set TEST_PAYMENTS=false.',
    ],
    [
      settings.API_ACCESS === 'protected' && settings.UNPAID_ORDER_MINUTES === 0,
      'ecommerce.W004',
      'UNPAID_ORDER_MINUTES is 0: unpaid orders keep their stock forever. Set it, to 10080 (a week) for bank transfers.',
    ],
    [
      STRIPE_SECRET_KEY.includes('_test_') || !STRIPE_API_BASE.endsWith('//api.stripe.com'),
      'ecommerce.W019',
      'STRIPE_SECRET_KEY is a test key, or STRIPE_API_BASE is not Stripe: orders can be paid without money. Use a live ' +
        'key, and remove STRIPE_API_BASE.',
    ],
    [
      STRIPE_SECRET_KEY !== '' && settings.STRIPE_WEBHOOK_SECRET === '',
      'ecommerce.W020',
      'STRIPE_WEBHOOK_SECRET is not set: payments that customers confirm are not noticed until they expire. Set it, as ' +
        'docs/payments.md says.',
    ],
  ];
}

function linkRules(settings: Settings): Rule[] {
  const urls = LINKS.map((name) => ({ name, url: new URL(settings[name]) }));
  const named = (broken: typeof urls) => broken.map(({ name }) => name).join(', ');
  const unsafe = urls.filter(({ url }) => url.protocol !== 'https:');
  const local = urls.filter(({ url }) => isLoopback(url.hostname));
  const needsProxy = unsafe.length === 0 && settings.TRUSTED_PROXIES === 0 && !settings.NO_PROXY_IN_FRONT;
  return [
    [
      unsafe.length > 0,
      'ecommerce.W009',
      `${named(unsafe)}: not https, so the secrets of mailed links are sent unencrypted. Set https:// addresses.`,
    ],
    [
      local.length > 0,
      'ecommerce.W032',
      `${named(local)}: on this machine, so mailed links lead customers nowhere. Set the addresses of pages of the shop.`,
    ],
    [
      needsProxy && !isPrivate(settings.HOST),
      'ecommerce.W033',
      'Mailed links are https, so a proxy is in front, but TRUSTED_PROXIES is 0: all clients seem to have one address, ' +
        'and share its limits. Set TRUSTED_PROXIES, or NO_PROXY_IN_FRONT=true if there is none.',
    ],
  ];
}

function connectionRules(settings: Settings): Rule[] {
  const { GRPC_LISTEN_HOST, GRPC_TLS_CA, GRPC_TRUST_NETWORK } = settings;
  const away = addresses(settings).filter(
    ([, address]) => !serversOf(address).every(({ host }) => isLoopback(host)),
  );
  const leavesMachine = away.length > 0 || (GRPC_LISTEN_HOST !== '' && !isLoopback(GRPC_LISTEN_HOST));
  return [
    [
      settings.BROKER_URL.startsWith('amqp:') && !isLoopback(new URL(settings.BROKER_URL).hostname),
      'ecommerce.W021',
      'BROKER_URL is not amqps: the data of customers is sent to the broker unencrypted. Use amqps://.',
    ],
    [
      settings.WEBHOOKS_ALLOW_PRIVATE,
      'ecommerce.W022',
      'WEBHOOKS_ALLOW_PRIVATE is on: who may register webhooks reaches what is in the network of the shop. Remove it.',
    ],
    [
      !isPostgres(settings.DATABASE_URL) && away.length > 0,
      'ecommerce.W034',
      `DATABASE_URL is SQLite, but ${away[0]?.[0]} is on another machine, which would have another database. Use PostgreSQL.`,
    ],
    [
      leavesMachine && GRPC_TLS_CA === '' && !GRPC_TRUST_NETWORK,
      'ecommerce.W039',
      'Services are called from other machines without TLS: the token and the data of customers are sent unencrypted. ' +
        'Set GRPC_TLS_CERT, GRPC_TLS_KEY and GRPC_TLS_CA, or GRPC_TRUST_NETWORK=true if nobody else is in the network.',
    ],
  ];
}

/** The settings with addresses of services. */
function addresses(settings: Settings): [name: string, address: string][] {
  return Object.entries(settings).flatMap(([name, value]): [string, string][] =>
    name.endsWith('_ADDRESS') && name !== 'METRICS_ADDRESS' && serversOf(String(value)).length > 0
      ? [[name, String(value)]]
      : [],
  );
}

/** What customers would read. */
function textRules(settings: Settings): Rule[] {
  return [
    [
      settings.SHOP_NAME === DEFAULT_SHOP_NAME,
      'ecommerce.W035',
      `SHOP_NAME is the default, ${DEFAULT_SHOP_NAME}, in mails and on invoices. Set the name of the shop.`,
    ],
    [
      settings.SHOP_ADDRESS === '',
      'ecommerce.W036',
      'SHOP_ADDRESS is empty: invoices do not say where the seller is. Set it; \\n breaks the line.',
    ],
    [
      settings.CUSTOMER_MAILS && settings.SHOP_EMAIL === '',
      'ecommerce.W037',
      'SHOP_EMAIL is empty: mails to customers name no address for questions. Set it.',
    ],
  ];
}
