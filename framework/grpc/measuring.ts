// The metrics of calls, under the names that other gRPC servers use for them.
import { status } from '@grpc/grpc-js';
import { ApiError, errorCodes } from '../errors.js';
import { counter, durations, registry } from '../metrics/registry.js';

const METHOD = ['grpc_service', 'grpc_method'] as const;

const server = {
  handled: counter({
    name: 'grpc_server_handled_total',
    help: 'Calls that this server answered, by the code of the answer.',
    labels: [...METHOD, 'grpc_code'],
  }),
  seconds: durations({
    name: 'grpc_server_handling_seconds',
    help: 'How long this server took to answer a call.',
    labels: METHOD,
  }),
};
const client = {
  handled: counter({
    name: 'grpc_client_handled_total',
    help: 'Calls of this process to services, by the code of the answer.',
    labels: [...METHOD, 'grpc_code'],
  }),
  seconds: durations({
    name: 'grpc_client_handling_seconds',
    help: 'How long a call of this process to a service took.',
    labels: METHOD,
  }),
};
const refusals = counter({
  name: 'shop_refusals_total',
  help: 'Calls that this server refused, by the code of the error.',
  labels: ['error'],
});

type Side = typeof server;

/** Counts a call that this server has answered; `path` must be of a method that it has. */
export function measureHandled(path: string, startedAt: number, error?: unknown): void {
  measure(server, path, startedAt, error);
  if (error instanceof ApiError) refusals({ error: error.code });
}

/** Counts a call that this process made. */
export function measureCalled(path: string, startedAt: number, error?: unknown): void {
  measure(client, path, startedAt, error);
}

/** `startedAt` is of `performance.now()`. */
function measure({ handled, seconds }: Side, path: string, startedAt: number, error: unknown): void {
  if (!registry) return;
  const [, grpc_service = '', grpc_method = ''] = path.split('/');
  handled({ grpc_service, grpc_method, grpc_code: codeOf(error) });
  seconds({ grpc_service, grpc_method }, performance.now() - startedAt);
}

function codeOf(error: unknown): string {
  if (error === undefined) return 'OK';
  return error instanceof ApiError ? (status[error.grpcStatus] ?? 'UNKNOWN') : 'INTERNAL';
}

/** Begins the series of refusals, so that the first one is seen as an increase. */
export function beginRefusals(): void {
  for (const error of errorCodes()) refusals({ error }, 0);
}
