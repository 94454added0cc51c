// Numbers of an app's rows, such as unknown payments. They are read when Prometheus asks, one after the other.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Queryable } from '../db/database.js';
import { logger } from '../logging.js';
import { counter, readGauge } from './registry.js';

/** For all numbers of a scrape together; Prometheus gives a scrape ten seconds. */
const ANSWER_WITHIN_MS = 2_000;
/** Larger counts would take long, and say no more. */
const COUNT_UP_TO = 10_000;

/** A number, or one for each value of a label. It must be read from an index, in a few milliseconds. */
export interface DatabaseGauge {
  /** With its unit: `shop_payments_unknown`, `shop_outbox_oldest_event_seconds`. */
  name: string;
  help: string;
  label?: string;
  /** `limit` is the largest number to count to. */
  ask(db: Queryable, limit: number): Promise<number | Record<string, number>>;
}

type Found = Map<DatabaseGauge, number | Record<string, number>>;

const failures = counter({
  name: 'shop_metric_reads_failed_total',
  help: 'Numbers that could not be read from the database for a scrape, which lacks them then.',
  labels: ['metric'],
});

/** Adds these gauges to the metrics of this process. One that cannot be read is left out of the scrape. */
export function watchRows(db: Database, gauges: readonly DatabaseGauge[]): void {
  const scrape = new Scrape(db, gauges);
  for (const gauge of gauges) {
    failures({ metric: gauge.name }, 0);
    const { name, help, label } = gauge;
    readGauge({ name, help, labels: label === undefined ? [] : [label] }, async (set) => {
      const found = (await scrape.read()).get(gauge);
      if (found === undefined) failures({ metric: name });
      else if (label === undefined) set({}, Number(found));
      else
        for (const [value, number] of Object.entries(found as Record<string, number>))
          set({ [label]: value }, number);
    });
  }
}

/** The numbers of one scrape, each asked for once. */
class Scrape {
  private current: Promise<Found> | undefined;
  /** Whether a question of an earlier scrape is still without an answer; then nothing else is asked. */
  private isAsking = false;

  constructor(
    private readonly db: Database,
    private readonly gauges: readonly DatabaseGauge[],
  ) {}

  read(): Promise<Found> {
    this.current ??= this.readAll().finally(() => (this.current = undefined));
    return this.current;
  }

  private async readAll(): Promise<Found> {
    const found: Found = new Map();
    const late = new AbortController();
    if (!this.isAsking) {
      const end = delay(ANSWER_WITHIN_MS, undefined, { signal: late.signal, ref: false }).catch(
        () => undefined,
      );
      await Promise.race([this.askAll(found, late.signal), end]);
    }
    late.abort();
    return new Map(found);
  }

  private async askAll(found: Found, late: AbortSignal): Promise<void> {
    this.isAsking = true;
    for (const gauge of this.gauges) {
      if (late.aborted) break;
      try {
        found.set(gauge, await gauge.ask(this.db.read, COUNT_UP_TO));
      } catch (error) {
        logger.warn({ metric: gauge.name, err: error }, 'a number for the metrics could not be read');
      }
    }
    this.isAsking = false;
  }
}
