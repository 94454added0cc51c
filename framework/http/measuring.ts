// The metrics of requests.
import type { RequestHandler } from 'express';
import { counter, durations, gauge } from '../metrics/registry.js';
import { routeOf } from './routes.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** As nginx says it: the client went away before it was answered. */
const CLIENT_GONE = 499;

const requests = counter({
  name: 'http_requests_total',
  help: 'HTTP requests, by the pattern of their address and the status of the answer.',
  labels: ['method', 'route', 'status'],
});
const seconds = durations({
  name: 'http_request_duration_seconds',
  help: 'Time from the headers of a request to the end of its answer.',
  labels: ['method', 'route'],
});
const underWay = gauge({ name: 'http_requests_in_progress', help: 'HTTP requests without an answer yet.' });
let open = 0;

/** Counts and times each request. */
export const measureRequests: RequestHandler = (request, response, next) => {
  const startedAt = performance.now();
  underWay({}, (open += 1));
  response.once('close', () => {
    underWay({}, (open -= 1));
    const method = METHODS.includes(request.method) ? request.method : 'other';
    const route = routeOf(request);
    requests({ method, route, status: response.writableFinished ? response.statusCode : CLIENT_GONE });
    seconds({ method, route }, performance.now() - startedAt);
  });
  next();
};
