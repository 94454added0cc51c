// What else may happen while pieces of an order are cancelled or refunded. The books are checked after each race.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { endCommands, RunningCommand } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { expectTrueBooks } from '../../testing/invariants.js';
import { OrderParts } from '../../testing/makers/order_parts.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';
import { compiled } from '../../testing/program.js';
import { useShop } from '../../testing/shop.js';
import { reconcile } from '../reconciliation.js';

/** Rounds of each race: more with RACE_ROUNDS=100. */
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 25);
/** Starting processes, and many rounds, take their time on a busy machine. */
const LONG_MS = 300_000;

onEachDatabase('pieces of an order that race', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  let known: Headers | undefined;
  after(() => endCommands());
  afterEach(() => expectTrueBooks(shop().db));

  /** One customer with a payment method, for all rounds. */
  async function payer(): Promise<Headers> {
    if (!known) {
      known = await paying.customer();
      await paying.method(known);
    }
    return known;
  }

  /** The sum of the succeeded movements of an order, in cents: paid and given back. */
  async function money(order: number): Promise<[number, number]> {
    const moved = (await paying.movements(order)).filter(([, status]) => status === 'succeeded');
    const sum = (kind: string) =>
      moved.filter(([each]) => each === kind).reduce((total, [, , cents]) => total + cents, 0);
    return [sum('payment'), sum('refund')];
  }

  for (const point of ['payment written', 'payment answered']) {
    it(`a piece stays when it is cancelled at "${point}"`, async () => {
      const headers = await paying.customer();
      await paying.method(headers);
      const { order, mug } = await parts.order(headers);
      let refused: unknown;
      atCheckpoint(point, async () => {
        refused = (await parts.cancel(order, mug, { quantity: 1 })).body.code;
      });
      expect((await paying.pay(order, headers)).body.status).to.equal('succeeded');
      expect(refused).to.equal('in_progress');
      expect((await parts.state(order)).total).to.equal(100);
    });
  }

  for (const point of ['refund written', 'refund answered']) {
    it(`never gives back more than was paid when pieces are cancelled at "${point}"`, async () => {
      const { order, chair, payment } = await parts.paidOrder();
      let cancelled = 0;
      atCheckpoint(point, async () => {
        cancelled = (await parts.cancel(order, chair, { quantity: 2 })).status;
      });
      expect((await paying.refund(payment, { amount: 60 })).status).to.equal(201);
      await paying.settled(order);
      expect(cancelled).to.equal(200);
      expect(await money(order)).to.deep.equal([10_000, 10_000]);
      expect((await parts.state(order)).total).to.equal(30);
    });

    it(`gives back exactly the rest when the order is cancelled at "${point}" of a piece`, async () => {
      const { order, mug, payment } = await parts.paidOrder();
      atCheckpoint(point, async () => {
        await paying.cancel(order);
      });
      const lines = [{ item_id: mug, quantity: 1, restock: true }];
      expect((await paying.refund(payment, { lines })).status).to.equal(201);
      await paying.settled(order);
      expect(await money(order)).to.deep.equal([10_000, 10_000]);
      expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    });

    it(`a process killed at "${point}" of pieces: the refund is completed, once`, async function () {
      this.timeout(LONG_MS);
      const { order, mug, payment } = await parts.paidOrder();
      const [, mugs] = await parts.shelf();
      const command = [...compiled('payments/tests/dying_process.ts'), 'refund', point];
      const environment = { DATABASE_URL: shop().db.url, PAYMENT_TIMEOUT_MS: '500' };
      const dying = new RunningCommand([...command, String(payment), '0', String(mug)], environment);
      expect((await dying.outcome).code, 'the process was killed').to.equal(null);
      await paying.leaveOpen(order);
      await expectTrueBooks(shop().db);
      await reconcile(shop().db, () => undefined);
      expect(await money(order)).to.deep.equal([10_000, 1_000]);
      expect((await parts.shelf())[1]).to.equal(mugs + 1);
      expect((await parts.lines(order))[1]).to.deep.equal([['Mug', 1, 10]]);
    });
  }

  it('two cancel the same paid piece, a hundred times over: its money goes back once', async function () {
    this.timeout(LONG_MS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { order, mug } = await parts.paidBy(await payer());
      const answers = await Promise.all([1, 2].map(() => parts.cancel(order, mug, { quantity: 2 })));
      expect(answers.map(({ status }) => status).sort(), `round ${round}`).to.deep.equal([200, 409]);
      await paying.settled(order);
      expect(await money(order), `round ${round}`).to.deep.equal([10_000, 2_000]);
    }
  });

  it('a part against the whole of a paid order, a hundred times over: all goes back once', async function () {
    this.timeout(LONG_MS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { order, mug } = await parts.paidBy(await payer());
      const [chairs, mugs] = await parts.shelf();
      const [part, whole] = await Promise.all([
        parts.cancel(order, mug, { quantity: 2 }),
        paying.cancel(order),
      ]);
      expect([whole.status, [200, 409].includes(part.status)], `round ${round}`).to.deep.equal([200, true]);
      await paying.settled(order);
      expect(await money(order), `round ${round}`).to.deep.equal([10_000, 10_000]);
      expect(await parts.shelf(), `round ${round}`).to.deep.equal([chairs + 2, mugs + 3]);
    }
  });

  it('a part against a payment, a hundred times over: paid is what is left, or the part goes back', async function () {
    this.timeout(LONG_MS);
    const headers = await payer();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { order, mug } = await parts.order(headers);
      const [part, paid] = await Promise.all([
        parts.cancel(order, mug, { quantity: 1 }, headers),
        paying.pay(order, headers),
      ]);
      expect(paid.status, `round ${round}`).to.equal(201);
      expect(part.status, `round ${round}`).to.be.oneOf([200, 409]);
      await paying.settled(order);
      const [taken, given] = await money(order);
      const { total } = await parts.state(order);
      expect(total, `round ${round}`).to.equal(part.status === 200 ? 90 : 100);
      expect(taken - given, `round ${round}`).to.equal(total * 100);
    }
  });

  it('a part against a refund, a hundred times over: never more than was paid', async function () {
    this.timeout(LONG_MS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { order, chair, payment } = await parts.paidBy(await payer());
      const [part, refund] = await Promise.all([
        parts.cancel(order, chair, { quantity: 2 }),
        paying.refund(payment, { amount: 60 }),
      ]);
      expect(part.status, `round ${round}`).to.equal(200);
      await paying.settled(order);
      const given = refund.status === 201 ? 10_000 : 7_000;
      expect(await money(order), `round ${round}`).to.deep.equal([10_000, given]);
    }
  });
});
