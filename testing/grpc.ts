// gRPC calls as a foreign client makes them: generated stubs or raw bytes, over the port.
import '../ecommerce/error_codes.js'; // refusals name them
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { ApiError } from '../framework/errors.js';
import { fromServiceError } from '../framework/grpc/status.js';

export interface Refusal {
  /** The name of the gRPC status: `INVALID_ARGUMENT`. */
  status: string;
  /** As the details in `grpc-status-details-bin` tell it. */
  error: ApiError;
}

type Unary<C, Q, R> = (
  client: C,
) => (
  request: Q,
  metadata: Metadata,
  options: object,
  done: (error: ServiceError | null, response: R) => void,
) => unknown;

/** Calls a method of a stub; rejects with the ServiceError. */
export function call<C extends Client, Q, R>(client: C, method: Unary<C, Q, R>, request: Q): Promise<R> {
  return new Promise((resolve, reject) => {
    method(client).call(client, request, new Metadata(), {}, (error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
  });
}

/** Sends these bytes to a method, whatever they are; gives the bytes of the answer. */
export async function callRaw(address: string, path: string, request: Uint8Array): Promise<Buffer> {
  const client = new Client(address, credentials.createInsecure());
  const bytes = (value: Buffer): Buffer => value;
  try {
    return await new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, bytes, bytes, Buffer.from(request), new Metadata(), (error, response) => {
        if (error || !response) reject(error ?? new Error('no response'));
        else resolve(response);
      });
    });
  } finally {
    client.close();
  }
}

/** How a call was refused; throws when it was not. */
export async function refusal(answer: Promise<unknown>): Promise<Refusal> {
  try {
    await answer;
  } catch (error) {
    const { code } = error as ServiceError;
    return { status: status[code], error: fromServiceError(error as ServiceError) };
  }
  throw new Error('The call was expected to be refused, and succeeded.');
}
