// The counts that the database keeps for lists equal count(*): after random writes of two connections at once, in every
// snapshot meanwhile, and whatever is rolled back.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { Database, type Transaction } from '../framework/db/database.js';
import { emptyTables } from '../framework/db/flush.js';
import { brokenRows } from '../framework/db/invariants.js';
import { countInvariant, countTable } from '../framework/db/kept_counts.js';
import { loadMigrations } from '../framework/db/migrations.js';
import { Migrator } from '../framework/db/migrator.js';
import type { Model } from '../framework/db/model.js';
import { listOrders } from '../orders/lists.js';
import { Order } from '../orders/models.js';
import { listProducts } from '../products/lists.js';
import { Product } from '../products/models.js';
import { onEachDatabaseInOrder, useDatabase } from '../testing/databases.js';
import { storedOrder } from '../testing/makers/orders.js';
import { storedProduct } from '../testing/makers/products.js';

const AT = '2026-11-30T12:00:00.000Z';
const SEED = Number(process.env.TEST_SEED) || Math.floor(Math.random() * 1e9);

/** A number from 0 to below `below`. */
type Pick = (below: number) => number;

function picker(seed: number): Pick {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const insert = (trx: Transaction, pick: Pick, owner: string, rows: number) =>
  Product.objects(trx).insert(
    Array.from({ length: rows }, () => ({
      ...{
        name: owner,
        description: '',
        search_text: '',
        price_cents: 100,
        version: 1,
        stock_quantity: pick(2),
        category_id: 1 + pick(3),
      },
      ...{ archived: pick(4) === 0, created_at: AT, updated_at: AT },
    })) as never,
  );

/** One write to some of the rows of `owner`, so that two connections never wait for each other's rows. */
async function writeSome(trx: Transaction, pick: Pick, owner: string): Promise<unknown> {
  const some = Product.objects(trx)
    .where({ name: owner })
    .whereRaw('id % ? = 0', [1 + pick(5)]);
  switch (pick(7)) {
    case 0:
      return some.update({ archived: pick(2) === 0 });
    case 1: // as when a category is merged into another
      return some.update({ category_id: 1 + pick(3) });
    case 2:
      return some.update({ stock_quantity: pick(3), archived: false });
    case 3:
      return some.whereRaw('id % 3 = ?', [pick(3)]).delete();
    case 4:
      return insert(trx, pick, owner, 1 + pick(20));
    default:
      return insert(trx, pick, owner, 1);
  }
}

class Undone extends Error {}

async function writeMuch(db: Database, pick: Pick, owner: string): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const work = db.transaction(async (trx) => {
      for (let left = 1 + pick(4); left > 0; left -= 1) await writeSome(trx, pick, owner);
      const inside = db.inside(trx).transaction(async (savepoint) => {
        await writeSome(savepoint, pick, owner);
        if (pick(2) === 0) throw new Undone();
      });
      await inside.catch(ignoreUndone);
      if (pick(4) === 0) throw new Undone();
    });
    await work.catch(ignoreUndone);
  }
}

function ignoreUndone(error: unknown): void {
  if (!(error instanceof Undone)) throw error;
}

onEachDatabaseInOrder('kept counts', (dialect) => {
  const db = useDatabase(dialect);
  const wrong = (model: Model) =>
    db().snapshot((trx) => brokenRows(db().inside(trx), trx, countInvariant(model)[1]));
  const expectRight = async () => {
    for (const model of [Product, Order] as Model[])
      expect(await wrong(model), `${model.table}, seed ${SEED}`).to.deep.equal([]);
  };

  it('equal count(*) while two connections write at random, and afterwards', async () => {
    const other = new Database(db().url);
    try {
      let isDone = false;
      const writing = Promise.all([
        writeMuch(db(), picker(SEED), 'one'),
        writeMuch(other, picker(SEED + 1), 'two'),
      ]).finally(() => (isDone = true));
      while (!isDone) await expectRight();
      await writing;
      await expectRight();
    } finally {
      await other.close();
    }
  });

  it('are few rows, however many writes there were', async () => {
    for (let index = 0; index < 210; index += 1)
      await db().transaction((trx) => insert(trx, () => 1, 'three', 1));
    const [{ rows } = { rows: 0 }] = (await db().read(countTable(Product)).count({ rows: '*' })) as {
      rows: number;
    }[];
    expect(rows).to.be.below(130);
    await expectRight();
  });

  it('are what the lists of products say, with the filters that they have', async () => {
    await storedProduct(db(), { name: 'Sold out', stock_quantity: 0, category: 'toys' });
    for (const asked of [
      ...[{}, { category: 'toys' }, { in_stock: true }, { in_stock: false }, { category: 'nothing' }],
      ...[{ category: 'home', in_stock: true }, { page: 1_000 }],
    ]) {
      for (const include_archived of [false, true]) {
        const rows = Product.objects(db().read).join(
          'products_category as c',
          'c.id',
          'products_product.category_id',
        );
        if (!include_archived) void rows.where({ archived: false });
        if (asked.category) void rows.where('c.slug', asked.category);
        if (asked.in_stock) void rows.where('stock_quantity', '>', 0);
        const real = Number(((await rows.count({ n: '*' })) as unknown as { n: number }[])[0]?.n);
        const found = await listProducts(db(), asked, { include_archived });
        expect(found.total_count, JSON.stringify({ asked, include_archived })).to.equal(real);
      }
    }
  });

  /** The totals of lists while each of the counts is 1,000 too high; undone. */
  const withWrongCounts = async (model: Model, lists: (db: Database) => Promise<number[]>) => {
    let totals: number[] = [];
    const work = db().transaction(async (trx) => {
      await trx(countTable(model)).update({ amount: trx.raw('amount + 1000') });
      totals = await lists(db().inside(trx));
      throw new Undone();
    });
    await work.catch(ignoreUndone);
    return totals.map((total) => total >= 1_000);
  };

  it('are read in place of the rows, on every page, unless a list is filtered by something else', async () => {
    await storedProduct(db(), { category: 'home' });
    const totals = await withWrongCounts(Product, async (inside) => {
      const first = await listProducts(inside, { page_size: 1 });
      const next = await listProducts(inside, { page_size: 1, page_token: first.next_page_token });
      const found = [first, next];
      for (const asked of [
        { category: 'home' },
        { in_stock: true },
        { ordering: ['price'] },
        { min_price: 0.5 },
      ])
        found.push(await listProducts(inside, asked));
      return found.map(({ total_count }) => total_count);
    });
    expect(totals).to.deep.equal([true, true, true, true, true, false]);
  });

  it('count orders by their status and payment', async () => {
    const { id } = await storedProduct(db(), { stock_quantity: 9 });
    const order = await storedOrder(db(), [[id, 1]]);
    await storedOrder(db(), [[id, 1]]);
    await db().transaction((trx) => Order.objects(trx).where({ id: order.id }).update({ status: 'shipped' }));
    await expectRight();
    const total = async (inside: Database, asked: object) => (await listOrders(inside, asked)).total_count;
    expect(await total(db(), { status: 'shipped' })).to.equal(1);
    expect(await total(db(), { status: 'shipped', payment_status: 'paid' })).to.equal(0);
    expect(await total(db(), {})).to.equal(2);
    const asked = [{}, { status: 'shipped' }, { payment_status: 'unpaid' }, { customer_id: 0 }];
    const others = [{ customer_id: 1 }, { customer_email: 'a@example.com' }, { created_after: AT }];
    const areKept = await withWrongCounts(Order, async (inside) => {
      const found: number[] = [];
      for (const each of [...asked, ...others]) found.push(await total(inside, each));
      return found;
    });
    expect(areKept).to.deep.equal([true, true, true, true, false, false, false]);
  });

  it('are made from the rows that are there when a migration adds them, and again after its undoing', async () => {
    const migrator = new Migrator(db(), await loadMigrations(INSTALLED_APPS.map(({ label }) => label)));
    for (const [app, last] of [
      ['products', '0011_category_tax_rate'],
      ['orders', '0014_sums_by_index'],
    ]) {
      const target = migrator.migrations.find((each) => each.app === app && each.name === last);
      await migrator.run(() => migrator.plan(app, target ?? null));
    }
    await db().transaction((trx) => insert(trx, () => 1, 'four', 2));
    await migrator.migrate();
    await expectRight();
    await db().transaction((trx) => insert(trx, () => 1, 'four', 2));
    await expectRight();
  });

  it('are mended from the rows', async () => {
    await db().transaction((trx) => trx(countTable(Product)).delete());
    expect(await wrong(Product)).to.not.be.empty;
    await db().transaction(async (trx) => countInvariant(Product)[1].repair?.(trx));
    await expectRight();
  });

  it('are empty when all tables are emptied', async () => {
    await emptyTables(db(), new Map());
    await expectRight();
    expect((await listProducts(db(), {}, { include_archived: true })).total_count).to.equal(0);
  });

  if (dialect === 'sqlite') return;

  it('make no writer wait for another, not even one that adds the rows up', async () => {
    await db().transaction((trx) => trx.raw("INSERT INTO products_category (slug, name) VALUES ('c', 'C')"));
    const add = async (trx: Transaction, rows: number) => {
      await trx.raw("SET LOCAL lock_timeout = '1s'");
      for (let left = rows; left > 0; left -= 1) {
        await trx.raw(
          `INSERT INTO products_product (name, description, search_text, version, price_cents, stock_quantity, category_id, archived, created_at, updated_at)
           SELECT 'x', '', '', 1, 1, 1, id, false, now(), now() FROM products_category`,
        );
      }
    };
    const open = await db().maintenance.transaction();
    try {
      await add(open, 120); // it has added up rows of others, and its own
      await db().transaction((trx) => add(trx, 120));
    } finally {
      await open.rollback();
    }
    await expectRight();
    const rows = await db().read(countTable(Product)).count({ rows: '*' });
    expect(Number((rows as { rows: number }[])[0]?.rows)).to.be.below(110);
  });
});
