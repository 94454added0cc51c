// Handlers as one. Express does more for each of its layers than most of them do for a request.
import type { RequestHandler } from 'express';

/** A handler that runs these in turn. The first error of any of them goes to Express, and no other runs after it. */
export function inTurn(handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, done) => {
    let index = 0;
    let isOver = false;
    const end = (error?: unknown): void => {
      if (isOver) return;
      isOver = true;
      done(error);
    };
    const next = (error?: unknown): void => {
      const handler = handlers[index];
      if (isOver || error !== undefined || !handler) return end(error);
      index += 1;
      try {
        const finished: unknown = handler(request, response, next);
        if (finished instanceof Promise) finished.catch(end);
      } catch (thrown) {
        end(thrown);
      }
    };
    next();
  };
}

/** A handler for the paths that match; others pass it by. */
export function under(path: RegExp, handler: RequestHandler): RequestHandler {
  return (request, response, next) => (path.test(request.path) ? handler(request, response, next) : next());
}
