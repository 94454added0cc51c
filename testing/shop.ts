// The whole shop in the test's process: every service on its port, the web site, one database.
import { SERVICES } from '../ecommerce/services.js';
import { Database, type Dialect, type OtherUrls } from '../framework/db/database.js';
import { closeChannels } from '../framework/grpc/client.js';
import { type RunningServer, startServer } from '../framework/grpc/server.js';
import { serveSite } from '../framework/http/serving.js';
import { buildSite } from '../ecommerce/web.js';
import { checkHeaders } from './answer_headers.js';
import { checkAnswer } from './answer_schemas.js';
import { createTestDatabase, type TestDatabase } from './databases.js';
import { staff } from './makers/staff.js';

export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever JSON came back; the test says what it expects
  body: any;
}

type Client = 'anyone' | 'staff';

/** The headers of someone without credentials, where requests come from staff usually. */
export const ANYONE = { Authorization: '' };

/** A running shop, and how a test talks to it over HTTP. */
export interface Shop {
  db: Database;
  /** http://127.0.0.1:port */
  url: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a shop on a fresh database; requests come from `client` unless they say from whom. */
export async function startShop(dialect: Dialect, client: Client = 'anyone'): Promise<Shop> {
  return startShopOn(await createTestDatabase(dialect), client);
}

/** Starts a shop on a migrated database, which is dropped when the shop stops, and perhaps other ways to it. */
export async function startShopOn(
  database: TestDatabase,
  client: Client = 'anyone',
  others: OtherUrls = {},
): Promise<Shop> {
  const db = new Database(database.url, others);
  const services = Object.values(SERVICES);
  const servers: RunningServer[] = await Promise.all(services.map((service) => startServer(service, db)));
  const site = await serveSite(buildSite(db), '127.0.0.1', 0);
  const url = `http://127.0.0.1:${site.port}`;
  const usual = client === 'staff' ? await staff(db, 'usual') : {};
  const send: Shop['send'] = (method, path, body, headers = {}) =>
    request(url + path, method, body, { ...usual, ...headers });
  return {
    db,
    url,
    get: (path, headers) => send('GET', path, undefined, headers),
    send,
    async stop() {
      await site.stop();
      closeChannels();
      await Promise.all(servers.map((server) => server.stop()));
      await db.close();
      await database.drop();
    },
  };
}

/** Sends a request; what is no text or bytes goes as JSON. */
export async function request(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      Connection: 'close', // a kept one would delay the end of the site
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && {
      body:
        typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
  checkAnswer({ method, url, ...answer });
  checkHeaders(url, answer.headers);
  return answer;
}

/** A shop for the tests of one `describe`; requests come from `client` unless they say from whom. */
export function useShop(dialect: Dialect, client?: Client): () => Shop {
  let shop: Shop | undefined;
  before(async () => {
    shop = await startShop(dialect, client);
  });
  after(() => shop?.stop());
  return () => {
    if (!shop) throw new Error('The shop is not running yet.');
    return shop;
  };
}
