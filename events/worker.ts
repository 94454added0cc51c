// Delivers events: at least once, and those of one aggregate in their order. Every process that runs the event service,
// or the command `deliver`, takes part.
import { setMaxListeners } from 'node:events';
import type { Database } from '../framework/db/database.js';
import { repeat } from '../framework/db/repeated_work.js';
import { counter } from '../framework/metrics/registry.js';
import { logger } from '../framework/logging.js';
import { type Channel, registeredChannels, Undeliverable } from './channels.js';
import { claim, DELIVERY_MS, nextDue, type Result, storeResults } from './deliveries.js';
import { beginCounting, distributeEvents } from './distribution.js';
import { type DeliveryRow, Event, type EventRow } from './models.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Growing pauses, three days in total. */
const PAUSES_MS: readonly number[] = [
  ...[SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR],
  ...Array.from({ length: 11 }, () => 6 * HOUR),
];

/** When a process without change notifications looks for work. */
const LOOK_AGAIN_MS = 1_000;
/** Deliveries of one channel at once in one process, and to one of its receivers. */
const AT_ONCE = 40;
const AT_ONCE_TO_ONE = 10;

const deliveries = counter({
  name: 'shop_deliveries_total',
  help: 'Tries to deliver an event, by channel and outcome (delivered, failed).',
  labels: ['channel', 'outcome'],
});

/** Delivers events until `stopping` aborts. */
export async function deliverEvents(
  db: Database,
  stopping: AbortSignal,
  channels = registeredChannels(),
): Promise<void> {
  setMaxListeners(0, stopping); // each loop listens
  beginCounting();
  const couriers = channels.map((channel) => new Courier(db, channel, stopping));
  const distribute = async (): Promise<void> => {
    if ((await distributeEvents(db, channels)) > 0) couriers.forEach((courier) => courier.look());
  };
  const options = {
    name: 'distributing events',
    work: distribute,
    everyMs: LOOK_AGAIN_MS,
    table: Event.table,
  };
  await Promise.all([repeat(db, options, stopping), ...couriers.map((courier) => courier.run())]);
  await closeAll(channels);
}

/** Delivers what is due now; returns how many deliveries arrived and how many failed. */
export async function deliverOnce(
  db: Database,
  stopping: AbortSignal,
  channels = registeredChannels(),
): Promise<{ delivered: number; failed: number }> {
  await distributeEvents(db, channels);
  const couriers = channels.map((channel) => new Courier(db, channel, stopping));
  await Promise.all(couriers.map((courier) => courier.runOnce()));
  await closeAll(channels);
  const sum = (name: 'delivered' | 'failed') =>
    couriers.reduce((total, courier) => total + courier.count[name], 0);
  return { delivered: sum('delivered'), failed: sum('failed') };
}

async function closeAll(channels: readonly Channel[]): Promise<void> {
  await Promise.all(channels.map(async (channel) => channel.close?.()));
}

/** A delivery that a channel works on, and how to end it. */
interface UnderWay {
  target: string;
  end: AbortController;
  done: Promise<void>;
}

/** The deliveries of one channel in this process. */
class Courier {
  readonly count = { delivered: 0, failed: 0 };
  private readonly underWay = new Map<number, UnderWay>();
  private readonly results: Result[] = [];
  private again = (): void => undefined;

  constructor(
    private readonly db: Database,
    private readonly channel: Channel,
    private readonly stopping: AbortSignal,
  ) {}

  /** Delivers until `stopping` aborts, and stores the results of what was under way then. */
  async run(): Promise<void> {
    const work = async (again: () => void): Promise<void> => {
      this.again = again;
      await this.work();
    };
    const name = `delivering by ${this.channel.name}`;
    await repeat(this.db, { name, work, everyMs: LOOK_AGAIN_MS }, this.stopping);
    for (const { end } of this.underWay.values()) end.abort(new Error('the server stopped'));
    await Promise.all([...this.underWay.values()].map(({ done }) => done));
    await this.storeAndClaim([]);
  }

  /** Delivers until nothing is due. */
  async runOnce(): Promise<void> {
    do {
      await this.work();
      const underWay = [...this.underWay.values()].map(({ done }) => done);
      if (underWay.length > 0) await Promise.race(underWay);
    } while (this.underWay.size > 0 || this.results.length > 0);
  }

  /** Looks for work at once. */
  look(): void {
    this.again();
  }

  private async work(): Promise<void> {
    while (!this.stopping.aborted) {
      const picked = await this.pick();
      const hasResults = this.results.length > 0;
      if (picked.length === 0 && !hasResults) return;
      const claimed = await this.storeAndClaim(picked);
      for (const delivery of claimed) this.begin(delivery);
      if (claimed.length === 0 && !hasResults) return; // others were faster
    }
  }

  /** The ids of deliveries that are due and that this process has room for. */
  private async pick(): Promise<number[]> {
    const free = (this.channel.atOnce ?? AT_ONCE) - this.underWay.size;
    if (free <= 0) return [];
    const counts = new Map<string, number>();
    const add = (target: string): number => {
      const count = (counts.get(target) ?? 0) + 1;
      counts.set(target, count);
      return count;
    };
    for (const { target } of this.underWay.values()) add(target);
    const busy = [...counts].filter(([, count]) => count >= AT_ONCE_TO_ONE).map(([target]) => target);
    const due = await nextDue(this.db.read, this.channel.name, busy);
    const fitting = due.filter(({ target }) => add(target) <= AT_ONCE_TO_ONE);
    return fitting.slice(0, free).map(({ id }) => id);
  }

  /** One transaction for the results of earlier deliveries and the claims of the next. */
  private async storeAndClaim(picked: number[]): Promise<DeliveryRow[]> {
    const results = [...this.results];
    if (results.length === 0 && picked.length === 0) return [];
    const claimed = await this.db.transaction(async (trx) => {
      await storeResults(trx, results);
      return claim(trx, this.channel.name, picked);
    });
    this.results.splice(0, results.length);
    return claimed;
  }

  private begin(delivery: DeliveryRow): void {
    const end = new AbortController();
    const late = new Error(`no answer within ${DELIVERY_MS / SECOND} s`);
    const timer = setTimeout(() => end.abort(late), DELIVERY_MS);
    const done = this.attempt(delivery, end.signal).then((result) => {
      clearTimeout(timer);
      this.underWay.delete(delivery.id);
      this.results.push(result);
      const { name: channel } = this.channel;
      deliveries({ channel, outcome: result.delivered ? 'delivered' : 'failed' });
      this.count[result.delivered ? 'delivered' : 'failed'] += 1;
      this.again();
    });
    this.underWay.set(delivery.id, { target: delivery.target, end, done });
  }

  private async attempt(delivery: DeliveryRow, signal: AbortSignal): Promise<Result> {
    const { id, tries } = delivery;
    try {
      const event = await Event.objects(this.db.read).where({ id: delivery.event_id }).first();
      if (event) await this.deliver(event, delivery, signal);
      return { id, tries, delivered: true };
    } catch (error) {
      return this.failed(delivery, error);
    }
  }

  /** The channel's delivery; also ends when the channel disregards the signal. */
  private async deliver(event: EventRow, delivery: DeliveryRow, signal: AbortSignal): Promise<void> {
    const ended = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    await Promise.race([this.channel.deliver(event, delivery, { db: this.db, signal }), ended]);
  }

  /** A delivery that was ended by a stop is free again at once. */
  private async failed(delivery: DeliveryRow, thrown: unknown): Promise<Result> {
    const { id, tries, target, event_id } = delivery;
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    if (this.stopping.aborted) return { id, tries, delivered: false, error, again: 0 };
    const pause = thrown instanceof Undeliverable ? undefined : (this.channel.pauses ?? PAUSES_MS)[tries - 1];
    const about = { channel: this.channel.name, target, delivery: id, event_id, tries, error };
    if (pause !== undefined) {
      logger.warn(about, 'an event was not delivered; it is tried again');
      return { id, tries, delivered: false, error, again: pause };
    }
    logger.error(
      about,
      'an event cannot be delivered: its aggregate waits until staff send it again or skip it',
    );
    await this.channel
      .stopped?.(delivery, this.db)
      .catch((err: unknown) => logger.error({ err }, 'telling of a stopped delivery failed'));
    return { id, tries, delivered: false, error, again: null };
  }
}
