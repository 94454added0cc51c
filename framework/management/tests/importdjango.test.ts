// importdjango: a Python shop's database is taken over exactly, once, and as a whole.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../../ecommerce/apps.js';
import { Order, OrderItem, StatusChange } from '../../../orders/models.js';
import { Product, StockMovement } from '../../../products/models.js';
import { type Outcome, runCommand, runCommands } from '../../../testing/command_line.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  onEachDatabaseInOrder,
  type TestDatabase,
} from '../../../testing/databases.js';
import { djangoHash, makeDjangoShop, PASSWORD } from '../../../testing/makers/django_shop.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { type Shop, startShopOn } from '../../../testing/shop.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { Group, User } from '../../auth/models.js';
import { groupIdsOf, groupPermissionsOf, ownPermissionsOf } from '../../auth/permissions.js';
import { Database } from '../../db/database.js';

/** Every row of every model, as stored. */
async function allRows(db: Database): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const model of INSTALLED_APPS.flatMap((app) => app.models)) {
    rows[model.label] = await model.objects(db.read).orderBy('id');
  }
  return rows;
}

const SKIPPED = [
  'products.product 13: price must be at least 0.01',
  'orders.order 23: its total 5.00 is not the sum of its items, 0.10 (with 1 order item)',
  'orders.order 24: its order item 35: its product 13 was skipped (with 1 order item)',
];

onEachDatabaseInOrder('importdjango', (dialect) => {
  let database: TestDatabase;
  let source: TestDatabase;
  let db: Database;
  const environment = () => ({ DATABASE_URL: database.url });
  const importing = (...args: string[]): Promise<Outcome> =>
    runCommand(['importdjango', ...args], environment());

  before(async () => {
    database = await createTestDatabase(dialect);
    source = await createEmptyDatabase(dialect);
    await makeDjangoShop(source);
    db = new Database(database.url);
  });
  after(async () => {
    await db.close();
    await Promise.all([database.drop(), source.drop()]);
  });

  it('a dry run reports everything and changes nothing', async () => {
    const before = await allRows(db);
    const { code, stdout, stderr } = await importing(source.url, '--dry-run');
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(stdout).to.match(/products\.product +2 +0 +1\n/);
    expect(stdout).to.contain('This was a dry run: nothing was changed.\n');
    expect(await allRows(db)).to.deep.equal(before);
  });

  it('reads any number of rows, each once', async () => {
    const large = await createEmptyDatabase(dialect);
    await makeDjangoShop(large, async (knex) => {
      const product = (await knex('products_product').where({ id: 11 }).first()) as object;
      const more = Array.from({ length: 1_100 }, (_, index) => ({ ...product, id: 1_200 - index }));
      await knex.batchInsert('products_product', more, 100);
    });
    const { stdout } = await importing(large.url, '--dry-run');
    expect(stdout).to.match(/products\.product +1102 +0 +1\n/);
    await large.drop();
  });

  it('a failure during the import changes nothing', async () => {
    const broken = await createEmptyDatabase(dialect);
    await makeDjangoShop(broken, (knex) =>
      knex.schema.alterTable('auth_user_groups', (table) => table.renameColumn('user_id', 'person_id')),
    );
    const before = await allRows(db);
    const outcome = await importing(broken.url);
    expect(outcome.code).to.equal(1);
    expect(await allRows(db)).to.deep.equal(before);
    await broken.drop();
  });

  it('takes over ids, times, exact prices, staff, groups and permissions', async () => {
    const { code, stdout, stderr } = await importing(source.url);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(stdout)
      .to.match(/auth\.user +3 +0 +0\n/)
      .and.match(/orders\.orderitem +3 +0 +3\n/);
    for (const line of SKIPPED) expect(stdout).to.contain(`  ${line}\n`);
    expect(stdout).to.match(/orders\.order 25: status must be one of .* \(with 1 order item\)\n/);
    expect(stdout).to.contain(
      'auth.group 4: the permission sessions.view_session does not exist here, and was left out of permissions\n',
    );
    expect(stdout).to.contain('auth.user 9: its password hash (bcrypt) cannot be checked here');
    expect(stdout).to.contain('  django_session (1 rows): staff log in again\n');

    const products = await Product.objects(db.read).orderBy('id');
    expect(
      products.map(({ id, price_cents, stock_quantity }) => [id, price_cents, stock_quantity]),
    ).to.deep.equal([
      [11, 84_989, 3],
      [12, 10, 0],
    ]);
    expect(products[0]).to.include({ created_at: '2026-06-01T13:00:00.000Z', description: 'Bends.\nTwice.' });
    expect(products[0]).to.include({ updated_at: '2026-06-02T08:00:00.000Z', version: 1 });
    const orders = await Order.objects(db.read).orderBy('id');
    expect(orders.map(({ id, total_cents, status }) => [id, total_cents, status])).to.deep.equal([
      [21, 169_998, 'shipped'],
      [22, 30, 'pending'],
    ]);
    expect(await OrderItem.objects(db.read).orderBy('id').pluck('id')).to.deep.equal([31, 32, 33]);
    // The ready groups make room.
    expect(await Group.objects(db.read).orderBy('id').pluck('name')).to.deep.equal([
      ...['Support', 'Warehouse', 'Accounting', 'Order desk', 'Manager'],
    ]);
    expect(await groupPermissionsOf(db.read, 4)).to.deep.equal(['orders.view_order']);
    expect(await groupIdsOf(db.read, 8)).to.deep.equal([4]);
    expect(await ownPermissionsOf(db.read, 8)).to.deep.equal(['orders.change_order']);
  });

  it('keeps what this shop derives from rows: movements, statuses, search', async () => {
    const movements = await StockMovement.objects(db.read);
    expect(
      movements.map(({ product_id, kind, delta, note }) => [product_id, kind, delta, note]),
    ).to.deep.equal([[11, 'initial', 3, 'importdjango']]);
    const changes = await StatusChange.objects(db.read).where({ order_id: 21 }).orderBy('id');
    expect(changes.map(({ to_status, changed_at }) => [to_status, changed_at])).to.deep.equal([
      ['pending', '2026-06-01T13:00:00.000Z'],
      ['shipped', '2026-06-02T08:00:00.000Z'],
    ]);
    expect(await Product.objects(db.read).where({ search_text: 'lamp\nbends.\ntwice.' })).to.have.length(1);
  });

  it('everything that verify checks is true', async () => {
    const { code, stdout, stderr } = await runCommand(['verify'], environment());
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(stdout).to.contain('true: the total of an order is the sum of its items\n');
  });

  it('a second run changes nothing', async () => {
    const before = await allRows(db);
    const { code, stdout } = await importing(source.url);
    expect(code).to.equal(0);
    expect(stdout)
      .to.match(/orders\.order +0 +2 +3\n/)
      .and.match(/auth\.user +0 +3 +0\n/);
    expect(await allRows(db)).to.deep.equal(before);
  });

  it('skips what is something else here, and what refers to it', async () => {
    const other = await createTestDatabase(dialect);
    const here = new Database(other.url);
    await here.transaction(async (trx) => {
      await User.objects(trx).insert({
        ...{
          id: 1,
          username: 'clerk',
          email: '',
          first_name: '',
          last_name: '',
          password: '!',
          search_text: '',
        },
        ...{
          is_staff: true,
          is_active: true,
          is_superuser: false,
          version: 1,
          date_joined: '2026-01-01T00:00:00Z',
        },
      });
      await Group.objects(trx).where({ id: 4 }).update({ name: 'Others', version: 1 });
    });
    const { stdout } = await runCommand(['importdjango', source.url], { DATABASE_URL: other.url });
    expect(stdout).to.contain('auth.group 4: another group has this id here\n');
    expect(stdout).to.contain('auth.user 8: user 1 has this username already\n');
    expect(await User.objects(here.read).orderBy('id').pluck('id')).to.deep.equal([1, 7, 9]);
    await here.close();
    await other.drop();
  });

  it('new rows get the ids after the largest', async () => {
    const product = { name: 'Next', price_cents: 1, stock_quantity: 0, category: 'other' };
    expect((await storedProduct(db, product)).id).to.equal(13);
    const [made] = (await Group.objects(db.root.maintenance)
      .insert({ name: 'Next', version: 1 })
      .returning('id')) as { id: number }[];
    expect(made?.id).to.equal(6);
  });

  it('refuses what is no database of Django, and never writes to it', async () => {
    const outcomes = await runCommands(
      [['importdjango', '/nowhere.sqlite3'], ['importdjango', database.url], ['importdjango']],
      environment(),
    );
    expect(outcomes.map(({ code }) => code)).to.deep.equal([1, 1, 2]);
    expect(outcomes[0]?.stderr).to.equal('CommandError: There is no database /nowhere.sqlite3.\n');
    expect(outcomes[1]?.stderr).to.contain("it has no table 'django_migrations'");
  });
});

onEachDatabaseInOrder('staff of a Python shop', (dialect) => {
  let shop: Shop;
  before(async () => {
    const database = await createTestDatabase(dialect);
    const source = await createEmptyDatabase(dialect);
    await makeDjangoShop(source);
    const { code } = await runCommand(['importdjango', source.url], { DATABASE_URL: database.url });
    expect(code).to.equal(0);
    await source.drop();
    shop = await startShopOn(database);
  });
  after(() => shop.stop());

  it('log in to the admin with their old passwords, which are hashed anew', async () => {
    const hashOf = async (id: number) => (await User.objects(shop.db.read).where({ id }).first())?.password;
    expect(await hashOf(8)).to.equal(djangoHash(PASSWORD));
    const clerk = new StaffBrowser(shop.url);
    const login = await clerk.post('/admin/login/', { username: 'clerk', password: PASSWORD });
    expect(login.status).to.equal(303);
    expect((await clerk.get('/admin/orders/order/')).status).to.equal(200);
    expect((await clerk.get('/admin/products/product/')).status).to.equal(403);
    expect(await hashOf(8)).to.match(/^argon2\$argon2id\$/);
    const wrong = await new StaffBrowser(shop.url).post('/admin/login/', {
      username: 'boss',
      password: 'no',
    });
    expect(wrong.status).to.equal(200);
  });
});
