// The shop never sells what is not there: eight client processes, two order servers, one database.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { compiled } from '../testing/program.js';
import { freePort } from '../testing/ports.js';
import { startServices, startWeb, shopEnvironment } from '../testing/processes.js';
import { storedProduct } from '../testing/makers/products.js';

const CLIENTS = 8;
const ORDERS_EACH = 250;
const STOCK = 500;

const run = promisify(execFile);

onEachDatabase('2,000 orders for 500 units', (dialect) => {
  it('exactly 500 succeed, the stock is 0, the movements add up', async function () {
    this.timeout(300_000);
    const database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    const values = {
      name: 'Ticket',
      price_cents: 100,
      stock_quantity: STOCK,
      category: 'other',
    };
    const { id } = await storedProduct(db, values);
    const env = await shopEnvironment(database.url);
    const second = { ...env, ORDERS_ADDRESS: `127.0.0.1:${await freePort()}` };
    const running = await Promise.all([
      startServices(env, 'products', 'orders'),
      startServices(second, 'orders'),
      startWeb(env, '--noreload'),
    ]);
    const site = `http://127.0.0.1:${running[2].port}`;
    try {
      const outputs = await Promise.all(
        Array.from({ length: CLIENTS }, (_, index) => {
          const address = (index % 2 ? env : second).ORDERS_ADDRESS ?? '';
          const args = [site, address, String(id), String(ORDERS_EACH)];
          return run(process.execPath, [...compiled('tests/buyer.ts'), ...args]);
        }),
      );
      const counts = outputs.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
      const sum = (code: string): number => counts.reduce((total, each) => total + (each[code] ?? 0), 0);
      expect([sum('placed'), sum('insufficient_stock')]).to.deep.equal([
        STOCK,
        CLIENTS * ORDERS_EACH - STOCK,
      ]);
      const product = await db
        .read<{ id: number; stock_quantity: number }>('products_product')
        .where({ id })
        .first();
      expect(product?.stock_quantity).to.equal(0);
      const moved = (await db
        .read('products_stockmovement')
        .where({ product_id: id })
        .sum({ sum: 'delta' })
        .first()) as unknown;
      expect(moved).to.deep.equal({ sum: 0 });
      expect(await db.read('orders_order').count({ count: '*' })).to.deep.equal([{ count: STOCK }]);
      expect(await db.read('orders_orderitem').sum({ sum: 'quantity' })).to.deep.equal([{ sum: STOCK }]);
    } finally {
      await Promise.all(running.map((process) => process.stop()));
      await db.close();
      await database.drop();
    }
  });
});
