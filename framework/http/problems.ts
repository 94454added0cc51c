// Errors as RFC 9457 describes them, for clients whose Accept header names application/problem+json.
import { STATUS_CODES } from 'node:http';
import type { Request } from 'express';

export const PROBLEM_TYPE = 'application/problem+json';

/** Whether the client asks for that form; the wildcards of most clients do not. */
export function wantsProblem(request: Request): boolean {
  return request.accepts().includes(PROBLEM_TYPE);
}

/** The usual body of an error in that form, with its code, details and request id as further members. */
export function problemOf<B extends { error: string }>(status: number, { error, ...others }: B) {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: error, ...others };
}
