// The metadata of a call: request id, caller and deadline.
import { Metadata } from '@grpc/grpc-js';
import { monotonicFactory } from 'ulid';
import { IDENTITY_KEY, signIdentity } from './identity.js';

/** The keys for any client. Text that HTTP/2 does not allow is sent with the second key, in UTF-8. */
export const IDEMPOTENCY_KEY = 'idempotency-key';
export const IDEMPOTENCY_KEY_BIN = 'idempotency-key-bin';
/** In the response's metadata: marks the response of an earlier call with the key. */
export const REPLAYED_KEY = 'idempotent-replayed';

/** The maximum number of calls in a batch (protos/batch.proto). */
export const MAX_BATCHED_CALLS = 100;

/** The data that a client sends with a request. */
export interface CallContext {
  requestId: string;
  /** The address of the web server's client; services throttle by it. */
  clientAddress?: string;
  /** The caller for histories: `customer 7`, `staff grace`; `system` if unset. */
  actor?: string;
  /** The deadline of the original request (framework/deadlines.ts), for nested calls. */
  deadline?: number;
  /** The idempotency key of the request, and its owner (framework/idempotency). */
  idempotencyKey?: string;
  caller?: string;
  /** The span of the call, for the server's (framework/tracing). */
  traceparent?: string;
  /** Called if the response is that of an earlier call with the key. */
  onReplayed?: () => void;
}

/** Ids only need to be unique: Math.random is enough, at a tenth of the cost of the secure generator. */
const nextId = monotonicFactory(Math.random);

/** A new request id: a ULID, so that ids sort by time. */
export function newRequestId(): string {
  return nextId();
}

/** A client's request id if it is safe to log, otherwise a new one. */
export function acceptRequestId(given: unknown): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newRequestId();
}

/** As `acceptRequestId`, for a call shared by several requests: their ids, separated by commas. */
export function acceptRequestIds(given: unknown): string {
  return typeof given === 'string' && /^[\w.:,-]{1,7000}$/.test(given) ? given : newRequestId();
}

/** The metadata of a call of this method: the signed identity and the token. */
export function metadataOf(path: string, context: CallContext, token: string): Metadata {
  const { idempotencyKey = '' } = context;
  const metadata = new Metadata();
  metadata.set(IDENTITY_KEY, signIdentity(path, context));
  if (idempotencyKey !== '') metadata.set(IDEMPOTENCY_KEY_BIN, Buffer.from(idempotencyKey));
  if (token !== '') metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

/** A string of the metadata, '' when it is unset. */
export function textOf(metadata: Metadata, key: string): string {
  return metadata.get(key)[0]?.toString() ?? '';
}
