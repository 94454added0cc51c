// What happens around every call on a server, whatever the method: the request id, the shared token,
// the deadline, errors and the log line.
import { isIP } from 'node:net';
import { Metadata, type ServerUnaryCall, type ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { translateOutage } from '../db/outages.js';
import { acceptDeadline, CALL_TIMEOUT_MS, databaseNow, deadlinePassed, refuseLate } from '../deadlines.js';
import { ShopError } from '../errors.js';
import { logger } from '../logging.js';
import { catchUp } from '../pauses.js';
import type { KeyedCall } from '../idempotency/attempts.js';
import {
  acceptRequestIds,
  CALLER_KEY_BIN,
  CLIENT_ADDRESS_KEY,
  DEADLINE_KEY,
  IDEMPOTENCY_KEY,
  IDEMPOTENCY_KEY_BIN,
  REPLAYED_KEY,
  REQUEST_ID_KEY,
  textOf,
} from './context.js';
import { checkToken } from './token.js';

/** What a handler may know of the call it answers. */
export interface Call extends KeyedCall {
  requestId: string;
  /** Who asks: as the web server says, or for direct calls the other end of the connection. */
  clientAddress: string;
  /** After this moment nothing may be committed for the call (ecommerce/deadlines.ts). */
  deadline: number;
  /** Says in the answer that an earlier call with the same idempotency key got it. */
  markReplayed(): void;
  /** Aborted when the client has gone, its deadline has passed, or the server stops. */
  signal: AbortSignal;
  log: Logger;
}

type ServerCall = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;
type Handler<R> = (call: Call) => Promise<R>;

/**
 * Runs a handler inside all interceptors; what it throws is for `toStatus`. `stopping` aborts when the
 * server begins to stop.
 */
export async function intercept<R>(
  path: string,
  call: ServerCall,
  stopping: AbortSignal,
  handler: Handler<R>,
): Promise<R> {
  const requestId = acceptRequestIds(call.metadata.get(REQUEST_ID_KEY)[0]);
  // Made when a handler asks for them: most calls need neither, and both cost more than the rest.
  let signal: AbortSignal | undefined;
  let log: Logger | undefined;
  const context: Call = {
    requestId,
    clientAddress: clientAddressOf(call),
    ...deadlineOf(call),
    ...keyOf(call),
    markReplayed: () => call.sendMetadata(REPLAYED),
    get signal() {
      return (signal ??= signalOf(call, stopping));
    },
    get log() {
      return (log ??= logger.child({ request_id: requestId, method: path }));
    },
  };
  return logged(context, async () => {
    checkToken(call.metadata);
    await catchUp();
    if (call.cancelled) throw deadlinePassed();
    refuseLate(context.deadline);
    return handler(context);
  });
}

/** Runs a handler; how it ended and how long it took goes to the log. */
export async function logged<R>(context: Call, handler: () => Promise<R>): Promise<R> {
  const started = performance.now();
  try {
    const response = await handler();
    logCall(context, 'OK', started);
    return response;
  } catch (thrown) {
    const error = translateOutage(thrown);
    logFailure(context, error, started);
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

/** A refusal may repeat what a client sent, however long it is. */
const MAX_LOGGED = 1_000;

/** What we meant to say is told at the level of a normal call; the rest with all there is to know. */
function logFailure(context: Call, error: unknown, started: number): void {
  if (error instanceof ShopError) {
    const said = error.message.slice(0, MAX_LOGGED);
    context.log.info({ code: error.code, error: said, ms: elapsed(started) }, 'call refused');
  } else {
    context.log.error({ code: 'internal', err: error, ms: elapsed(started) }, 'call failed');
  }
}

function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}

function clientAddressOf(call: ServerCall): string {
  const [given] = call.metadata.get(CLIENT_ADDRESS_KEY);
  return typeof given === 'string' && isIP(given) > 0 ? given : call.getPeer().replace(/:\d+$/, '');
}

const REPLAYED = new Metadata();
REPLAYED.set(REPLAYED_KEY, 'true');

/** As the first caller says, else as the client does, with a limit for those that wait for ever. */
function deadlineOf(call: ServerCall): Pick<Call, 'deadline' | 'askedAt'> {
  const now = databaseNow();
  const left = Number(call.getDeadline()) - Date.now();
  const own = now + Math.min(left, CALL_TIMEOUT_MS);
  const deadline = acceptDeadline(Number(textOf(call.metadata, DEADLINE_KEY)), own);
  return { deadline, askedAt: deadline === own ? now : deadline - CALL_TIMEOUT_MS };
}

function keyOf({ metadata }: ServerCall): Pick<Call, 'idempotencyKey' | 'caller'> {
  const idempotencyKey = textOf(metadata, IDEMPOTENCY_KEY_BIN) || textOf(metadata, IDEMPOTENCY_KEY);
  return { idempotencyKey, caller: textOf(metadata, CALLER_KEY_BIN) };
}
