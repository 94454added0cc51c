// Clients that move a product's stock as fast as they can until the server takes no more.
import { Agent, request } from 'node:http';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import grpcPb from '../../../protos/generated/products_grpc_pb.js';
import pb from '../../../protos/generated/products_pb.js';

/** A request that is not answered for so long hangs. */
const NO_ANSWER_MS = 20_000;

/** What became of the requests: those answered with success, and what else was heard. */
export interface Tally {
  succeeded: number;
  others: string[];
}

/** Adds 1 to the stock of product 1 over HTTP, client after client, until connecting is refused. */
export async function loadOverHttp(port: number, clients: number, tally: Tally): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const agent = new Agent({ keepAlive: index % 2 === 0, maxSockets: 1 });
      while (await addOne(port, agent, tally));
      agent.destroy();
    }),
  );
}

function addOne(port: number, agent: Agent, tally: Tally): Promise<boolean> {
  const body = JSON.stringify({ delta: 1 });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
  return new Promise((resolve) => {
    const path = '/api/products/1/stock/';
    const options = { port, agent, method: 'POST', path, headers, timeout: NO_ANSWER_MS };
    const call = request(options, (response) => {
      // Also when the server dies in the middle of its answer.
      response.resume().once('close', () => {
        if (!response.complete) tally.others.push('ECONNRESET');
        else if (response.statusCode === 200) tally.succeeded += 1;
        else tally.others.push(`HTTP ${response.statusCode}`);
        resolve(true);
      });
      response.once('error', () => undefined);
    });
    call.once('timeout', () => call.destroy(new Error('no answer')));
    call.once('error', (error: NodeJS.ErrnoException) => {
      const isRefused = error.code === 'ECONNREFUSED';
      if (!isRefused) tally.others.push(error.code ?? error.message);
      resolve(!isRefused);
    });
    call.end(body);
  });
}

/** The same over gRPC, one channel a client, until the service is away. */
export async function loadOverGrpc(address: string, clients: number, tally: Tally): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new grpcPb.ProductServiceClient(address, credentials.createInsecure());
      const message = new pb.AdjustStockRequest();
      message.setId(1);
      message.setDelta(1);
      const call = () =>
        new Promise<boolean>((resolve) => {
          client.adjustStock(message, new Metadata(), { deadline: Date.now() + 10_000 }, (error) => {
            if (!error) tally.succeeded += 1;
            else if (error.code !== status.UNAVAILABLE) tally.others.push(error.message);
            resolve(!error);
          });
        });
      while (await call());
      client.close();
    }),
  );
}
