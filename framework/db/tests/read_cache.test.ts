// Lists are read once for as long as nobody writes, and never shown as they were before a write.
import { expect } from 'chai';
import { createProduct } from '../../../products/catalogue.js';
import { listProducts } from '../../../products/models.js';
import { setStock } from '../../../products/stock.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { Database } from '../database.js';

onEachDatabase('lists that are kept', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  /** Another process, as far as the database knows. */
  let other: Database;
  let id = 0;

  before(async () => {
    database = await createTestDatabase(dialect);
    [db, other] = [new Database(database.url), new Database(database.url)];
    const cup = { name: 'Cup', description: '', price_cents: 100, stock_quantity: 0, category: 'other' };
    ({ id } = await createProduct(db, cup));
  });
  after(async () => {
    await Promise.all([db.close(), other.close()]);
    await database.drop();
  });

  const stockListed = async () => (await listProducts(db, {}, {})).rows[0]?.stock_quantity;

  /** How many lists are read from the tables while `work` runs. */
  async function reads(work: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const listen = ({ sql }: { sql: string }): void => void (count += /products_product/.test(sql) ? 1 : 0);
    db.read.on('query', listen);
    await work();
    db.read.off('query', listen);
    return count;
  }

  it('are read once on SQLite, and again after a write', async () => {
    await stockListed();
    await setStock(other, id, 3, '');
    const again = await reads(() => Promise.all([stockListed(), stockListed(), stockListed()]));
    expect(again).to.equal(dialect === 'sqlite' ? 1 : 3);
    expect(await reads(stockListed)).to.equal(dialect === 'sqlite' ? 0 : 1);
    await setStock(other, id, 7, '');
    expect(await reads(stockListed)).to.equal(1);
  });

  it('show every write that was acknowledged before, by this process or another', async () => {
    for (let round = 1; round <= 100; round += 1) {
      const noise = [stockListed(), stockListed()];
      await setStock(round % 2 === 0 ? db : other, id, round, '');
      expect(await stockListed()).to.equal(round);
      await Promise.all(noise);
    }
  });

  it('are no part of a transaction, which sees what it has written', async () => {
    await db.transaction(async (trx) => {
      await trx('products_product').where({ id }).update({ stock_quantity: 5_000 });
      const { rows } = await listProducts(db.inside(trx), {}, {});
      expect(rows[0]?.stock_quantity).to.equal(5_000);
      await trx('products_product').where({ id }).update({ stock_quantity: 100 });
    });
    expect(await stockListed()).to.equal(100);
  });
});
