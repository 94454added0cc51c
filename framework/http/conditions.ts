// Conditional requests (RFC 9110, section 13): a single resource is sent with its ETag, and a client that
// changes one may send the tag that it has seen.
import type { Request, Response } from 'express';
import { invalid } from '../errors.js';
import { etagOf } from '../etags.js';
import { isSafe } from './same_origin.js';

/** Sends one resource and its ETag, or 304 when the client already has it. */
export function sendResource(response: Response, resource: object): void {
  const json = JSON.stringify(resource);
  const { version } = resource as { version?: number };
  sendTagged(response, 'json', json, etagOf(json, version));
}

/** As `sendResource`, for a body of this type with a tag that changes whenever the body does. */
export function sendTagged(response: Response, type: string, body: string | Buffer, tag: string): void {
  response.set('ETag', tag);
  if (isSafe(response.req.method) && isKnown(response.req, tag)) response.status(304).end();
  else response.type(type).send(body);
}

/**
 * Whether If-None-Match has the tag, weak or not. Express would compare too, but sends the body to clients
 * with `Cache-Control: no-cache`, which is meant for intermediate caches.
 */
function isKnown(request: Request, tag: string): boolean {
  const header = request.get('If-None-Match') ?? '';
  const tags = header.match(TAG) ?? [];
  return header.trim() === '*' || tags.some((known) => known.replace(/^W\//, '') === tag);
}

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** The tags in If-Match; none when there is no such header, or when it is `*`: any resource that exists. */
export function ifMatch(request: Request): string[] {
  const header = request.get('If-Match');
  if (header === undefined || header.trim() === '*') return [];
  const tags = header.match(TAG) ?? [];
  const [before = '', ...between] = header.split(TAG);
  const after = between.pop() ?? '';
  const isList = [before, after].every((text) => /^[\s,]*$/.test(text));
  if (tags.length === 0 || !isList || !between.every((text) => /^[\s,]*,[\s,]*$/.test(text))) {
    throw invalid('If-Match', 'must be a list of ETags in quotes, such as "3-Yb0h", or *');
  }
  return tags;
}
