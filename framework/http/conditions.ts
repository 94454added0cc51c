// Conditional requests (RFC 9110, section 13): a single resource is sent with its ETag, and a client that
// changes one may send the tag that it has seen.
import type { Request, Response } from 'express';
import { invalid } from '../errors.js';
import { etagOf } from '../etags.js';
import { codedTag, type Coding, codingOf, compressed, plainTag } from './content_coding.js';
import { selected } from './field_selection.js';
import { readHeader, type RequestHeader } from './request_headers.js';
import { isSafe } from './same_origin.js';

/** For endpoints that change a resource. */
export const IF_MATCH: RequestHeader = {
  name: 'If-Match',
  description:
    'ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412.',
  schema: { type: 'string', examples: ['*'] },
};

/** Sends one resource, or the fields of it that the request asks for, and its ETag, or 304 when the client already has it. */
export function sendResource(response: Response, resource: object): void {
  const json = JSON.stringify(selected(response.req, resource));
  const { version } = resource as { version?: number };
  sendTagged(response, 'json', json, etagOf(json, version));
}

/** As `sendResource`, for a body of this type with a tag that changes whenever the body does. Text may be compressed. */
export function sendTagged(response: Response, type: string, body: string | Buffer, tag: string): void {
  const { req: request } = response;
  if (isSafe(request.method)) response.vary('Accept-Encoding');
  const known = isSafe(request.method) ? knownTag(request, tag) : undefined;
  response.set('ETag', known ?? tag);
  if (known !== undefined) {
    response.status(304).end();
    return;
  }
  const coding = typeof body === 'string' ? codingOf(request, body) : undefined;
  response.type(type);
  if (coding !== undefined && typeof body === 'string') sendCompressed(response, body, tag, coding);
  else if (type === 'json' && typeof body === 'string') sendText(response, body);
  else response.send(body);
}

/** Together with the headers in one piece: Express would make bytes of a long text first, which are sent apart. */
function sendText(response: Response, body: string): void {
  response.set('Content-Length', String(Buffer.byteLength(body)));
  response.end(body);
}

function sendCompressed(response: Response, body: string, tag: string, coding: Coding): void {
  compressed(body, coding).then(
    (bytes) => {
      response.set({ 'Content-Encoding': coding, ETag: codedTag(tag, coding) });
      response.send(bytes);
    },
    () => response.send(body),
  );
}

/**
 * The tag in If-None-Match, weak or not, of any coding, that names this resource. Express would compare too, but sends the body to clients
 * with `Cache-Control: no-cache`, which is meant for intermediate caches.
 */
function knownTag(request: Request, tag: string): string | undefined {
  const header = request.get('If-None-Match') ?? '';
  if (header.trim() === '*') return tag;
  const tags = (header.match(TAG) ?? []).map((known) => known.replace(/^W\//, ''));
  return tags.find((known) => plainTag(known) === tag);
}

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/**
 * The tags in If-Match, which the endpoint must declare; none when there is no such header, or when it is `*`: any
 * resource that exists.
 */
export function ifMatch(request: Request): string[] {
  const header = readHeader(request, IF_MATCH);
  if (header === undefined || header.trim() === '*') return [];
  const tags = header.match(TAG) ?? [];
  const [before = '', ...between] = header.split(TAG);
  const after = between.pop() ?? '';
  const isList = [before, after].every((text) => /^[\s,]*$/.test(text));
  if (tags.length === 0 || !isList || !between.every((text) => /^[\s,]*,[\s,]*$/.test(text))) {
    throw invalid('If-Match', 'must be a list of ETags in quotes, such as "3-Yb0h", or *');
  }
  return tags.map(plainTag);
}
