// Who asks too often is told to wait: 429 with Retry-After, and on every answer how much is left
// (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/, version 8).
import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { accountName } from '../actor_names.js';
import type { Database } from '../db/database.js';
import { ShopError } from '../errors.js';
import { clientAddressOf, principalOf } from '../http/access.js';
import { parseRate, type Rate } from '../rates.js';
import { settings } from '../settings.js';
import { storeFor } from './stores.js';

/** What is counted. Each has a setting. */
const RATES = {
  register: () => settings.THROTTLE_REGISTER,
  guest_orders: () => settings.THROTTLE_GUEST_ORDERS,
  guest_carts: () => settings.THROTTLE_GUEST_CARTS,
  password_resets: () => settings.THROTTLE_PASSWORD_RESETS,
  invoice_pdfs: () => settings.THROTTLE_INVOICE_PDFS,
  exports: () => settings.THROTTLE_EXPORTS,
  search: () => settings.THROTTLE_SEARCH,
} as const;

export type ThrottleName = keyof typeof RATES;

/** Counts a request; throws `throttled` when it is one too many. */
export type Throttle = (name: ThrottleName, request: Request, response: Response) => Promise<void>;

/** The throttles of a web site. */
export function throttlesOf(db: Database): Throttle {
  const limiters = new Map<ThrottleName, RateLimitRequestHandler>();
  return async (name, request, response) => {
    if (!settings.THROTTLES || !isCounted(name, request)) return;
    let limiter = limiters.get(name);
    if (!limiter) limiters.set(name, (limiter = limiterOf(db, name)));
    await new Promise<void>((resolve, reject) => {
      void limiter(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
    });
  };
}

/** Staff do their work; what the first system's clients do all day is free while the API is open. */
function isCounted(name: ThrottleName, request: Request): boolean {
  const { kind } = principalOf(request);
  if (kind === 'staff') return false;
  if (name === 'search') return settings.API_ACCESS !== 'open';
  if (name === 'guest_carts') return kind === 'anonymous' && request.get('X-Cart-Token') === undefined;
  if (name === 'guest_orders') return kind === 'anonymous' && settings.API_ACCESS !== 'open';
  return true;
}

function limiterOf(db: Database, name: ThrottleName): RateLimitRequestHandler {
  const { limit, windowMs } = parseRate(RATES[name]()) as Rate;
  return rateLimit({
    ...{ limit, windowMs, identifier: name, standardHeaders: 'draft-8', legacyHeaders: false },
    store: storeFor(db, name),
    keyGenerator: whoAsks,
    // Retry-After is set by now; the error's own says the same.
    handler: (_request, response, next) => next(throttled(Number(response.get('Retry-After')) || 1)),
    validate: false, // its checks know Express alone, and TRUSTED_PROXIES is ours to know
  });
}

function whoAsks(request: Request): string {
  const who = principalOf(request);
  if (who.kind === 'customer') return accountName(who.id);
  // One holder of an IPv6 network has more addresses than we could count.
  return `address ${ipKeyGenerator(clientAddressOf(request))}`;
}

function throttled(seconds: number): ShopError {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return new ShopError('throttled', `Too many requests. Try again in ${seconds} ${unit}.`, [], seconds);
}
