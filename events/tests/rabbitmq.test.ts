// The message broker: a real RabbitMQ, which confirms, returns what no queue takes, and goes away in between.
import { connect, type ChannelModel, type ConsumeMessage } from 'amqplib';
import { expect } from 'chai';
import { ulid } from 'ulid';
import { settings } from '../../ecommerce/settings.js';
import { Database } from '../../framework/db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { Delivery } from '../models.js';
import { happened, publish } from '../publishing.js';
import { rabbitmq } from '../rabbitmq.js';
import { deliverOnce } from '../worker.js';
import { NOTED } from './noted.js';

const BROKER = process.env.TEST_BROKER_URL ?? 'amqp://guest:guest@127.0.0.1:5672';
const never = new AbortController().signal;
const channels = [{ ...rabbitmq, pauses: [3_600_000] }];

onEachDatabase('events by RabbitMQ', (dialect) => {
  const usual = { ...settings };
  let database: TestDatabase;
  let db: Database;
  let broker: ChannelModel;

  before(async function () {
    const found = await connect(BROKER).catch((error: unknown) => {
      if (process.env.REQUIRE_BROKER === '1') throw error;
      return undefined;
    });
    if (!found) return this.skip();
    broker = found;
  });
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    Object.assign(settings, { BROKER_URL: BROKER, BROKER_EXCHANGE: `test.${ulid()}` });
  });
  afterEach(async () => {
    const channel = await broker.createChannel();
    await channel.deleteExchange(settings.BROKER_EXCHANGE);
    await channel.close();
    Object.assign(settings, usual);
    await db.close();
    await database.drop();
  });
  after(() => broker?.close());

  const note = (...texts: string[]): Promise<void> =>
    db.transaction((trx) => publish(trx, ...texts.map((text) => happened(NOTED, 'a:1', { text }))));
  const deliver = () => deliverOnce(db, never, channels);

  /** A queue of its own for these keys; gives what it gets. */
  async function queue(key: string): Promise<ConsumeMessage[]> {
    const channel = await broker.createChannel();
    await channel.assertExchange(settings.BROKER_EXCHANGE, 'topic', { durable: true });
    const { queue: name } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(name, settings.BROKER_EXCHANGE, key);
    const got: ConsumeMessage[] = [];
    await channel.consume(name, (message) => message && got.push(message), { noAck: true });
    return got;
  }
  const texts = (got: ConsumeMessage[]): string[] =>
    got.map(({ content }) => (JSON.parse(content.toString()) as { data: { text: string } }).data.text);

  it('a queue that is bound to the type gets the events in order, with their ids', async () => {
    const got = await queue('test.*');
    const others = await queue('order.#');
    await note('1', '2', '3');
    expect(await deliver()).to.deep.equal({ delivered: 3, failed: 0 });
    expect(texts(got)).to.deep.equal(['1', '2', '3']);
    expect(others).to.deep.equal([]);
    const { properties, fields, content } = got[0] as ConsumeMessage;
    const body = JSON.parse(content.toString()) as Record<string, unknown>;
    expect(Object.keys(body).sort()).to.deep.equal([
      'aggregate',
      'data',
      'id',
      'timestamp',
      'type',
      'version',
    ]);
    expect(properties.messageId).to.equal(body.id);
    expect([
      fields.routingKey,
      properties.type,
      properties.contentType,
      properties.deliveryMode,
    ]).to.deep.equal([...['test.noted', 'test.noted', 'application/json', 2]]);
  });

  it('an event that no queue takes is not delivered, and leaves when there is a queue', async () => {
    await note('1');
    expect(await deliver()).to.deep.equal({ delivered: 0, failed: 1 });
    const waiting = await Delivery.objects(db.read).first();
    expect(waiting?.last_error).to.equal('no queue of the broker takes test.noted');
    const got = await queue('#');
    await Delivery.objects(db.maintenance).update({ next_try_at: new Date().toISOString() });
    expect(await deliver()).to.deep.equal({ delivered: 1, failed: 0 });
    expect(texts(got)).to.deep.equal(['1']);
  });

  it('a broker that cannot be reached fails the delivery, and one that is back gets it', async () => {
    settings.BROKER_URL = 'amqp://127.0.0.1:1';
    await note('1');
    expect(await deliver()).to.deep.equal({ delivered: 0, failed: 1 });
    settings.BROKER_URL = BROKER;
    const got = await queue('#');
    await Delivery.objects(db.maintenance).update({ next_try_at: new Date().toISOString() });
    expect(await deliver()).to.deep.equal({ delivered: 1, failed: 0 });
    expect(texts(got)).to.deep.equal(['1']);
  });

  it('without BROKER_URL there are no deliveries', async () => {
    settings.BROKER_URL = '';
    await note('1');
    await deliver();
    expect(await Delivery.objects(db.read).select()).to.deep.equal([]);
  });
});
