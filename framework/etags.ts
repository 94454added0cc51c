// Entity tags (RFC 9110): hashes of resources. The view that returns a resource and the transaction that
// changes it compute them in the same way, so that nobody overwrites changes that they have not seen.
import { hash } from 'node:crypto';
import { ApiError } from './errors.js';

/** The length of the hash, enough to avoid collisions between the bodies of a resource. */
const LENGTH = 22;

/** The strong tag of a resource with this body: `"3-Yb0h…"`, with the version if it has one. */
export function etagOf(body: string | Uint8Array, version?: number): string {
  const digest = hash('sha256', body, 'base64url').slice(0, LENGTH);
  return version === undefined ? `"${digest}"` : `"${version}-${digest}"`;
}

/** The expectations of a request that changes a resource; 0 and an empty list mean none. */
export interface Preconditions {
  expected_version?: number;
  /** Tags, one of which the resource must have. A version in quotes is accepted too: `"3"`. */
  if_match?: string[];
}

/** Throws `version_mismatch` if the row does not meet the client's expectations. */
export type Expect<R> = (row: R) => void;

/**
 * The check for a transaction that has locked the row, `undefined` when nothing is expected. `bodyOf` returns
 * the row's REST representation.
 */
export function expecting<R>(
  what: string,
  { expected_version = 0, if_match = [] }: Preconditions,
  bodyOf: (row: R) => { id: number | null; version?: number },
): Expect<R> | undefined {
  if (expected_version <= 0 && if_match.length === 0) return undefined;
  return (row) => {
    const body = bodyOf(row);
    const { id, version } = body;
    const name = id === null ? what : `${what} ${id}`;
    if (expected_version > 0 && version !== expected_version) {
      throw versionMismatch(`${name} is at version ${version}, not ${expected_version}.`);
    }
    const tag = etagOf(JSON.stringify(body), version);
    if (if_match.length > 0 && !if_match.includes(tag) && !if_match.includes(`"${version}"`)) {
      throw versionMismatch(`${name} is not what If-Match names. Its ETag is now ${tag}.`);
    }
  };
}

function versionMismatch(message: string): ApiError {
  return new ApiError('version_mismatch', message);
}
