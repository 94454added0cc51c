// UNPAID_ORDER_MINUTES: orders that nobody pays are cancelled, and their stock is given back once.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { databaseClock } from '../../framework/db/clock.js';
import { Database } from '../../framework/db/database.js';
import { endCommands, RunningCommand, startCommand } from '../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { freePort } from '../../testing/ports.js';
import { needsShiftedClocks, shiftedClock } from '../../testing/shifted_clock.js';
import { issueInvoice } from '../../invoices/issuance.js';
import { Invoice } from '../../invoices/models.js';
import { getOrderWithHistory, Order, OrderItem } from '../../orders/models.js';
import { updateOrderStatus } from '../../orders/status_changes.js';
import { Product } from '../../products/models.js';
import { PaymentTransaction } from '../models.js';
import { payOrder } from '../payments.js';
import { TestProviderEntry } from '../providers/test_ledger.js';
import { recordPayment } from '../manual_payments.js';
import { cancelAllUnpaid } from '../unpaid_orders.js';
import { unpaidOrder } from '../../testing/makers/payments.js';
import { compiled } from '../../testing/program.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 180_000;
const MINUTES = 30;
const NEVER = new AbortController().signal;

interface Unpaid {
  order_id: number;
  customer_id: number;
}

onEachDatabase('orders that nobody pays', (dialect) => {
  const db = useDatabase(dialect);
  after(() => endCommands());

  const cancelAll = (of = db()) => cancelAllUnpaid(of, MINUTES, NEVER);
  const pay = (order: Unpaid) => payOrder(db(), { ...order, payment_method_id: 0 });
  const statusOf = async (id: number) => (await Order.objects(db().read).where({ id }).first())?.status;

  /** An order over 2 of 10 chairs that was placed so many minutes ago. */
  async function orderOf(minutes: number, token = 'tok_visa'): Promise<Unpaid> {
    const order = await unpaidOrder(db(), token);
    await db().transaction(async (trx) => {
      const created_at = databaseClock(trx, -minutes * 60_000);
      await Order.objects(trx)
        .where({ id: order.order_id })
        .update({ created_at } as object);
    });
    return order;
  }

  /** What is left of the product of an order. */
  async function stockOf(order_id: number): Promise<number | undefined> {
    const item = await OrderItem.objects(db().read).where({ order_id }).first();
    const product = await Product.objects(db().read)
      .where({ id: item?.product_id ?? 0 })
      .first();
    return product?.stock_quantity;
  }

  it('are cancelled, with their stock given back and the reason in the history', async () => {
    const old = await orderOf(MINUTES + 1);
    const young = await orderOf(MINUTES - 1);
    const refused = await orderOf(MINUTES + 1, 'tok_charge_declined');
    expect((await pay(refused)).status).to.equal('failed');
    await cancelAll();
    const { status, payment_status, history } = await getOrderWithHistory(db().read, old.order_id);
    expect([status, payment_status]).to.deep.equal(['cancelled', 'unpaid']);
    expect(history.map(({ to_status, changed_by }) => [to_status, changed_by])).to.deep.equal([
      ['pending', 'system'],
      ['cancelled', 'system: unpaid for 30 minutes'],
    ]);
    expect(await statusOf(refused.order_id), 'its payment failed').to.equal('cancelled');
    expect(await statusOf(young.order_id)).to.equal('pending');
    expect(await stockOf(old.order_id)).to.equal(10);
    expect(await stockOf(young.order_id)).to.equal(8);
    await cancelAll();
    expect(await stockOf(old.order_id), 'a second time').to.equal(10);
    expect((await getOrderWithHistory(db().read, old.order_id)).history).to.have.lengthOf(2);
  });

  it('but not those that are paid, being paid, processed, or cost nothing', async () => {
    const paid = await orderOf(MINUTES + 1);
    await pay(paid);
    const unknown = await orderOf(MINUTES + 1, 'tok_unreachable');
    await pay(unknown);
    const inCash = await orderOf(MINUTES + 1);
    const record = { kind: 'cash', amount_cents: null, reference: '', paid_on: '', recorded_by: '' } as const;
    await recordPayment(db(), { order_id: inCash.order_id, ...record });
    const processed = await orderOf(MINUTES + 1);
    await updateOrderStatus(db(), processed.order_id, 'processing', 'staff ada');
    const free = await orderOf(MINUTES + 1);
    await db().transaction((trx) =>
      Order.objects(trx).where({ id: free.order_id }).update({ total_cents: 0 }),
    );
    await cancelAll();
    const kept = [paid, unknown, inCash, processed, free];
    expect(await Promise.all(kept.map(({ order_id }) => statusOf(order_id)))).to.deep.equal([
      ...['pending', 'pending', 'pending', 'processing', 'pending'],
    ]);
  });

  it('their invoices are taken back', async () => {
    const { order_id } = await orderOf(MINUTES + 1);
    await issueInvoice(db(), order_id);
    await cancelAll();
    const papers = await Invoice.objects(db().read).where({ order_id }).orderBy('id');
    expect(papers.map(({ kind }) => kind)).to.deep.equal(['invoice', 'credit_note']);
  });

  it('once, when several processes find them at the same moment', async () => {
    const orders = [await orderOf(MINUTES + 1), await orderOf(MINUTES + 2), await orderOf(MINUTES + 3)];
    // No more than Node has threads for SQLite: one that waits for the lock keeps its thread.
    const databases = Array.from({ length: 3 }, () => new Database(db().url));
    await Promise.all(databases.map((other) => cancelAll(other)));
    await Promise.all(databases.map((other) => other.close()));
    for (const { order_id } of orders) {
      expect(await stockOf(order_id)).to.equal(10);
      expect((await getOrderWithHistory(db().read, order_id)).history).to.have.lengthOf(2);
    }
  });

  it('all of them, in batches that are found by an index', async () => {
    const orders: Unpaid[] = [];
    for (let count = 0; count < 45; count += 1) orders.push(await orderOf(MINUTES + (count % 7)));
    const asked: { sql: string; bindings: never[] }[] = [];
    const listener = (query: { sql: string; bindings: never[] }) => asked.push(query);
    db().read.on('query', listener);
    await cancelAll();
    db().read.off('query', listener);
    for (const { order_id } of orders) expect(await statusOf(order_id)).to.equal('cancelled');
    const found = asked.filter(({ sql }) => sql.includes('total_cents > 0'));
    expect(found.length).to.be.within(3, 5);
    for (const { sql, bindings } of found) {
      const plan = await db().read.transaction(async (trx) => {
        if (dialect === 'postgres') await trx.raw('SET LOCAL enable_seqscan = off'); // the table is almost empty
        const explain = dialect === 'postgres' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
        return trx.raw<unknown>(`${explain} ${sql.replace(/\$\d+/g, '?')}`, bindings);
      });
      const text = JSON.stringify(plan);
      expect(text)
        .to.match(/orders_order_(unpaid|status_payment_status_created_at_id)/)
        .and.include('payments_transaction_paid_once')
        .and.not.include('TEMP B-TREE');
    }
  });

  it('one that cannot be cancelled does not stop the others', async () => {
    const stuck = await orderOf(MINUTES + 9);
    const sound = await orderOf(MINUTES + 1);
    await db().maintenance.raw(
      dialect === 'postgres'
        ? `ALTER TABLE orders_order ADD CONSTRAINT refuse CHECK (id <> ${stuck.order_id} OR status = 'pending')`
        : `CREATE TRIGGER refuse BEFORE UPDATE ON orders_order WHEN new.id = ${stuck.order_id}
           BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );
    const failure = await cancelAll().catch((error: unknown) => String(error));
    expect(failure).to.equal(`Error: Cancelling the unpaid order ${stuck.order_id} failed.`);
    expect(await statusOf(sound.order_id)).to.equal('cancelled');
    const drop =
      dialect === 'postgres' ? 'ALTER TABLE orders_order DROP CONSTRAINT refuse' : 'DROP TRIGGER refuse';
    await db().maintenance.raw(drop);
    expect(await statusOf(stuck.order_id)).to.equal('pending');
    await cancelAll();
    expect(await statusOf(stuck.order_id)).to.equal('cancelled');
  });

  it('a payment that begins just before is made, and the order stays', async () => {
    const order = await orderOf(MINUTES + 1);
    let paid = '';
    atCheckpoint('unpaid order found', async () => {
      paid = (await pay(order)).status;
    });
    await cancelAll();
    expect([paid, await statusOf(order.order_id)]).to.deep.equal(['succeeded', 'pending']);
  });

  for (const point of ['payment written', 'payment answered']) {
    it(`a payment that is at "${point}" is made, and the order stays`, async () => {
      const order = await orderOf(MINUTES + 1);
      atCheckpoint(point, () => cancelAll());
      expect((await pay(order)).status).to.equal('succeeded');
      expect(await statusOf(order.order_id)).to.equal('pending');
      expect(await stockOf(order.order_id)).to.equal(8);
    });
  }

  it('a payment that begins just after is refused, and no money moves', async () => {
    const order = await orderOf(MINUTES + 1);
    let paying: Promise<unknown> = Promise.resolve();
    atCheckpoint('unpaid order locked', () => {
      // It waits for the order, which is held.
      paying = pay(order).catch((error: unknown) => error);
      return new Promise((resolve) => setTimeout(resolve, 200));
    });
    await cancelAll();
    expect(await paying).to.include({ code: 'invalid_transition' });
    expect(await statusOf(order.order_id)).to.equal('cancelled');
    expect(await stockOf(order.order_id)).to.equal(10);
    const movements = await PaymentTransaction.objects(db().read).where({ order_id: order.order_id });
    expect(movements).to.deep.equal([]);
    const closed = await TestProviderEntry.objects(db().read).where({ kind: 'closed' });
    expect(closed).to.deep.equal([]);
  });

  it('by the payment services, however many run, also those from before the setting', async function () {
    this.timeout(PROCESSES_MS);
    const order = await orderOf(MINUTES * 100);
    const start = async (minutes: string) => {
      const port = await freePort();
      const environment = { DATABASE_URL: db().url, UNPAID_ORDER_MINUTES: minutes };
      const service = startCommand(['grpc-server', 'payments', '--port', `${port}`], environment);
      await service.prints('PaymentService on');
      return service;
    };
    const without = await start('0');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await without.end();
    expect(await statusOf(order.order_id), 'with the setting at 0').to.equal('pending');
    const services = await Promise.all([start('30'), start('30')]);
    while ((await statusOf(order.order_id)) === 'pending') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all(services.map((service) => service.end()));
    expect(await stockOf(order.order_id)).to.equal(10);
    expect((await getOrderWithHistory(db().read, order.order_id)).history).to.have.lengthOf(2);
  });

  describe('placed by a process whose clock is a day behind', () => {
    needsShiftedClocks();

    it('have their time all the same', async function () {
      if (dialect === 'sqlite') this.skip(); // it has no clock but that of each process
      this.timeout(PROCESSES_MS);
      const environment = { DATABASE_URL: db().url, ...shiftedClock('-1d') };
      const { stdout } = await new RunningCommand(compiled('payments/tests/placing_process.ts'), environment)
        .outcome;
      await cancelAll();
      expect(await statusOf(Number(stdout))).to.equal('pending');
    });
  });
});
