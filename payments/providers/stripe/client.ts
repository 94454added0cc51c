// The client of Stripe's API, from Stripe's package, which is loaded only when a process needs it.
import type Stripe from 'stripe';
import { settings } from '../../../ecommerce/settings.js';

/** The version of the API that this code was written for. The package's types are of the same version. */
const API_VERSION = '2026-10-28.endive';
/** Repeated by the package with the same idempotency key, within the time that a payment may take. */
const MAX_RETRIES = 2;

const clients = new Map<string, Promise<Stripe>>();

/** The client for the settings of this process. */
export function stripeClient(): Promise<Stripe> {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = settings;
  const name = `${base} ${key}`;
  let client = clients.get(name);
  if (!client) clients.set(name, (client = makeClient(key, new URL(base))));
  return client;
}

async function makeClient(key: string, { protocol, hostname, port }: URL): Promise<Stripe> {
  const { default: Package } = await import('stripe');
  return new Package(key, {
    apiVersion: API_VERSION,
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port !== '' && { port }),
    timeout: settings.PAYMENT_TIMEOUT_MS,
    maxNetworkRetries: MAX_RETRIES,
    telemetry: false,
  });
}

/** The parts of the package's errors that this code reads. */
export type StripeError = Stripe.errors.StripeError;

/** The error as one of Stripe's answers that refuse a request, which then has not been carried out; otherwise null. */
export function refusalOf(error: unknown): StripeError | null {
  const { type } = error as { type?: unknown };
  const isRefusal = type === 'StripeCardError' || type === 'StripeInvalidRequestError';
  return isRefusal ? (error as StripeError) : null;
}
