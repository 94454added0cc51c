// A web server that listens before it is ready: every request is answered 503.
import { Router } from 'express';
import { notReady } from '../errors.js';

/** Refuses requests until `ready` resolves. */
export function refuseUntil(ready: Promise<void>): Router {
  let isReady = false;
  void ready.then(() => (isReady = true));
  return Router().use((_request, _response, next) => (isReady ? next() : next(notReady())));
}
