// Fuzzing the gRPC services: whatever is sent, alone, in a batch or to open a stream, is answered in time and without a
// fault of ours, and a call that is refused changes nothing.
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type protobuf from 'protobufjs';
import type { Shop } from '../shop.js';
import { businessRows, changedTables } from './business_rows.js';
import type { Outcome } from './campaign.js';
import type { FuzzedCall } from './messages.js';
import { idNameOf, SeenValues } from './seen.js';

/** No call may take longer: its deadline, and what the machine takes. */
const LONGEST_MS = 15_000;
/** A stream that has sent nothing by then waits for something to happen. */
const STREAM_MS = 50;
/** What no request may be answered with: a fault of ours, and a call that hangs. */
const FAULTS = [
  status.UNKNOWN,
  status.INTERNAL,
  status.UNIMPLEMENTED,
  status.DATA_LOSS,
  status.DEADLINE_EXCEEDED,
];
const bytes = (value: Buffer): Buffer => value;

interface Answer {
  code: status;
  details: string;
  /** Messages of the method's response type. */
  messages: Uint8Array[];
}

export interface Address {
  name: string;
  address: string;
}

/** Sends fuzzed calls to the services. */
export class GrpcFuzzer {
  private readonly clients: Map<string, Client>;
  private readonly seen = new SeenValues();
  private rows: Record<string, string> | undefined;

  constructor(
    private readonly shop: Shop,
    private readonly root: protobuf.Root,
    services: Address[],
  ) {
    this.clients = new Map(
      services.map(({ name, address }) => [name, new Client(address, credentials.createInsecure())]),
    );
  }

  /** Sends a call; throws when something is wrong with its answer. */
  async send(call: FuzzedCall): Promise<Outcome> {
    const before = (this.rows ??= await businessRows(this.shop.db));
    const { code, details, messages } = await this.answer(call);
    if (FAULTS.includes(code)) throw new Error(`${status[code]}: ${details}`);
    for (const message of messages) {
      const answer = call.responseType.toObject(call.responseType.decode(message), { longs: Number });
      this.seen.note(answer, idNameOf(call.service.split('.')[0] ?? '').replace(/_id$/, ''));
    }
    const succeeded = code === status.OK;
    this.rows = succeeded ? undefined : await businessRows(this.shop.db);
    const changed = this.rows ? changedTables(before, this.rows) : [];
    if (changed.length > 0) throw new Error(`${status[code]}, but changed ${changed.join(', ')}`);
    return { status: status[code], succeeded };
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  private answer(call: FuzzedCall): Promise<Answer> {
    const client = this.clients.get(call.service) as Client;
    const message = this.seen.resolve(call.message);
    const request = Buffer.from(
      call.spoil(call.requestType.encode(call.requestType.fromObject(message)).finish()),
    );
    const sent = new Metadata();
    for (const [name, value] of Object.entries(call.metadata)) sent.set(name, value);
    if (call.batched) return this.batch(client, call, request, sent);
    return call.isStream
      ? open(client, call.operation, request, sent)
      : ask(client, call.operation, request, sent);
  }

  private async batch(client: Client, call: FuzzedCall, request: Buffer, sent: Metadata): Promise<Answer> {
    const calls = [
      { method: call.operation, request, idempotency_key: call.metadata['idempotency-key'] ?? '' },
    ];
    const batch = this.root.lookupType('ecommerce.BatchRequest').encode({ calls }).finish();
    const path = '/ecommerce.BatchService/Batch';
    const { code, details, messages } = await open(client, path, Buffer.from(batch), sent, LONGEST_MS);
    if (code !== status.OK) return { code, details, messages: [] };
    const type = this.root.lookupType('ecommerce.BatchResponse');
    const replies = messages.flatMap(
      (message) => (type.decode(message) as unknown as { replies: Reply[] }).replies,
    );
    const [reply] = replies;
    if (!reply || replies.length > 1) throw new Error(`One call in a batch had ${replies.length} replies.`);
    return { code: reply.code, details: reply.message, messages: reply.code ? [] : [reply.response] };
  }
}

interface Reply {
  code: number;
  message: string;
  response: Uint8Array;
}

function ask(client: Client, path: string, request: Buffer, sent: Metadata): Promise<Answer> {
  const deadline = Date.now() + LONGEST_MS;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, bytes, bytes, request, sent, { deadline }, (error, response) =>
      resolve(error ? ended(error) : { code: status.OK, details: '', messages: response ? [response] : [] }),
    );
  });
}

/** Opens a stream and reads it until it ends, or for `forMs`; one that is still open then was accepted. */
function open(
  client: Client,
  path: string,
  request: Buffer,
  sent: Metadata,
  forMs = STREAM_MS,
): Promise<Answer> {
  return new Promise((resolve) => {
    const messages: Uint8Array[] = [];
    const deadline = Date.now() + LONGEST_MS;
    const stream = client.makeServerStreamRequest(path, bytes, bytes, request, sent, { deadline });
    const enough = setTimeout(() => stream.cancel(), forMs);
    const done = (answer: Answer): void => {
      clearTimeout(enough);
      resolve(answer);
    };
    stream.on('data', (message: Buffer) => messages.push(message));
    stream.on('error', (error: ServiceError) => {
      done(error.code === status.CANCELLED ? { code: status.OK, details: '', messages } : ended(error));
    });
    stream.on('end', () => done({ code: status.OK, details: '', messages }));
  });
}

const ended = ({ code, details }: ServiceError): Answer => ({ code, details, messages: [] });
