// Pages of other origins (CORS): which may use the API, and which headers they may send and read.
import cors, { type CorsOptions } from 'cors';
import type { Request, RequestHandler } from 'express';
import { settings } from '../conf/settings.js';
import { ApiError } from '../errors.js';
import { isLoopback } from '../network.js';
import { isApi } from './apis.js';
import { isSafe, originMatches } from './same_origin.js';

/** The request headers that the API reads; a project adds its own (`createApp`). */
export const REQUEST_HEADERS = [
  ...['Accept', 'Authorization', 'Content-Type'],
  ...['Idempotency-Key', 'If-Match', 'If-None-Match', 'Traceparent', 'X-Request-Id'],
];

/** The headers of answers that a client may need. Browsers always show Cache-Control, Content-Type and Last-Modified. */
export const RESPONSE_HEADERS = [
  ...['Allow', 'Content-Disposition', 'ETag', 'Idempotent-Replayed', 'Link', 'Location'],
  ...['RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
];

/** A day; browsers shorten it (Chromium to two hours). */
const PREFLIGHT_SECONDS = 86_400;

/**
 * Lets pages of the origins in CORS_ALLOWED_ORIGINS use the API, with these request headers and the framework's, and
 * answers their preflights. The admin is never open to them.
 */
export function allowOtherOrigins(requestHeaders: string[]): RequestHandler {
  const shared: CorsOptions = {
    allowedHeaders: [...REQUEST_HEADERS, ...requestHeaders],
    exposedHeaders: RESPONSE_HEADERS,
    maxAge: PREFLIGHT_SECONDS,
  };
  const allowAny = cors({ ...shared, origin: '*' });
  const allowListed = cors({ ...shared, origin: true, credentials: true });
  return (request, response, next) => {
    const { CORS_ALLOWED_ORIGINS: listed, DEBUG } = settings;
    if ((listed.length === 0 && !DEBUG) || !isApi(request)) return next();
    const isForAll = listed.includes('*');
    // Also without an Origin: a cache must not give the answer to a page.
    if (!isForAll) response.vary('Origin');
    // OPTIONS of a program is answered with Allow.
    const isAsked = request.method !== 'OPTIONS' || request.get('Access-Control-Request-Method');
    if (!isAsked || !isAllowed(request)) return next();
    (isForAll ? allowAny : allowListed)(request, response, next);
  };
}

/** Whether the page that sent the request may use the API. */
function isAllowed(request: Request): boolean {
  const { CORS_ALLOWED_ORIGINS: listed, DEBUG } = settings;
  const origin = request.get('Origin');
  if (origin === undefined) return false;
  if (listed.length > 0) return listed.includes('*') || listed.includes(origin);
  return DEBUG && isLoopback(/^https?:\/\/(\[[\d:]+\]|[^:/]+)(:\d+)?$/.exec(origin)?.[1] ?? '');
}

/**
 * A page of another site may make a browser send a request without a body, such as cancelling an order, to
 * a shop that only this machine can reach. It cannot add API credentials.
 */
export const refuseOtherSites: RequestHandler = (request, _response, next) => {
  const isMeant = isSafe(request.method) || originMatches(request) || request.get('Authorization');
  if (isMeant || !isApi(request) || isAllowed(request)) return next();
  throw new ApiError(
    'forbidden',
    'A page of another site has sent this. To let its pages use the shop, add its origin to CORS_ALLOWED_ORIGINS.',
  );
};
