// Parsing of request bodies: JSON everywhere in the API, posted forms on paths of the first system.
import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ApiError } from '../errors.js';

const LIMIT_BYTES = 256 * 1024;
/** Requests with an empty body, which counts as none. */
const emptyBodies = new WeakSet<object>();

const parseJson: RequestHandler = express.json({ limit: LIMIT_BYTES, strict: false, verify: checkBytes });

/** Parses JSON into `request.body`, which stays undefined without a body. */
export const jsonParser: RequestHandler = (request, response, next) => {
  void parseJson(request, response, (error?: unknown) => {
    if (emptyBodies.has(request)) request.body = undefined;
    next(error);
  });
};

const formParser: RequestHandler = express.text({ type: 'urlencoded', limit: LIMIT_BYTES });

/** Whether the path belongs to the API. The admin and other pages parse their own bodies. */
export function isApi({ path }: Request): boolean {
  return path.startsWith('/api/') || path.startsWith('/products/');
}

/** Refuses bodies of other types, which would otherwise be ignored silently. */
export const refuseOtherMediaTypes: RequestHandler = (request, _response, next) => {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const isKnown = request.is(['application/json', 'urlencoded']) && /^utf-?8$/i.test(charset);
  if (!isApi(request) || !hasBody(request) || isKnown) return next();
  if (request.headers['transfer-encoding'] === undefined) throw unsupportedMediaType();
  // A chunked body may be empty.
  request.once('data', () => next(unsupportedMediaType())).once('end', () => next());
};

/**
 * Parses the posted form of a v1 path into `request.body`: a string for each field, a list for a repeated
 * one. Elsewhere in the API a form is refused.
 */
export async function readForm(request: Request, response: Response, v1: boolean): Promise<void> {
  if (!isApi(request) || !hasBody(request) || !request.is('urlencoded')) return;
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

/** Refuses invalid UTF-8, which the parser would replace. */
function checkBytes(request: object, _response: unknown, body: Buffer): void {
  if (body.length === 0) emptyBodies.add(request);
  if (!isUtf8(body)) throw new Error('invalid UTF-8');
}
