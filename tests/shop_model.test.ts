// Sequences of steps in the shop and in a model of it: after each step both have the same stock, orders and money, and
// the books are right at the end. STEPS_RUNS=1000 tries more of them.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Database } from '../framework/db/database.js';
import { onEachDatabase } from '../testing/databases.js';
import type { ModelOrder, ModelProduct } from '../testing/fuzz/shop_model.js';
import { newBuyer, SideBySide, steps } from '../testing/fuzz/shop_steps.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { makeProduct } from '../testing/makers/products.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { type Shop, useShop } from '../testing/shop.js';

/** How long refunds in the background may take. */
const REFUNDED_WITHIN_MS = 20_000;
const RUNS = Number(process.env.STEPS_RUNS ?? 12);

interface State {
  products: object[];
  orders: object[];
}

async function stateOfShop(db: Database, products: ModelProduct[], orders: ModelOrder[]): Promise<State> {
  const rows = (await db
    .read('orders_order')
    .whereIn(
      'id',
      orders.map(({ id }) => id),
    )
    .orderBy('id')
    .select('id', 'status', 'payment_status', 'total_cents')) as object[];
  const stock = (await db
    .read('products_product')
    .whereIn(
      'id',
      products.map(({ id }) => id),
    )
    .orderBy('id')
    .select('id', 'stock_quantity')) as object[];
  return { products: stock, orders: rows };
}

function stateOfModel(products: ModelProduct[], orders: ModelOrder[]): State {
  return {
    products: products.map(({ id, stock }) => ({ id, stock_quantity: stock })),
    orders: orders.map((order) => ({
      ...{ id: order.id, status: order.status, payment_status: order.paymentStatus },
      total_cents: order.total,
    })),
  };
}

onEachDatabase('a shop beside its model', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);

  async function begin(running: Shop): Promise<SideBySide> {
    const products: ModelProduct[] = [];
    for (const [stock, cents] of [
      [5, 1_000],
      [8, 250],
      [3, 499],
    ] as const) {
      const id = await makeProduct(running, { price: cents / 100, stock_quantity: stock });
      products.push({ id, stock, cents, archived: false });
    }
    return new SideBySide(running, products, await newBuyer(paying));
  }

  it('has the same stock, orders and money after each step', async function () {
    this.timeout(60_000 + RUNS * 20_000);
    const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };
    const property = fc.asyncProperty(steps, async (taken) => {
      const both = await begin(shop());
      for (const step of taken) {
        await both.do(step);
        const expected = stateOfModel(both.products, both.orders);
        // Refunds of cancelled orders and pieces follow at once, but in the background.
        const until = performance.now() + REFUNDED_WITHIN_MS;
        for (;;) {
          const state = await stateOfShop(shop().db, both.products, both.orders);
          if (isDeepStrictEqual(state, expected)) break;
          if (performance.now() > until) expect(state, JSON.stringify(step)).to.deep.equal(expected);
          await paying.pause();
        }
      }
    });
    await fc.assert(property, { numRuns: RUNS, ...seed });
    await expectTrueBooks(shop().db);
  });
});
