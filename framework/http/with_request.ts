// The span of a request, and its id, for all that happens in it.
import type { RequestHandler } from 'express';
import { inRequest } from '../request_context.js';
import { beginSpan } from '../tracing/spans.js';
import { routeOf } from './routes.js';

/** Runs the rest of the app for this request. A `traceparent` header continues the trace of the client. */
export const withRequest: RequestHandler = (request, response, next) => {
  const requestId = request.id;
  const attributes = { 'http.request.method': request.method, 'shop.request_id': requestId };
  const span = beginSpan(request.method, attributes, request.get('traceparent') ?? '');
  if (!span) return inRequest({ requestId }, next);
  response.once('close', () => {
    const route = routeOf(request);
    span.rename(`${request.method} ${route}`);
    span.set('http.route', route);
    span.set('http.response.status_code', response.statusCode);
    span.end(response.statusCode >= 500 ? `HTTP ${response.statusCode}` : undefined);
  });
  inRequest({ requestId, span }, next);
};
