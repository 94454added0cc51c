// Reads from a standby of PostgreSQL that are never old (docs/decisions/0014): each first asks the primary how far its
// log is, and the standby whether it has replayed that much. If it has not, or is away, the primary is read.
import { setTimeout as delay } from 'node:timers/promises';
import knexModule, { type Knex } from 'knex';
import { logger } from '../logging.js';
import { outageOf } from './outages.js';

/** How long a read waits for the standby to catch up. */
const WAIT_MS = 50;
const POLL_MS = 5;
/** How often a standby that failed or lagged is looked at. */
const LOOK_EVERY_MS = 1_000;
/** The standby cancels a statement whose rows the log removes. */
const RECOVERY_CONFLICT = '40001';

/** What every acknowledged commit is part of; with `synchronous_commit = off` some are not. */
const POSITION = 'SELECT pg_current_wal_flush_lsn() AS position';
/** A standby without a receiver follows no primary: its log may even be another one. */
const STATE = `SELECT pg_is_in_recovery() AND EXISTS (SELECT 1 FROM pg_stat_wal_receiver) AS follows,
  pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn) AS reached`;

interface Result<Row> {
  rows: Row[];
}

export class Standby {
  private readonly knex: Knex;
  private asked: Promise<string> | undefined;
  /** The timer of the next look, while the standby is left alone. */
  private resting: NodeJS.Timeout | undefined;

  constructor(
    private readonly primary: Knex,
    standby: Knex.Config,
  ) {
    this.knex = knexModule(standby);
  }

  /**
   * The result of `work`, which only reads, in a transaction of the standby that sees everything that was committed
   * before this call; if it cannot, that of `atPrimary`.
   */
  async read<T>(work: (trx: Knex.Transaction) => Promise<T>, atPrimary: () => Promise<T>): Promise<T> {
    if (this.resting) return atPrimary();
    const position = await this.position();
    let isWorking = false;
    try {
      return await this.upTo(position, (trx) => {
        isWorking = true;
        return work(trx);
      });
    } catch (error) {
      if ((error as { code?: string }).code === RECOVERY_CONFLICT) return atPrimary();
      if (isWorking && !outageOf(error)) throw error;
      this.rest((error as Error).message);
      return atPrimary();
    }
  }

  close(): Promise<void> {
    clearTimeout(this.resting);
    return this.knex.destroy();
  }

  /** Runs `work` in a transaction of the standby once that has replayed the log up to this position. */
  private upTo<T>(position: string, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(
      async (trx) => {
        await catchUp(trx, position);
        return work(trx);
      },
      { readOnly: true },
    );
  }

  /** Calls of one turn of the event loop share a query, which is sent after all of them. */
  private position(): Promise<string> {
    this.asked ??= new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.asked = undefined;
      const { rows } = await this.primary.raw<Result<{ position: string }>>(POSITION);
      return rows[0]?.position ?? '';
    });
    return this.asked;
  }

  /** Leaves the standby alone until it has caught up: no request waits for one that is away. */
  private rest(problem: string): void {
    if (this.resting) return;
    logger.warn({ error: problem }, 'reads go to the primary instead of the standby');
    this.lookLater();
  }

  private lookLater(): void {
    this.resting = setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.upTo(await this.position(), () => Promise.resolve());
      this.resting = undefined;
      logger.info('reads go to the standby again');
    } catch {
      this.lookLater();
    }
  }
}

/** Resolves when the standby has replayed the log up to this position; rejects if that takes too long. */
async function catchUp(trx: Knex.Transaction, position: string): Promise<void> {
  const latest = Date.now() + WAIT_MS;
  for (;;) {
    const { rows } = await trx.raw<Result<{ follows: boolean; reached: boolean }>>(STATE, [position]);
    if (!rows[0]?.follows) throw new Error('The standby does not follow a primary.');
    if (rows[0].reached) return;
    if (Date.now() >= latest) throw new Error(`The standby is more than ${WAIT_MS} ms behind.`);
    await delay(POLL_MS);
  }
}
