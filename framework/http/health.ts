// The addresses that load balancers and supervisors ask. They come before everything else: probes call by IP address,
// and without credentials.
import type { RequestHandler, Response } from 'express';
import type { Readiness, Report } from '../readiness.js';

const METHODS = 'GET, HEAD';

/** The addresses, for `showurls`. They are not in the OpenAPI document: they are for operators, not for clients. */
export const HEALTH_PATHS = ['/healthz', '/readyz'] as const;

/**
 * `/healthz` answers 200 while this process lives. `/readyz` answers 200 if it should get requests, otherwise 503, with
 * the state of each check.
 */
export function healthPages(readiness: Readiness): RequestHandler {
  const [healthz, readyz] = HEALTH_PATHS;
  return (request, response, next) => {
    const path = request.path.replace(/(?<=.)\/$/, '');
    if (path !== healthz && path !== readyz) return next();
    response.set('Cache-Control', 'no-store');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response
        .set('Allow', METHODS)
        .status(405)
        .json({ error: `Allowed: ${METHODS}.` });
    } else if (path === healthz) response.json({ status: 'alive' });
    else return readiness.state().then((report) => answer(response, report));
  };
}

function answer(response: Response, report: Report): void {
  const isReady = report.status === 'ready' || report.status === 'degraded';
  response.status(isReady ? 200 : 503).json(report);
}
