// Rate limits: 429 with Retry-After, and headers with the remaining number on every response
// (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/, version 8).
import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { accountName } from '../actor_names.js';
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import { clientAddressOf, principalOf } from '../http/access.js';
import { parseRate, type Rate } from '../conf/rates.js';
import { settings } from '../conf/settings.js';
import { storeFor } from './stores.js';

/** A rate limit. */
export interface Throttle {
  /** The name in the RateLimit headers: `guest_orders`. */
  name: string;
  /** The setting with the rate: `60/hour`. */
  rate: () => string;
  /** Whether a request counts, if not all do; those of staff never do. */
  counts?: (request: Request) => boolean;
}

/** Counts a request; throws `throttled` above the limit. */
export type CountRequest = (throttle: Throttle, request: Request, response: Response) => Promise<void>;

/** The throttles of a web site. */
export function throttlesOf(db: Database): CountRequest {
  const limiters = new Map<string, RateLimitRequestHandler>();
  return async (throttle, request, response) => {
    const { name, counts = () => true } = throttle;
    const isStaff = principalOf(request).kind === 'staff';
    if (!settings.THROTTLES || isStaff || !counts(request)) return;
    let limiter = limiters.get(name);
    if (!limiter) limiters.set(name, (limiter = limiterOf(db, throttle)));
    await new Promise<void>((resolve, reject) => {
      void limiter(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
    });
  };
}

function limiterOf(db: Database, { name, rate }: Throttle): RateLimitRequestHandler {
  const { limit, windowMs } = parseRate(rate()) as Rate;
  return rateLimit({
    ...{ limit, windowMs, identifier: name, standardHeaders: 'draft-8', legacyHeaders: false },
    store: storeFor(db, name),
    keyGenerator: whoAsks,
    // Retry-After is already set; the error has the same value.
    handler: (_request, response, next) => next(throttled(Number(response.get('Retry-After')) || 1)),
    validate: false, // its checks only know Express's setting, not TRUSTED_PROXIES
  });
}

function whoAsks(request: Request): string {
  const who = principalOf(request);
  if (who.kind === 'account') return accountName(who.id);
  // The owner of an IPv6 network has more addresses than can be counted.
  return `address ${ipKeyGenerator(clientAddressOf(request))}`;
}

function throttled(seconds: number): ApiError {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return new ApiError('throttled', `Too many requests. Try again in ${seconds} ${unit}.`, [], seconds);
}
