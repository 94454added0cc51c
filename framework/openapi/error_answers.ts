// The error answers of an endpoint: the codes that follow from its declaration, and those that it declares.
import { ApiError, describeCode, type ErrorCode } from '../errors.js';
import { IF_MATCH } from '../http/conditions.js';
import type { Endpoint, Method, UrlPattern } from '../http/router.js';
import { isSafe } from '../http/same_origin.js';
import { parametersOf } from './names.js';

/** Any request may get them: of the request itself, and when a part of the shop fails. */
const ALWAYS: ErrorCode[] = ['invalid', 'internal', 'unavailable', 'timeout'];
/** A request with a body may get them. */
const OF_BODIES: ErrorCode[] = ['malformed_json', 'too_large', 'unsupported_media_type'];
/** A request with an idempotency key may get them. */
const OF_KEYS: ErrorCode[] = ['in_progress', 'idempotency_mismatch'];

/** The codes that the endpoint may answer, by HTTP status. */
export function errorsOf(method: Method, pattern: UrlPattern, endpoint: Endpoint): Map<number, ErrorCode[]> {
  const codes = new Set<ErrorCode>([
    ...ALWAYS,
    ...(endpoint.access === 'ignore_credentials' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(isSafe(method) ? [] : (['forbidden', ...OF_BODIES] as const)),
    ...(parametersOf(pattern).length > 0 ? (['not_found'] as const) : []),
    ...(method === 'POST' ? OF_KEYS : []),
    ...(endpoint.headers?.includes(IF_MATCH) ? (['version_mismatch'] as const) : []),
    ...(endpoint.throttle ? (['throttled'] as const) : []),
    ...(endpoint.errors ?? []),
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = pattern.errorFormat?.statusOf(new ApiError(code, '')) ?? describeCode(code).status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** What the answer says: each code with its meaning. */
export function describeErrors(codes: ErrorCode[]): string {
  return codes.map((code) => `\`${code}\`: ${describeCode(code).text}`).join('\n\n');
}
