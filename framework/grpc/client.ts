// Clients: one channel per service and process, a deadline on every call, the request id passed on, and
// one retry for safe calls.
import {
  type ChannelCredentials,
  type Client,
  type ClientOptions,
  type Metadata,
  type MethodDefinition,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import healthPb from '../../protos/generated/grpc_health_grpc_pb.js';
import messages from '../../protos/generated/grpc_health_pb.js';
import { settings } from '../conf/settings.js';
import { CALL_TIMEOUT_MS, databaseNow, LOCK_TIMEOUT_MS, ownTime } from '../deadlines.js';
import { currentRequest } from '../request_context.js';
import { beginPart } from '../tracing/spans.js';
import { BatchingClient } from './batch_client.js';
import { type CallContext, metadataOf, newRequestId } from './call_metadata.js';
import { channelOptions } from './channel_options.js';
import { channelCredentials, tlsOptions } from './credentials.js';
import { fromMessage, type Plain } from './codec.js';
import { measureCalled } from './measuring.js';
import type { ApiError } from '../errors.js';
import { logger } from '../logging.js';
import { fromServiceError, isFromServer } from './status.js';

/** The delay before a retry, so that a service that is restarting gets the call. */
const RETRY_DELAY_MS = 100;
/** With less time left there is no retry: the first attempt waited for a lock, and so would the second. */
const RETRY_NEEDS_MS = CALL_TIMEOUT_MS - LOCK_TIMEOUT_MS / 2;
/** If no server answered, such as one that was cut off, another may: this much time is enough. */
const RETRY_ELSEWHERE_NEEDS_MS = 1_000;

/** During this time after a channel's first call, its service may still be starting: calls wait for it briefly. */
const STARTING_MS = 15_000;
const WAIT_FOR_SERVICE_MS = 3_000;

/** A service that does not tell its health for so long is not able to answer calls in time either. */
const HEALTH_TIMEOUT_MS = 1_500;

type Callback<R> = (error: ServiceError | null, response: R) => void;
type UnaryMethod<Q, R> = (request: Q, metadata: Metadata, options: object, done: Callback<R>) => unknown;

/** The options of a call. */
export interface CallOptions {
  /** Whether the call is safe to retry. */
  retry?: boolean;
  /** Whether it carries the request's idempotency key, if there is one; then it is safe to retry too. */
  keyed?: boolean;
  /** Whether it travels by itself, for it is many calls in one already. */
  alone?: boolean;
}

/** For calls that are safe to retry: those that only read, and idempotent ones. */
export const RETRY: CallOptions = { retry: true };
/** For calls that write, to methods that honour an idempotency key. */
export const KEYED: CallOptions = { keyed: true };

/** The channels of this process, open or not, by the name of their service. */
const declared = new Map<string, ServiceChannel>();

/** The channels to the services that this process calls. */
export function declaredChannels(): ServiceChannel[] {
  return [...declared.values()];
}

/** The open channels. */
const openChannels = new Set<{ close(): void }>();

/** Closes all channels of this process; a later call opens a new one. */
export function closeChannels(): void {
  for (const channel of openChannels) channel.close();
}

/** The one channel of this process to one service, opened at the first call. */
export class ServiceChannel<C extends Client = Client> {
  /** The full name: `products.ProductService`. */
  readonly service: string;
  private client: C | undefined;
  private batching: BatchingClient | undefined;
  private wasReached = false;
  private firstCallAt: number | undefined;
  /** Why no server could be reached, as it was logged; '' after an answer. */
  private unreachable = '';

  constructor(
    private readonly ClientType: (new (
      address: string,
      creds: ChannelCredentials,
      options?: Partial<ClientOptions>,
    ) => C) & { service?: ServiceDefinition },
    readonly address: string,
  ) {
    const [method] = Object.values(ClientType.service ?? {});
    this.service = method?.path.split('/')[1] ?? '';
    declared.set(this.service, this as unknown as ServiceChannel);
  }

  private get open(): C {
    if (!this.client) {
      const options = { ...channelOptions(this.address, this.service), ...tlsOptions(this.address) };
      this.client = new this.ClientType(this.address, channelCredentials(this.address), options);
      openChannels.add(this);
    }
    return this.client;
  }

  /** Calls a unary method: the response as a plain object, or the ApiError that the server meant. */
  async call<Q extends Message, R extends Message>(
    method: (client: C) => UnaryMethod<Q, R>,
    request: Q,
    context: CallContext,
    options: CallOptions = {},
  ): Promise<Plain<R>> {
    const startedAt = performance.now();
    const path = this.pathOf(method);
    const attributes = { 'rpc.system': 'grpc', 'server.address': this.address };
    const span = beginPart(currentRequest()?.span, path.slice(1), attributes);
    const traced = span ? { ...context, traceparent: span.traceparent } : context;
    try {
      const response = await this.callWithRetry(method, request, traced, options);
      measureCalled(path, startedAt);
      span?.end();
      return response;
    } catch (error) {
      measureCalled(path, startedAt, error);
      span?.end((error as ApiError).code);
      throw error;
    }
  }

  private pathOf(method: (client: C) => unknown): string {
    return (method(this.open) as MethodDefinition<unknown, unknown>).path;
  }

  private async callWithRetry<Q extends Message, R extends Message>(
    method: (client: C) => UnaryMethod<Q, R>,
    request: Q,
    context: CallContext,
    { retry = false, keyed = false, alone = false }: CallOptions,
  ): Promise<Plain<R>> {
    const { requestId, clientAddress, actor, traceparent } = context;
    const { deadline = databaseNow() + CALL_TIMEOUT_MS } = context;
    const key = keyed && context.idempotencyKey ? keyOf(context) : {};
    const known = {
      ...(clientAddress !== undefined && { clientAddress }),
      ...(actor !== undefined && { actor }),
      ...(traceparent !== undefined && { traceparent }),
    };
    const call = { requestId, deadline, ...known, ...key };
    const mayRepeat = retry || 'idempotencyKey' in key;
    try {
      return await this.once(method, request, call, alone);
    } catch (error) {
      const failure = this.failureOf(method, error as ServiceError);
      const needs = isFromServer(error as ServiceError) ? RETRY_NEEDS_MS : RETRY_ELSEWHERE_NEEDS_MS;
      const isWorthIt = failure.code === 'unavailable' && deadline - databaseNow() > needs;
      if (!mayRepeat || !isWorthIt) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
    try {
      return await this.once(method, request, call, alone);
    } catch (error) {
      throw this.failureOf(method, error as ServiceError);
    }
  }

  /** The error that the service meant, or that it did not answer. */
  private failureOf(method: (client: C) => unknown, error: ServiceError): ApiError {
    const failure = fromServiceError(error);
    if (failure.code === 'unavailable' && !isFromServer(error)) this.logUnreachable(error.details);
    if (failure.code === 'unavailable' || failure.code === 'timeout') {
      failure.service = `${this.pathOf(method).replace(/^.*\.|\/\w+$/g, '')} at ${this.address}`;
    }
    return failure;
  }

  /** Logs why no server can be reached, once: such as a certificate that has expired. */
  private logUnreachable(details: string): void {
    // Without the time and the addresses of sockets, which always differ.
    const reason = details.replace(/ \(\d{4}-\S+Z\)/g, '');
    if (reason === this.unreachable) return;
    this.unreachable = reason;
    logger.warn(
      { service: this.service, address: this.address, error: reason },
      'a service cannot be reached',
    );
  }

  private async once<Q extends Message, R extends Message>(
    method: (client: C) => UnaryMethod<Q, R>,
    request: Q,
    context: CallContext & { deadline: number },
    alone: boolean,
  ): Promise<Plain<R>> {
    const client = this.open;
    this.firstCallAt ??= performance.now();
    const mayBeStarting = performance.now() - this.firstCallAt < STARTING_MS;
    if (!this.wasReached && mayBeStarting) await this.reach(client, context.deadline);
    // grpc-js adds a method's definition to the function that calls it.
    const { path, requestSerialize, responseDeserialize } = method(client) as unknown as MethodDefinition<
      Q,
      R
    >;
    this.batching ??= new BatchingClient(client);
    const answer = this.batching.call({ path, request: requestSerialize(request), context, alone });
    const { response, replayed } = await answer;
    this.unreachable = '';
    if (replayed) context.onReplayed?.();
    return fromMessage(responseDeserialize(response));
  }

  /** Waits until the service can be reached, up to the maximum waiting time. */
  private async reach(client: C, deadline: number): Promise<void> {
    const until = Math.min(Date.now() + WAIT_FOR_SERVICE_MS, ownTime(deadline));
    const error = await new Promise<Error | undefined>((resolve) => client.waitForReady(until, resolve));
    this.wasReached ||= error === undefined;
  }

  /**
   * What the service says of its health: for itself, under its name, and for each kind of background work (see
   * health.ts), whether it works. Rejects when it does not answer in time.
   */
  async health(): Promise<Map<string, boolean>> {
    const client = this.open;
    const { path, requestSerialize, responseDeserialize } = healthPb.HealthService.list;
    const metadata = metadataOf(path, { requestId: newRequestId() }, settings.GRPC_TOKEN);
    const deadline = Date.now() + HEALTH_TIMEOUT_MS;
    const answer = await new Promise<InstanceType<typeof messages.HealthListResponse>>((resolve, reject) => {
      const request = new messages.HealthListRequest();
      client.makeUnaryRequest(
        ...([path, requestSerialize, responseDeserialize, request, metadata, { deadline }] as const),
        (error, response) => (response ? resolve(response) : reject(error ?? new Error('no answer'))),
      );
    });
    const serving = Number(messages.HealthCheckResponse.ServingStatus.SERVING);
    const statuses = answer.getStatusesMap().toArray() as unknown as [string, [number]][];
    return new Map(statuses.map(([name, [status]]) => [name, status === serving]));
  }

  close(): void {
    openChannels.delete(this);
    this.client?.close();
    this.client = undefined;
    this.batching = undefined;
  }
}

function keyOf({ idempotencyKey = '', caller = '', onReplayed }: CallContext) {
  return { idempotencyKey, caller, ...(onReplayed && { onReplayed }) };
}
