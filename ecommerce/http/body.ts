// How the body of a request is read: JSON everywhere in the API, posted forms where clients of the first
// system send them.
import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ShopError } from '../errors.js';

const LIMIT_BYTES = 256 * 1024;
/** Reads JSON into `request.body`. */
export const jsonParser: RequestHandler = express.json({
  limit: LIMIT_BYTES,
  strict: false,
  verify: refuseInvalidUtf8,
});

const formParser: RequestHandler = express.text({ type: 'urlencoded', limit: LIMIT_BYTES });

/** Whether the API is asked. The admin and the few other pages look after themselves. */
export function isApi({ path }: Request): boolean {
  return path.startsWith('/api/') || path.startsWith('/products/');
}

/** A body of another type would be ignored without a word. */
export const refuseOtherMediaTypes: RequestHandler = (request, _response, next) => {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const isKnown = request.is(['application/json', 'urlencoded']) && /^utf-?8$/i.test(charset);
  if (isApi(request) && hasBody(request) && !isKnown) throw unsupportedMediaType();
  next();
};

/**
 * Reads the posted form of a v1 path into `request.body`: a text for each field, a list for one that came
 * several times. Elsewhere in the API a form is refused.
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

function unsupportedMediaType(): ShopError {
  return new ShopError(
    'unsupported_media_type',
    'Send the body as JSON in UTF-8, with Content-Type: application/json.',
  );
}

/** The parser would replace what it cannot decode, and store something that nobody sent. */
function refuseInvalidUtf8(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('invalid UTF-8');
}
