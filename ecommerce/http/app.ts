// The Express app: what happens to every request before and after its view.
import { isUtf8 } from 'node:buffer';
import express, { type Express, type Request, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { ShopError } from '../errors.js';
import { acceptRequestId } from '../grpc/context.js';
import { redactUrl } from '../log_redaction.js';
import { logger } from '../logging.js';
import { settings } from '../settings.js';
import { clientAddressOf, principalName } from './access.js';
import { isSafe, originMatches } from './origin.js';
import { errorHandler, notFoundHandler } from './errors.js';

const BODY_LIMIT_BYTES = 256 * 1024;

/** An app that answers with these routers, in their order. */
export function createApp(routers: Router[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', settings.TRUSTED_PROXIES);
  app.use(requestLog());
  app.use(checkHost);
  app.use(securityHeaders());
  app.use(refuseOtherSites);
  app.use(refuseOtherMediaTypes);
  app.use(express.json({ limit: BODY_LIMIT_BYTES, strict: false, verify: refuseInvalidUtf8 }));
  for (const router of routers) app.use(router);
  app.use(notFoundHandler);
  app.use(errorHandler);
  return app;
}

/** One log line a request, with its id; the id is also in the answer. */
function requestLog(): RequestHandler {
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
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    quietReqLogger: true,
    // gRPC's lines have the same names.
    customAttributeKeys: { reqId: 'request_id', responseTime: 'ms' },
    customProps: (request) => ({
      client_address: clientAddressOf(request as Request),
      principal: principalName(request as Request),
    }),
  }) as RequestHandler;
}

/** A Host header that is not ours may come from a poisoned cache or DNS rebinding. */
const checkHost: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const allowed = settings.ALLOWED_HOSTS.some(
    (pattern) =>
      pattern === '*' || pattern === host || (pattern.startsWith('.') && `.${host}`.endsWith(pattern)),
  );
  if (!allowed) throw new ShopError('invalid', `The host "${host}" is not in ALLOWED_HOSTS.`);
  next();
};

function securityHeaders(): RequestHandler {
  return helmet({
    strictTransportSecurity: settings.HSTS_SECONDS > 0 && { maxAge: settings.HSTS_SECONDS },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The admin, whose forms have tokens, looks for itself. */
function isApi({ path }: Request): boolean {
  return path.startsWith('/api/') || path.startsWith('/products/');
}

/**
 * A page of another site may make its visitor's browser send a request without a body, such as the
 * cancelling of an order, to a shop that only this machine reaches. It cannot add credentials of the API.
 */
const refuseOtherSites: RequestHandler = (request, _response, next) => {
  const isMeant = isSafe(request.method) || originMatches(request) || request.get('Authorization');
  if (isApi(request) && !isMeant) throw new ShopError('forbidden', 'A page of another site has sent this.');
  next();
};

/** A body that is not JSON would be ignored without a word. Forms belong to the admin. */
const refuseOtherMediaTypes: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  if (isApi(request) && hasBody && !(request.is('application/json') && /^utf-?8$/i.test(charset))) {
    throw new ShopError(
      'unsupported_media_type',
      'Send the body as JSON in UTF-8, with Content-Type: application/json.',
    );
  }
  next();
};

/** The parser would replace what it cannot decode, and store something that nobody sent. */
function refuseInvalidUtf8(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('invalid UTF-8');
}
