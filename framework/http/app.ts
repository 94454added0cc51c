// The Express app: the processing of every request before and after its view.
import express, { type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import { ApiError } from '../errors.js';
import { catchUp } from '../pauses.js';
import { settings } from '../conf/settings.js';
import { declareApis } from './apis.js';
import { jsonParser, refuseOtherMediaTypes } from './body.js';
import { allowOtherOrigins, refuseOtherSites } from './cross_origin.js';
import { errorHandler, notFoundHandler } from './errors.js';
import { registry } from '../metrics/registry.js';
import { measureRequests } from './measuring.js';
import { withRequest } from './with_request.js';
import { healthPages } from './health.js';
import { inTurn } from './in_turn.js';
import { requestLog } from './request_log.js';
import type { Readiness } from '../readiness.js';
import type { UrlPattern } from './router.js';

/**
 * An app with these routers, in their order. The patterns tell API and pages apart; `requestHeaders` are those of the
 * project that pages of other origins may send. With `readiness` the app tells it at `/readyz`.
 */
export function createApp(
  routers: RequestHandler[],
  patterns: UrlPattern[],
  requestHeaders: string[],
  readiness?: Readiness,
): Express {
  const app = express();
  declareApis(app, patterns);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', settings.TRUSTED_PROXIES);
  const handlers = [
    ...(readiness ? [healthPages(readiness)] : []),
    ...(registry ? [measureRequests] : []),
    ...[requestLog, dropAbandoned, keepNothing, checkHost, securityHeaders()],
    ...[allowOtherOrigins(requestHeaders), refuseOtherSites, refuseOtherMediaTypes, jsonParser, withRequest],
    ...[...routers, notFoundHandler],
  ];
  app.use(inTurn(handlers));
  app.use(errorHandler);
  return app;
}

/** After a pause of this process some clients have disconnected; a client that retries must not be served twice. */
const dropAbandoned: RequestHandler = ({ socket }, _response, next) => {
  const goOn = (): void => {
    if (!socket.destroyed && !socket.readableEnded) next();
  };
  const pause = catchUp();
  if (pause) return pause.then(goOn);
  goOn();
};

/** By default responses are not cached: they may contain a token, or a customer's data. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Programs could disagree on the host of a request with two hosts (RFC 9112, section 3.2). */
function refuseAmbiguousHost({ rawHeaders, url, headers }: Request): void {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  }
  const target = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1];
  const differs = target !== undefined && target.toLowerCase() !== headers.host?.toLowerCase();
  if (hosts !== 1 || differs || /[\s,@/\\]/.test(headers.host ?? '')) {
    throw new ApiError('invalid', 'The request must name one host.');
  }
}

/** An unknown Host header may be cache poisoning or DNS rebinding. */
const checkHost: RequestHandler = (request, _response, next) => {
  refuseAmbiguousHost(request);
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const allowed = settings.ALLOWED_HOSTS.some(
    (pattern) =>
      pattern === '*' || pattern === host || (pattern.startsWith('.') && `.${host}`.endsWith(pattern)),
  );
  if (!allowed) throw new ApiError('invalid', `The host "${host}" is not in ALLOWED_HOSTS.`);
  next();
};

function securityHeaders(): RequestHandler {
  return helmet({
    strictTransportSecurity: settings.HSTS_SECONDS > 0 && { maxAge: settings.HSTS_SECONDS },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}
