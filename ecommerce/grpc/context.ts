// What travels with a call: the request id, who asks, and until when an answer is of use.
import { isIP } from 'node:net';
import { Metadata } from '@grpc/grpc-js';
import { monotonicFactory } from 'ulid';

export const REQUEST_ID_KEY = 'x-request-id';
export const CLIENT_ADDRESS_KEY = 'x-client-address';
export const DEADLINE_KEY = 'x-deadline-ms';

/** How many calls one batch may have (protos/batch.proto). */
export const MAX_BATCHED_CALLS = 100;

/** What a client says along with a request. */
export interface CallContext {
  requestId: string;
  /** The address of whoever asks the web server; services throttle by it. */
  clientAddress?: string;
  /** The first caller's deadline (ecommerce/deadlines.ts), for the calls that are made for it. */
  deadline?: number;
}

/** Ids only tell requests apart: Math.random does, at a tenth of what the secure generator costs. */
const nextId = monotonicFactory(Math.random);

/** A new request id: a ULID, so that ids sort by time. */
export function newRequestId(): string {
  return nextId();
}

/** A request id that came from outside, if it is one that may stand in a log; else a new one. */
export function acceptRequestId(given: unknown): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newRequestId();
}

/** As `acceptRequestId`, for a call that several requests share: their ids, separated by commas. */
export function acceptRequestIds(given: unknown): string {
  return typeof given === 'string' && /^[\w.:,-]{1,7000}$/.test(given) ? given : newRequestId();
}

/** The metadata that carries what a service may know of the caller, and the shared token. */
export function metadataOf({ requestId, clientAddress, deadline }: CallContext, token: string): Metadata {
  const metadata = new Metadata();
  metadata.set(REQUEST_ID_KEY, requestId);
  if (clientAddress !== undefined && isIP(clientAddress) > 0) metadata.set(CLIENT_ADDRESS_KEY, clientAddress);
  if (deadline !== undefined) metadata.set(DEADLINE_KEY, String(Math.round(deadline)));
  if (token !== '') metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}
