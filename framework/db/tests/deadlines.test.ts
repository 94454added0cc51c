// Transactions that have a deadline: after it nothing is begun and nothing is committed.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { atCheckpoint } from '../../checkpoints.js';
import { acceptDeadline, databaseNow, learnClock, ownTime } from '../../deadlines.js';
import { ApiError } from '../../errors.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';

const HOUR_MS = 3_600_000;

/** Makes this process believe that the database's clock is so far from its own. */
function setOffset(ms: number): void {
  const now = Date.now();
  learnClock(now + ms, now, now);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  );
}

onEachDatabase('a transaction with a deadline', (dialect) => {
  const db = useDatabase(dialect);
  const add = (slug: string, deadline: number) =>
    db()
      .until(deadline)
      .transaction((trx) => trx('products_category').insert({ slug, name: slug }));
  const added = async (slug: string) => (await db().read('products_category').where({ slug })).length;

  afterEach(() => setOffset(0));

  it('commits before it', async () => {
    expect(await codeOf(add('early', databaseNow() + 10_000))).to.equal('');
    expect(await added('early')).to.equal(1);
  });

  it('is not begun after it', async () => {
    let begun = 0;
    const count = ({ sql }: { sql: string }): void => void (begun += /^BEGIN/.test(sql) ? 1 : 0);
    db().maintenance.on('query', count);
    expect(await codeOf(add('late', databaseNow() - 1))).to.equal('timeout');
    db().maintenance.off('query', count);
    expect([begun, await added('late')]).to.deep.equal([0, 0]);
  });

  for (const point of ['transaction begun', 'transaction done']) {
    it(`rolls back when it passes at "${point}"`, async () => {
      const deadline = databaseNow() + 500;
      atCheckpoint(point, () => delay(deadline - databaseNow() + 10));
      expect(await codeOf(add(point, deadline))).to.equal('timeout');
      expect(await added(point)).to.equal(0);
      expect(await codeOf(add(point, databaseNow() + 10_000)), 'the connection is free again').to.equal('');
    });
  }

  it("is judged by PostgreSQL's clock, whatever this process believes", async function () {
    if (dialect === 'sqlite') this.skip(); // it has no clock of its own
    await added('warm-up'); // the first connection tells this process what time it is
    setOffset(-HOUR_MS);
    expect(await codeOf(add('by its clock', Date.now()))).to.equal('timeout');
    expect(await added('by its clock')).to.equal(0);
  });

  it('leaves what is deeper in it, and maintenance, to their own limits', async () => {
    const later = databaseNow() + 10_000;
    await db()
      .until(later)
      .transaction(async (trx) => {
        await db()
          .inside(trx)
          .transaction((savepoint) => savepoint('products_category').insert({ slug: 'deep', name: 'deep' }));
      });
    expect(await added('deep')).to.equal(1);
    expect(db().until(0).root).to.equal(db());
  });
});

describe('deadlines', () => {
  afterEach(() => setOffset(0));

  it('follow the clock of the database: an answer corrects this process no more than it must', () => {
    learnClock(5_000_000, 5_000_100, 5_000_300); // given between 100 and 300 ms before the own clock's times
    expect(Math.round(databaseNow() - Date.now())).to.equal(-100);
    expect(Math.round(ownTime(1_000))).to.equal(1_100);
    learnClock(5_000_000, 5_000_050, 5_000_200); // agrees with what is known
    expect(Math.round(databaseNow() - Date.now())).to.equal(-100);
  });

  it('are not taken from a caller whose clock is far away', () => {
    const now = databaseNow();
    expect(acceptDeadline(now + 5_000, now)).to.equal(now + 5_000);
    expect(acceptDeadline(now - 5_000, now)).to.equal(now - 5_000);
    expect(acceptDeadline(now + 60_000, now), 'no call takes that long').to.be.within(now, now + 11_000);
    for (const absurd of [0, NaN, now + 25 * HOUR_MS, now - 25 * HOUR_MS]) {
      expect(acceptDeadline(absurd, now)).to.equal(now);
    }
  });
});
