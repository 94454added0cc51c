// Error responses: one format for all errors, without details of unexpected ones.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { settings } from '../conf/settings.js';
import { translateOutage } from '../db/outages.js';
import { type ErrorCode, ApiError } from '../errors.js';
import { logRefused } from '../events.js';
import { logger } from '../logging.js';
import { causeOf } from './access.js';
import { errorFormatOf } from './apis.js';
import { sendErrorPage, wantsPage } from './pages.js';
import { PROBLEM_TYPE, problemOf, wantsProblem } from './problems.js';

/** Throws the error for requests that no pattern matched. */
export const notFoundHandler: RequestHandler = (request) => {
  throw new ApiError('not_found', `There is nothing at ${request.path}.`);
};

/** Sends `{error, code, details, request_id}`, or what the address has instead, and logs unexpected errors. */
export const errorHandler: ErrorRequestHandler = (thrown: unknown, request, response, next) => {
  const error = toApiError(thrown);
  if (error.code === 'internal') logger.error({ request_id: request.id, err: thrown }, 'request failed');
  if (error.service !== undefined) {
    logger.error(
      { request_id: request.id, service: error.service, code: error.code },
      'a service did not answer',
    );
  }
  logRefusal(error, request);
  if (response.headersSent) {
    next(thrown);
    return;
  }
  if (error.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.retryAfterSeconds));
  if (error.code === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
  if (error.code === 'too_large') response.set('Connection', 'close');
  response.set('Cache-Control', 'no-store');
  const format = errorFormatOf(request);
  response.status(format?.statusOf(error) ?? error.httpStatus);
  if (format) response.json(format.bodyOf(error, request));
  else if (wantsPage(request)) sendErrorPage(response.vary('Accept'), error);
  else sendUsual(response, errorBody(error, request));
};

/** Sends the usual body of an error, in the form that the client accepts. */
function sendUsual(response: Response, body: ReturnType<typeof errorBody>): void {
  response.vary('Accept');
  if (!wantsProblem(response.req)) response.json(body);
  else response.type(PROBLEM_TYPE).send(JSON.stringify(problemOf(response.statusCode, body)));
}

/** Logs rate limits and refusals, which may be attacks. */
export function logRefusal({ code }: ApiError, request: Request): void {
  logRefused(code, causeOf(request), { method: request.method, path: request.path });
}

/** The body of an error response. */
export function errorBody(error: ApiError, request: Request) {
  const { message, code, details, service } = error;
  const where = settings.DEBUG && service !== undefined ? ` (${service})` : '';
  return { error: message + where, code, details, request_id: request.id };
}

/** The errors of Express and its body parser (`http-errors`), by their `type`. */
const PARSER_ERRORS: Record<string, [ErrorCode, string]> = {
  'entity.parse.failed': ['malformed_json', 'The body is not valid JSON.'],
  'entity.verify.failed': ['malformed_json', 'The body is not valid UTF-8.'],
  'entity.too.large': ['too_large', 'The body is too large.'],
  'charset.unsupported': ['unsupported_media_type', 'The body must be JSON in UTF-8.'],
  'encoding.unsupported': ['unsupported_media_type', 'The content encoding is not supported.'],
  'request.aborted': ['invalid', 'The request was aborted.'],
  'request.size.invalid': ['invalid', 'The body is not as long as Content-Length says.'],
};

/** The ApiError for anything thrown. */
export function toApiError(error: unknown): ApiError {
  const thrown = translateOutage(error);
  if (thrown instanceof ApiError) return thrown;
  const { type, status } = thrown as { type?: string; status?: number };
  const known = type === undefined ? undefined : PARSER_ERRORS[type];
  if (known) return new ApiError(known[0], known[1]);
  if (thrown instanceof URIError) return new ApiError('invalid', 'The address is not validly encoded.');
  if (status !== undefined && status >= 400 && status < 500) {
    return new ApiError('invalid', 'The request is not valid.');
  }
  return new ApiError('internal', 'Internal error');
}
