// Who works on an open transaction when several processes could, and what becomes of one that nobody can settle.
import { expect } from 'chai';
import { databaseClock } from '../../framework/db/clock.js';
import { Database } from '../../framework/db/database.js';
import { endCommands, runCommand, startCommand } from '../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { freePort } from '../../testing/ports.js';
import { cancelOrder } from '../../orders/status_changes.js';
import { getTransaction, PaymentTransaction, type TransactionRow } from '../models.js';
import { claim, claimDue, LONGEST_LEASE_MS, PAUSES_MS } from '../open_transactions.js';
import { reconcile } from '../reconciliation.js';
import { settleDue } from '../settlement_worker.js';
import { payment } from '../../testing/makers/payments.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 180_000;
const DAY_MS = 24 * 3_600_000;
const NEVER = new AbortController().signal;

onEachDatabase('claims of open transactions', (dialect) => {
  const db = useDatabase(dialect);
  after(() => endCommands());

  /** Sets moments of a transaction, in ms from now, and how often it was tried. */
  async function set(id: number, columns: { lease_until?: number; next_try_at?: number; tries?: number }) {
    await db().transaction(async (trx) => {
      const { tries, ...moments } = columns;
      const values = Object.entries(moments).map(([name, ms]) => [name, databaseClock(trx, ms)]);
      await PaymentTransaction.objects(trx)
        .where({ id })
        .update({ ...Object.fromEntries(values), ...(tries !== undefined && { tries }) } as object);
    });
  }

  it('one of many processes gets it, and one try is counted', async () => {
    const { id } = await payment(db(), 'tok_unreachable');
    await set(id, { next_try_at: 0 });
    // No more than Node has threads for SQLite: one that waits for the lock keeps its thread.
    const databases = Array.from({ length: 3 }, () => new Database(db().url));
    const claims = await Promise.all(databases.map((other) => claimDue(other)));
    const byHand = await Promise.all(databases.map((other) => claim(other, id)));
    await Promise.all(databases.map((other) => other.close()));
    expect(claims.flat()).to.deep.equal([id]);
    expect(byHand, 'nor by reconcile meanwhile').to.deep.equal(databases.map(() => false));
    expect((await getTransaction(db().read, id)).tries).to.equal(1);
  });

  it('a lease or pause further ahead than any process sets is over', async () => {
    const { id } = await payment(db(), 'tok_unreachable');
    await set(id, { lease_until: DAY_MS, next_try_at: DAY_MS });
    expect(await claimDue(db())).to.include(id);
    await set(id, { lease_until: LONGEST_LEASE_MS - 1_000, next_try_at: DAY_MS });
    expect(await claimDue(db()), 'a lease that may be right').not.to.include(id);
    await set(id, { lease_until: -1, next_try_at: 3_600_000 });
    expect(await claimDue(db()), 'a pause that may be right').not.to.include(id);
  });

  it('reconcile settles the others first, and waits no longer than the longest lease', async function () {
    this.timeout(PROCESSES_MS);
    const busy = await payment(db(), 'tok_timeout');
    const free = await payment(db(), 'tok_timeout');
    // Another process renews its lease for as long as this test lasts.
    await set(busy.id, { lease_until: LONGEST_LEASE_MS - 1_000 });
    const renewing = setInterval(() => void set(busy.id, { lease_until: LONGEST_LEASE_MS - 1_000 }), 500);
    const told: TransactionRow[] = [];
    const start = performance.now();
    await reconcile(db(), (transaction) => told.push(transaction));
    clearInterval(renewing);
    const tookMs = performance.now() - start;
    expect(tookMs).to.be.within(LONGEST_LEASE_MS, LONGEST_LEASE_MS + 20_000);
    const concerned = told.filter(({ id }) => id === busy.id || id === free.id);
    expect(concerned.map(({ id, status }) => [id, status])).to.deep.equal([
      [free.id, 'succeeded'],
      [busy.id, 'unknown'],
    ]);
    await set(busy.id, { lease_until: 0 });
    await reconcile(db(), () => undefined);
    expect((await getTransaction(db().read, busy.id)).status).to.equal('succeeded');
  });

  it('one that fails does not stop the others', async () => {
    const broken = await payment(db(), 'tok_timeout');
    const sound = await payment(db(), 'tok_timeout');
    await db().transaction(async (trx) => {
      await trx.raw(
        dialect === 'postgres'
          ? `ALTER TABLE payments_transaction ADD CONSTRAINT refuse CHECK (id <> ${broken.id} OR status <> 'succeeded')`
          : `CREATE TRIGGER refuse BEFORE UPDATE ON payments_transaction
             WHEN new.id = ${broken.id} AND new.status = 'succeeded'
             BEGIN SELECT RAISE(ABORT, 'refused'); END`,
      );
    });
    let failure: unknown;
    await reconcile(db(), () => undefined).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.match(/refuse/);
    expect((await getTransaction(db().read, sound.id)).status).to.equal('succeeded');
    await set(broken.id, { lease_until: 0, next_try_at: 0 });
    failure = undefined;
    await settleDue(db(), NEVER).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.equal(`Error: Settling transaction ${broken.id} failed.`);
    const after = await getTransaction(db().read, broken.id);
    expect([after.status, after.tries]).to.deep.equal(['unknown', 1]);
    await db().transaction(async (trx) => {
      const drop = 'ALTER TABLE payments_transaction DROP CONSTRAINT refuse';
      await trx.raw(dialect === 'postgres' ? drop : 'DROP TRIGGER refuse');
    });
  });

  it('after the last pause it is given up, loudly and by one process; reconcile can still settle it', async function () {
    this.timeout(PROCESSES_MS);
    const { id } = await payment(db(), 'tok_unreachable');
    const environment = { DATABASE_URL: db().url, LOG_LEVEL: 'error' };
    const start = async () => {
      const port = await freePort();
      return startCommand(['grpc-server', 'payments', '--port', `${port}`], environment);
    };
    const services = await Promise.all([start(), start()]);
    await Promise.all(services.map((service) => service.prints('PaymentService on')));
    await set(id, { tries: PAUSES_MS.length, next_try_at: 0 });
    let given = await getTransaction(db().read, id);
    while (given.gave_up_at === null) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      given = await getTransaction(db().read, id);
    }
    expect(given).to.include({ status: 'unknown', next_try_at: null });
    await Promise.all(services.map((service) => service.end()));
    const said = services.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    const lines = said.split('\n').filter((line) => line.includes('gave up'));
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.include(`"transaction":${id}`);
    const done = await runCommand(['reconcile'], { DATABASE_URL: db().url });
    expect(done.code).to.equal(1);
    expect(done.stdout).to.match(/: unknown: The payment provider failed\.\n/);
    expect((await getTransaction(db().read, id)).gave_up_at, 'it stays given up').not.to.equal(null);
  });

  it('finds what is due by an index', async () => {
    const asked: { sql: string; bindings: never[] }[] = [];
    const listener = (query: { sql: string; bindings: never[] }) => asked.push(query);
    db().read.on('query', listener);
    await claimDue(db());
    db().read.off('query', listener);
    const { sql = '', bindings = [] } = asked.find((query) => query.sql.includes('next_try_at')) ?? {};
    const plan = await db().read.transaction(async (trx) => {
      if (dialect === 'postgres') await trx.raw('SET LOCAL enable_seqscan = off'); // the table is almost empty
      const explain = dialect === 'postgres' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
      return trx.raw<unknown>(`${explain} ${sql.replace(/\$\d+/g, '?')}`, bindings);
    });
    expect(JSON.stringify(plan)).to.include('payments_transaction_next_try').and.not.include('Seq Scan');
  });
});

onEachDatabase('reconcile', (dialect) => {
  const db = useDatabase(dialect);

  it('is done when another refund succeeds after one that failed', async function () {
    this.timeout(PROCESSES_MS);
    const { order_id } = await payment(db(), 'tok_refund_fails_once');
    await cancelOrder(db(), order_id, 'staff ada');
    const { code, stdout } = await runCommand(['reconcile'], { DATABASE_URL: db().url });
    const concerned = stdout.split('\n').filter((line) => line.includes(`order ${order_id},`));
    expect(concerned.map((line) => line.replace(/^.*USD: /, ''))).to.deep.equal([
      'failed: The refund was declined. Try again.',
      'succeeded',
    ]);
    expect(code).to.equal(0);
  });
});
