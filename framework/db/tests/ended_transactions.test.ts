// A process that was frozen in the middle of a transaction, so that PostgreSQL has ended it: nothing is done, and the
// caller may try again.
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { ApiError } from '../../errors.js';
import type { Transaction } from '../database.js';

/** Waits until this session of PostgreSQL has ended: `url pid`. */
const WAIT = `
  import pg from 'pg';
  const [url, pid] = process.argv.slice(1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (;;) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
    if (rowCount === 0) break;
  }
  await client.end();
`;

onEachDatabase('a transaction that the database has ended', (dialect) => {
  if (dialect === 'sqlite') return; // ends none
  const db = useDatabase(dialect);

  /** As a process that is frozen: nothing is read from the connection meanwhile. */
  async function freeze(trx: Transaction): Promise<void> {
    await trx.raw('SET LOCAL idle_in_transaction_session_timeout = 100');
    const { rows } = await trx.raw<{ rows: { pid: number }[] }>('SELECT pg_backend_pid() AS pid');
    const args = ['--input-type=module', '-e', WAIT, db().url, String(rows[0]?.pid)];
    execFileSync(process.execPath, args);
  }

  const WAYS: Record<string, (trx: Transaction) => Promise<unknown>> = {
    'before its COMMIT': freeze,
    'before a statement': async (trx) => {
      await freeze(trx);
      await trx.raw('SELECT 1');
    },
  };
  for (const [way, work] of Object.entries(WAYS)) {
    it(`${way} is refused as unavailable`, async () => {
      const error: unknown = await db()
        .transaction(work)
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ApiError);
      expect(error).to.include({ code: 'unavailable', retryAfterSeconds: 1 });
    });
  }
});
