// Compressed answers (RFC 9110, section 8.4): JSON of GET above 1 kB, as Brotli or gzip. Nothing else is compressed, above
// all no page with a CSRF token: docs/security.md says why.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request } from 'express';

/** Below this many bytes compressing costs more than it saves. */
const THRESHOLD = 1_024;

/** Higher qualities take several times as long for a few per cent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const brotli = promisify(brotliCompress);
const compressors = {
  br: (body: string): Promise<Buffer> => brotli(body, BROTLI),
  gzip: promisify(gzip) as (body: string) => Promise<Buffer>,
};
export type Coding = keyof typeof compressors;

/** The coding for the answer to a request, if the client accepts one and the body is long enough. */
export function codingOf(request: Request, body: string): Coding | undefined {
  if (request.method !== 'GET' || body.length < THRESHOLD) return undefined;
  if (request.acceptsEncodings('br')) return 'br';
  return request.acceptsEncodings('gzip') ? 'gzip' : undefined;
}

/** The compressed body. */
export function compressed(body: string, coding: Coding): Promise<Buffer> {
  return compressors[coding](body);
}

/** The strong tag of a compressed body, whose bytes differ: `"3-Yb0h….br"`. A tag itself has no dot. */
export function codedTag(tag: string, coding: Coding): string {
  return tag.replace(/"$/, `.${coding}"`);
}

/** The tag of the resource in the tag of any of its codings. */
export function plainTag(tag: string): string {
  return tag.replace(/\.(?:br|gzip)"$/, '"');
}
