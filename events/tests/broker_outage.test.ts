// A real RabbitMQ that is killed in the middle of deliveries and started again: no event is lost, and those of an
// aggregate arrive in their order.
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'amqplib';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { Database } from '../../framework/db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { RabbitNode } from '../../testing/rabbitmq_node.js';
import { Delivery } from '../models.js';
import { happened, publish } from '../publishing.js';
import { rabbitmq } from '../rabbitmq.js';
import { deliverEvents } from '../worker.js';
import { NOTED } from './noted.js';

const QUEUE = 'kept';
const channels = [{ ...rabbitmq, pauses: Array.from({ length: 100 }, () => 200) }];

onEachDatabase('a broker that is killed in the middle of deliveries', (dialect) => {
  const usual = { ...settings };
  let node: RabbitNode;
  let database: TestDatabase;
  let db: Database;

  before(async function () {
    this.timeout(120_000);
    if (!RabbitNode.isInstalled()) {
      if (process.env.REQUIRE_BROKER === '1') throw new Error('There is no RabbitMQ.');
      return this.skip();
    }
    node = await RabbitNode.start();
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    Object.assign(settings, { BROKER_URL: node.url, BROKER_EXCHANGE: 'shop.events' });
  });
  after(async () => {
    Object.assign(settings, usual);
    await node?.stop();
    await db?.close();
    await database?.drop();
  });

  /** A queue that outlives the server, for all events. */
  async function makeQueue(): Promise<void> {
    const connection = await connect(node.url);
    const channel = await connection.createChannel();
    await channel.assertExchange(settings.BROKER_EXCHANGE, 'topic', { durable: true });
    await channel.assertQueue(QUEUE, { durable: true });
    await channel.bindQueue(QUEUE, settings.BROKER_EXCHANGE, '#');
    await connection.close();
  }

  /** The ids and texts in the queue, in their order. */
  async function arrived(): Promise<{ id: string; about: string; text: string }[]> {
    const connection = await connect(node.url);
    const channel = await connection.createChannel();
    const next = () => channel.get(QUEUE, { noAck: true });
    const all = [];
    for (let message = await next(); message; message = await next()) {
      const { aggregate, data } = JSON.parse(message.content.toString()) as {
        aggregate: string;
        data: { text: string };
      };
      all.push({ id: String(message.properties.messageId), about: aggregate, text: data.text });
    }
    await connection.close();
    return all;
  }

  const note = (count: number, from: number): Promise<void> =>
    db.transaction(async (trx) => {
      for (let number = from; number < from + count; number += 1) {
        await publish(trx, happened(NOTED, `a:${number % 5}`, { text: String(number) }));
      }
    });
  const delivered = async (): Promise<number> => {
    const { count } = (await Delivery.objects(db.read)
      .where({ status: 'delivered' })
      .count('* as count')
      .first()) as unknown as { count: number };
    return Number(count);
  };

  it('gets every event once it is back, and each aggregate in its order', async function () {
    this.timeout(180_000);
    await makeQueue();
    const stopping = new AbortController();
    const delivering = deliverEvents(db, stopping.signal, channels);
    await note(200, 0);
    while ((await delivered()) === 0) await delay(5);
    await node.kill();
    await note(100, 200);
    await delay(1_000);
    expect(await delivered()).to.be.below(300);
    await node.start();
    while ((await delivered()) < 300) await delay(50);
    stopping.abort();
    await delivering;

    const texts = new Map<string, number[]>();
    const ids = new Set<string>();
    for (const { id, about, text } of await arrived()) {
      if (!ids.has(id)) texts.set(about, [...(texts.get(about) ?? []), Number(text)]);
      ids.add(id);
    }
    expect(ids.size).to.equal(300);
    for (const [about, numbers] of texts) {
      expect(numbers, about).to.deep.equal(numbers.toSorted((a, b) => a - b));
    }
  });
});
