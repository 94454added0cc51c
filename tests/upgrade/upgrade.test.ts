// A shop that was set up with an older version, with its rows, after `migrate` of today. The folders beside
// this file have the migrations of those versions as they were, helpers and all.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import { Database, type Dialect } from '../../framework/db/database.js';
import { loadMigrations, type Migration } from '../../framework/db/migrations.js';
import { Migrator } from '../../framework/db/migrator.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  onEachDatabase,
  type TestDatabase,
} from '../../testing/databases.js';
import { type Shop, startShopOn } from '../../testing/shop.js';
import { BUYER, fillOldShop, LINES, NOBODY } from './old_shop.js';
import { schemaLines } from './schema_text.js';

const LABELS = INSTALLED_APPS.map(({ label }) => label);
const VERSIONS = [
  { commit: 'd62ad7b', answers: false, strangers: true },
  // Here the first migrations were edited: foreign keys to customers, and answers.
  { commit: 'a42e8fe', answers: true, strangers: false },
];
const TABLES = [
  ...['products_product', 'customers_customer', 'orders_order', 'orders_orderitem', 'orders_statuschange'],
  ...['carts_cart', 'carts_cartitem'],
  ...['payments_paymentmethod', 'payments_transaction', 'invoices_invoice', 'invoices_invoiceline'],
  'recommendations_sale',
];
type Rows = Record<string, Record<string, unknown>[]>;

function oldMigrations(commit: string): Promise<Migration[]> {
  return loadMigrations(LABELS, path.join(import.meta.dirname, commit, 'migrations'));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A member of staff as `auth_user` has one. */
const user = (username: string): object => ({
  ...{ username, email: '', first_name: '', last_name: '', password: 'x' },
  ...{ is_staff: true, is_active: true, is_superuser: false, version: 1 },
  ...{ date_joined: '2026-11-01T10:00:00.000Z', last_login: null },
});

const sorted = (rows: Record<string, unknown>[]) =>
  rows.sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

async function rowsOf(db: Database): Promise<Rows> {
  const rows: Rows = {};
  for (const table of TABLES) {
    const found = (await db.read(table).select()) as Rows[string];
    // Days on which nothing is left are counted as 0, or not at all.
    rows[table] = sorted(found?.filter(({ orders }) => orders !== 0) ?? []);
  }
  return rows;
}

/** The rows with the columns that they had before; what is new is left out. */
function inOldColumns(rows: Rows, old: Rows): Rows {
  const cut = (row: Record<string, unknown>, like: Record<string, unknown>) =>
    Object.fromEntries(Object.keys(like).map((column) => [column, row[column]]));
  return Object.fromEntries(
    Object.entries(rows).map(([table, found]) => [
      table,
      sorted(found.map((row) => cut(row, old[table]?.[0] ?? {}))),
    ]),
  );
}

async function freshSchema(dialect: Dialect): Promise<string[]> {
  const fresh = await createTestDatabase(dialect);
  const db = new Database(fresh.url);
  try {
    return await schemaLines(db);
  } finally {
    await db.close();
    await fresh.drop();
  }
}

for (const { commit, ...version } of VERSIONS) {
  onEachDatabase(`a shop of version ${commit}`, (dialect) => {
    let database: TestDatabase;
    let db: Database;
    let migrator: Migrator;
    let before: Rows;
    let shop: Shop | undefined;

    beforeEach(async () => {
      database = await createEmptyDatabase(dialect);
      db = new Database(database.url);
      await new Migrator(db, await oldMigrations(commit)).migrate();
      await fillOldShop(db.maintenance, version);
      before = await rowsOf(db);
      migrator = new Migrator(db, await loadMigrations(LABELS));
    });
    afterEach(async () => {
      await db.close();
      if (shop) await shop.stop();
      else await database.drop();
      shop = undefined;
    });

    it('gets the schema of a new one', async () => {
      await migrator.migrate();
      expect(await schemaLines(db)).to.deep.equal(await freshSchema(dialect));
    });

    it('keeps its rows; an account that does not exist is left out', async () => {
      await migrator.migrate();
      for (const table of ['orders_order', 'payments_transaction', 'invoices_invoice']) {
        for (const row of before[table] ?? []) if (row.customer_id === NOBODY) row.customer_id = null;
      }
      const nobodys = before.carts_cart?.find(({ customer_id }) => customer_id === NOBODY)?.id;
      before.carts_cart = before.carts_cart?.filter(({ id }) => id !== nobodys) ?? [];
      before.carts_cartitem = before.carts_cartitem?.filter(({ cart_id }) => cart_id !== nobodys) ?? [];
      const after = inOldColumns(await rowsOf(db), before);
      // What lists are searched by is made anew.
      for (const row of [...Object.values(before), ...Object.values(after)].flat()) delete row.search_text;
      for (const table of TABLES) expect(after[table], table).to.deep.equal(before[table]);
    });

    it('moves its idempotency keys to one table, each to whoever used it', async () => {
      await db.maintenance('auth_user').insert(['grace', 'linus'].map((username) => user(username)));
      for (const customer_id of [0, 1]) {
        await db.maintenance('payments_idempotencykey').insert({
          ...{ customer_id, idempotency_key: 'pay', request_hash: 'x', transaction_id: 1 },
          created_at: '2026-11-01T10:00:00.000Z',
        });
      }
      await migrator.migrate();
      const rows = (await db.read('idempotency_idempotencykey').select()) as Record<string, unknown>[];
      expect(rows.map(({ scope, key }) => `${String(scope)}: ${String(key)}`)).to.have.members([
        ...['guest john@example.com: first', `cart ${sha256('guest')}: first`, 'customer 1: first'],
        ...['customer 1: pay', 'grpc: pay', 'staff grace: pay', 'staff linus: pay'],
      ]);
      for (const { key, answer, refused } of rows) {
        expect(JSON.parse(String(answer)).id ?? answer).to.equal(key === 'pay' ? '1' : 1);
        expect(Boolean(refused)).to.equal(false);
      }
    });

    it('goes back to the old schema, and forward again', async () => {
      await migrator.migrate();
      const upgraded = { schema: await schemaLines(db), rows: await rowsOf(db) };
      const restored = await oldMigrations('d62ad7b');
      for (const app of LABELS) {
        const last = restored.filter((migration) => migration.app === app).at(-1);
        const target = migrator.migrations.find(({ id }) => id === last?.id) ?? null;
        await migrator.run(() => migrator.plan(app, target));
      }
      const first = await createEmptyDatabase(dialect);
      const firstDb = new Database(first.url);
      await new Migrator(firstDb, restored).migrate();
      const [now, then] = [await schemaLines(db), await schemaLines(firstDb)];
      expect(now.filter((line) => !then.includes(line))).to.deep.equal([]);
      expect(then.filter((line) => !now.includes(line))).to.deep.equal([]);
      await firstDb.close();
      await first.drop();
      await migrator.migrate();
      expect(await schemaLines(db)).to.deep.equal(upgraded.schema);
      expect(await rowsOf(db)).to.deep.equal(upgraded.rows);
    });

    it('takes orders with a key, gives the old answer for an old key, and no id twice', async () => {
      await migrator.migrate();
      shop = await startShopOn(database);
      const place = (key: string) =>
        shop?.send('POST', '/api/orders/', { ...BUYER, items: LINES }, { 'Idempotency-Key': key });
      const old = await place('first');
      expect([old?.status, old?.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
      const { id, status, total_amount, currency, items } = old?.body.order;
      expect([id, status, total_amount, currency, items.length]).to.deep.equal([1, 'pending', 20, 'USD', 1]);
      const made = await place('second');
      expect([made?.status, made?.body.order.id]).to.deep.equal([201, 5]);
      const again = await place('second');
      expect(again?.body).to.deep.equal(made?.body);
    });

    it('enforces its foreign keys afterwards', async () => {
      await migrator.migrate();
      const orphan = db.transaction((trx) =>
        trx('orders_order').where({ id: 1 }).update({ customer_id: NOBODY }),
      );
      const error: unknown = await orphan.catch((refused: unknown) => refused);
      expect(String(error)).to.match(/foreign key/i);
    });
  });
}
