// npm run kills: orders are placed, paid and cancelled while the web servers, the services, the workers, RabbitMQ and
// the receivers of mails and webhooks are killed again and again. In the end each event must have reached each receiver,
// those of one order in their order. `-- --orders 1000 --seed 7 --database postgres --clients 8`
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect } from 'amqplib';
import { sendAgain } from '../../events/deliveries.js';
import { Database, type Dialect } from '../../framework/db/database.js';
import { SERVING_FLAGS } from '../../framework/management/processes.js';
import { createProduct } from '../../products/catalogue.js';
import { createTestDatabase, DIALECTS } from '../../testing/databases.js';
import { staff } from '../../testing/makers/staff.js';
import { freePort, serviceAddresses } from '../../testing/ports.js';
import { compiled } from '../../testing/program.js';
import { RabbitNode } from '../../testing/rabbitmq_node.js';
import { between, pick, type Random, seeded } from '../chaos/random.js';
import { KeptProcess } from '../kept_process.js';
import { type Arrivals, wrongArrivals } from './arrivals.js';
import { Guest } from './orders.js';

const EXCHANGE = 'shop.events';
const QUEUE = 'kills';
/** How long deliveries may take after everything is mended. */
const ARRIVE_MS = 180_000;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    database: { type: 'string', default: '' },
    clients: { type: 'string', default: '8' },
  },
});

interface World {
  db: Database;
  broker: RabbitNode;
  /** The processes of the shop and the receivers. */
  parts: KeptProcess[];
  ports: number[];
  /** What the receivers have written down, by channel. */
  books: Record<'mail' | 'webhook', string>;
  webhookUrl: string;
}

/** Starts the broker, the receivers, and the shop: two web servers, two servers of services, one more worker. */
async function startWorld(databaseUrl: string, folder: string): Promise<World> {
  const log = createWriteStream(path.join(folder, 'log'));
  log.setMaxListeners(0);
  const broker = await RabbitNode.start();
  const parts: KeptProcess[] = [];
  const start = (name: string, args: string[], env: NodeJS.ProcessEnv): void => {
    parts.push(new KeptProcess(name, [...SERVING_FLAGS, ...args], env, log));
  };
  const [mailPort, webhookPort] = [await freePort(), await freePort()];
  const books = { mail: path.join(folder, 'mails'), webhook: path.join(folder, 'webhooks') };
  const receiver = compiled('bench/kills/receiver.ts');
  start('the mail server', [...receiver, 'mail', String(mailPort), books.mail], {});
  start('the receiver of webhooks', [...receiver, 'webhook', String(webhookPort), books.webhook], {});
  const ports: number[] = [];
  const manage = compiled('manage.ts');
  const shop = {
    ...{ DATABASE_URL: databaseUrl, LOG_FORMAT: 'json', LOG_LEVEL: 'info', THROTTLES: 'off', DEBUG: 'true' },
    ...{ BROKER_URL: broker.url, BROKER_EXCHANGE: EXCHANGE },
    ...{ CUSTOMER_MAILS: 'true', EMAIL_URL: `smtp://127.0.0.1:${mailPort}`, WEBHOOKS_ALLOW_PRIVATE: 'true' },
  };
  for (const side of ['A', 'B']) {
    const env = { ...shop, ...(await serviceAddresses()) };
    const port = await freePort();
    start(`services ${side}`, [...manage, 'grpc-server'], env);
    start(`web ${side}`, [...manage, 'runserver', String(port), '--noreload'], env);
    ports.push(port);
  }
  start('the worker', [...manage, 'deliver'], { ...shop, ...(await serviceAddresses()) });
  const webhookUrl = `http://127.0.0.1:${webhookPort}/`;
  return { db: new Database(databaseUrl), broker, parts, ports, books, webhookUrl };
}

/** A product, an endpoint for webhooks, and a queue that keeps every event. */
async function prepare({ db, broker, ports, webhookUrl }: World): Promise<number> {
  const product = { name: 'Mug', description: '', price_cents: 900, category: 'other' };
  const { id } = await createProduct(db, { ...product, stock_quantity: 1_000_000 });
  const connection = await connect(broker.url);
  const channel = await connection.createChannel();
  await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
  await channel.assertQueue(QUEUE, { durable: true });
  await channel.bindQueue(QUEUE, EXCHANGE, '#');
  await connection.close();
  const answer = await fetch(`http://127.0.0.1:${ports[0]}/api/webhooks/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(await staff(db)) },
    body: JSON.stringify({ url: webhookUrl }),
  });
  if (answer.status !== 201)
    throw new Error(`The endpoint was answered ${answer.status}: ${await answer.text()}`);
  return id;
}

async function untilOpen(ports: number[]): Promise<void> {
  const until = Date.now() + 60_000;
  const isOpen = (port: number): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/api/products/`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await Promise.all(ports.map(isOpen))).every(Boolean)) {
    if (Date.now() > until) throw new Error('The shop does not start.');
    await delay(100);
  }
}

/** Kills one process after the other until `stopping` aborts; returns how many. */
async function killThings({ parts, broker }: World, random: Random, stopping: AbortSignal): Promise<number> {
  let killed = 0;
  let brokerIsBack = Promise.resolve();
  let brokerIsDown = false;
  while (!stopping.aborted) {
    await delay(between(random, 500, 4_000));
    const victim = pick(random, [...parts, broker]);
    if (stopping.aborted) break;
    if (victim instanceof KeptProcess) victim.signal('SIGKILL');
    else if (brokerIsDown) continue;
    else {
      await broker.kill();
      brokerIsDown = true;
      brokerIsBack = broker.start().then(() => void (brokerIsDown = false));
    }
    killed += 1;
  }
  await brokerIsBack;
  return killed;
}

/** Waits until nothing is left to deliver. What failed often does not wait for its next try: it is sent again. */
async function untilDelivered(db: Database): Promise<void> {
  const until = Date.now() + ARRIVE_MS;
  while (Date.now() < until) {
    const unplaced: unknown = await db.read('events_event').whereNull('position').first('id');
    const open = (await db
      .read('events_delivery')
      .whereNot({ status: 'delivered' })
      .select('id', 'tries')) as { id: number; tries: number }[];
    if (!unplaced && open.length === 0) return;
    const late = open.filter(({ tries }) => tries > 2).map(({ id }) => id);
    if (late.length > 0) await sendAgain(db.maintenance, late);
    await delay(1_000);
  }
}

async function arrivalsIn({ books, broker }: World): Promise<Arrivals> {
  const connection = await connect(broker.url);
  const channel = await connection.createChannel();
  const ids: string[] = [];
  const next = () => channel.get(QUEUE, { noAck: true });
  for (let message = await next(); message; message = await next()) {
    ids.push(String(message.properties.messageId));
  }
  await connection.close();
  const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map([
    ['broker', ids],
    ['mail', linesOf(books.mail)],
    ['webhook', linesOf(books.webhook)],
  ]);
}

async function placeOrders(world: World, product: number, count: number, random: Random): Promise<string[]> {
  const failed: string[] = [];
  let next = 0;
  const work = async (client: number): Promise<void> => {
    const guest = new Guest(world.ports, product, seeded(between(random, 1, 1e9) + client));
    while (next < count) {
      next += 1;
      const key = `guest-${next}`;
      await guest.order(key).catch((error: unknown) => failed.push(`${key}: ${String(error)}`));
      if (next % 100 === 0) console.log(`  ${next} of ${count} orders`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.clients) }, (_, index) => work(index)));
  return failed;
}

async function kills(dialect: Dialect, count: number, seed: number): Promise<boolean> {
  const random = seeded(seed);
  const database = await createTestDatabase(dialect);
  const folder = mkdtempSync(path.join(os.tmpdir(), `kills-${dialect}-`));
  console.log(`${dialect}: ${count} orders, seed ${seed}, log in ${folder}`);
  const world = await startWorld(database.url, folder);
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort(); // nothing is started again
    await Promise.all(world.parts.map((part) => part.stop()));
    await world.broker.stop();
    await world.db.close();
    await database.drop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    await untilOpen(world.ports);
    const product = await prepare(world);
    const killing = killThings(world, random, stopping.signal);
    const failed = await placeOrders(world, product, count, random);
    stopping.abort();
    const killed = await killing;
    await untilDelivered(world.db);
    const arrivals = await arrivalsIn(world);
    const wrong = [...failed, ...(await wrongArrivals(world.db, arrivals))];
    console.log(`  ${killed} processes killed`);
    for (const [channel, ids] of arrivals) {
      console.log(`  ${channel}: ${new Set(ids).size} events, ${ids.length - new Set(ids).size} repetitions`);
    }
    for (const line of wrong) console.error(`  WRONG ${line}`);
    if (wrong.length === 0) rmSync(folder, { recursive: true, force: true });
    return wrong.length === 0;
  } finally {
    await stop();
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  }
}

let good = true;
for (const dialect of DIALECTS) {
  if (values.database && values.database !== dialect) continue;
  good = (await kills(dialect, Number(values.orders), Number(values.seed))) && good;
}
process.exit(good ? 0 : 1);
