// Webhook endpoints for tests, and servers that receive what is sent to them.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Delivery, Event } from '../../events/models.js';
import { publish } from '../../events/publishing.js';
import type { Database } from '../../framework/db/database.js';
import { newRow } from '../../framework/db/new_row.js';
import { object } from '../../framework/serializers/answers.js';
import { Endpoint, type EndpointRow } from '../../webhooks/models.js';
import { makeSecret } from '../../webhooks/secrets.js';

const TRIED = { name: 'test.tried', version: 1, about: 'A test tried something.', data: object({}) };

/** An endpoint with any URL, and its secret. By default it gets all events. */
export async function storedEndpoint(
  db: Database,
  values: Partial<EndpointRow>,
): Promise<EndpointRow & { secret: string }> {
  const { secret, sealed_secret } = makeSecret();
  const row = newRow(Endpoint, { registered_by: 'system', sealed_secret, ...values });
  const [made] = await db.transaction((trx) => Endpoint.objects(trx).insert(row).returning('*'));
  return { ...(made as EndpointRow), secret };
}

/** An endpoint that gets no event; a test fails at once. */
export const SILENT = { url: 'https://127.0.0.1:1/', event_types: 'none' };

/** A delivery to an endpoint that has stopped, of an event of its own; its id. */
export async function stoppedDelivery(db: Database, endpoint: number): Promise<number> {
  return db.transaction(async (trx) => {
    await publish(trx, { type: TRIED, aggregate: `endpoint:${endpoint}`, data: {} });
    const event = await Event.objects(trx).orderBy('id', 'desc').first();
    const about = { channel: 'webhook', target: String(endpoint), aggregate: `endpoint:${endpoint}` };
    const row = newRow(Delivery, { event_id: event?.id ?? 0, status: 'stopped', tries: 19, ...about });
    const [made] = (await Delivery.objects(trx).insert(row).returning('id')) as { id: number }[];
    return made?.id ?? 0;
  });
}

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers; by default with 204. */
  answer: (response: ServerResponse, request: Received) => void;
  stop(): Promise<void>;
}

/** A server on loopback that keeps what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    ...{ url: '', received: [] },
    answer: (response) => response.writeHead(204).end(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        const received = { path: request.url ?? '', headers: request.headers, body };
        receiver.received.push(received);
        receiver.answer(response, received);
      },
      () => undefined, // the client has gone
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}
