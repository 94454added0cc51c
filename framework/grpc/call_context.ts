// The interceptors of every call on a server: the request id, the shared token, the deadline, errors and
// the log line.
import { isIP } from 'node:net';
import { Metadata, type ServerUnaryCall, type ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { SYSTEM } from '../actor_names.js';
import { translateOutage } from '../db/outages.js';
import { acceptDeadline, CALL_TIMEOUT_MS, databaseNow, deadlinePassed, refuseLate } from '../deadlines.js';
import { ApiError } from '../errors.js';
import { logRefused } from '../events.js';
import { logger } from '../logging.js';
import { catchUp } from '../pauses.js';
import { inRequest } from '../request_context.js';
import { beginSpan } from '../tracing/spans.js';
import type { KeyedCall } from '../idempotency/attempts.js';
import {
  acceptRequestIds,
  IDEMPOTENCY_KEY,
  IDEMPOTENCY_KEY_BIN,
  newRequestId,
  REPLAYED_KEY,
  textOf,
} from './call_metadata.js';
import { nameRequest } from './status.js';
import { measureHandled } from './measuring.js';
import { type Identity, IDENTITY_KEY, readIdentity } from './identity.js';
import { checkToken } from './token.js';

/** The context of a call for its handler. */
export interface Call extends KeyedCall {
  /** Whether one of the shop's own processes makes the call. */
  isOurs: boolean;
  requestId: string;
  /** The client's address: from the web server, or for direct calls from the connection. */
  clientAddress: string;
  /** The caller for histories: as signed by the web server, `system` for direct calls. */
  actor: string;
  /** After this time nothing may be committed for the call (framework/deadlines.ts). */
  deadline: number;
  /** The span that called; '' if it is not traced. */
  traceparent: string;
  /** Marks the response as that of an earlier call with the same idempotency key. */
  markReplayed(): void;
  /** Aborted when the client has gone, its deadline has passed, or the server stops. */
  signal: AbortSignal;
  log: Logger;
}

type ServerCall = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;
type Handler<R> = (call: Call) => Promise<R>;

/**
 * Runs a handler inside all interceptors; `toStatus` translates what it throws. `stopping` aborts when the
 * server begins to stop.
 */
export async function intercept<R>(
  path: string,
  call: ServerCall,
  stopping: AbortSignal,
  handler: Handler<R>,
): Promise<R> {
  // Created lazily: most calls need neither, and both cost more than the rest.
  let signal: AbortSignal | undefined;
  let log: Logger | undefined;
  const [identity, forged] = identityOf(path, call);
  const known = knownOf(identity, ofConnection(call));
  const context: Call = {
    ...known,
    idempotencyKey: textOf(call.metadata, IDEMPOTENCY_KEY_BIN) || textOf(call.metadata, IDEMPOTENCY_KEY),
    markReplayed: () => call.sendMetadata(REPLAYED),
    get signal() {
      return (signal ??= signalOf(call, stopping));
    },
    get log() {
      return (log ??= logger.child({ request_id: known.requestId, method: path }));
    },
  };
  return logged(path, context, async () => {
    checkToken(call.metadata);
    if (forged) throw forged;
    const pause = catchUp();
    if (pause) await pause;
    if (call.cancelled) throw deadlinePassed();
    refuseLate(context.deadline);
    return handler(context);
  });
}

/** The verified identity of the call, or the error of its verification. */
function identityOf(path: string, { metadata }: ServerCall): [Identity | null, ApiError?] {
  try {
    return [readIdentity(path, textOf(metadata, IDENTITY_KEY))];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [null, error];
  }
}

type Known = Pick<
  Call,
  'isOurs' | 'requestId' | 'clientAddress' | 'actor' | 'caller' | 'deadline' | 'askedAt' | 'traceparent'
>;

/** The data of a call: from its identity, with the defaults of a call without one. */
export function knownOf(
  identity: Identity | null,
  otherwise: Omit<Known, 'isOurs' | 'actor' | 'caller'>,
): Known {
  const deadline = acceptDeadline(identity?.deadline ?? 0, otherwise.deadline);
  const isOwn = deadline === otherwise.deadline;
  const address = identity?.clientAddress ?? '';
  return {
    isOurs: identity !== null,
    requestId: identity ? acceptRequestIds(identity.requestId) : otherwise.requestId,
    clientAddress: isIP(address) > 0 ? address : otherwise.clientAddress,
    actor: identity?.actor ?? SYSTEM,
    caller: identity?.caller ?? '',
    deadline,
    traceparent: identity ? identity.traceparent : otherwise.traceparent,
    askedAt: isOwn ? otherwise.askedAt : deadline - CALL_TIMEOUT_MS,
  };
}

/** The data of a call that does not come from one of the shop's own processes. */
function ofConnection(call: ServerCall): Omit<Known, 'isOurs' | 'actor' | 'caller'> {
  const askedAt = databaseNow();
  const left = Number(call.getDeadline()) - Date.now();
  return {
    // Read only when no identity has it.
    get requestId() {
      return newRequestId();
    },
    get traceparent() {
      return textOf(call.metadata, 'traceparent');
    },
    get clientAddress() {
      return call.getPeer().replace(/:\d+$/, '');
    },
    // The client's deadline, with a limit for clients without one.
    deadline: askedAt + Math.min(left, CALL_TIMEOUT_MS),
    askedAt,
  };
}

/** Its calls have spans of their own. */
const BATCH_PATH = '/batch.BatchService/Batch';

/** Runs a handler; logs its outcome and duration. */
export async function logged<R>(path: string, context: Call, handler: () => Promise<R>): Promise<R> {
  const started = performance.now();
  const span =
    path === BATCH_PATH ? undefined : beginSpan(path.slice(1), { 'rpc.system': 'grpc' }, context.traceparent);
  try {
    const response = await inRequest({ requestId: context.requestId, span }, handler);
    measureHandled(path, started);
    span?.end();
    logCall(context, 'OK', started);
    return response;
  } catch (thrown) {
    const error = translateOutage(thrown);
    measureHandled(path, started, error);
    span?.end(error instanceof ApiError ? error.code : 'internal');
    logFailure(path, context, error, started);
    nameRequest(error, context.requestId);
    throw error;
  }
}

function signalOf(call: ServerCall, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  if (call.cancelled) gone.abort();
  else call.on('cancelled', () => gone.abort());
  return AbortSignal.any([gone.signal, stopping]);
}

function logCall(context: Call, code: string, started: number): void {
  if (logger.isLevelEnabled('debug')) context.log.debug({ code, ms: elapsed(started) }, 'call');
}

/** Refusals may contain input of any length, so they are truncated. */
const MAX_LOGGED = 1_000;

/** Logs expected errors at the level of a normal call, others with all details. */
function logFailure(path: string, context: Call, error: unknown, started: number): void {
  if (error instanceof ApiError) {
    const said = error.message.slice(0, MAX_LOGGED);
    context.log.info({ code: error.code, error: said, ms: elapsed(started) }, 'call refused');
    // The web server logs the event of its own calls.
    if (!context.isOurs) logRefused(error.code, context, { method: path });
  } else {
    context.log.error({ code: 'internal', err: error, ms: elapsed(started) }, 'call failed');
  }
}

function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}

const REPLAYED = new Metadata();
REPLAYED.set(REPLAYED_KEY, 'true');
