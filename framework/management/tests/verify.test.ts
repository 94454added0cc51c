// The command verify: what it prints, what it repairs, and what it leaves alone. tests/verify_damage.test.ts has a
// damage for every rule.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { runCommand } from '../../../testing/command_line.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { Database } from '../../db/database.js';
import { PayingShop } from '../../../testing/makers/paying_shop.js';
import { makeOrder } from '../../../testing/makers/orders.js';
import { makeProduct } from '../../../testing/makers/products.js';
import { useShop } from '../../../testing/shop.js';

onEachDatabase('verify', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const verify = (...options: string[]) =>
    runCommand(['verify', '-v', '0', ...options], { DATABASE_URL: shop().db.url });
  const NOTHING = { code: 0, stdout: '', stderr: '' };

  it('finds nothing in a shop that has sold and refunded', async () => {
    const { order, payment } = await paying.paidOrder();
    await paying.refund(payment, { amount: 5 });
    await paying.settled(order);
    await paying.cancel(await paying.order());
    expect(await verify()).to.deep.equal(NOTHING);
  });

  it('names each wrong row, and exits with 1', async () => {
    const product = await makeProduct(shop(), { name: 'Mug', price: 2, stock_quantity: 9 });
    const order = await makeOrder(shop(), [[product, 1]]);
    const { maintenance } = shop().db;
    await maintenance('orders_order').where({ id: order }).update({ total_cents: 1 });
    await maintenance('products_product').where({ id: product }).update({ stock_quantity: 100 });
    const { code, stderr } = await verify();
    expect(code).to.equal(1);
    expect(stderr.trim().split('\n')).to.have.members([
      'not true: stock is the sum of its movements: 1 row',
      `  {"id":${product},"stock_quantity":100}`,
      'not true: the total of an order is the sum of its items: 1 row',
      `  {"id":${order},"total_cents":1}`,
    ]);
    await maintenance('orders_order').where({ id: order }).update({ total_cents: 200 });
    await maintenance('products_product').where({ id: product }).update({ stock_quantity: 8 });
  });

  it('prints the first twenty wrong rows, and all of them with --all', async () => {
    const { maintenance } = shop().db;
    const count = Number((await maintenance('products_category').count({ n: '*' }))[0]?.n);
    const rows = Array.from({ length: 25 - count }, (_, index) => ({ slug: `c${index}`, name: 'Wrong' }));
    await maintenance('products_category').insert(rows);
    await maintenance('products_category').update({ name_key: 'wrong key' });
    const few = await verify();
    expect(few.stderr).to.contain('the computed columns of categories are up to date: 25 rows');
    expect(few.stderr).to.contain('and 5 more: --all prints them');
    const all = await verify('--all');
    expect(all.stderr.match(/^ {2}\{/gm)).to.have.length(25);
  });

  it('repairs what is computed, never money or stock', async () => {
    const { maintenance } = shop().db;
    await maintenance('orders_order').update({ customer_name_key: 'wrong' });
    await maintenance('products_product').where({ name: 'Mug' }).update({ stock_quantity: 7 });
    const repaired = await verify('--repair');
    expect(repaired.code).to.equal(1);
    expect(repaired.stdout).to.contain('repaired: the computed columns of orders are up to date');
    expect(repaired.stderr).to.contain(
      'not repaired: stock is the sum of its movements: it is not computed from other rows, so somebody must decide',
    );
    await maintenance('products_product').where({ name: 'Mug' }).update({ stock_quantity: 8 });
    expect(await verify()).to.deep.equal(NOTHING);
  });

  it('refuses a number of days that is none', async () => {
    const { code, stderr } = await verify('--providers', 'all');
    expect(code).to.equal(2);
    expect(stderr).to.contain("argument --providers: 'all' is not a number of days from 1 to 9999");
  });

  if (dialect === 'postgres') return;

  it('says that the file of the database is damaged', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-damaged-'));
    const copy = path.join(folder, 'shop.sqlite3');
    await shop().db.maintenance.raw('VACUUM INTO ?', [copy]);
    const damaged = new Database(`sqlite:///${copy}`);
    const [index] = await damaged.read.raw<{ rootpage: number; page_size: number }[]>(
      "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE type = 'index' AND tbl_name = 'orders_order'",
    );
    await damaged.close();
    const file = openSync(copy, 'r+');
    writeSync(
      file,
      Buffer.alloc(1_000, 0xff),
      0,
      1_000,
      ((index?.rootpage ?? 0) - 1) * (index?.page_size ?? 0),
    );
    closeSync(file);
    const { code, stderr } = await runCommand(['verify', '-v', '0'], { DATABASE_URL: `sqlite:///${copy}` });
    rmSync(folder, { recursive: true });
    expect(code).to.equal(1);
    expect(stderr).to.contain('not true: the file of the database is sound: ');
    expect(stderr).to.contain('Nothing else was checked. Restore a backup into a new file.');
  });
});
