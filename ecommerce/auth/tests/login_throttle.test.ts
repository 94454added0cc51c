// The count of log-in attempts: by name and by address, over several processes, with an end.
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import type { ShopError } from '../../errors.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { claimAttempt, giveBack } from '../login_throttle.js';
import { LoginThrottle } from '../models.js';

onEachDatabase('the throttle of log-ins', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let other: Database;
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    other = new Database(database.url);
  });
  afterEach(async () => {
    await Promise.all([db.close(), other.close()]);
    await database.drop();
  });

  /** Seconds to wait, 0 when the attempt may be made. */
  async function attempt(who: { name?: string; address?: string }, on = db): Promise<number> {
    return claimAttempt(on, who).then(
      () => 0,
      (error: ShopError) => {
        expect(error.code).to.equal('throttled');
        return error.retryAfterSeconds ?? NaN;
      },
    );
  }

  /** As if the waits were over. */
  async function waitOver(): Promise<void> {
    await db.transaction((trx) =>
      LoginThrottle.objects(trx).update({ blocked_until: new Date(Date.now() - 1).toISOString() }),
    );
  }

  async function attempts(count: number, who: { name?: string; address?: string }): Promise<number[]> {
    const waits: number[] = [];
    for (let i = 0; i < count; i += 1) waits.push(await attempt(who));
    return waits;
  }

  it('lets five attempts for one name through, whoever makes them, however the name is written', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      waits.push(await attempt({ name: i % 2 ? 'ada' : 'ADA', address: `10.0.0.${i}` }, i % 2 ? db : other));
    }
    expect(waits).to.deep.equal([0, 0, 0, 0, 0, 5]);
    expect(await attempt({ name: 'bob', address: '10.0.0.1' })).to.equal(0);
  });

  it('doubles the wait with each further attempt, up to five minutes', async () => {
    await attempts(5, { name: 'ada' });
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      waits.push(await attempt({ name: 'ada' }));
      await waitOver();
      expect(await attempt({ name: 'ada' })).to.equal(0);
    }
    expect(waits).to.deep.equal([5, 10, 20, 40, 80, 160, 300, 300]);
  });

  it('does not lengthen the wait for who asks while waiting', async () => {
    await attempts(5, { name: 'ada' });
    expect(await attempts(20, { name: 'ada' })).to.deep.equal(Array(20).fill(5));
  });

  it('lets twenty attempts from one address through, for whatever names', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 21; i += 1) waits.push(await attempt({ name: `name${i}`, address: '10.0.0.1' }));
    expect(waits).to.deep.equal([...Array<number>(20).fill(0), 5]);
    expect(await attempt({ name: 'name0', address: '10.0.0.2' })).to.equal(0);
  });

  it('takes the addresses of one IPv6 network as one', async () => {
    for (let i = 0; i < 20; i += 1) await attempt({ address: `2001:db8:1:2::${i.toString(16)}` });
    expect(await attempt({ address: '2001:db8:1:2:ffff::1' })).to.equal(5);
    expect(await attempt({ address: '2001:db8:ffff::1' })).to.equal(0);
  });

  it('counts attempts that come at the same time', async () => {
    const waits = await Promise.all(
      Array.from({ length: 12 }, (_, index) => attempt({ name: 'ada' }, index % 2 ? db : other)),
    );
    expect(waits.filter((wait) => wait === 0)).to.have.length(5);
  });

  it('starts a name afresh after a right password, and gives its address one attempt back', async () => {
    await attempts(19, { address: '10.0.0.1' });
    await attempts(4, { name: 'ada' });
    await giveBack(db, await claimAttempt(db, { name: 'ada', address: '10.0.0.1' }));
    expect(await attempts(6, { name: 'ada' })).to.deep.equal([0, 0, 0, 0, 0, 5]);
    expect(await attempts(2, { address: '10.0.0.1' })).to.deep.equal([0, 5]);
  });

  it('forgets after an hour without an attempt', async () => {
    await attempts(6, { name: 'ada' });
    const past = new Date(Date.now() - 1000).toISOString();
    await db.transaction((trx) =>
      LoginThrottle.objects(trx).update({ blocked_until: past, forgotten_at: past }),
    );
    expect(await attempts(6, { name: 'ada' })).to.deep.equal([0, 0, 0, 0, 0, 5]);
  });

  it('stores neither names nor addresses', async () => {
    await attempt({ name: 'my-password-by-mistake', address: '10.0.0.1' });
    const stored = JSON.stringify(await LoginThrottle.objects(db.read).select());
    expect(stored).to.not.include('my-password').and.not.include('10.0.0');
  });
});
