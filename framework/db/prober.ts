// Asks a database whether it works, over a connection of its own: the others may all be busy, which is no outage.
import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { isPostgres } from './dialect.js';
import type { Outage } from './outages.js';

/** A database that takes longer is away; its machine may be frozen, and the connection open. */
const ANSWER_WITHIN_MS = 2_000;

export class Prober {
  private knex: Knex | undefined;

  /** `connect` opens a pool of one connection. */
  constructor(private readonly connect: () => Knex) {}

  /** Resolves when the database works, or, after an outage, works again; rejects with the error of an outage. */
  async ask(outage: Outage): Promise<void> {
    const knex = (this.knex ??= this.connect());
    const late = new AbortController();
    try {
      await Promise.race([probe(knex, outage), noAnswer(late.signal)]);
    } catch (error) {
      // The next question needs another connection: this one may never answer.
      if (this.knex === knex) this.knex = undefined;
      void knex.destroy();
      throw error;
    } finally {
      late.abort();
    }
  }

  async close(): Promise<void> {
    await this.knex?.destroy();
  }
}

async function probe(knex: Knex, outage: Outage): Promise<void> {
  if (!isPostgres(knex)) {
    // Writes a page of the file and changes nothing in it.
    await knex.raw(outage === 'away' ? 'SELECT 1' : 'PRAGMA user_version = 0');
    return;
  }
  // Allocating a transaction id is what a standby cannot do.
  const write = outage === 'away' ? '' : ', txid_current()';
  const { rows } = await knex.raw<{ rows: { read_only: string }[] }>(
    `SELECT current_setting('transaction_read_only') AS read_only${write}`,
  );
  if (rows[0]?.read_only !== 'on') return;
  throw Object.assign(new Error('the database is read-only'), { code: '25006' });
}

async function noAnswer(signal: AbortSignal): Promise<never> {
  await delay(ANSWER_WITHIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
  throw new Error(`no answer from the database within ${ANSWER_WITHIN_MS / 1000} s`);
}
