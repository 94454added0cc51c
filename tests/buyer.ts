// A client process of the oversell test: places orders for single units of one product, every other one
// over REST and over gRPC, and prints how many were accepted and refused.
import { credentials } from '@grpc/grpc-js';
import { toMessage } from '../framework/grpc/codec.js';
import { call, refusal } from '../testing/grpc.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import { JOHN } from '../testing/makers/contacts.js';

const [site = '', grpcAddress = '', product = '', orders = ''] = process.argv.slice(2);
const client = new grpcPb.OrderServiceClient(grpcAddress, credentials.createInsecure());
const line = { product_id: Number(product), quantity: 1 };

/** The answer's code: `placed`, or why not. */
async function overRest(): Promise<string> {
  const body = JSON.stringify({ ...JOHN, items: [line] });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${site}/api/orders/`, { method: 'POST', headers, body });
  const { code = 'placed' } = (await response.json()) as { code?: string };
  return code;
}

async function overGrpc(): Promise<string> {
  const request = toMessage(pb.CreateOrderRequest, { ...JOHN, items: [toMessage(pb.OrderItem, line)] });
  const answer = call(client, (stub) => stub.createOrder, request);
  return answer.then(
    () => 'placed',
    async () => (await refusal(answer)).error.code,
  );
}

const counts: Record<string, number> = {};
for (let index = 0; index < Number(orders); index += 5) {
  const answers = await Promise.all([
    overRest(),
    overGrpc(),
    overRest(),
    overGrpc(),
    index % 2 ? overRest() : overGrpc(),
  ]);
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
}
console.log(JSON.stringify(counts));
client.close();
