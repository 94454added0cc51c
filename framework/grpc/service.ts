// Defines a gRPC service by async functions from request to response. This file and call_context.ts adapt
// them to the handlers of grpc-js.
import type {
  MethodDefinition,
  sendUnaryData,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import { decoderOf } from './decoding.js';
import { runHandlers } from './handlers.js';
import { type Call, intercept } from './call_context.js';
import { OpenStreams } from './open_streams.js';
import type { Plain } from './codec.js';
import { toStatus } from './status.js';

/** Sends one message of a stream; resolves when there is room for the next. */
type Send<R> = (message: R) => Promise<void>;

type Methods<D> = { [K in keyof D as string extends K ? never : number extends K ? never : K]: D[K] };

/** One async function per method: `(request, call) => response`, or for streams `(request, call, send)`. */
export type Handlers<D> = {
  [K in keyof Methods<D>]: Methods<D>[K] extends MethodDefinition<infer Q, infer R> & {
    responseStream: infer S;
  }
    ? S extends true
      ? (request: Plain<Q>, call: Call, send: Send<R>) => Promise<void>
      : (request: Plain<Q>, call: Call) => Promise<R>
    : never;
};

/** Handles a unary call with an encoded request; rejects with an error for `toStatus`. */
export type UnaryCall = (request: Uint8Array, call: Call) => Promise<Message>;

/** A service's definition and handlers, for grpc-js's `addService`. */
export interface Implementation {
  definition: ServiceDefinition;
  handlers: UntypedServiceImplementation;
  /** The unary methods by their path, for batched calls. */
  unaryCalls: ReadonlyMap<string, UnaryCall>;
}

/** A service that a server can run. */
export interface Service {
  /** The full name, for health and reflection: `products.ProductService`. */
  name: string;
  /** Where clients find it (addresses.ts). */
  address: string;
  definition: ServiceDefinition;
  /** `stopping` aborts when the server begins to stop, which ends streams. */
  implement(db: Database, stopping: AbortSignal): Implementation;
  /** Background work of the service, from its start until `stopping` aborts. */
  background?: (db: Database, stopping: AbortSignal) => Promise<void>;
}

/**
 * Declares an app's service; `handlers` gets the database with the deadline of each call. The `keyed` methods
 * honour an idempotency key: their work and response are stored in one transaction (handlers.ts).
 */
export function defineService<D>(options: {
  name: string;
  address: string;
  definition: D;
  handlers: (db: Database) => Handlers<D>;
  keyed?: (keyof Handlers<D> & string)[];
  background?: (db: Database, stopping: AbortSignal) => Promise<void>;
}): Service {
  const { name, address, definition, handlers, keyed = [], background } = options;
  return {
    ...{ name, address, definition: definition as ServiceDefinition },
    ...(background && { background }),
    implement: (db, stopping) =>
      implementMethods(definition, runHandlers(definition, handlers, keyed, db), stopping, new OpenStreams()),
  };
}

/** The grpc-js implementation of these handlers. Streams are counted in `open`, except the short ones of a batch. */
export function implementMethods<D>(
  definition: D,
  handlers: Record<string, AnyHandler>,
  stopping: AbortSignal,
  open?: OpenStreams,
): Implementation {
  const tolerating: Record<string, MethodDefinition<unknown, unknown>> = {};
  const implementation: UntypedServiceImplementation = {};
  const unaryCalls = new Map<string, UnaryCall>();
  for (const [name, method] of Object.entries(definition as ServiceDefinition)) {
    const handler = handlers[name];
    if (!handler) throw new Error(`There is no handler for ${method.path}.`);
    const tolerated = tolerant(method);
    const { path, requestDeserialize } = tolerated;
    tolerating[name] = tolerated;
    implementation[name] = method.responseStream
      ? streaming(path, handler, stopping, open)
      : unary(path, handler, stopping);
    if (method.responseStream) continue;
    // `async`, so that a decoding error is a rejection too.
    unaryCalls.set(path, async (request, call) =>
      handler(decoded(requestDeserialize(Buffer.from(request))), call),
    );
  }
  return { definition: tolerating, handlers: implementation, unaryCalls };
}

/** A handler of any method. */
export type AnyHandler = (request: unknown, call: Call, send?: Send<Message>) => Promise<Message>;

/** A request whose bytes are not a message of the method's type. */
class Undecodable {
  constructor(readonly error: ApiError) {}
}

/** grpc-js answers invalid bytes with INTERNAL, but it is an error of the client. */
function tolerant(method: MethodDefinition<unknown, unknown>): MethodDefinition<unknown, unknown> {
  const decode = decoderOf(method.path);
  return {
    ...method,
    requestDeserialize: (bytes) => {
      try {
        return decode(bytes);
      } catch (error) {
        // Thrown when the handler reads the request.
        if (error instanceof ApiError) return new Undecodable(error);
        return new Undecodable(new ApiError('invalid', 'The request is not a valid protobuf message.'));
      }
    },
  };
}

/** The decoded request; `invalid` for bytes that are not a message. */
function decoded(request: unknown): unknown {
  if (request instanceof Undecodable) throw request.error;
  return request;
}

function unary(path: string, handler: AnyHandler, stopping: AbortSignal) {
  return (call: ServerUnaryCall<Message, Message>, reply: sendUnaryData<Message>): void => {
    intercept(path, call, stopping, (context) => handler(decoded(call.request), context)).then(
      (response) => reply(null, response),
      (error: unknown) => reply(toStatus(error)),
    );
  };
}

function streaming(path: string, handler: AnyHandler, stopping: AbortSignal, open?: OpenStreams) {
  return (call: ServerWritableStream<Message, Message>): void => {
    const waiting: (() => void)[] = [];
    const goOn = (): void => waiting.splice(0).forEach((resolve) => resolve());
    call.on('drain', goOn).on('close', goOn).on('cancelled', goOn);
    const send: Send<Message> = (message) =>
      new Promise((resolve) => {
        if (call.cancelled || call.destroyed || call.write(message)) resolve();
        else waiting.push(resolve);
      });
    intercept(path, call, stopping, async (context) => {
      const end = open?.begin(call.getPeer()) ?? (() => undefined);
      call.once('close', end).once('cancelled', end);
      try {
        return await handler(decoded(call.request), context, send);
      } finally {
        end();
      }
    }).then(
      () => call.end(),
      (error: unknown) => call.emit('error', toStatus(error)),
    );
  };
}
