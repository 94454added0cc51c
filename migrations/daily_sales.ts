// How many orders of which total each day has, as orders/0002 counts them, and for more than their status. Frozen,
// as operations.ts is.
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';

/** Orders that are counted together are counted in so many rows, for transactions that write at once. */
const SLOTS = 4;

/** By what orders are counted, besides their day. */
export type CountedBy = readonly ['status'] | readonly ['status', 'currency'];

/** Makes the table and the triggers that keep it, and counts the orders that there are. */
export async function countDailySales(knex: Knex, by: CountedBy): Promise<void> {
  await knex.schema.createTable('orders_dailysales', (table) => {
    table.string('day', 10).notNullable();
    table.string('status', 20).notNullable();
    if (by.length > 1) table.string('currency', 3).notNullable();
    table.integer('slot').notNullable();
    table.integer('orders').notNullable();
    table.bigInteger('total_cents').notNullable();
    table.primary(['day', ...by, 'slot']);
  });
  await (isPostgres(knex) ? countOnPostgres(knex, by) : countOnSqlite(knex, by));
}

/** Undoes `countDailySales`. */
export async function dropDailySales(knex: Knex): Promise<void> {
  if (isPostgres(knex)) {
    for (const change of ['insert', 'update', 'delete', 'truncate']) {
      await knex.raw(`DROP FUNCTION orders_dailysales_${change}() CASCADE`);
    }
  } else {
    for (const change of ['insert', 'update', 'delete']) {
      await knex.raw(`DROP TRIGGER orders_dailysales_${change}`);
    }
  }
  await knex.schema.dropTable('orders_dailysales');
}

/** What is counted, in SQL. */
function partsOf(by: CountedBy) {
  const key = ['day', ...by, 'slot'];
  const added = (column: string) => `${column} = orders_dailysales.${column} + excluded.${column}`;
  return {
    into: `INSERT INTO orders_dailysales (${[...key, 'orders', 'total_cents'].join(', ')})`,
    add: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${added('orders')}, ${added('total_cents')}`,
    /** The places of the key in a SELECT. */
    places: key.map((_, index) => index + 1).join(', '),
    update: `UPDATE OF ${['status', 'total_cents', 'created_at', ...by.slice(1)].join(', ')}`,
  };
}

async function countOnSqlite(knex: Knex, by: CountedBy): Promise<void> {
  const { into, add, places, update } = partsOf(by);
  const count = (row: 'new' | 'old', sign: 1 | -1) =>
    `${into}
     VALUES (substr(${row}.created_at, 1, 10), ${by.map((column) => `${row}.${column}`).join(', ')}, ${row}.id % ${SLOTS}, ${sign}, ${sign} * ${row}.total_cents)
     ${add};`;
  const trigger = (change: string, event: string, work: string) =>
    knex.raw(`CREATE TRIGGER orders_dailysales_${change} AFTER ${event} ON orders_order BEGIN ${work} END`);
  await trigger('insert', 'INSERT', count('new', 1));
  await trigger('update', update, count('old', -1) + count('new', 1));
  await trigger('delete', 'DELETE', count('old', -1));
  await knex.raw(
    `${into} SELECT substr(created_at, 1, 10), ${by.join(', ')}, id % ${SLOTS}, count(*), sum(total_cents)
     FROM orders_order GROUP BY ${places}`,
  );
}

/** When rows are counted, and why not earlier, says orders/0002. */
async function countOnPostgres(knex: Knex, by: CountedBy): Promise<void> {
  const { into, add, places, update } = partsOf(by);
  const count = (rows: string, sign: 1 | -1) =>
    `${into}
     SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), ${by.join(', ')}, id % ${SLOTS},
       ${sign} * count(*), ${sign} * sum(total_cents)
     FROM ${rows} GROUP BY ${places} ORDER BY ${places} ${add};`;
  const read = ['created_at', ...by, 'id', 'total_cents'];
  const one = (row: 'OLD' | 'NEW') =>
    `(VALUES (${read.map((column) => `${row}.${column}`).join(', ')})) AS one (${read.join(', ')})`;
  const define = (change: string, work: string) =>
    knex.raw(
      `CREATE FUNCTION orders_dailysales_${change}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN ${work} RETURN NULL; END $$`,
    );
  const onOrders = (change: string, event: string, each: string) =>
    `orders_dailysales_${change} AFTER ${event} ON orders_order ${each} EXECUTE FUNCTION orders_dailysales_${change}()`;
  await define('insert', count('changed', 1));
  await define('delete', count('changed', -1));
  await define('update', count(one('OLD'), -1) + count(one('NEW'), 1));
  await define('truncate', 'DELETE FROM orders_dailysales;');
  const statement = (name: 'NEW' | 'OLD') => `REFERENCING ${name} TABLE AS changed FOR EACH STATEMENT`;
  await knex.raw(`CREATE TRIGGER ${onOrders('insert', 'INSERT', statement('NEW'))}`);
  await knex.raw(`CREATE TRIGGER ${onOrders('delete', 'DELETE', statement('OLD'))}`);
  await knex.raw(`CREATE TRIGGER ${onOrders('truncate', 'TRUNCATE', 'FOR EACH STATEMENT')}`);
  const later = 'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW';
  await knex.raw(`CREATE CONSTRAINT TRIGGER ${onOrders('update', update, later)}`);
  await knex.raw(count('orders_order', 1));
}
