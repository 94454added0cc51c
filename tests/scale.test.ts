// The shop that `npm run scale` makes: its books are true, it is kept, and the command refuses what it does not know.
import { expect } from 'chai';
import { readArguments } from '../bench/scale/arguments.js';
import { madeShop, removeShop } from '../bench/scale/made_shop.js';
import { emailOfAccount } from '../bench/scale/shop_rows.js';
import { Database } from '../framework/db/database.js';
import { listOrdersOfEmail } from '../orders/lists.js';
import { searchProducts } from '../products/search.js';
import { onEachDatabase } from '../testing/databases.js';
import { expectTrueBooks } from '../testing/invariants.js';

onEachDatabase('a made shop', (dialect) => {
  const shop = { dialect, rows: 1_000, name: `shop_test_${process.pid}_scale`, fresh: false };
  let db: Database;
  const kept = () => db.read('products_product').where({ sku: 'KEPT' });
  before(async () => {
    db = new Database(await madeShop(shop));
  });
  after(async () => {
    await db.close();
    await removeShop(shop);
  });

  it('has true books', () => expectTrueBooks(db));

  it('has hits in the name and in the description, few of rare words, and orders of an address', async () => {
    const { total_count: hits } = await searchProducts(db, { query: 'oak lamp' });
    expect(hits).to.be.within(5, 30);
    expect(await searchProducts(db, { query: 'zephyr' })).to.include({ total_count: 10 });
    const own = await listOrdersOfEmail(db, emailOfAccount(7), {});
    expect(own.total_count).to.be.within(1, 40);
  });

  it('is kept for the next run', async () => {
    await db.maintenance('products_product').where({ id: 1 }).update({ sku: 'KEPT' });
    await madeShop(shop);
    expect(await kept()).to.have.length(1);
  });

  if (dialect === 'sqlite') {
    it('is made anew when it was not finished', async () => {
      await db.maintenance.schema.dropTable('scale_made');
      await db.close();
      db = new Database(await madeShop(shop));
      expect(await kept()).to.have.length(0);
    });
  }
});

describe('npm run scale', () => {
  const refusalOf = (...args: string[]): string => {
    try {
      return `accepted: ${JSON.stringify(readArguments(args))}`;
    } catch (error) {
      return (error as Error).message.split('\n')[0] ?? '';
    }
  };

  it('refuses arguments that it does not know or cannot use', () => {
    expect(readArguments([])).to.include({ rows: 1_000_000, only: '', fresh: false });
    expect(refusalOf('mysql')).to.equal("'mysql' is neither sqlite nor postgres");
    expect(refusalOf('--rows', 'many')).to.equal("--rows: 'many' is not a number from 1000 to 10000000");
    expect(refusalOf('--only', 'nothing')).to.equal("no request's name contains 'nothing'");
    expect(refusalOf('--quick')).to.include("Unknown option '--quick'");
  });
});
