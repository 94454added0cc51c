// The error class of all layers, its codes, and the table that maps a code to a gRPC status and an HTTP
// status.
// Avoids loading the whole package for a few numbers.
import { Status as grpcStatus } from '@grpc/grpc-js/build/src/constants.js';

/** An HTTP and a gRPC status, and what the code means. */
type Meaning = readonly [number, grpcStatus, string];

/** The meanings of the codes. Apps add their own: see `declareErrorCodes`. */
const CODES: Record<string, Meaning> = {
  invalid: [400, grpcStatus.INVALID_ARGUMENT, 'The input is not valid; `details` names the fields.'],
  malformed_json: [400, grpcStatus.INVALID_ARGUMENT, 'The body is not JSON in UTF-8.'],
  unauthenticated: [401, grpcStatus.UNAUTHENTICATED, 'The credentials are missing, wrong or expired.'],
  forbidden: [403, grpcStatus.PERMISSION_DENIED, 'The caller may not do this.'],
  not_found: [404, grpcStatus.NOT_FOUND, 'There is no such object, or the caller may not see it.'],
  method_not_allowed: [
    405,
    grpcStatus.UNIMPLEMENTED,
    'The address does not have this method; `Allow` lists those that it has.',
  ],
  in_use: [409, grpcStatus.FAILED_PRECONDITION, 'Other objects need this one.'],
  conflict: [409, grpcStatus.FAILED_PRECONDITION, 'The present state of the object does not allow this.'],
  already_exists: [409, grpcStatus.ALREADY_EXISTS, 'There is such an object already.'],
  in_progress: [
    409,
    grpcStatus.ABORTED,
    'Another request with the same idempotency key, or for the same object, is in progress.',
  ],
  version_mismatch: [
    412,
    grpcStatus.ABORTED,
    'The object has changed: it has none of the ETags of If-Match.',
  ],
  too_large: [413, grpcStatus.RESOURCE_EXHAUSTED, 'The body is too large.'],
  unsupported_media_type: [
    415,
    grpcStatus.INVALID_ARGUMENT,
    'The body has a media type that is not accepted.',
  ],
  idempotency_mismatch: [
    422,
    grpcStatus.INVALID_ARGUMENT,
    'The idempotency key was used for another request.',
  ],
  throttled: [429, grpcStatus.RESOURCE_EXHAUSTED, 'Too many requests; `Retry-After` says when to try again.'],
  internal: [500, grpcStatus.INTERNAL, 'An unexpected error of the shop.'],
  unavailable: [503, grpcStatus.UNAVAILABLE, 'A part of the shop does not answer; try again.'],
  timeout: [
    504,
    grpcStatus.DEADLINE_EXCEEDED,
    'The shop did not answer in time. Repeat a POST with the same Idempotency-Key.',
  ],
};

/** The names of the codes. A project adds its own by declaration merging with this interface. */
export interface ErrorCodes {
  invalid: true;
  malformed_json: true;
  unauthenticated: true;
  forbidden: true;
  not_found: true;
  method_not_allowed: true;
  in_use: true;
  conflict: true;
  already_exists: true;
  in_progress: true;
  version_mismatch: true;
  too_large: true;
  unsupported_media_type: true;
  idempotency_mismatch: true;
  throttled: true;
  internal: true;
  unavailable: true;
  timeout: true;
}
export type ErrorCode = keyof ErrorCodes;

/** Adds codes to the table; must be called before they are used. */
export function declareErrorCodes(codes: Record<string, Meaning>): void {
  Object.assign(CODES, codes);
}

function meaningOf(code: ErrorCode): Meaning {
  const meaning = CODES[code];
  if (!meaning) throw new Error(`The error code ${code} was not declared.`);
  return meaning;
}

/** All codes of this project. */
export function errorCodes(): string[] {
  return Object.keys(CODES);
}

/** The HTTP status of a code, and what it means, in one sentence. */
export function describeCode(code: ErrorCode): { status: number; text: string } {
  const [status, , text] = meaningOf(code);
  return { status, text };
}

/** A problem of one field: `items[0].quantity`, "3 left, 5 asked for". */
export interface FieldProblem {
  field: string;
  message: string;
}

/** An error that clients may see. Every other error is answered "Internal error". */
export class ApiError extends Error {
  override name = 'ApiError';
  /** The service that did not answer, and its address, for operators. Clients see it with DEBUG only. */
  service?: string;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: FieldProblem[] = [],
    /** Seconds after which a retry makes sense, for `throttled` and `unavailable`. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }

  get httpStatus(): number {
    return meaningOf(this.code)[0];
  }

  get grpcStatus(): grpcStatus {
    return meaningOf(this.code)[1];
  }
}

/**
 * Whether a form may show this error beside its field: not that they may not
 * ask at all, nor that the shop could not answer.
 */
export function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatus < 500 && error.code !== 'forbidden';
}

/** Whether a string is one of the codes, for received errors. */
export function isErrorCode(word: unknown): word is ErrorCode {
  return typeof word === 'string' && Object.hasOwn(CODES, word);
}

/** The code for a gRPC status without a code in its details. */
export function codeOfGrpcStatus(status: grpcStatus): ErrorCode {
  switch (status) {
    case grpcStatus.INVALID_ARGUMENT:
    case grpcStatus.OUT_OF_RANGE:
      return 'invalid';
    case grpcStatus.UNAUTHENTICATED:
      return 'unauthenticated';
    case grpcStatus.PERMISSION_DENIED:
      return 'forbidden';
    case grpcStatus.NOT_FOUND:
      return 'not_found';
    case grpcStatus.ALREADY_EXISTS:
      return 'already_exists';
    case grpcStatus.ABORTED:
      return 'in_progress';
    case grpcStatus.FAILED_PRECONDITION:
      return 'conflict';
    case grpcStatus.RESOURCE_EXHAUSTED:
      return 'throttled';
    case grpcStatus.UNAVAILABLE:
      return 'unavailable';
    case grpcStatus.DEADLINE_EXCEEDED:
      return 'timeout';
    default:
      return 'internal';
  }
}

/** The error for invalid input. */
export function invalid(details: FieldProblem[] | string, message?: string): ApiError {
  if (typeof details === 'string') {
    return new ApiError('invalid', `${details}: ${message}`, [
      { field: details, message: message ?? 'is not valid' },
    ]);
  }
  const [first] = details;
  const text = first ? `${first.field}: ${first.message}` : 'The request is not valid.';
  return new ApiError(
    'invalid',
    details.length > 1 ? `${text} (and ${details.length - 1} more)` : text,
    details,
  );
}

/** No such object: `notFound('Product', 7)` reads "Product 7 was not found." */
export function notFound(what: string, id: number | string): ApiError {
  return new ApiError('not_found', `${what} ${id} was not found.`, [
    { field: 'id', message: `${what} ${id} was not found` },
  ]);
}

/** The error while a server waits for something that it needs, such as migrations. */
export function notReady(): ApiError {
  return new ApiError('unavailable', 'The shop is not ready yet. Try again.', [], 5);
}

/** The error that ends long-lived streams when their server stops: the client should call again. */
export function serverStops(): ApiError {
  return new ApiError('unavailable', 'The server is stopping. Call again.', [], 1);
}
