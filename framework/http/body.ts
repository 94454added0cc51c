// Parsing of request bodies: JSON everywhere in the API, posted forms on paths of the first system.
import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ApiError } from '../errors.js';
import { isApi } from './apis.js';

const LIMIT_BYTES = 256 * 1024;
/** The limit of a bulk request. It becomes one message, which may have 1 MiB and is not longer than its JSON. */
const BULK_LIMIT_BYTES = 1_000_000;
const BULK = /^\/api\/.*\/bulk\/?$/;
/** Requests with an empty body, which counts as none. */
const emptyBodies = new WeakSet<object>();
const rawBodies = new WeakMap<object, Buffer>();

const jsonUpTo = (limit: number): RequestHandler =>
  express.json({ limit, strict: false, verify: checkBytes });
const parseJson = jsonUpTo(LIMIT_BYTES);
const parseBulk = jsonUpTo(BULK_LIMIT_BYTES);

/** Parses JSON into `request.body`, which stays undefined without a body. */
export const jsonParser: RequestHandler = (request, response, next) => {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (length === undefined && coding === undefined) return next();
  const parse = BULK.test(request.path) ? parseBulk : parseJson;
  void parse(request, response, (error?: unknown) => {
    if (emptyBodies.has(request)) request.body = undefined;
    next(error);
  });
};

const formParser: RequestHandler = express.text({ type: 'urlencoded', limit: LIMIT_BYTES });

/** Refuses bodies of other types, which would otherwise be ignored silently. */
export const refuseOtherMediaTypes: RequestHandler = (request, _response, next) => {
  if (!hasBody(request) || !isApi(request)) return next();
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const isKnown = request.is(['application/json', 'urlencoded']) && /^utf-?8$/i.test(charset);
  if (isKnown) return next();
  if (request.headers['transfer-encoding'] === undefined) throw unsupportedMediaType();
  // A chunked body may be empty.
  request.once('data', () => next(unsupportedMediaType())).once('end', () => next());
};

/**
 * Parses the posted form of a v1 path into `request.body`: a string for each field, a list for a repeated
 * one. Elsewhere in the API a form is refused.
 */
export async function readForm(request: Request, response: Response, v1: boolean): Promise<void> {
  if (!hasBody(request) || !isApi(request) || !request.is('urlencoded')) return;
  if (!v1) throw unsupportedMediaType();
  await new Promise<void>((resolve, reject) => {
    formParser(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  const fields = new Map<string, string | string[]>();
  for (const [name, text] of new URLSearchParams(request.body as string)) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, text);
    else if (Array.isArray(before)) before.push(text);
    else fields.set(name, [before, text]);
  }
  request.body = Object.fromEntries(fields);
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function unsupportedMediaType(): ApiError {
  return new ApiError(
    'unsupported_media_type',
    'Send the body as JSON in UTF-8, with Content-Type: application/json.',
  );
}

/** The body of a request with JSON as it was sent, for checking a signature; empty if there is none. */
export function rawBody(request: object): Uint8Array {
  return rawBodies.get(request) ?? new Uint8Array();
}

/** Refuses invalid UTF-8, which the parser would replace. */
function checkBytes(request: object, _response: unknown, body: Buffer): void {
  rawBodies.set(request, body);
  if (body.length === 0) emptyBodies.add(request);
  if (!isUtf8(body)) throw new Error('invalid UTF-8');
}
