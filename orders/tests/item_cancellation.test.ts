// Pieces of an unpaid order are cancelled: stock, items, total, history, invoice, event.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Event } from '../../events/models.js';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { expectTrueBooks } from '../../testing/invariants.js';
import { OrderParts } from '../../testing/makers/order_parts.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { useShop } from '../../testing/shop.js';
import { getOrder } from '../models.js';
import { updateOrderItems } from '../order_edits.js';

onEachDatabase('cancelling pieces of an order', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  afterEach(() => expectTrueBooks(shop().db));

  it('takes them out of the item, the total and the history, and puts them back on the shelf', async () => {
    const { order, chair, mug } = await parts.order();
    const [chairs, mugs] = await parts.shelf();
    const { status, body } = await parts.cancel(order, mug, { quantity: 2, restock: true });
    expect([status, body.message]).to.deep.equal([200, '2 × Mug cancelled']);
    expect(body.order.items[1]).to.deep.include({
      ...{ id: mug, quantity: 1, cancelled_quantity: 2, price: 10, subtotal: 10 },
    });
    expect(body.order).to.deep.include({ total_amount: 80, status: 'pending' });
    expect(body.order).to.not.have.any.keys('history', 'cancellations');
    await parts.cancel(order, chair, { quantity: 1, restock: false });
    expect(await parts.shelf(), 'the chair is kept off the shelf').to.deep.equal([chairs, mugs + 2]);
    const detail = (await shop().get(`/api/orders/${order}/`)).body;
    expect(detail.total_amount).to.equal(45);
    expect(detail.history).to.have.lengthOf(1);
    type Cancellation = { cancelled_at: string };
    const cancellations = (detail.cancellations as Cancellation[]).map(({ cancelled_at, ...rest }) => {
      expect(cancelled_at).to.match(/\+00:00$/);
      return rest;
    });
    const by = { cancelled_by: 'staff usual' };
    expect(cancellations).to.deep.equal([
      { item_id: mug, product_name: 'Mug', quantity: 2, price: 10, subtotal: 20, restocked: true, ...by },
      {
        item_id: chair,
        product_name: 'Chair',
        quantity: 1,
        price: 35,
        subtotal: 35,
        restocked: false,
        ...by,
      },
    ]);
  });

  it('lets the customer pay what is left, for which the invoice is', async () => {
    const headers = await paying.customer();
    await paying.method(headers);
    const { order, chair, mug } = await parts.order(headers);
    expect((await parts.cancel(order, mug, { quantity: 3 }, headers)).status).to.equal(200);
    expect((await parts.cancel(order, chair, { quantity: 1 }, headers)).status).to.equal(200);
    expect((await paying.pay(order, headers)).body).to.deep.include({ status: 'succeeded', amount: 35 });
    expect(await parts.lines(order)).to.deep.equal([[['Chair', 1, 35]]]);
  });

  it('credits an invoice that was issued before', async () => {
    const { order, chair, mug } = await parts.order();
    await shop().send('POST', '/api/invoices/', { order_id: order });
    await parts.cancel(order, mug, { quantity: 1 });
    await parts.cancel(order, chair, { quantity: 2 });
    await shop().send('POST', `/api/orders/${order}/cancel/`);
    expect((await parts.lines(order)).slice(1)).to.deep.equal([
      [['Mug', 1, 10]],
      [['Chair', 2, 70]],
      [['Mug', 2, 20]],
    ]);
    expect(await paying.movements(order)).to.deep.equal([]);
  });

  it('cancels the order when nothing is left, once', async () => {
    const { order, chair, mug } = await parts.order();
    const [chairs, mugs] = await parts.shelf();
    await parts.cancel(order, chair, { quantity: 2 });
    const { body } = await parts.cancel(order, mug, { quantity: 3 });
    expect([body.order.status, body.order.total_amount]).to.deep.equal(['cancelled', 0]);
    expect(await parts.shelf()).to.deep.equal([chairs + 2, mugs + 3]);
    const { history } = (await shop().get(`/api/orders/${order}/`)).body;
    expect(history.at(-1)).to.deep.include({ from_status: 'pending', to_status: 'cancelled' });
    for (const again of [
      await shop().send('POST', `/api/orders/${order}/cancel/`),
      await parts.cancel(order, mug, { quantity: 1 }),
    ]) {
      expect([again.status, again.body.code]).to.deep.equal([409, 'invalid_transition']);
    }
  });

  it('leaves only the rest to a whole cancellation', async () => {
    const { order, chair, mug } = await parts.order();
    const [chairs, mugs] = await parts.shelf();
    await parts.cancel(order, mug, { quantity: 1 });
    await parts.cancel(order, chair, { quantity: 2, restock: false });
    await shop().send('POST', `/api/orders/${order}/cancel/`);
    expect(await parts.shelf()).to.deep.equal([chairs, mugs + 3]);
    expect(await parts.state(order)).to.deep.equal({
      ...{
        items: [
          [0, 2, 0],
          [2, 1, 20],
        ],
        total: 20,
        status: 'cancelled',
      },
    });
  });

  it('refuses too many, none, unknown items, and orders that are shipped', async () => {
    const { order, mug } = await parts.order();
    const other = await parts.order();
    const tooMany = await parts.cancel(order, mug, { quantity: 4 });
    expect([tooMany.status, tooMany.body.code, tooMany.body.details]).to.deep.equal([
      ...[409, 'conflict', [{ field: 'quantity', message: '3 left, 4 asked for' }]],
    ]);
    for (const [body, field] of [
      [{}, 'quantity'],
      [{ quantity: 0 }, 'quantity'],
      [{ quantity: 1.5 }, 'quantity'],
      [{ quantity: 10_001 }, 'quantity'],
      [{ quantity: 1, restock: 'no' }, 'restock'],
    ] as const) {
      const { status, body: answer } = await parts.cancel(order, mug, body);
      expect([status, answer.details[0].field], JSON.stringify(body)).to.deep.equal([400, field]);
    }
    for (const [of, item] of [
      [order, other.mug],
      [order, 999_999],
      [999_999, mug],
    ] as const) {
      const { status, body } = await parts.cancel(of, item, { quantity: 1 });
      expect([status, body.code]).to.deep.equal([404, 'not_found']);
    }
    await shop().send('PATCH', `/api/orders/${order}/status/`, { status: 'shipped' });
    const shipped = await parts.cancel(order, mug, { quantity: 1 });
    expect([shipped.status, shipped.body.code, shipped.body.details]).to.deep.equal([
      ...[409, 'invalid_transition', [{ field: 'status', message: 'is shipped already' }]],
    ]);
    expect(await parts.state(order)).to.deep.equal({
      ...{
        items: [
          [2, 0, 70],
          [3, 0, 30],
        ],
        total: 100,
        status: 'shipped',
      },
    });
  });

  it('honours If-Match and the idempotency key', async () => {
    const { order, mug } = await parts.order();
    const stale = await parts.cancel(order, mug, { quantity: 1 }, { 'If-Match': '"other"' });
    expect([stale.status, stale.body.code]).to.deep.equal([412, 'version_mismatch']);
    const key = { 'Idempotency-Key': `pieces ${dialect}` };
    const first = await parts.cancel(order, mug, { quantity: 1 }, key);
    const again = await parts.cancel(order, mug, { quantity: 1 }, key);
    expect(again.body).to.deep.equal(first.body);
    expect(again.headers.get('Idempotent-Replayed')).to.equal('true');
    expect((await parts.cancel(order, mug, { quantity: 2 }, key)).status).to.equal(422);
    expect((await parts.state(order)).items[1]).to.deep.equal([2, 1, 20]);
  });

  it('is for who may cancel the order; only staff keep pieces off the shelf', async () => {
    const access = settings.API_ACCESS;
    settings.API_ACCESS = 'protected';
    try {
      const [owner, stranger] = [await paying.customer(), await paying.customer()];
      const { order, mug } = await parts.order(owner);
      const statusFor = async (headers: Record<string, string>, body: unknown = { quantity: 1 }) =>
        (await parts.cancel(order, mug, body, headers)).status;
      const packer = await createUser(shop().db, { username: 'packer', is_staff: true });
      await shop().db.transaction((trx) => setUserPermissions(trx, packer.id, ['orders.view_order']));
      const token = { Authorization: `Token ${await createToken(shop().db, packer.username)}` };
      expect(await statusFor({ Authorization: '' })).to.equal(401);
      expect(await statusFor(stranger)).to.equal(404);
      expect(await statusFor(token), 'staff without the permission').to.equal(403);
      const kept = await parts.cancel(order, mug, { quantity: 1, restock: false }, owner);
      expect([kept.status, kept.body.details[0].field]).to.deep.equal([403, 'restock']);
      expect(await statusFor(owner)).to.equal(200);
    } finally {
      settings.API_ACCESS = access;
    }
  });

  it('does the same over gRPC', async () => {
    const { order, mug } = await parts.order();
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const fields = { order_id: order, item_id: mug, quantity: 1, restock: true };
    const send = (more: object) =>
      call(
        client,
        (stub) => stub.cancelOrderItem,
        toMessage(pb.CancelOrderItemRequest, { ...fields, ...more }),
      );
    const answer = await send({});
    const [, item] = answer.getOrder()?.getItemsList() ?? [];
    expect([item?.getId(), item?.getQuantity(), item?.getCancelledQuantity()]).to.deep.equal([mug, 2, 1]);
    for (const [more, status, code] of [
      [{ quantity: 0 }, 'INVALID_ARGUMENT', 'invalid'],
      [{ quantity: 3 }, 'FAILED_PRECONDITION', 'conflict'],
      [{ item_id: 999_999 }, 'NOT_FOUND', 'not_found'],
      [{ expected_version: 1 }, 'ABORTED', 'version_mismatch'],
    ] as const) {
      const refused = await refusal(send(more));
      expect([refused.status, refused.error.code]).to.deep.equal([status, code]);
    }
    client.close();
  });

  it('keeps an item of which pieces were cancelled in the order', async () => {
    const { order, chair, mug } = await parts.order();
    await parts.cancel(order, mug, { quantity: 3 });
    const { items } = await getOrder(shop().db.read, order);
    const [first, second] = items;
    if (!first || !second) throw new Error('an item is missing');
    const edit = (id: number, change: object) => {
      const item = id === mug ? second : first;
      const same = { id, product_id: item.product_id, quantity: item.quantity, deleted: false };
      return updateOrderItems(shop().db, order, [{ ...same, ...change }]);
    };
    const fieldsOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => [],
        (error: { details: { field: string }[] }) => error.details.map(({ field }) => field),
      );
    expect(await fieldsOf(edit(mug, { deleted: true }))).to.deep.equal(['items[0].id']);
    expect(await fieldsOf(edit(mug, { product_id: first.product_id }))).to.deep.equal([
      'items[0].product_id',
    ]);
    expect(await fieldsOf(edit(chair, { quantity: 0 }))).to.deep.equal(['items[0].quantity']);
    await edit(mug, {});
    const { total_cents } = await edit(mug, { quantity: 1 });
    expect(total_cents).to.equal(8_000);
  });

  it('publishes it', async () => {
    const { order, chair, mug } = await parts.order();
    await parts.cancel(order, mug, { quantity: 3 });
    await parts.cancel(order, chair, { quantity: 2 });
    const events = await Event.objects(shop().db.read)
      .where({ aggregate: `order:${order}` })
      .orderBy('id');
    expect(events.map(({ type }) => type)).to.deep.equal([
      ...['order.placed', 'order.line_cancelled', 'order.line_cancelled', 'order.cancelled'],
    ]);
    const { lines, order: then, cancelled_by } = JSON.parse(events[1]?.data ?? '{}');
    expect(lines).to.deep.equal([
      { item_id: mug, product_name: 'Mug', quantity: 3, price: 10, subtotal: 30, restocked: true },
    ]);
    expect([then.total_amount, then.items[1].quantity, cancelled_by]).to.deep.equal([70, 0, 'staff usual']);
  });

  it('two cancel the last piece at the same moment, a hundred times over: it comes back once', async () => {
    const { order, chair, mug } = await parts.order();
    await parts.cancel(order, chair, { quantity: 2 });
    await parts.cancel(order, mug, { quantity: 2 });
    const [, mugs] = await parts.shelf();
    for (let round = 1; round <= 100; round += 1) {
      const each = await parts.order();
      await parts.cancel(each.order, each.mug, { quantity: 2 });
      const answers = await Promise.all(
        [1, 2].map(() => parts.cancel(each.order, each.mug, { quantity: 1 })),
      );
      expect(answers.map(({ status }) => status).sort(), `round ${round}`).to.deep.equal([200, 409]);
      expect((await parts.shelf())[1], `round ${round}`).to.equal(mugs);
    }
  });

  it('a part against the whole, a hundred times over: each piece comes back once', async () => {
    for (let round = 1; round <= 100; round += 1) {
      const { order, mug } = await parts.order();
      const [chairs, mugs] = await parts.shelf();
      const [part, whole] = await Promise.all([
        parts.cancel(order, mug, { quantity: 2 }),
        shop().send('POST', `/api/orders/${order}/cancel/`),
      ]);
      expect(whole.status, `round ${round}`).to.equal(200);
      expect(part.status).to.be.oneOf([200, 409]);
      expect(await parts.shelf(), `round ${round}`).to.deep.equal([chairs + 2, mugs + 3]);
    }
  });
});
