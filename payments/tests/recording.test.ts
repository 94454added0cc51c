// Payments by bank transfer and in cash: staff record them, and their refunds, over REST and gRPC.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { type Fields, toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { ANYONE, useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/payments_grpc_pb.js';
import pb from '../../protos/generated/payments_pb.js';
import { recordPayment } from '../manual_payments.js';
import { reconcile } from '../reconciliation.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';

const TRANSACTIONS = '/api/payments/transactions/';
const today = (): string => new Date().toISOString().slice(0, 10);

onEachDatabase('payments that staff record', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let client: InstanceType<typeof grpcPb.PaymentServiceClient>;

  before(() => {
    client = new grpcPb.PaymentServiceClient(settings.PAYMENTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  const record = (fields: Fields<typeof pb.RecordPaymentRequest>) =>
    call(client, (stub) => stub.recordPayment, toMessage(pb.RecordPaymentRequest, fields));
  const send = (body: object, headers = {}) => shop().send('POST', TRANSACTIONS, body, headers);

  it('over gRPC, with amount, reference and day', async () => {
    const order = await paying.order();
    const transfer = { order_id: order, kind: 'bank_transfer', amount_cents: 10_000 };
    const said = { reference: 'Statement 7, line 3', paid_on: '2026-01-31' };
    const made = await record({ ...transfer, ...said, idempotency_key: 'line 3' });
    expect([made.getStatus(), made.getProvider(), made.getProviderReference()]).to.deep.equal([
      ...['succeeded', 'manual', 'Statement 7, line 3'],
    ]);
    expect([made.getPaidOn(), made.getRecordedBy()]).to.deep.equal(['2026-01-31', 'system']);
    const again = await record({ ...transfer, ...said, idempotency_key: 'line 3' });
    expect([again.getId(), again.getReplayed()]).to.deep.equal([made.getId(), true]);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
    const { status } = await refusal(record({ ...transfer, ...said }));
    expect(status, 'a second time').to.equal('ALREADY_EXISTS');
  });

  it('over gRPC nothing is paid by what was left out or is wrong', async () => {
    const order = await paying.order();
    const right = { order_id: order, kind: 'cash', amount_cents: 10_000 };
    const wrong: [Fields<typeof pb.RecordPaymentRequest>, string][] = [
      [{ ...right, amount_cents: 0 }, 'amount_cents'],
      [{ ...right, all_that_is_due: true }, 'amount_cents'],
      [{ ...right, amount_cents: 9_999 }, 'amount'],
      [{ ...right, amount_cents: 10_001 }, 'amount'],
      [{ ...right, kind: '' }, 'kind'],
      [{ ...right, kind: 'card' }, 'kind'],
      [{ ...right, paid_on: '2026-02-30' }, 'paid_on'],
      [{ ...right, paid_on: '31.01.2026' }, 'paid_on'],
      [{ ...right, paid_on: '2999-01-01' }, 'paid_on'],
      [{ ...right, reference: 'x'.repeat(101) }, 'reference'],
      [{ ...right, reference: '4242 4242 4242 4242' }, 'reference'],
      [{ ...right, order_id: 0 }, 'order_id'],
    ];
    for (const [fields, field] of wrong) {
      const { status, error } = await refusal(record(fields));
      expect([status, error.details[0]?.field], JSON.stringify(fields)).to.deep.equal([
        ...['INVALID_ARGUMENT', field],
      ]);
    }
    const { status } = await refusal(record({ ...right, order_id: 99_999 }));
    expect(status).to.equal('NOT_FOUND');
    const pay = toMessage(pb.PayOrderRequest, { order_id: order });
    const unnamed = await refusal(call(client, (stub) => stub.payOrder, pay));
    expect([unnamed.status, unnamed.error.details[0]?.field]).to.deep.equal([
      'INVALID_ARGUMENT',
      'customer_id',
    ]);
    expect(await paying.movements(order)).to.deep.equal([]);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'unpaid']);
  });

  it('over REST, with all that is said; the customer does not see which member of staff it was', async () => {
    const jane = await paying.customer();
    const order = await paying.order(jane);
    const said = { kind: 'cash', amount: 100, reference: 'Receipt 12', paid_on: today() };
    const { status, body } = await send({ order_id: order, ...said });
    expect([status, body.paid_on, body.provider_reference]).to.deep.equal([201, today(), 'Receipt 12']);
    expect(body.recorded_by).to.equal('staff usual');
    const [cash] = (await shop().get('/api/payments/methods/')).body.payment_methods;
    expect([cash.kind, body.payment_method_id]).to.deep.equal(['cash', cash.id]);
    const seen = await shop().get(`${TRANSACTIONS}${body.id}/`, jane);
    expect([seen.status, seen.body.paid_on, seen.body.recorded_by]).to.deep.equal([200, today(), undefined]);
  });

  it('over REST what is not due, is wrong or is another’s to record is refused', async () => {
    const jane = await paying.customer();
    const order = await paying.order(jane);
    for (const [body, field] of [
      [{ amount: 99.99 }, 'amount'],
      [{ amount: 0 }, 'amount'],
      [{ kind: 'cheque' }, 'kind'],
      [{ paid_on: 'yesterday' }, 'paid_on'],
    ] as const) {
      const answer = await send({ order_id: order, ...body });
      expect([answer.status, answer.body.details[0].field]).to.deep.equal([400, field]);
    }
    expect((await send({ order_id: order }, ANYONE)).status).to.equal(401);
    const { id } = await createUser(shop().db, { username: 'clerk', is_staff: true });
    await shop().db.transaction((trx) => setUserPermissions(trx, id, ['payments.view_transaction']));
    const clerk = { Authorization: `Token ${await createToken(shop().db, 'clerk')}` };
    expect((await send({ order_id: order }, clerk)).status).to.equal(403);
    // What a customer says of an amount pays nothing: it is their own method that pays, and there is none.
    expect((await send({ order_id: order, kind: 'cash', amount: 100 }, jane)).status).to.equal(400);
    await paying.cancel(order);
    expect((await send({ order_id: order })).body.code).to.equal('invalid_transition');
    expect(await paying.movements(order)).to.deep.equal([]);
  });

  it('one of many who record it at the same moment', async () => {
    const order = await paying.order();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ order_id: order })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).to.deep.equal([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('as one step of a larger transaction: when that fails, nothing is recorded', async () => {
    const order = await paying.order();
    const asked = { order_id: order, kind: 'cash', amount_cents: null, reference: '' } as const;
    const failure = await shop()
      .db.transaction(async (trx) => {
        await recordPayment(shop().db.inside(trx), { ...asked, paid_on: '', recorded_by: 'staff ada' });
        throw new Error('changed my mind');
      })
      .catch((error: unknown) => String(error));
    expect(failure).to.equal('Error: changed my mind');
    expect(await paying.movements(order)).to.deep.equal([]);
    expect(await paying.papers(order)).to.deep.equal([]);
  });

  it('their refunds are recorded too, with reference and day', async () => {
    const order = await paying.order();
    const { id } = (await send({ order_id: order })).body;
    const said = { reference: 'Transfer 8', paid_on: today() };
    const part = await paying.refund(id, { amount: 40, reason: 'a scratch', ...said });
    expect([part.status, part.body.status, part.body.provider_reference]).to.deep.equal([
      ...[201, 'succeeded', 'Transfer 8'],
    ]);
    expect([part.body.paid_on, part.body.recorded_by]).to.deep.equal([today(), 'staff usual']);
    const future = await paying.refund(id, { amount: 1, paid_on: '2999-01-01' });
    expect([future.status, future.body.details[0].field]).to.deep.equal([400, 'paid_on']);
    const rest = await paying.refund(id);
    expect([rest.status, rest.body.amount, rest.body.paid_on]).to.deep.equal([201, 60, today()]);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 40],
      ['CN', 60],
    ]);
  });

  it('a refund that a provider carries out has no reference of staff’s', async () => {
    const { order, payment } = await paying.paidOrder();
    for (const field of ['reference', 'paid_on']) {
      const { status, body } = await paying.refund(payment, { amount: 1, [field]: today() });
      expect([status, body.details[0].field]).to.deep.equal([400, field]);
    }
    expect((await paying.refund(payment, { amount: 1 })).body.recorded_by).to.equal('staff usual');
    expect(await paying.movements(order)).to.have.lengthOf(2);
  });

  it('of a cancelled order it stays owed until staff record that it was given back', async () => {
    const order = await paying.order();
    const { id } = (await send({ order_id: order })).body;
    await paying.cancel(order);
    await reconcile(shop().db, () => undefined);
    expect(await paying.movements(order), 'nobody gave the money back yet').to.deep.equal([
      ['payment', 'succeeded', 10_000],
    ]);
    expect((await shop().get(`${TRANSACTIONS}${id}/`)).body).to.deep.include({ owed: 100, refunded: 0 });
    expect((await paying.refund(id, { reference: 'Transfer 9' })).status).to.equal(201);
    expect((await shop().get(`${TRANSACTIONS}${id}/`)).body).to.deep.include({ owed: 0, refunded: 100 });
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 100],
    ]);
  });
});
