// A web server that listens before it can work: every request is answered 503.
import { Router } from 'express';
import { notReady } from '../errors.js';

/** Refuses requests until `ready`, and lets them pass from then on. */
export function refuseUntil(ready: Promise<void>): Router {
  let isReady = false;
  void ready.then(() => (isReady = true));
  return Router().use((_request, _response, next) => (isReady ? next() : next(notReady())));
}
