// Pieces of a paid order are cancelled, or come back after shipping: their money goes back, with a credit note.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import grpcPb from '../../protos/generated/payments_grpc_pb.js';
import pb from '../../protos/generated/payments_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { expectTrueBooks } from '../../testing/invariants.js';
import { OrderParts } from '../../testing/makers/order_parts.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { useShop } from '../../testing/shop.js';
import { reconcile } from '../reconciliation.js';

onEachDatabase('refunding pieces of an order', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  const read = async (id: number) => (await shop().get(`/api/payments/transactions/${id}/`)).body;
  afterEach(() => expectTrueBooks(shop().db));

  it('gives back what was paid for cancelled pieces, with a credit note that has them', async () => {
    const { order, chair, mug, payment, headers } = await parts.paidOrder();
    expect((await parts.cancel(order, mug, { quantity: 2 }, headers)).status).to.equal(200);
    await paying.settled(order);
    expect((await paying.movements(order)).at(-1)).to.deep.equal(['refund', 'succeeded', 2_000]);
    const [refund] = (await shop().get(`/api/payments/transactions/?order_id=${order}`)).body.transactions;
    expect(refund.reason).to.equal('Cancelled: 2 × Mug');
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
    expect(await read(payment)).to.deep.include({ refunded: 20, owed: 0 });
    expect((await parts.state(order)).total).to.equal(80);
    await parts.cancel(order, chair, { quantity: 1 }, headers);
    await paying.settled(order);
    expect((await parts.lines(order)).slice(1)).to.deep.equal([[['Mug', 2, 20]], [['Chair', 1, 35]]]);
  });

  it('gives back only the rest when the order is cancelled afterwards', async () => {
    const { order, mug, headers } = await parts.paidOrder();
    await parts.cancel(order, mug, { quantity: 2 }, headers);
    await paying.cancel(order);
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect((await paying.movements(order)).slice(1)).to.deep.equal([
      ['refund', 'succeeded', 2_000],
      ['refund', 'succeeded', 8_000],
    ]);
    // The two refunds may end in any order, and with them the credit notes.
    expect((await parts.lines(order)).slice(1), 'what was left').to.have.deep.members([
      [['Mug', 2, 20]],
      [
        ['Chair', 2, 70],
        ['Mug', 1, 10],
      ],
    ]);
  });

  it('cancels and refunds the whole when the last piece goes', async () => {
    const { order, chair, mug, headers } = await parts.paidOrder();
    await parts.cancel(order, mug, { quantity: 3 }, headers);
    await parts.cancel(order, chair, { quantity: 2 }, headers);
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 30],
      ['CN', 70],
    ]);
  });

  it('gives back no more than is left of the payment', async () => {
    const { order, chair, payment, headers } = await parts.paidOrder();
    await paying.refund(payment, { amount: 50 });
    await parts.cancel(order, chair, { quantity: 2 }, headers);
    await paying.settled(order);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 50],
      ['CN', 50],
    ]);
    const [, , [line]] = (await parts.lines(order)) as [unknown, unknown, [[string]]];
    expect(line[0]).to.match(/^Partial refund of invoice INV-.*: Cancelled: 2 × Chair$/);
  });

  it('moves no money of a payment that has gone back already', async () => {
    const { order, mug, payment } = await parts.paidOrder();
    await paying.refund(payment);
    expect((await parts.cancel(order, mug, { quantity: 1 })).status).to.equal(200);
    await paying.settled(order);
    expect(await paying.papers(order)).to.have.lengthOf(2);
    expect((await parts.state(order)).total).to.equal(90);
  });

  it('refunds lines: received back after shipping, or lost', async () => {
    const { order, chair, mug, payment } = await parts.paidOrder();
    await shop().send('PATCH', `/api/orders/${order}/status/`, { status: 'delivered' });
    const [chairs, mugs] = await parts.shelf();
    const lines = [
      { item_id: chair, quantity: 1, restock: true },
      { item_id: mug, quantity: 3, restock: false },
    ];
    const { status, body } = await paying.refund(payment, { lines, reason: 'Too small' });
    expect(status).to.equal(201);
    expect(body).to.deep.include({ status: 'succeeded', amount: 65, reason: 'Too small' });
    expect(await parts.shelf()).to.deep.equal([chairs + 1, mugs]);
    expect(await parts.state(order)).to.deep.equal({
      ...{
        items: [
          [1, 1, 35],
          [0, 3, 0],
        ],
        total: 35,
        status: 'delivered',
      },
    });
    expect((await parts.lines(order))[1]).to.deep.equal([
      ['Chair', 1, 35],
      ['Mug', 3, 30],
    ]);
    await paying.refund(payment, { lines: [{ item_id: chair, quantity: 1, restock: true }] });
    expect(await paying.statuses(order), 'all came back').to.deep.equal(['delivered', 'refunded']);
  });

  it('refunds lines of an order that is not shipped, which cancels it when nothing is left', async () => {
    const { order, chair, mug, payment } = await parts.paidOrder();
    const lines = [
      { item_id: chair, quantity: 2, restock: true },
      { item_id: mug, quantity: 1, restock: true },
      { item_id: mug, quantity: 2, restock: true },
    ];
    expect((await paying.refund(payment, { lines })).body).to.deep.include({
      status: 'succeeded',
      amount: 100,
    });
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    const none = await paying.refund(payment, { lines });
    expect([none.status, none.body.code]).to.deep.equal([409, 'invalid_transition']);
  });

  it('refuses wrong lines, and changes nothing', async () => {
    const { order, chair, mug, payment } = await parts.paidOrder();
    const other = await parts.order();
    await paying.refund(payment, { amount: 40 });
    const before = [await parts.state(order), await parts.shelf(), await paying.movements(order)];
    const piece = { item_id: mug, quantity: 1, restock: true };
    for (const [body, status, field] of [
      [{ lines: [] }, 400, 'lines'],
      [{ lines: [piece], amount: 10 }, 400, 'lines'],
      [{ lines: [{ item_id: mug, quantity: 1 }] }, 400, 'lines[0].restock'],
      [{ lines: [piece, { ...piece, quantity: 0 }] }, 400, 'lines[1].quantity'],
      [{ lines: [piece, { ...piece, item_id: other.mug }] }, 400, 'lines[1].item_id'],
      [
        {
          lines: [
            { ...piece, quantity: 2 },
            { ...piece, quantity: 2 },
          ],
        },
        409,
        'lines[1].quantity',
      ],
      [{ lines: [{ ...piece, item_id: chair, quantity: 2 }] }, 400, 'lines'],
    ] as const) {
      const answer = await paying.refund(payment, body);
      expect([answer.status, answer.body.details[0].field], JSON.stringify(body)).to.deep.equal([
        status,
        field,
      ]);
    }
    expect([await parts.state(order), await parts.shelf(), await paying.movements(order)]).to.deep.equal(
      before,
    );
  });

  it('refunds lines over gRPC', async () => {
    const { mug, payment } = await parts.paidOrder();
    const client = new grpcPb.PaymentServiceClient(settings.PAYMENTS_ADDRESS, credentials.createInsecure());
    const line = toMessage(pb.RefundLine, { item_id: mug, quantity: 2, restock: true });
    const send = (fields: object) =>
      call(
        client,
        (stub) => stub.refundPayment,
        toMessage(pb.RefundPaymentRequest, { payment_id: payment, ...fields }),
      );
    expect((await send({ lines: [line] })).getAmountCents()).to.equal(2_000);
    for (const fields of [
      { lines: [line], amount_cents: 1 },
      { lines: [line], all_that_is_left: true },
      {},
    ]) {
      expect((await refusal(send(fields))).status).to.equal('INVALID_ARGUMENT');
    }
    client.close();
  });

  it('refunds once for one idempotency key', async () => {
    const { order, mug, payment } = await parts.paidOrder();
    const key = { 'Idempotency-Key': `lines ${dialect}` };
    const lines = [{ item_id: mug, quantity: 1, restock: true }];
    const first = await paying.refund(payment, { lines }, key);
    expect((await paying.refund(payment, { lines }, key)).body.id).to.equal(first.body.id);
    const other = [{ item_id: mug, quantity: 1, restock: false }];
    expect((await paying.refund(payment, { lines: other }, key)).status).to.equal(422);
    expect((await parts.state(order)).items[1]).to.deep.equal([2, 1, 20]);
  });

  it('needs the permission to refund from staff when money moves', async () => {
    const user = await createUser(shop().db, { username: 'clerk', is_staff: true });
    await shop().db.transaction((trx) => setUserPermissions(trx, user.id, ['orders.change_order']));
    const clerk = { Authorization: `Token ${await createToken(shop().db, user.username)}` };
    const { order, mug } = await parts.paidOrder();
    const refused = await parts.cancel(order, mug, { quantity: 1 }, clerk);
    expect([refused.status, refused.body.code]).to.deep.equal([403, 'forbidden']);
    expect((await parts.state(order)).total).to.equal(100);
    const unpaid = await parts.order();
    expect((await parts.cancel(unpaid.order, unpaid.mug, { quantity: 1 }, clerk)).status).to.equal(200);
  });

  it('owes what a refused refund did not give back, and tries again', async () => {
    const { order, mug, payment } = await parts.paidOrder('tok_refund_fails_once');
    await parts.cancel(order, mug, { quantity: 2 });
    await paying.settled(order);
    expect((await paying.movements(order)).at(-1)).to.deep.equal(['refund', 'failed', 2_000]);
    expect(await read(payment)).to.deep.include({ refunded: 0, owed: 20 });
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    await expectTrueBooks(shop().db);
    await paying.tryIn(order, 0);
    await paying.become(order, (rows) => rows.length === 3 && rows[2]?.status === 'succeeded');
    expect(await read(payment)).to.deep.include({ refunded: 20, owed: 0 });
    expect((await parts.lines(order))[1]).to.deep.equal([['Mug', 2, 20]]);
  });

  it('keeps the pieces cancelled when the refund of lines is refused; reconcile gives it back once', async () => {
    const { order, mug, payment } = await parts.paidOrder('tok_refund_fails_once');
    const refused = await paying.refund(payment, { lines: [{ item_id: mug, quantity: 1, restock: true }] });
    expect([refused.status, refused.body.status]).to.deep.equal([402, 'failed']);
    await paying.leaveOpen(order);
    expect((await parts.state(order)).total).to.equal(90);
    for (let time = 1; time <= 2; time += 1) await reconcile(shop().db, () => undefined);
    await paying.settled(order);
    expect((await paying.movements(order)).slice(1)).to.deep.equal([
      ['refund', 'failed', 1_000],
      ['refund', 'succeeded', 1_000],
    ]);
  });

  it('counts a refund by amount for what is owed', async () => {
    const { order, mug, payment } = await parts.paidOrder('tok_refund_fails_once');
    await parts.cancel(order, mug, { quantity: 1 });
    await paying.settled(order);
    await paying.leaveOpen(order);
    expect((await paying.refund(payment, { amount: 10 })).body.status).to.equal('succeeded');
    expect(await read(payment)).to.deep.include({ refunded: 10, owed: 0 });
    await reconcile(shop().db, () => undefined);
    expect(await paying.movements(order)).to.have.lengthOf(3);
    expect((await parts.lines(order))[1]).to.deep.equal([['Mug', 1, 10]]);
  });

  it('owes the pieces of a bank transfer until staff record that they gave it back', async () => {
    const { order, chair, mug } = await parts.order();
    const paid = await shop().send('POST', '/api/payments/transactions/', { order_id: order, kind: 'cash' });
    const payment = paid.body.id as number;
    await parts.cancel(order, mug, { quantity: 2 });
    expect(await read(payment)).to.deep.include({ refunded: 0, owed: 20 });
    await reconcile(shop().db, () => undefined);
    expect(await paying.movements(order)).to.have.lengthOf(1);
    await paying.refund(payment, { amount: 20, reference: 'R-1' });
    expect(await read(payment)).to.deep.include({ refunded: 20, owed: 0 });
    const lines = [{ item_id: chair, quantity: 1, restock: true }];
    expect((await paying.refund(payment, { lines, reference: 'R-2' })).body.status).to.equal('succeeded');
    expect((await parts.lines(order)).slice(1)).to.deep.equal([[['Mug', 2, 20]], [['Chair', 1, 35]]]);
  });

  it('refuses while the order is being paid, and works again when the payment has ended', async () => {
    const headers = await paying.customer();
    const { order, mug } = await parts.order(headers);
    await paying.pay(order, headers, await paying.method(headers, 'tok_timeout'));
    await paying.leaveOpen(order);
    const refused = await parts.cancel(order, mug, { quantity: 1 }, headers);
    expect([refused.status, refused.body.code, refused.body.details[0].field]).to.deep.equal([
      ...[409, 'in_progress', 'order_id'],
    ]);
    await reconcile(shop().db, () => undefined);
    expect((await parts.cancel(order, mug, { quantity: 1 }, headers)).status).to.equal(200);
    await paying.settled(order);
    expect((await paying.movements(order)).at(-1)).to.deep.equal(['refund', 'succeeded', 1_000]);
  });
});
