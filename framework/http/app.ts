// The Express app: what happens to every request before and after its view.
import express, { type Express, type Request, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { ApiError } from '../errors.js';
import { acceptRequestId } from '../grpc/call_metadata.js';
import { redactUrl } from '../log_redaction.js';
import { logger } from '../logging.js';
import { catchUp } from '../pauses.js';
import { settings } from '../conf/settings.js';
import { clientAddressOf, principalName } from './access.js';
import { isApi, jsonParser, refuseOtherMediaTypes } from './body.js';
import { isSafe, originMatches } from './same_origin.js';
import { errorHandler, notFoundHandler } from './errors.js';

/** An app that answers with these routers, in their order. */
export function createApp(routers: Router[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', settings.TRUSTED_PROXIES);
  app.use(requestLog());
  app.use(dropAbandoned);
  app.use(keepNothing);
  app.use(checkHost);
  app.use(securityHeaders());
  app.use(refuseOtherSites);
  app.use(refuseOtherMediaTypes);
  app.use(jsonParser);
  for (const router of routers) app.use(router);
  app.use(notFoundHandler);
  app.use(errorHandler);
  return app;
}

/** After a pause of this process some clients have gone; a client that tries again must not be served twice. */
const dropAbandoned: RequestHandler = async ({ socket }, _response, next) => {
  await catchUp();
  if (!socket.destroyed && !socket.readableEnded) next();
};

/** One log line a request, with its id; the id is also in the answer. */
function requestLog(): RequestHandler {
  const begun = new WeakSet<object>();
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const id = acceptRequestId(request.headers['x-request-id']);
      response.setHeader('X-Request-Id', id);
      return id;
    },
    wrapSerializers: false,
    serializers: {
      req: (request: Request) => ({
        method: request.method,
        url: redactUrl(request.originalUrl ?? request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, { statusCode }) => {
      if (statusCode === 503 || statusCode === 504) return 'warn';
      return statusCode >= 500 ? 'error' : 'info';
    },
    // What went wrong has a line of its own; pino-http would add the stack of an error that it makes.
    customErrorObject: (_request, _response, _error, line: { err?: unknown }) => {
      const { err: _err, ...rest } = line;
      return rest;
    },
    quietReqLogger: true,
    // gRPC's lines have the same names.
    customAttributeKeys: { reqId: 'request_id', responseTime: 'ms' },
    // Asked for when the request begins too, when nobody knows yet whose it is.
    customProps: (request) => {
      if (!begun.has(request)) return begun.add(request) && {};
      return {
        client_address: clientAddressOf(request as Request),
        principal: principalName(request as Request),
      };
    },
  }) as RequestHandler;
}

/** No cache keeps an answer that does not say otherwise: it may hold a token, or what is one customer's. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Two hosts in one request are two requests to whoever reads the other one (RFC 9112, section 3.2). */
function refuseAmbiguousHost({ rawHeaders, url, headers }: Request): void {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const target = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1];
  const differs = target !== undefined && target.toLowerCase() !== headers.host?.toLowerCase();
  if (hosts.length !== 1 || differs || /[\s,@/\\]/.test(headers.host ?? '')) {
    throw new ApiError('invalid', 'The request must name one host.');
  }
}

/** A Host header that is not ours may come from a poisoned cache or DNS rebinding. */
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

/**
 * A page of another site may make its visitor's browser send a request without a body, such as the
 * cancelling of an order, to a shop that only this machine reaches. It cannot add credentials of the API.
 */
const refuseOtherSites: RequestHandler = (request, _response, next) => {
  const isMeant = isSafe(request.method) || originMatches(request) || request.get('Authorization');
  if (isApi(request) && !isMeant) throw new ApiError('forbidden', 'A page of another site has sent this.');
  next();
};
