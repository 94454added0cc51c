// Who asks too often is told to wait: 429 with Retry-After, and on every answer how much is left
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

/** Something that nobody should do too often. */
export interface Throttle {
  /** As the RateLimit headers have it: `guest_orders`. */
  name: string;
  /** A setting: `60/hour`. */
  rate: () => string;
  /** Whether a request counts, where not all do; those of staff never do. */
  counts?: (request: Request) => boolean;
}

/** Counts a request; throws `throttled` when it is one too many. */
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
    // Retry-After is set by now; the error's own says the same.
    handler: (_request, response, next) => next(throttled(Number(response.get('Retry-After')) || 1)),
    validate: false, // its checks know Express alone, and TRUSTED_PROXIES is ours to know
  });
}

function whoAsks(request: Request): string {
  const who = principalOf(request);
  if (who.kind === 'account') return accountName(who.id);
  // One holder of an IPv6 network has more addresses than we could count.
  return `address ${ipKeyGenerator(clientAddressOf(request))}`;
}

function throttled(seconds: number): ApiError {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return new ApiError('throttled', `Too many requests. Try again in ${seconds} ${unit}.`, [], seconds);
}
