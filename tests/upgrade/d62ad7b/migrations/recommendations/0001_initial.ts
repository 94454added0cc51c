// Staff's choices, and which products were sold in which orders. The latter is derived data, as an index
// is: kept by triggers whatever writes orders, without cancelled orders, so that what was bought together
// is found in index entries alone. No model, no fixture.
import type { Knex } from 'knex';
import { autoId, isPostgres, timestamp } from '../../ecommerce/db/columns.js';

export const dependencies = ['products.0001_initial', 'orders.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('recommendations_recommendation', (table) => {
    autoId(table);
    table.integer('product_id').notNullable().references('products_product.id').onDelete('CASCADE');
    table
      .integer('recommended_product_id')
      .notNullable()
      .references('products_product.id')
      .onDelete('CASCADE');
    // Negative for a moment, while positions are given out anew.
    table.integer('position').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    table.check('position <> 0', [], 'recommendations_recommendation_position');
    table.check('product_id <> recommended_product_id', [], 'recommendations_recommendation_not_itself');
    table.unique(['product_id', 'recommended_product_id']);
    table.unique(['product_id', 'position']);
    table.index(['recommended_product_id']);
  });
  await knex.schema.createTable('recommendations_sale', (table) => {
    table.integer('product_id').notNullable();
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('CASCADE');
    table.primary(['product_id', 'order_id']);
    table.index(['order_id', 'product_id']);
  });
  await knex.schema.createTable('recommendations_salecount', (table) => {
    table.integer('product_id').primary();
    table.integer('orders').notNullable();
  });
  if (isPostgres(knex)) await followOrdersOnPostgres(knex);
  else await followOrdersOnSqlite(knex);
  await knex.raw(`INSERT INTO recommendations_sale (product_id, order_id) ${SOLD} GROUP BY 1, 2`);
}

export async function down(knex: Knex): Promise<void> {
  for (const [name, table] of TRIGGERS) {
    await knex.raw(`DROP TRIGGER recommendations_sale_${name}${isPostgres(knex) ? ` ON ${table}` : ''}`);
    if (isPostgres(knex)) await knex.raw(`DROP FUNCTION recommendations_sale_${name}()`);
  }
  await knex.schema.dropTable('recommendations_salecount');
  await knex.schema.dropTable('recommendations_sale');
  await knex.schema.dropTable('recommendations_recommendation');
}

const TRIGGERS = [
  ['added', 'orders_orderitem'],
  ['changed', 'orders_orderitem'],
  ['removed', 'orders_orderitem'],
  ['status', 'orders_order'],
  ['counted', 'recommendations_sale'],
  ['uncounted', 'recommendations_sale'],
] as const;

const SOLD = `SELECT i.product_id, i.order_id FROM orders_orderitem i
  JOIN orders_order o ON o.id = i.order_id WHERE o.status <> 'cancelled'`;
/** Adds the sales of some lines; two lines of one product in an order are one sale. */
const add = (lines: string) =>
  `INSERT INTO recommendations_sale (product_id, order_id) ${SOLD} AND ${lines} ON CONFLICT DO NOTHING;`;
/** The line that was there before is no sale any more, unless another line of the order has the product. */
const REMOVE_OLD = `DELETE FROM recommendations_sale
  WHERE product_id = old.product_id AND order_id = old.order_id AND NOT EXISTS (
    SELECT 1 FROM orders_orderitem i WHERE i.product_id = old.product_id AND i.order_id = old.order_id);`;
const CHANGED = `${REMOVE_OLD} ${add('i.id = new.id')}`;
/** A cancelled order sold nothing; the lines of one that is not cancelled any more count again. */
const STATUS = `DELETE FROM recommendations_sale WHERE order_id = new.id AND new.status = 'cancelled';
  ${add("i.order_id = new.id AND old.status = 'cancelled'")}`;
const STATUS_WHEN = "WHEN ((old.status = 'cancelled') <> (new.status = 'cancelled'))";

/** Adds to the counts of products, in the order of their ids, so that no two wait for each other in a circle. */
const count = (sales: string, sign: 1 | -1) =>
  `INSERT INTO recommendations_salecount (product_id, orders) ${sales.replace('%', String(sign))}
   ON CONFLICT (product_id) DO UPDATE SET orders = recommendations_salecount.orders + excluded.orders;`;
const MANY = (rows: string) => `SELECT product_id, % * count(*) FROM ${rows} GROUP BY 1 ORDER BY 1`;

async function followOrdersOnSqlite(knex: Knex): Promise<void> {
  const trigger = (name: string, event: string, work: string) =>
    knex.raw(`CREATE TRIGGER recommendations_sale_${name} AFTER ${event} BEGIN ${work} END`);
  await trigger('added', 'INSERT ON orders_orderitem', add('i.id = new.id'));
  await trigger('changed', 'UPDATE OF product_id, order_id ON orders_orderitem', CHANGED);
  await trigger('removed', 'DELETE ON orders_orderitem', REMOVE_OLD);
  await trigger('status', `UPDATE OF status ON orders_order ${STATUS_WHEN}`, STATUS);
  await trigger('counted', 'INSERT ON recommendations_sale', count('VALUES (new.product_id, %)', 1));
  await trigger('uncounted', 'DELETE ON recommendations_sale', count('VALUES (old.product_id, %)', -1));
}

/**
 * A changed status is followed when its transaction commits: cancelling takes locks on products
 * afterwards, and placing before, so that counting at once would make them wait for each other in a
 * circle.
 */
async function followOrdersOnPostgres(knex: Knex): Promise<void> {
  const trigger = async (name: string, event: string, work: string, kind = 'TRIGGER') => {
    const follow = `recommendations_sale_${name}`;
    await knex.raw(
      `CREATE FUNCTION ${follow}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work} RETURN NULL; END $$`,
    );
    await knex.raw(`CREATE ${kind} ${follow} AFTER ${event} EXECUTE FUNCTION ${follow}()`);
  };
  await trigger(
    'added',
    'INSERT ON orders_orderitem REFERENCING NEW TABLE AS added FOR EACH STATEMENT',
    add('i.id IN (SELECT id FROM added)'),
  );
  await trigger('changed', 'UPDATE OF product_id, order_id ON orders_orderitem FOR EACH ROW', CHANGED);
  await trigger('removed', 'DELETE ON orders_orderitem FOR EACH ROW', REMOVE_OLD);
  await trigger(
    'status',
    `UPDATE OF status ON orders_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW ${STATUS_WHEN}`,
    STATUS,
    'CONSTRAINT TRIGGER',
  );
  await trigger(
    'counted',
    'INSERT ON recommendations_sale REFERENCING NEW TABLE AS added FOR EACH STATEMENT',
    count(MANY('added'), 1),
  );
  await trigger(
    'uncounted',
    'DELETE ON recommendations_sale REFERENCING OLD TABLE AS removed FOR EACH STATEMENT',
    count(MANY('removed'), -1),
  );
}
