// What travels with a call: the request id, who asks, and until when an answer is of use.
import { Metadata } from '@grpc/grpc-js';
import { monotonicFactory } from 'ulid';
import { IDENTITY_KEY, signIdentity } from './identity.js';

/** As any client may send it. Text that HTTP/2 does not take as it is has the other key, in UTF-8. */
export const IDEMPOTENCY_KEY = 'idempotency-key';
export const IDEMPOTENCY_KEY_BIN = 'idempotency-key-bin';
/** Says in the answer's metadata that an earlier call with the key got it. */
export const REPLAYED_KEY = 'idempotent-replayed';

/** How many calls one batch may have (protos/batch.proto). */
export const MAX_BATCHED_CALLS = 100;

/** What a client says along with a request. */
export interface CallContext {
  requestId: string;
  /** The address of whoever asks the web server; services throttle by it. */
  clientAddress?: string;
  /** Who asks, as histories name them: `customer 7`, `staff grace`; the shop itself without it. */
  actor?: string;
  /** The first caller's deadline (framework/deadlines.ts), for the calls that are made for it. */
  deadline?: number;
  /** The key under which the request is carried out once, and whose key it is (framework/idempotency). */
  idempotencyKey?: string;
  caller?: string;
  /** Hears that the answer is one that an earlier call with the key got. */
  onReplayed?: () => void;
}

/** Ids only tell requests apart: Math.random does, at a tenth of what the secure generator costs. */
const nextId = monotonicFactory(Math.random);

/** A new request id: a ULID, so that ids sort by time. */
export function newRequestId(): string {
  return nextId();
}

/** A request id that came from outside, if it may be written to a log; else a new one. */
export function acceptRequestId(given: unknown): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newRequestId();
}

/** As `acceptRequestId`, for a call that several requests share: their ids, separated by commas. */
export function acceptRequestIds(given: unknown): string {
  return typeof given === 'string' && /^[\w.:,-]{1,7000}$/.test(given) ? given : newRequestId();
}

/** The metadata that tells a service for whom a call of this method is made, and that it is ours. */
export function metadataOf(path: string, context: CallContext, token: string): Metadata {
  const { idempotencyKey = '' } = context;
  const metadata = new Metadata();
  metadata.set(IDENTITY_KEY, signIdentity(path, context));
  if (idempotencyKey !== '') metadata.set(IDEMPOTENCY_KEY_BIN, Buffer.from(idempotencyKey));
  if (token !== '') metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

/** A text of the metadata, '' when it is not there. */
export function textOf(metadata: Metadata, key: string): string {
  return metadata.get(key)[0]?.toString() ?? '';
}
