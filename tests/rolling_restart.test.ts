// Every part of the shop is stopped and started again, one after another, while guests order and pay: no request fails,
// and no order is lost or doubled. `npm run rolling` runs it alone.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { runCommand } from '../testing/command_line.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { storedProduct } from '../testing/makers/products.js';
import { Buyers } from '../testing/rolling/buyers.js';
import { Parts } from '../testing/rolling/parts.js';

const STOCK = 100_000;
/** Orders that are placed after each restart, before the next. */
const ORDERS_BETWEEN = 10;

onEachDatabase('a rolling restart', (dialect) => {
  it('of every part fails no request, and loses or doubles no order', async function () {
    this.timeout(400_000);
    const { url, drop } = await createTestDatabase(dialect);
    const db = new Database(url);
    const product = await storedProduct(db, { stock_quantity: STOCK });
    const parts = await Parts.start({ DATABASE_URL: url, THROTTLES: 'off' });
    const buyers = new Buyers(parts.ports, product.id);
    await buyers.begin();
    await buyers.placeMore(ORDERS_BETWEEN);
    for (const { name, restart } of parts.steps()) {
      buyers.doing = name;
      await restart();
      await buyers.placeMore(ORDERS_BETWEEN);
    }
    await buyers.end();
    await parts.stop();

    expect(buyers.failures).to.deep.equal([]);
    expect(buyers.paid).to.equal(buyers.placed.size);
    const stored = (await db.read('orders_order').select('id', 'customer_email')) as OrderRow[];
    expect(stored.map(({ id, customer_email }) => [customer_email, id])).to.have.deep.members([
      ...buyers.placed,
    ]);
    const { stock_quantity } = (await db
      .read('products_product')
      .where({ id: product.id })
      .first()) as typeof product;
    expect(stock_quantity).to.equal(STOCK - buyers.placed.size);
    const { code, stdout } = await runCommand(['verify'], { DATABASE_URL: url });
    expect(code, stdout).to.equal(0);
    console.log(
      `      ${parts.steps().length} restarts, ${buyers.placed.size} orders placed and paid meanwhile`,
    );
    await db.close();
    await drop();
  });
});

interface OrderRow {
  id: number;
  customer_email: string;
}
