// A dump of a whole shop, with payments and invoices that can never change, loads over the shop and changes nothing.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import type { Database } from '../framework/db/database.js';
import { runCommand } from '../testing/command_line.js';
import { onEachDatabase } from '../testing/databases.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { signInStaff } from '../testing/makers/staff.js';
import { useShop } from '../testing/shop.js';

/** Every row of every model, as stored. */
async function allRows(db: Database): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const model of INSTALLED_APPS.flatMap((app) => app.models)) {
    rows[model.label] = await model.objects(db.read).orderBy('id');
  }
  return rows;
}

onEachDatabase('the dump of a whole shop', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);

  it('loads over the shop and changes nothing, invoices included', async () => {
    const { order, payment, headers } = await paying.paidOrder();
    await paying.refund(payment, { amount: 5 });
    await paying.settled(order);
    await shop().send('POST', '/api/cart/', { product_id: 1, quantity: 2 }, headers);
    await signInStaff(shop(), ['orders.view_order', 'orders.change_order']);
    expect(await paying.papers(order)).to.have.length(2);
    const { db } = shop();
    const environment = { DATABASE_URL: db.url };
    const before = await allRows(db);
    for (const natural of [[], ['--natural-foreign']]) {
      const dump = await runCommand(['dumpdata', ...natural], environment);
      expect(dump).to.include({ code: 0, stderr: '' });
      const load = await runCommand(['loaddata', '-'], environment, dump.stdout);
      expect(load).to.include({ code: 0, stderr: '' });
      expect(await allRows(db)).to.deep.equal(before);
    }
  });
});
