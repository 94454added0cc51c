// Runs a service's handler for a call: on the database with the call's deadline, and, for methods that honour
// idempotency keys, once for all calls with the same key.
import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import { checkpoint } from '../checkpoints.js';
import type { Database } from '../db/database.js';
import { attemptOf } from '../idempotency/attempts.js';
import { once } from '../idempotency/once.js';
import type { Call } from './call_context.js';
import type { AnyHandler, Handlers } from './service.js';

type Method = MethodDefinition<unknown, unknown>;

/** The handlers of all methods; those in `keyed` run once for each idempotency key. */
export function runHandlers<D>(
  definition: D,
  handlers: (db: Database) => Handlers<D>,
  keyed: readonly string[],
  db: Database,
): Record<string, AnyHandler> {
  const named = (name: string, on: Database): AnyHandler => {
    const handler = (handlers(on) as unknown as Record<string, AnyHandler>)[name];
    if (!handler) throw new Error(`There is no handler for ${name}.`);
    return handler;
  };
  const all = Object.entries(definition as ServiceDefinition).map(([name, method]) => {
    named(name, db); // fails when the server starts if a handler is missing
    const plain: AnyHandler = async (request, call, send) => {
      await checkpoint('call begun');
      // A stream has only the client's deadline.
      return named(name, send ? db : db.until(call.deadline))(request, call, send);
    };
    const onceForAKey: AnyHandler = (request, call) =>
      call.idempotencyKey === ''
        ? plain(request, call)
        : runOnce(db, method as Method, (inside) => named(name, inside)(request, call), request, call);
    return [name, keyed.includes(name) ? onceForAKey : plain] as const;
  });
  return Object.fromEntries(all);
}

/** The whole handler is one transaction, so it must not wait for another service. */
async function runOnce(
  db: Database,
  { path, responseDeserialize }: Method,
  handle: (db: Database) => Promise<Message>,
  request: unknown,
  call: Call,
): Promise<Message> {
  await checkpoint('call begun');
  const { customer_id } = request as { customer_id?: number };
  const attempt = attemptOf(call, customer_id === undefined ? {} : { customer_id });
  const { answer, replayed } = await once(db.until(call.deadline), attempt, [path, request], async (trx) => {
    const response = await handle(db.inside(trx));
    return Buffer.from(response.serializeBinary()).toString('base64');
  });
  if (replayed) call.markReplayed();
  return responseDeserialize(Buffer.from(answer, 'base64')) as Message;
}
