// manage.ts clearidempotencykeys, and what the services do by themselves.
import { expect } from 'chai';
import { endCommands, runCommand } from '../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { IdempotencyKey } from '../models.js';

const HOUR_MS = 3_600_000;

onEachDatabase('clearidempotencykeys', (dialect) => {
  const db = useDatabase(dialect);
  after(() => endCommands());

  it('removes the keys that are older than a day, however many, and nothing else', async function () {
    this.timeout(120_000);
    const ages = [...Array.from({ length: 1_500 }, () => 24.1), 23.9];
    const rows = ages.map((hours, index) => {
      const created_at = new Date(Date.now() - hours * HOUR_MS).toISOString();
      const of = { scope: 'customer 7', key: `key ${index}`, request_hash: 'x', answer: '1', refused: false };
      return { ...of, asked_at: created_at, created_at };
    });
    await db().transaction(async (trx) => {
      for (let from = 0; from < rows.length; from += 100) {
        await IdempotencyKey.objects(trx).insert(rows.slice(from, from + 100));
      }
    });
    const clear = () => runCommand(['clearidempotencykeys'], { DATABASE_URL: db().url });
    expect((await clear()).stdout).to.equal('Removed 1500 idempotency keys.\n');
    expect((await IdempotencyKey.objects(db().read)).map(({ key }) => key)).to.deep.equal(['key 1500']);
    expect((await clear()).stdout).to.equal('Removed 0 idempotency keys.\n');
  });
});
