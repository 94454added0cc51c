// Deliveries: at least once, in order for each aggregate, with growing pauses, by several workers.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Database } from '../../framework/db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { type Channel, Undeliverable } from '../channels.js';
import { sendAgain, skip } from '../deliveries.js';
import { distributeEvents } from '../distribution.js';
import { Delivery, type DeliveryRow, Event } from '../models.js';
import { happened, publish } from '../publishing.js';
import { deliverEvents, deliverOnce } from '../worker.js';
import { NOTED } from './noted.js';

/** A channel that keeps what it gets, as `aggregate text`; `refuse` says which it does not take. */
function keeping(
  refuse: (line: string) => Error | undefined = () => undefined,
  pauses: number[] = [0, 0, 0],
) {
  const lines: string[] = [];
  const channel: Channel = {
    name: 'kept',
    targets: () => Promise.resolve(() => ['']),
    deliver({ aggregate, data }) {
      const line = `${aggregate} ${(JSON.parse(data) as { text: string }).text}`;
      const error = refuse(line);
      if (error) return Promise.reject(error);
      lines.push(line);
      return Promise.resolve();
    },
    pauses,
  };
  return { channel, lines };
}

const never = new AbortController().signal;

onEachDatabase('deliveries of events', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
  });
  afterEach(async () => {
    await db.close();
    await database.drop();
  });

  const note = (...lines: string[]): Promise<void> =>
    db.transaction((trx) =>
      publish(
        trx,
        ...lines.map((line) => {
          const [aggregate = '', text = ''] = line.split(' ');
          return happened(NOTED, aggregate, { text });
        }),
      ),
    );
  const deliveries = (): Promise<DeliveryRow[]> => Delivery.objects(db.read).orderBy('id').select() as never;

  it('an event of a transaction that rolls back does not exist', async () => {
    const failing = db.transaction(async (trx) => {
      await publish(trx, happened(NOTED, 'a:1', { text: '1' }));
      throw new Error('rolled back');
    });
    await failing.catch(() => undefined);
    expect(await Event.objects(db.read).select()).to.deep.equal([]);
  });

  it('delivers in the order of each aggregate, and each event once', async () => {
    await note('a:1 1', 'b:1 1', 'a:1 2');
    await note('b:1 2', 'a:1 3');
    const { channel, lines } = keeping();
    expect(await deliverOnce(db, never, [channel])).to.deep.equal({ delivered: 5, failed: 0 });
    const of = (aggregate: string) => lines.filter((line) => line.startsWith(aggregate));
    expect(of('a:1')).to.deep.equal(['a:1 1', 'a:1 2', 'a:1 3']);
    expect(of('b:1')).to.deep.equal(['b:1 1', 'b:1 2']);
    expect(await deliverOnce(db, never, [channel])).to.deep.equal({ delivered: 0, failed: 0 });
  });

  it('a refused event is tried again, and later ones of its aggregate wait for it', async () => {
    await note('a:1 1', 'a:1 2', 'b:1 1');
    let refusals = 0;
    const { channel, lines } = keeping((line) => {
      if (line !== 'a:1 1' || refusals === 2) return undefined;
      refusals += 1;
      return new Error('not now');
    });
    expect(await deliverOnce(db, never, [channel])).to.deep.equal({ delivered: 3, failed: 2 });
    expect(lines.filter((line) => line.startsWith('a'))).to.deep.equal(['a:1 1', 'a:1 2']);
  });

  it('waits for the pause after a failure', async () => {
    await note('a:1 1');
    const { channel } = keeping(() => new Error('not now'), [3_600_000]);
    expect(await deliverOnce(db, never, [channel])).to.deep.equal({ delivered: 0, failed: 1 });
    expect(await deliverOnce(db, never, [channel])).to.deep.equal({ delivered: 0, failed: 0 });
    const [delivery] = await deliveries();
    expect(delivery).to.include({ status: 'waiting', tries: 1, last_error: 'not now' });
    expect(Date.parse(String(delivery?.next_try_at)) - Date.now()).to.be.greaterThan(3_500_000);
  });

  for (const [name, error, pauses] of [
    ['after its last pause', new Error('never'), []],
    ['at once for an error that no try can mend', new Undeliverable('never'), [0, 0]],
  ] as const) {
    it(`a poisoned event stops ${name}, and stops only its own aggregate`, async () => {
      await note('a:1 1', 'a:1 2', 'b:1 1');
      const stopped: number[] = [];
      const { channel, lines } = keeping((line) => (line === 'a:1 1' ? error : undefined), [...pauses]);
      channel.stopped = ({ id }) => Promise.resolve(void stopped.push(id));
      await deliverOnce(db, never, [channel]);
      expect(lines).to.deep.equal(['b:1 1']);
      const [first, second] = await deliveries();
      expect([first?.status, first?.last_error, second?.status]).to.deep.equal([
        'stopped',
        'never',
        'waiting',
      ]);
      expect(stopped).to.deep.equal([first?.id]);
    });
  }

  it('a stopped event can be skipped, or sent again', async () => {
    await note('a:1 1', 'a:1 2');
    await note('b:1 1', 'b:1 2');
    const { channel } = keeping((line) => (line.endsWith('1') ? new Undeliverable('never') : undefined));
    await deliverOnce(db, never, [channel]);
    const [a, , b] = await deliveries();
    expect(await skip(db.maintenance, [a?.id ?? 0])).to.equal(1);
    expect(await sendAgain(db.maintenance, [b?.id ?? 0])).to.equal(1);
    const mended = keeping();
    await deliverOnce(db, never, [mended.channel]);
    expect(mended.lines.sort()).to.deep.equal(['a:1 2', 'b:1 1', 'b:1 2']);
    expect((await deliveries()).map(({ status }) => status)).to.deep.equal([
      'skipped',
      'delivered',
      'delivered',
      'delivered',
    ]);
  });

  it('each receiver has its own deliveries: one that fails does not hold another', async () => {
    await note('a:1 1', 'a:1 2');
    const { channel, lines } = keeping();
    const both: Channel = {
      ...channel,
      targets: () => Promise.resolve(() => ['1', '2']),
      deliver: async (event, delivery, context) => {
        if (delivery.target === '1') throw new Error('down');
        await channel.deliver(event, delivery, context);
      },
      pauses: [3_600_000],
    };
    await deliverOnce(db, never, [both]);
    expect(lines).to.deep.equal(['a:1 1', 'a:1 2']);
  });

  it('several workers share the work: each event once, in order', async () => {
    const stopping = new AbortController();
    const { channel, lines } = keeping();
    const others = [1, 2, 3].map(() => new Database(database.url));
    const working = [db, ...others].map((each) => deliverEvents(each, stopping.signal, [channel]));
    for (let text = 1; text <= 20; text += 1) await note(`a:1 ${text}`, `b:1 ${text}`);
    for (let waited = 0; lines.length < 40 && waited < 200; waited += 1) await delay(50);
    stopping.abort();
    await Promise.all(working);
    await Promise.all(others.map((other) => other.close()));
    const expected = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(lines.filter((line) => line.startsWith('a'))).to.deep.equal(expected.map((text) => `a:1 ${text}`));
    expect(lines.filter((line) => line.startsWith('b'))).to.deep.equal(expected.map((text) => `b:1 ${text}`));
    expect((await deliveries()).every(({ status }) => status === 'delivered')).to.equal(true);
  });

  it('a receiver that does not answer holds neither other receivers nor the stop of the worker', async () => {
    await note(...Array.from({ length: 60 }, (_, index) => `a:${index} 1`));
    const { channel, lines } = keeping();
    const stopping = new AbortController();
    const both: Channel = {
      ...channel,
      targets: () => Promise.resolve(() => ['silent', 'quick']),
      deliver: (event, delivery, context) =>
        delivery.target === 'silent'
          ? new Promise(() => undefined)
          : channel.deliver(event, delivery, context),
    };
    const working = deliverEvents(db, stopping.signal, [both]);
    for (let waited = 0; lines.length < 60 && waited < 200; waited += 1) await delay(50);
    expect(lines).to.have.lengthOf(60);
    stopping.abort();
    await working;
    const silent = (await deliveries()).filter(({ target }) => target === 'silent');
    expect(silent.every(({ status }) => status === 'waiting')).to.equal(true);
  });

  it('what a killed worker had claimed is delivered by another after its time', async () => {
    await note('a:1 1', 'a:1 2');
    const { channel, lines } = keeping();
    await distributeEvents(db, [channel]);
    // As the claim of a process that has died leaves it.
    const [first] = await deliveries();
    const soon = new Date(Date.now() + 300).toISOString();
    await Delivery.objects(db.maintenance)
      .where({ id: first?.id ?? 0 })
      .update({ tries: 1, next_try_at: soon });
    await deliverOnce(db, never, [channel]);
    expect(lines).to.deep.equal([]);
    await delay(400);
    await deliverOnce(db, never, [channel]);
    expect(lines).to.deep.equal(['a:1 1', 'a:1 2']);
  });

  it('an event that commits after a later one gets its place after it', async () => {
    if (dialect === 'sqlite') return; // one writer
    await db.transaction(async (slow) => {
      await publish(slow, happened(NOTED, 'a:1', { text: '1' }));
      await note('b:1 1');
      await distributeEvents(db, []);
    });
    await distributeEvents(db, []);
    const events = await Event.objects(db.read).orderBy('position').select('aggregate', 'position');
    expect(events).to.deep.equal([
      { aggregate: 'b:1', position: 1 },
      { aggregate: 'a:1', position: 2 },
    ]);
  });
});
