// Unary calls of one process to one server. Calls of one turn of the event loop are batched
// (protos/batch.proto); a single call is a normal gRPC call.
import { type Client, type ServiceError, status } from '@grpc/grpc-js';
import services from '../../protos/generated/batch_grpc_pb.js';
import pb from '../../protos/generated/batch_pb.js';
import { ownTime } from '../deadlines.js';
import { logger } from '../logging.js';
import { takeTogether } from '../queues.js';
import { settings } from '../conf/settings.js';
import { type CallContext, MAX_BATCHED_CALLS, metadataOf, REPLAYED_KEY, textOf } from './call_metadata.js';
import { signIdentity } from './identity.js';
import { toMessage } from './codec.js';
import { serviceError } from './status.js';

/** Larger requests are not batched: a server accepts messages of up to 1 MiB. */
const MAX_BYTES_TOGETHER = 256 * 1024;
/**
 * The time after the deadline at which a caller gives up, so that a commit just before the deadline is still answered
 * and not taken for a refusal.
 */
const ANSWER_MS = 500;

/** A unary call with its message encoded. */
export interface EncodedCall {
  /** `/products.ProductService/ListProducts` */
  path: string;
  request: Buffer;
  context: CallContext & { deadline: number };
  /** Whether it is not put together with others. */
  alone?: boolean;
}

/** An encoded response, and whether it repeats that of an earlier call with the same key. */
export interface EncodedAnswer {
  response: Buffer;
  replayed: boolean;
}

interface Waiting extends EncodedCall {
  resolve: (answer: EncodedAnswer) => void;
  reject: (error: ServiceError) => void;
}

const asIs = (bytes: Buffer): Buffer => bytes;
const { batch: BATCH } = services.BatchServiceService;

export class BatchingClient {
  private waiting: Waiting[] = [];
  /** A server without BatchService gets every call separately. */
  private serverBatches = true;

  constructor(private readonly client: Client) {}

  /** Returns the encoded response; rejects with the ServiceError. */
  call(call: EncodedCall): Promise<EncodedAnswer> {
    return new Promise((resolve, reject) => {
      const waiting = { ...call, resolve, reject };
      const alone = call.alone || call.request.length > MAX_BYTES_TOGETHER;
      if (alone || !this.serverBatches) return this.sendAlone(waiting);
      if (this.waiting.push(waiting) === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    const calls = this.waiting;
    this.waiting = [];
    while (calls.length > 0) {
      const together = takeTogether(
        calls,
        MAX_BATCHED_CALLS,
        MAX_BYTES_TOGETHER,
        ({ request }) => request.length,
      );
      const [first] = together;
      try {
        if (first && together.length === 1) this.sendAlone(first);
        else this.sendTogether(together);
      } catch (error) {
        // Nobody would catch an error here, and it would end the process with all its requests.
        for (const call of together) call.reject(unsendable(error));
      }
    }
  }

  private sendAlone({ path, request, context, resolve, reject }: Waiting): void {
    const deadline = ownTime(context.deadline) + ANSWER_MS;
    const metadata = metadataOf(path, context, settings.GRPC_TOKEN);
    let replayed = false;
    this.client
      .makeUnaryRequest(path, asIs, asIs, request, metadata, { deadline }, (error, response) => {
        if (error) reject(error);
        else resolve({ response: response as Buffer, replayed });
      })
      .on('metadata', (answer) => (replayed = textOf(answer, REPLAYED_KEY) === 'true'));
  }

  private sendTogether(calls: Waiting[]): void {
    const requestId = calls.map(({ context }) => context.requestId).join(',');
    const stream = this.client.makeServerStreamRequest(
      BATCH.path,
      BATCH.requestSerialize,
      BATCH.responseDeserialize,
      toMessage(pb.BatchRequest, { calls: calls.map(batchedCall) }),
      metadataOf(BATCH.path, { requestId }, settings.GRPC_TOKEN),
      { deadline: ownTime(Math.max(...calls.map(({ context }) => context.deadline))) + ANSWER_MS },
    );
    const open = new Map(calls.entries());
    stream.on('data', (batch: InstanceType<typeof pb.BatchResponse>) => {
      for (const reply of batch.getRepliesList()) {
        settle(open.get(reply.getCall()), reply);
        open.delete(reply.getCall());
      }
    });
    stream.on('error', (error: ServiceError) => {
      if (error.code === status.UNIMPLEMENTED) this.serverBatches = false;
      for (const call of open.values()) {
        if (this.serverBatches) call.reject(error);
        else this.sendAlone(call);
      }
      open.clear();
    });
    stream.on('end', () => {
      const missing = serviceError(status.INTERNAL, 'The server left out a reply.');
      for (const call of open.values()) call.reject(missing);
    });
  }
}

/** The error for a call that could not be sent, such as one with metadata that HTTP/2 does not allow. */
function unsendable(error: unknown): ServiceError {
  logger.error({ err: error }, 'a gRPC call could not be sent');
  return serviceError(status.INTERNAL, 'The call could not be sent.');
}

function batchedCall({ path, request, context }: EncodedCall): InstanceType<typeof pb.BatchedCall> {
  const { idempotencyKey: idempotency_key = '' } = context;
  return toMessage(pb.BatchedCall, {
    ...{ method: path, request, idempotency_key },
    identity: signIdentity(path, context),
  });
}

function settle(call: Waiting | undefined, reply: InstanceType<typeof pb.BatchedReply>): void {
  if (reply.getCode() === 0) {
    call?.resolve({ response: Buffer.from(reply.getResponse_asU8()), replayed: reply.getReplayed() });
  } else call?.reject(serviceError(reply.getCode(), reply.getMessage(), reply.getDetails_asU8()));
}
