// The database of a real Python shop (../shared/data), where it is at hand: what comes out of it is exactly what
// django_v1.json says, and its staff log in.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { User } from '../framework/auth/models.js';
import { groupIdsOf, permissionsOf } from '../framework/auth/permissions.js';
import { Group } from '../framework/auth/models.js';
import { formatCents } from '../framework/money.js';
import { Order, OrderItem } from '../orders/models.js';
import { Product } from '../products/models.js';
import { type Outcome, runCommand } from '../testing/command_line.js';
import { createTestDatabase, onEachDatabaseInOrder } from '../testing/databases.js';
import { makeProduct } from '../testing/makers/products.js';
import { staff } from '../testing/makers/staff.js';
import { type Shop, startShopOn } from '../testing/shop.js';
import { StaffBrowser } from '../testing/staff_browser.js';

const DATA = path.join(BASE_DIR, '..', 'shared', 'data');
const FILE = path.join(DATA, 'django_v1.sqlite3');

interface Figures {
  products: number;
  orders: number;
  order_items: number;
  sum_of_totals: string;
  sum_of_stock: number;
  orders_by_status: Record<string, number>;
  users: Record<
    string,
    { password?: string; superuser?: boolean; groups?: string[]; permissions?: string[] }
  >;
}

onEachDatabaseInOrder('the database of a Python shop', (dialect) => {
  let shop: Shop;
  let outcome: Outcome;
  let figures: Figures;

  before(async function () {
    if (!existsSync(FILE)) {
      console.log(`      skipped: there is no ${FILE}`);
      return this.skip();
    }
    figures = JSON.parse(readFileSync(path.join(DATA, 'django_v1.json'), 'utf8')) as Figures;
    const database = await createTestDatabase(dialect);
    outcome = await runCommand(['importdjango', FILE], { DATABASE_URL: database.url });
    shop = await startShopOn(database);
  });
  after(() => (shop as Shop | undefined)?.stop());

  it('comes over whole', async () => {
    expect(outcome).to.include({ code: 0, stderr: '' });
    expect(outcome.stdout).not.to.contain('Skipped');
    const { read } = shop.db;
    const orders = await Order.objects(read);
    const byStatus: Record<string, number> = {};
    for (const { status } of orders) byStatus[status] = (byStatus[status] ?? 0) + 1;
    const products = await Product.objects(read);
    const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);
    expect({
      products: products.length,
      orders: orders.length,
      order_items: (await OrderItem.objects(read)).length,
      sum_of_totals: formatCents(sumOf(orders.map(({ total_cents }) => total_cents)), 'USD'),
      sum_of_stock: sumOf(products.map(({ stock_quantity }) => stock_quantity)),
      orders_by_status: byStatus,
      users: figures.users, // the next test
    }).to.deep.equal(figures);
  });

  it('its staff log in with their old passwords, and may do what they could', async () => {
    for (const [username, expected] of Object.entries(figures.users)) {
      const user = await User.objects(shop.db.read).where({ username }).first();
      expect(user, username).to.include({
        is_superuser: expected.superuser ?? false,
        is_active: username !== 'gone',
      });
      const groups = await Group.objects(shop.db.read).whereIn(
        'id',
        await groupIdsOf(shop.db.read, user?.id ?? 0),
      );
      expect(groups.map(({ name }) => name)).to.deep.equal(expected.groups ?? []);
      expect([...(await permissionsOf(shop.db.read, user?.id ?? 0))]).to.have.members(
        expected.permissions ?? [],
      );
      if (expected.password === undefined) continue;
      const browser = new StaffBrowser(shop.url);
      const { status } = await browser.post('/admin/login/', { username, password: expected.password });
      expect(status, username).to.equal(303);
      const rehashed = await User.objects(shop.db.read).where({ username }).first();
      expect(rehashed?.password).to.match(/^argon2\$/);
    }
  });

  it('goes on: new rows get the next ids, and orders can be placed and cancelled', async () => {
    const headers = await staff(shop.db);
    const id = await makeProduct(shop, { name: 'Next', price: 5, stock_quantity: 2 }, headers);
    expect(id).to.equal(figures.products + 1);
    const placed = await shop.send('POST', '/api/orders/', {
      ...{ customer_name: 'New', customer_email: 'new@example.com', shipping_address: '1 Main Street' },
      items: [{ product_id: id, quantity: 2 }],
    });
    expect(placed.body.order?.id ?? placed.body.id, JSON.stringify(placed.body)).to.equal(figures.orders + 1);
    const pending = await Order.objects(shop.db.read).where({ status: 'pending' }).orderBy('id').first();
    const cancelled = await shop.send('POST', `/api/orders/${pending?.id}/cancel/`, undefined, headers);
    expect(cancelled.status).to.equal(200);
    expect(await runCommand(['verify'], { DATABASE_URL: shop.db.url })).to.include({ code: 0, stderr: '' });
  });
});
