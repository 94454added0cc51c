// PaymentService as clients of other languages use it: what they leave out must not move money.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { type Fields, toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/payments_grpc_pb.js';
import pb from '../../protos/generated/payments_pb.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('payments over gRPC', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let client: InstanceType<typeof grpcPb.PaymentServiceClient>;

  before(() => {
    client = new grpcPb.PaymentServiceClient(settings.PAYMENTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  const refund = (fields: Fields<typeof pb.RefundPaymentRequest>) =>
    call(client, (stub) => stub.refundPayment, toMessage(pb.RefundPaymentRequest, fields));

  it('a refund without an amount gives nothing back', async () => {
    const { order, payment } = await paying.paidOrder();
    const { status, error } = await refusal(refund({ payment_id: payment }));
    expect([status, error.details]).to.deep.equal([
      'INVALID_ARGUMENT',
      [{ field: 'amount_cents', message: 'must be above 0, or set all_that_is_left' }],
    ]);
    const below = await refusal(refund({ payment_id: payment, amount_cents: -1 }));
    expect([below.status, below.error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', 'amount_cents']);
    const both = await refusal(refund({ payment_id: payment, amount_cents: 100, all_that_is_left: true }));
    expect(both.error.details).to.deep.equal([
      { field: 'amount_cents', message: 'must be 0 when all_that_is_left is set' },
    ]);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('a refund of an amount, then of all that is left', async () => {
    const { order, payment } = await paying.paidOrder();
    await refund({ payment_id: payment, amount_cents: 2_500 });
    const rest = { payment_id: payment, all_that_is_left: true, idempotency_key: 'the rest' };
    const first = await refund(rest);
    const second = await refund(rest);
    expect([first.getAmountCents(), first.getReplayed()]).to.deep.equal([7_500, false]);
    expect([second.getId(), second.getReplayed()]).to.deep.equal([first.getId(), true]);
    expect((await paying.movements(order)).map(([, , cents]) => cents)).to.deep.equal([10_000, 2_500, 7_500]);
  });
});
