// What views read from a request: body, ids and caller; the query is in query.ts.
import type { Request, Response } from 'express';
import { CALL_TIMEOUT_MS, databaseNow } from '../deadlines.js';
import type { CallContext } from '../grpc/call_metadata.js';
import { invalid, ApiError } from '../errors.js';
import {
  check,
  type Check,
  IDEMPOTENCY_KEY_SCHEMA,
  MAX_ID,
  objectSchema,
  type Schema,
} from '../validation.js';
import { actorName, clientAddressOf, heldBy, principalOf } from './access.js';

/** The maximum depth of JSON. */
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const deadlines = new WeakMap<Request, number>();

/** The metadata for the calls of this request, which share one deadline. */
export function callContext(request: Request): CallContext {
  return {
    requestId: request.id,
    clientAddress: clientAddressOf(request),
    actor: actorName(request),
    deadline: deadlineOf(request),
    ...keyOf(request),
  };
}

/** The idempotency key of a request whose method is not idempotent, and its owner. */
function keyOf(request: Request): Pick<CallContext, 'idempotencyKey' | 'caller' | 'onReplayed'> {
  const key = request.method === 'POST' ? idempotencyKey(request) : '';
  if (key === '') return {};
  return {
    idempotencyKey: key,
    caller: callerOf(request),
    onReplayed: () => request.res?.set('Idempotent-Replayed', 'true'),
  };
}

function callerOf(request: Request): string {
  if (principalOf(request).kind !== 'anonymous') return actorName(request);
  const held = heldBy(request);
  return held === undefined ? `address ${clientAddressOf(request)}` : `guest of ${held}`;
}

function deadlineOf(request: Request): number {
  let deadline = deadlines.get(request);
  if (deadline === undefined) deadlines.set(request, (deadline = databaseNow() + CALL_TIMEOUT_MS));
  return deadline;
}

/** The id of the signed-in customer; 0 for anybody else. */
export function accountOf(request: Request): number {
  const who = principalOf(request);
  return who.kind === 'account' ? who.id : 0;
}

const checkKey = check<{ key: string }>(objectSchema({ key: IDEMPOTENCY_KEY_SCHEMA }));

/** The Idempotency-Key header; '' when there is none. */
export function idempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key') ?? '';
  try {
    return checkKey({ key }).key;
  } catch {
    throw invalid('Idempotency-Key', 'must be text of at most 255 characters');
  }
}

/** How an endpoint parses its body; `schema` describes what a client may send. */
export interface BodyReader<B> {
  schema: Schema;
  /** Whether there may be no body at all. */
  optional?: boolean;
  read(request: Request): B;
}

/** A body that passes this check. With `optional` no body counts as `{}`; `prepare` changes it before the check. */
export function jsonReader<B>(
  check: Check<B>,
  {
    optional = false,
    prepare = (body) => body,
  }: {
    optional?: boolean;
    prepare?: (body: Record<string, unknown>) => Record<string, unknown>;
  } = {},
): BodyReader<B> {
  return {
    schema: check.schema,
    optional,
    read: (request) => check(prepare(optional && request.body === undefined ? {} : jsonBody(request))),
  };
}

/** The JSON object in the body; `invalid` for anything else. In a form the fields `lists` are JSON strings. */
export function jsonBody(request: Request, lists: string[] = []): Record<string, unknown> {
  const body: unknown = request.is('urlencoded')
    ? withLists(request.body as Record<string, unknown> | undefined, lists)
    : request.body;
  if (body === undefined) throw invalid('body', 'must be a JSON object');
  refuseForbiddenKeys(body, '', 0);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid('body', 'must be a JSON object');
  }
  return body as Record<string, unknown>;
}

/** The fields of a form, which are strings; invalid JSON stays a string for the schema to refuse. */
function withLists(form: Record<string, unknown> = {}, lists: string[]): Record<string, unknown> {
  const fields = Object.entries(form).map(([name, text]): [string, unknown] => {
    if (!lists.includes(name) || typeof text !== 'string') return [name, text];
    try {
      return [name, JSON.parse(text)];
    } catch {
      return [name, text];
    }
  });
  return Object.fromEntries(fields);
}

/** Refuses keys that could change an object's prototype. */
function refuseForbiddenKeys(value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw invalid('body', `must not be nested more than ${MAX_DEPTH} levels deep`);
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`;
    if (!Array.isArray(value) && FORBIDDEN_KEYS.has(key)) throw invalid(name, 'is not allowed');
    refuseForbiddenKeys(inner, name, depth + 1);
  }
}

/** Answers 201 with the address of what was made, a path under `/api/` such as `orders/7/`. */
export function created(response: Response, path: string): Response {
  const prefix = response.req.originalUrl.startsWith('/api/v1/') ? '/api/v1/' : '/api/';
  return response.status(201).location(prefix + path);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields without undefined values. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** An id from the path; `not_found` if no row can have it. */
export function idParameter(request: Request, name: string, what: string): number {
  const text = String(request.params[name]);
  const id = Number(text);
  if (id >= 1 && id <= MAX_ID) return id;
  throw new ApiError('not_found', `${what} ${text} was not found.`, [
    { field: name, message: `${what} ${text} was not found` },
  ]);
}
