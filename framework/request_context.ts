// The request that the current code works for, also after `await`: for the log, and for comments in statements.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from './tracing/spans.js';

export interface RequestContext {
  /** The id, which clients may have chosen (see `acceptRequestId`); of a batch, those of its calls with commas. */
  requestId: string;
  /** The span that it is in, if traces are on. */
  span?: Span | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` for this request. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The request that this code works for; undefined in background work. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}
