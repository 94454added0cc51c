// The limit of failed log-ins: by name and by address, over several processes, with an end.
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { type Attempt, limitFailures } from '../login_throttle.js';
import { LoginThrottle } from '../models.js';

onEachDatabase('the limit of failed log-ins', (dialect) => {
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

  const fails = (): Promise<null> => Promise.resolve(null);
  const succeeds = (): Promise<string> => Promise.resolve('welcome');

  /** Seconds to wait, 0 when the attempt could be made. */
  async function attempt(
    who: Attempt,
    verify: () => Promise<string | null> = fails,
    on = db,
  ): Promise<number> {
    return limitFailures(on, 'staff', who, verify).then(
      () => 0,
      (error: ApiError) => {
        expect(error.code).to.equal('throttled');
        return error.retryAfterSeconds ?? NaN;
      },
    );
  }

  async function failures(count: number, who: Attempt): Promise<number[]> {
    const waits: number[] = [];
    for (let i = 0; i < count; i += 1) waits.push(await attempt(who));
    return waits;
  }

  /** As if the waits were over. */
  async function waitOver(): Promise<void> {
    await db.transaction((trx) =>
      LoginThrottle.objects(trx).update({ blocked_until: new Date(Date.now() - 1).toISOString() }),
    );
  }

  it('allows five failures for one name, from any address, however the name is written', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const who = { name: i % 2 ? 'ada' : 'ADA', address: `10.0.0.${i}` };
      waits.push(await attempt(who, fails, i % 2 ? db : other));
    }
    expect(waits).to.deep.equal([0, 0, 0, 0, 0, 5]);
    expect(await attempt({ name: 'bob', address: '10.0.0.1' })).to.equal(0);
  });

  it('doubles the wait with each further failure, up to five minutes', async () => {
    await failures(5, { name: 'ada' });
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      waits.push(await attempt({ name: 'ada' }));
      await waitOver();
      expect(await attempt({ name: 'ada' })).to.equal(0);
    }
    expect(waits).to.deep.equal([5, 10, 20, 40, 80, 160, 300, 300]);
  });

  it('does not lengthen the wait for attempts that are made while waiting', async () => {
    await failures(5, { name: 'ada' });
    expect(await failures(20, { name: 'ada' })).to.deep.equal(Array(20).fill(5));
  });

  it('allows twenty failures from one address, with any names', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 21; i += 1) waits.push(await attempt({ name: `name${i}`, address: '10.0.0.1' }));
    expect(waits).to.deep.equal([...Array<number>(20).fill(0), 5]);
    expect(await attempt({ name: 'name0', address: '10.0.0.2' })).to.equal(0);
  });

  it('counts the addresses of one IPv6 network as one', async () => {
    for (let i = 0; i < 20; i += 1) await attempt({ address: `2001:db8:1:2::${i.toString(16)}` });
    expect(await attempt({ address: '2001:db8:1:2:ffff::1' })).to.equal(5);
    expect(await attempt({ address: '2001:db8:ffff::1' })).to.equal(0);
  });

  it('counts failures of customers and of staff apart', async () => {
    const who = { name: 'ada@example.com', address: '10.0.0.1' };
    for (let i = 0; i < 5; i += 1) await limitFailures(db, 'customer', who, fails);
    expect(await attempt(who)).to.equal(0);
  });

  it('lets no more guesses through when they are made at the same time', async () => {
    const waits = await Promise.all(
      Array.from({ length: 12 }, (_, index) => attempt({ name: 'ada' }, fails, index % 2 ? db : other)),
    );
    expect(waits.filter((wait) => wait === 0)).to.have.length(5);
  });

  it('is not reached by correct log-ins, however many run at the same time', async function () {
    this.timeout(60_000);
    const address = '10.0.0.1';
    for (let round = 0; round < 7; round += 1) {
      const waits = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          attempt({ name: `name${index}`, address }, succeeds, index % 2 ? db : other),
        ),
      );
      expect(waits).to.deep.equal(Array(6).fill(0));
    }
    const crowd = Array.from({ length: 30 }, (_, index) => attempt({ name: `n${index}`, address }, succeeds));
    expect(await Promise.all(crowd)).to.deep.equal(Array(30).fill(0));
    const counted = await LoginThrottle.objects(db.read).where('failures', '>', 0).orWhere('pending', '>', 0);
    expect(counted).to.deep.equal([]);
  });

  it('keeps the failures of others when correct log-ins overlap with them', async () => {
    const address = '10.0.0.1';
    await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        attempt({ name: `name${index}`, address }, index % 2 ? fails : succeeds, index % 3 ? db : other),
      ),
    );
    const rows = await LoginThrottle.objects(db.read).orderBy('failures', 'desc').select('failures');
    expect(rows[0]?.failures).to.equal(8);
  });

  it('forgets the failures of a name after a success, and keeps those of its address', async () => {
    await failures(19, { address: '10.0.0.1' });
    await failures(4, { name: 'ada' });
    expect(await attempt({ name: 'ada', address: '10.0.0.1' }, succeeds)).to.equal(0);
    expect(await failures(6, { name: 'ada' })).to.deep.equal([0, 0, 0, 0, 0, 5]);
    expect(await failures(2, { address: '10.0.0.1' })).to.deep.equal([0, 5]);
  });

  it('counts a refusal as a failure, and an error of the shop as nothing', async () => {
    const refuse = () => Promise.reject(new ApiError('invalid', 'No.'));
    const broken = () => Promise.reject(new Error('Broken.'));
    const errors: string[] = [];
    for (const verify of [refuse, broken]) {
      await limitFailures(db, 'staff', { name: 'ada' }, verify).catch((error: Error) =>
        errors.push(error.message),
      );
    }
    expect(errors).to.deep.equal(['No.', 'Broken.']);
    const [row] = await LoginThrottle.objects(db.read).select('failures', 'pending');
    expect(row).to.deep.equal({ failures: 1, pending: 0 });
  });

  it('goes on after a process died in the middle of its attempts', async () => {
    await attempt({ name: 'ada' });
    const past = new Date(Date.now() - 1).toISOString();
    await db.transaction((trx) => LoginThrottle.objects(trx).update({ pending: 5, pending_until: past }));
    expect(await attempt({ name: 'ada' }, succeeds)).to.equal(0);
  });

  it('forgets after an hour without an attempt', async () => {
    await failures(6, { name: 'ada' });
    const past = new Date(Date.now() - 1000).toISOString();
    await db.transaction((trx) =>
      LoginThrottle.objects(trx).update({ blocked_until: past, forgotten_at: past }),
    );
    expect(await failures(6, { name: 'ada' })).to.deep.equal([0, 0, 0, 0, 0, 5]);
  });

  it('stores neither names nor addresses', async () => {
    await attempt({ name: 'my-password-by-mistake', address: '10.0.0.1' });
    const stored = JSON.stringify(await LoginThrottle.objects(db.read).select());
    expect(stored).to.not.include('my-password').and.not.include('10.0.0');
  });
});
