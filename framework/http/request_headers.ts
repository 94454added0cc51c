// Request headers that only some endpoints read. An endpoint declares them, so that the description of the API names
// them; a view cannot read a header that its endpoint does not declare.
import type { Request } from 'express';
import type { Schema } from '../validation.js';

export interface RequestHeader {
  name: string;
  /** What it does, in whole sentences. */
  description: string;
  schema: Schema;
  /** The name of its security scheme, for a header that says who sends the request. */
  scheme?: string;
}

const declared = new WeakMap<Request, readonly RequestHeader[]>();

/** Sets the headers that the view of this request may read. */
export function declareHeaders(request: Request, headers: readonly RequestHeader[]): void {
  declared.set(request, headers);
}

/** The value of a declared header; undefined without one. */
export function readHeader(request: Request, header: RequestHeader): string | undefined {
  if (!declared.get(request)?.includes(header)) {
    throw new Error(`The endpoint of ${request.path} does not declare the header ${header.name}.`);
  }
  return request.get(header.name);
}
