// BatchService (protos/batch.proto): spreads the overhead of a call over many.
import { status } from '@grpc/grpc-js';
import services from '../../protos/generated/batch_grpc_pb.js';
import pb from '../../protos/generated/batch_pb.js';
import { refuseLate } from '../deadlines.js';
import { invalid } from '../errors.js';
import { logger } from '../logging.js';
import { takeTogether } from '../queues.js';
import { MAX_BATCHED_CALLS } from './call_metadata.js';
import { readIdentity } from './identity.js';
import { type Call, knownOf, logged } from './call_context.js';
import { type Fields, type Plain, toMessage } from './codec.js';
import {
  type AnyHandler,
  type Handlers,
  type Implementation,
  implementMethods,
  type UnaryCall,
} from './service.js';
import { detailsOf, toStatus } from './status.js';

/** How long a reply waits for the others of its batch. */
const MAX_WAIT_MS = 5;
/** The approximate maximum size of replies that are sent together, in bytes. */
const MAX_BYTES_SENT = 1024 * 1024;

type BatchedCall = Plain<InstanceType<typeof pb.BatchedCall>>;
type Reply = Fields<typeof pb.BatchedReply>;

/** BatchService for a server with these unary methods, by their path. */
export function batchImplementation(
  methods: ReadonlyMap<string, UnaryCall>,
  stopping: AbortSignal,
): Implementation {
  return implementMethods(
    services.BatchServiceService,
    {
      async batch({ calls }, batch, send) {
        if (calls.length > MAX_BATCHED_CALLS) {
          throw invalid('calls', `must have at most ${MAX_BATCHED_CALLS} entries`);
        }
        const outbox = new Outbox(send);
        await Promise.all(
          calls.map(async (call, index) => {
            outbox.add({ call: index, ...(await answer(call, methods.get(call.method), batch)) });
          }),
        );
        await outbox.sent();
      },
    } satisfies Handlers<typeof services.BatchServiceService> as unknown as Record<string, AnyHandler>,
    stopping,
  );
}

async function answer(call: BatchedCall, method: UnaryCall | undefined, batch: Call): Promise<Reply> {
  if (!method) {
    return { code: status.UNIMPLEMENTED, message: `This server has no unary method "${call.method}".` };
  }
  try {
    let replayed = false;
    const context = callInBatch(call, batch, () => (replayed = true));
    const response = await logged(call.method, context, () => {
      refuseLate(context.deadline);
      return method(call.request as Uint8Array, context);
    });
    return { response: response.serializeBinary(), replayed };
  } catch (error) {
    const { code = status.UNKNOWN, details = '', metadata } = toStatus(error);
    return { code, message: details, details: detailsOf(metadata) };
  }
}

/** The context of one call: its own metadata, completed from the batch's. */
function callInBatch(call: BatchedCall, batch: Call, markReplayed: () => void): Call {
  const { method, identity } = call;
  const known = knownOf(readIdentity(method, identity), batch);
  return {
    ...known,
    idempotencyKey: call.idempotency_key,
    markReplayed,
    get signal() {
      return batch.signal;
    },
    get log() {
      return logger.child({ request_id: known.requestId, method });
    },
  };
}

const sizeOf = ({ response }: Reply): number => response?.length ?? 0;

/**
 * Sends the replies, all of a batch together if none delays the others: a client that gets several replies
 * in one turn of the event loop makes its next calls in one turn, so the next batch is large too.
 */
class Outbox {
  private waiting: Reply[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending = Promise.resolve();

  constructor(private readonly send: (message: InstanceType<typeof pb.BatchResponse>) => Promise<void>) {}

  add(reply: Reply): void {
    this.waiting.push(reply);
    this.timer ??= setTimeout(() => this.flush(), MAX_WAIT_MS);
  }

  /** Sends the remaining replies, and resolves when all are sent. */
  sent(): Promise<void> {
    this.flush();
    return this.sending;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.waiting.length > 0) {
      const ready = takeTogether(this.waiting, MAX_BATCHED_CALLS, MAX_BYTES_SENT, sizeOf);
      const replies = ready.map((reply) => toMessage(pb.BatchedReply, reply));
      this.sending = this.sending.then(() => this.send(toMessage(pb.BatchResponse, { replies })));
      // The handler gets a failure when it awaits `sent`, which may be later.
      this.sending.catch(() => undefined);
    }
  }
}
