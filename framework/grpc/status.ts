// Encoding of errors: a ApiError becomes a gRPC status with google.rpc details in
// `grpc-status-details-bin`, and back (https://google.aip.dev/193).
import { Metadata, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import type { Message } from 'google-protobuf';
import rpc from '../../protos/generated/rpc_status_pb.js';
import { codeOfGrpcStatus, type FieldProblem, isErrorCode, ApiError } from '../errors.js';
import { toMessage } from './codec.js';

const DETAILS_KEY = 'grpc-status-details-bin';
const NO_DETAILS: Uint8Array = new Uint8Array();
const TYPE_PREFIX = 'type.googleapis.com/google.rpc.';
/**
 * An error's text and details are metadata. Clients refuse a call with more than 8 KiB of it (Java), or never end it
 * with more than 64 KiB (grpc-js). Details are encoded as base64, the text as percent-encoding.
 */
const MAX_TEXT_BYTES = 1_000;
const MAX_PROBLEMS_BYTES = 3_000;
const MAX_PROBLEM_BYTES = 500;
/** The ids of a batch are many. */
const MAX_ID_BYTES = 200;

/** In the metadata of an error's status: the id of the call, for the shop's support. */
export const REQUEST_ID_KEY = 'x-request-id';
const requests = new WeakMap<object, string>();

/** Remembers in which request an error happened, for its status. */
export function nameRequest(error: unknown, requestId: string): void {
  if (typeof error === 'object' && error !== null) requests.set(error, requestId);
}

/** The status of this error for a client; unexpected errors reveal no details. */
export function toStatus(error: unknown): StatusObject {
  const known = error instanceof ApiError ? error : new ApiError('internal', 'Internal error');
  const problems = firstProblems(known.details).map(({ field, message }) =>
    toMessage(rpc.BadRequest.FieldViolation, { field, description: message }),
  );
  const details = [pack('ErrorInfo', toMessage(rpc.ErrorInfo, { reason: known.code, domain: 'shop' }))];
  if (problems.length > 0) {
    details.push(pack('BadRequest', toMessage(rpc.BadRequest, { field_violations: problems })));
  }
  if (known.retryAfterSeconds !== undefined) {
    const retry_delay = toMessage(durationPb.Duration, { seconds: known.retryAfterSeconds });
    details.push(pack('RetryInfo', toMessage(rpc.RetryInfo, { retry_delay })));
  }
  const code = known.grpcStatus;
  const message = shortened(known.message, MAX_TEXT_BYTES);
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, Buffer.from(toMessage(rpc.Status, { code, message, details }).serializeBinary()));
  const requestId = requests.get(error as object);
  if (requestId !== undefined) metadata.set(REQUEST_ID_KEY, requestId.slice(0, MAX_ID_BYTES));
  return { code, details: message, metadata };
}

/** The details, limited in number and length. */
function firstProblems(all: readonly FieldProblem[]): FieldProblem[] {
  let room = MAX_PROBLEMS_BYTES;
  const sent: FieldProblem[] = [];
  for (const { field, message } of all) {
    const problem = {
      field: shortened(field, MAX_PROBLEM_BYTES),
      message: shortened(message, MAX_PROBLEM_BYTES),
    };
    room -= encodedLength(problem.field) + encodedLength(problem.message) + 10;
    if (room < 0) break;
    sent.push(problem);
  }
  return sent;
}

/** The text, truncated to this many bytes in percent-encoding. */
function shortened(given: string, maxBytes: number): string {
  // Half of a surrogate pair cannot be encoded.
  const text = given.replace(/\p{Surrogate}/gu, '\ufffd');
  if (encodedLength(text) <= maxBytes) return text;
  let [short, left] = ['', maxBytes - encodedLength('…')];
  for (const character of text) {
    left -= encodedLength(character);
    if (left < 0) break;
    short += character;
  }
  return `${short}…`;
}

function encodedLength(text: string): number {
  return encodeURI(text).length;
}

/** The content of `grpc-status-details-bin`; empty if there are no details. */
export function detailsOf(metadata: Metadata | undefined): Uint8Array {
  const [bytes] = metadata?.get(DETAILS_KEY) ?? [];
  return typeof bytes === 'object' ? bytes : NO_DETAILS;
}

/** The error that grpc-js creates for such a status. */
export function serviceError(code: number, message: string, details: Uint8Array = NO_DETAILS): ServiceError {
  const metadata = new Metadata();
  if (details.length > 0) metadata.set(DETAILS_KEY, Buffer.from(details));
  return Object.assign(new Error(message), { code, details: message, metadata });
}

/** Whether a server of the shop sent this error; otherwise none answered, or one of another make did. */
export function isFromServer(error: ServiceError): boolean {
  return detailsOf(error.metadata).length > 0;
}

/** The ApiError that the server sent. */
export function fromServiceError(error: ServiceError): ApiError {
  const { reason, problems, retryAfterSeconds } = readDetails(detailsOf(error.metadata));
  const code = isErrorCode(reason) ? reason : codeOfGrpcStatus(error.code);
  const message = isErrorCode(reason) ? error.details : MESSAGES[code];
  return new ApiError(
    code,
    message ?? error.details,
    problems,
    retryAfterSeconds ?? (code === 'unavailable' ? 1 : undefined),
  );
}

/** Messages for errors of gRPC itself, whose own texts contain addresses and sockets. */
const MESSAGES: Partial<Record<ApiError['code'], string>> = {
  unavailable: 'The service is not available. Try again.',
  timeout: 'The service did not answer in time.',
  internal: 'Internal error',
};

function pack(name: string, message: Message): InstanceType<typeof anyPb.Any> {
  return toMessage(anyPb.Any, { type_url: TYPE_PREFIX + name, value: message.serializeBinary() });
}

interface Details {
  reason: string;
  problems: FieldProblem[];
  retryAfterSeconds: number | undefined;
}

function readDetails(bytes: Uint8Array): Details {
  let reason = '';
  let retryAfterSeconds: number | undefined;
  const problems: FieldProblem[] = [];
  for (const any of rpc.Status.deserializeBinary(bytes).getDetailsList()) {
    const name = any.getTypeUrl().slice(TYPE_PREFIX.length);
    if (name === 'ErrorInfo') reason = rpc.ErrorInfo.deserializeBinary(any.getValue_asU8()).getReason();
    if (name === 'RetryInfo') {
      retryAfterSeconds = rpc.RetryInfo.deserializeBinary(any.getValue_asU8()).getRetryDelay()?.getSeconds();
    }
    if (name !== 'BadRequest') continue;
    for (const violation of rpc.BadRequest.deserializeBinary(any.getValue_asU8()).getFieldViolationsList()) {
      problems.push({ field: violation.getField(), message: violation.getDescription() });
    }
  }
  return { reason, problems, retryAfterSeconds };
}
