// Holds the headers of every answer that a test gets against those that pages of other origins may read.
import { RESPONSE_HEADERS } from '../framework/http/cross_origin.js';

/** Headers for browsers, caches and proxies, which no program reads, and those that browsers always show. */
const FOR_BROWSERS =
  /^(access-control-.*|cache-control|connection|content-(encoding|language|length|security-policy|type)|cross-origin-.*|date|expires|keep-alive|last-modified|origin-agent-cluster|referrer-policy|strict-transport-security|transfer-encoding|vary|x-(content-type-options|dns-prefetch-control|download-options|frame-options|permitted-cross-domain-policies|xss-protection))$/;

/** Throws when an answer of the API has a header that RESPONSE_HEADERS lacks. */
export function checkHeaders(url: string, headers: Headers): void {
  const { pathname } = new URL(url);
  if (!pathname.startsWith('/api/')) return;
  const listed = RESPONSE_HEADERS.map((name) => name.toLowerCase());
  const hidden = [...headers.keys()].filter((name) => !FOR_BROWSERS.test(name) && !listed.includes(name));
  if (hidden.length === 0) return;
  throw new Error(
    `${pathname}: RESPONSE_HEADERS of framework/http/cross_origin.ts lacks ${hidden.join(', ')}.`,
  );
}
