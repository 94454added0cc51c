// What else may happen between the lines of a payment or a refund, put there by checkpoints.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { TestProviderEntry } from '../providers/test_ledger.js';
import { updateOrderItems } from '../../orders/order_edits.js';
import { PaymentTransaction } from '../models.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('payments that race', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);

  /** What the provider has taken and given back for an order, in cents. */
  async function moneyOf(order: number): Promise<{ taken: number; given: number }> {
    const rows = await PaymentTransaction.objects(shop().db.read).where({ order_id: order });
    const keys = rows.map((row) => row.provider_key);
    const moved = TestProviderEntry.objects(shop().db.read).whereIn('key', keys).where({ failure_code: '' });
    const entries = await moved;
    const sum = (kind: string) =>
      entries.filter((entry) => entry.kind === kind).reduce((total, entry) => total + entry.amount_cents, 0);
    return { taken: sum('charge'), given: sum('refund') };
  }

  for (const point of ['payment written', 'payment answered']) {
    it(`pays once when a second payment comes at "${point}"`, async () => {
      const headers = await paying.customer();
      await paying.method(headers);
      const order = await paying.order(headers);
      let second = 0;
      atCheckpoint(point, async () => {
        const answer = await paying.pay(order, headers);
        second = answer.status;
        expect(answer.body.code).to.equal('in_progress');
      });
      expect((await paying.pay(order, headers)).status).to.equal(201);
      expect(second).to.equal(409);
      expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 0 });
    });

    it(`the order's items stay as they are at "${point}"`, async () => {
      const headers = await paying.customer();
      await paying.method(headers);
      const order = await paying.order(headers);
      const [item] = (await shop().get(`/api/orders/${order}/`)).body.items;
      let refused: unknown;
      atCheckpoint(point, async () => {
        const change = { id: null, product_id: item.product_id as number, quantity: 1, deleted: false };
        refused = await updateOrderItems(shop().db, order, [change]).catch((error: unknown) => error);
      });
      expect((await paying.pay(order, headers)).status).to.equal(201);
      expect(refused).to.include({
        code: 'conflict',
        message: `Order ${order} is being paid; its items cannot be changed.`,
      });
      expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 0 });
    });

    it(`gives the money back when the order is cancelled at "${point}"`, async () => {
      const headers = await paying.customer();
      await paying.method(headers);
      const order = await paying.order(headers);
      let cancelled = 0;
      atCheckpoint(point, async () => {
        cancelled = (await paying.cancel(order)).status;
      });
      expect((await paying.pay(order, headers)).body.status).to.equal('succeeded');
      expect(cancelled).to.equal(200);
      await paying.settled(order);
      expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 10_000 });
      expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
      expect(await paying.papers(order)).to.deep.equal([
        ['INV', 100],
        ['CN', 100],
      ]);
    });
  }

  for (const point of ['refund written', 'refund answered']) {
    it(`never gives back more than was paid when a second refund comes at "${point}"`, async () => {
      const { order, payment } = await paying.paidOrder();
      let second = 0;
      atCheckpoint(point, async () => {
        second = (await paying.refund(payment, { amount: 50 })).status;
      });
      expect((await paying.refund(payment, { amount: 70 })).status).to.equal(201);
      expect(second).to.equal(400);
      expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 7_000 });
    });

    it(`gives back exactly the rest when the order is cancelled at "${point}"`, async () => {
      const { order, payment } = await paying.paidOrder();
      atCheckpoint(point, async () => {
        await paying.cancel(order);
      });
      expect((await paying.refund(payment, { amount: 70 })).status).to.equal(201);
      await paying.settled(order);
      expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 10_000 });
      expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    });
  }

  it('pays once when twenty pay at the same moment', async () => {
    const headers = await paying.customer();
    await paying.method(headers);
    const order = await paying.order(headers);
    const answers = await Promise.all(Array.from({ length: 20 }, () => paying.pay(order, headers)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).to.deep.equal([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 0 });
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('gives back as often as the payment has room when twenty refund at the same moment', async () => {
    const { order, payment } = await paying.paidOrder();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => paying.refund(payment, { amount: 30 })),
    );
    expect(answers.filter(({ status }) => status === 201)).to.have.lengthOf(3);
    expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 9_000 });
    expect(await paying.papers(order)).to.have.lengthOf(4);
  });

  it('refunds once when an order is cancelled by ten at the same moment', async () => {
    const { order } = await paying.paidOrder();
    const answers = await Promise.all(Array.from({ length: 10 }, () => paying.cancel(order)));
    expect(answers.filter(({ status }) => status === 200)).to.have.lengthOf(1);
    await paying.settled(order);
    expect(await moneyOf(order)).to.deep.equal({ taken: 10_000, given: 10_000 });
  });
});
