// Giving money back: by staff, and by cancelling a paid order.
import { expect } from 'chai';
import { databaseClock } from '../../framework/db/clock.js';
import { onEachDatabase } from '../../testing/databases.js';
import { ANYONE, useShop } from '../../testing/shop.js';
import { PaymentTransaction } from '../models.js';
import { reconcile } from '../reconciliation.js';
import { requestRefund } from '../refunds.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('refunds', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const read = async (id: number) => (await shop().get(`/api/payments/transactions/${id}/`)).body;

  it('gives back a part, then the rest, with a credit note each', async () => {
    const { order, payment } = await paying.paidOrder();
    const part = await paying.refund(payment, { amount: 30.5, reason: 'a scratch' });
    expect(part.status).to.equal(201);
    expect(part.body).to.deep.include({
      ...{ kind: 'refund', status: 'succeeded', amount: 30.5, payment_id: payment, reason: 'a scratch' },
    });
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
    expect(await read(payment)).to.deep.include({ refunded: 30.5, owed: 0 });
    const rest = await paying.refund(payment);
    expect([rest.status, rest.body.amount]).to.deep.equal([201, 69.5]);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 30.5],
      ['CN', 69.5],
    ]);
  });

  it('writes credit notes that refer to the invoice: its lines when all goes back, one when a part', async () => {
    const { order, payment } = await paying.paidOrder();
    await paying.refund(payment, { amount: 30.5, reason: 'a scratch' });
    const [note, invoice] = (await shop().get(`/api/invoices/?order_id=${order}`)).body.invoices;
    expect(note).to.deep.include({ kind: 'credit_note', credited_invoice_id: invoice.id, total: 30.5 });
    const description = `Partial refund of invoice ${invoice.number}: a scratch`;
    expect(note.lines).to.deep.equal([{ description, quantity: 1, unit_price: 30.5, subtotal: 30.5 }]);
    const other = await paying.paidOrder();
    await paying.refund(other.payment);
    const [whole, paid] = (await shop().get(`/api/invoices/?order_id=${other.order}`)).body.invoices;
    expect(whole.lines).to.deep.equal(paid.lines);
    expect(whole.total).to.equal(paid.total);
  });

  it('refuses more than is left, nothing, fractions of a cent, and what is no payment', async () => {
    const { order, payment } = await paying.paidOrder();
    await paying.refund(payment, { amount: 60 });
    const tooMuch = await paying.refund(payment, { amount: 40.01 });
    expect([tooMuch.status, tooMuch.body.details]).to.deep.equal([
      400,
      [{ field: 'amount', message: 'must be at most 40.00, the amount left' }],
    ]);
    for (const amount of [0, -1, 1.001, 'all']) {
      const { status, body } = await paying.refund(payment, { amount });
      expect([status, body.details[0].field], String(amount)).to.deep.equal([400, 'amount']);
    }
    const { body: rest } = await paying.refund(payment);
    const nothingLeft = await paying.refund(payment);
    expect([nothingLeft.status, nothingLeft.body.code]).to.deep.equal([409, 'invalid_transition']);
    expect((await paying.refund(rest.id)).status, 'a refund of a refund').to.equal(404);
    expect((await paying.refund(99_999)).status).to.equal(404);
    expect(await paying.movements(order)).to.deep.equal([
      ['payment', 'succeeded', 10_000],
      ['refund', 'succeeded', 6_000],
      ['refund', 'succeeded', 4_000],
    ]);
  });

  it('is for staff alone, also while the API is open', async () => {
    const { order, payment, headers } = await paying.paidOrder();
    const path = `/api/payments/transactions/${payment}/refund/`;
    const stranger = await paying.customer();
    const statuses = [];
    for (const who of [ANYONE, headers, stranger]) {
      statuses.push((await shop().send('POST', path, { amount: 1 }, who)).status);
    }
    expect(statuses).to.deep.equal([401, 403, 403]);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('gives back what is left when a paid order is cancelled', async () => {
    const { order, payment } = await paying.paidOrder();
    await paying.refund(payment, { amount: 25 });
    expect((await paying.cancel(order)).status).to.equal(200);
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect(await read(payment)).to.deep.include({ refunded: 100, owed: 0 });
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 25],
      ['CN', 75],
    ]);
  });

  it('moves nothing when an unpaid order is cancelled', async () => {
    const headers = await paying.customer();
    const order = await paying.order(headers);
    await paying.pay(order, headers, await paying.method(headers, 'tok_charge_declined'));
    await paying.cancel(order);
    await paying.settled(order);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'failed', 10_000]]);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'unpaid']);
  });

  it('takes the invoice of an unpaid order back, whole, when the order is cancelled', async () => {
    const headers = await paying.customer();
    const order = await paying.order(headers);
    await paying.pay(order, headers, await paying.method(headers, 'tok_charge_declined'));
    const issued = await shop().send('POST', '/api/invoices/', { order_id: order });
    expect((await paying.cancel(order)).status).to.equal(200);
    const [note, invoice] = (await shop().get(`/api/invoices/?order_id=${order}`)).body.invoices;
    expect(invoice).to.deep.equal(issued.body);
    expect(note).to.deep.include({
      ...{ kind: 'credit_note', credited_invoice_id: invoice.id, total: 100, payment_status: 'unpaid' },
    });
    expect(note.lines).to.deep.equal(invoice.lines);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'failed', 10_000]]);
  });

  it('waits for the end of a payment before it takes back the invoice of a cancelled order', async () => {
    for (const [token, statuses] of [
      ['tok_error', ['cancelled', 'unpaid']],
      ['tok_timeout', ['cancelled', 'refunded']],
    ] as const) {
      const headers = await paying.customer();
      const order = await paying.order(headers);
      await shop().send('POST', '/api/invoices/', { order_id: order });
      await paying.pay(order, headers, await paying.method(headers, token));
      await paying.leaveOpen(order);
      await paying.cancel(order);
      expect(await paying.papers(order), token).to.deep.equal([['INV', 100]]);
      await reconcile(shop().db, () => undefined);
      await paying.settled(order);
      expect(await paying.statuses(order)).to.deep.equal(statuses);
      expect(await paying.papers(order), token).to.deep.equal([
        ['INV', 100],
        ['CN', 100],
      ]);
    }
  });

  it('shows what is owed when the refund of a cancelled order fails; staff’s retry completes it', async () => {
    const { order, payment } = await paying.paidOrder('tok_refund_fails_once');
    await paying.cancel(order);
    await paying.settled(order);
    await paying.leaveOpen(order);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'paid']);
    expect(await read(payment)).to.deep.include({ refunded: 0, owed: 100 });
    const retry = await paying.refund(payment);
    expect([retry.status, retry.body.amount]).to.deep.equal([201, 100]);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect(await read(payment)).to.deep.include({ refunded: 100, owed: 0 });
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 100],
    ]);
  });

  it('completes by `reconcile` what is owed for a cancelled order', async () => {
    const { order } = await paying.paidOrder('tok_refund_fails_once');
    await paying.cancel(order);
    await paying.settled(order);
    await paying.leaveOpen(order);
    await reconcile(shop().db, () => undefined);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect(await paying.movements(order)).to.deep.equal([
      ['payment', 'succeeded', 10_000],
      ['refund', 'failed', 10_000],
      ['refund', 'succeeded', 10_000],
    ]);
  });

  it('answers 402 to a refund that the provider refuses, and nothing is given back', async () => {
    const { order, payment } = await paying.paidOrder('tok_refund_fails_once');
    const refused = await paying.refund(payment, { amount: 10 });
    expect([refused.status, refused.body.failure_code]).to.deep.equal([402, 'refund_declined']);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await read(payment)).to.deep.include({ refunded: 0 });
    expect((await paying.refund(payment, { amount: 100 })).status).to.equal(201);
  });

  it('keeps back the amount of a refund whose end is unknown, until it has asked', async () => {
    const { order, payment } = await paying.paidOrder('tok_refund_timeout');
    const late = await paying.refund(payment, { amount: 60 });
    await paying.leaveOpen(order);
    expect([late.status, late.body.status]).to.deep.equal([201, 'unknown']);
    expect((await paying.refund(payment, { amount: 40.01 })).status).to.equal(400);
    await reconcile(shop().db, () => undefined);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
    expect(await read(payment)).to.deep.include({ refunded: 60 });
  });

  it('is settled by one `reconcile`, also when that one sends it and gets no answer', async () => {
    const { order, payment } = await paying.paidOrder('tok_refund_timeout');
    await shop().db.transaction(async (trx) => {
      await requestRefund(trx, { payment_id: payment, amount_cents: null, reason: '', recorded_by: '' });
      const written = PaymentTransaction.objects(trx).where({ order_id: order, status: 'pending' });
      await written.update({ next_try_at: databaseClock(trx, 3_600_000) } as object);
    });
    const told: string[] = [];
    await reconcile(shop().db, ({ order_id, status }) => {
      if (order_id === order) told.push(status);
    });
    expect(told).to.deep.equal(['succeeded']);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
  });
});
