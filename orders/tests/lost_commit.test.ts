// The connection to the database is lost while the answer to a COMMIT is on its way.
import { expect } from 'chai';
import { Database } from '../../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../../testing/databases.js';
import { proxyTo } from '../../testing/postgres_proxy.js';
import { Product } from '../../products/models.js';
import { Order } from '../models.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';

onEachDatabase('a COMMIT whose answer is lost', (dialect) => {
  if (dialect === 'sqlite') return; // there is no connection to lose

  for (const [together, deadline] of [
    [1, 'no deadline'],
    [3, 'no deadline'],
    [1, 'a deadline'],
    [3, 'a deadline'],
  ] as const) {
    it(`places none of ${together} orders a second time, with ${deadline}`, async () => {
      const database = await createTestDatabase(dialect);
      const proxy = await proxyTo(database.url);
      proxy.open();
      const [direct, indirect] = [new Database(database.url), new Database(proxy.url)];
      const db = deadline === 'a deadline' ? indirect.until(Date.now() + 60_000) : indirect;
      const stock = { price_cents: 100, stock_quantity: 10, category: 'other' };
      const { id: product_id } = await storedProduct(direct, { name: 'Cup', ...stock });
      const place = (name: string) =>
        storedOrder(db, [[product_id, 1]], { customer_name: name, customer_email: `${name}@example.com` });
      await place('first');
      proxy.loseNextCommit();
      const names = ['ann', 'bob', 'cyd'].slice(0, together);
      const settled = await Promise.allSettled(names.map(place));
      for (const each of settled) {
        expect(each.status).to.equal('rejected');
        expect((each as PromiseRejectedResult).reason).to.include({ code: 'unavailable' });
        expect(String((each as PromiseRejectedResult).reason)).to.contain(
          'It is not known whether this was done',
        );
      }
      const placed = await Order.objects(direct.read).orderBy('id');
      expect(placed.map((order) => order.customer_name)).to.have.members(['first', ...names]);
      const product = await Product.objects(direct.read).where({ id: product_id }).first();
      expect(product?.stock_quantity).to.equal(10 - placed.length);
      await Promise.all([indirect.close(), direct.close()]);
      proxy.close();
      await database.drop();
    });
  }
});
