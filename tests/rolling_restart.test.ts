// An upgrade while guests order and pay: a migration is applied, on which the old processes run on, and then every part
// of the shop is stopped and started again, one after another. No request fails, and no order is lost or doubled. `npm run rolling` runs it alone.
import { expect } from 'chai';
import type { Knex } from 'knex';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { Database } from '../framework/db/database.js';
import { loadMigrations, type Migration } from '../framework/db/migrations.js';
import { Migrator } from '../framework/db/migrator.js';
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
    buyers.doing = 'a migration';
    await expand(url);
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

/**
 * The first half of an upgrade: migrations that only add, of which the running processes know nothing. Each changes one
 * table: those who order lock several, and a migration that locked them in another order would be in a deadlock.
 */
async function expand(url: string): Promise<void> {
  const db = new Database(url);
  const steps: ((schema: Knex.SchemaBuilder) => Promise<void>)[] = [
    (schema) => schema.alterTable('products_product', (table) => table.text('later_note')),
    (schema) => schema.alterTable('orders_order', (table) => table.text('later_note').defaultTo('none')),
    (schema) => schema.alterTable('orders_order', (table) => table.index(['later_note'])),
    (schema) => schema.createTable('orders_later', (table) => table.increments('id')),
  ];
  const added = steps.map((step, index): Migration => {
    const name = `9999_${index}`;
    const up = (knex: Knex) => step(knex.schema);
    const down = () => Promise.resolve();
    return { app: 'orders', name, id: `orders.${name}`, dependencies: [], rebuildsTables: false, up, down };
  });
  const migrations = await loadMigrations(INSTALLED_APPS.map(({ label }) => label));
  await new Migrator(db, [...migrations, ...added]).migrate();
  await db.close();
}

interface OrderRow {
  id: number;
  customer_email: string;
}
