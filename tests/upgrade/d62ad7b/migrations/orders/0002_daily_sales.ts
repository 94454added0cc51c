// How many orders of which total each day has, by status: kept by triggers, so that the admin's index
// costs the same with 200,000 orders as with 200. Derived data, as an index is: no model, no fixture.
import type { Knex } from 'knex';
import { isPostgres } from '../../ecommerce/db/columns.js';

/** Orders of one day and status are counted in so many rows, for transactions that write at once. */
const SLOTS = 4;

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('orders_dailysales', (table) => {
    table.string('day', 10).notNullable();
    table.string('status', 20).notNullable();
    table.integer('slot').notNullable();
    table.integer('orders').notNullable();
    table.bigInteger('total_cents').notNullable();
    table.primary(['day', 'status', 'slot']);
  });
  if (isPostgres(knex)) await countOnPostgres(knex);
  else await countOnSqlite(knex);
}

export async function down(knex: Knex): Promise<void> {
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

const ADD = `ON CONFLICT (day, status, slot) DO UPDATE SET
  orders = orders_dailysales.orders + excluded.orders,
  total_cents = orders_dailysales.total_cents + excluded.total_cents`;

async function countOnSqlite(knex: Knex): Promise<void> {
  const count = (row: 'new' | 'old', sign: 1 | -1) =>
    `INSERT INTO orders_dailysales (day, status, slot, orders, total_cents)
     VALUES (substr(${row}.created_at, 1, 10), ${row}.status, ${row}.id % ${SLOTS}, ${sign}, ${sign} * ${row}.total_cents)
     ${ADD};`;
  const trigger = (change: string, event: string, work: string) =>
    knex.raw(`CREATE TRIGGER orders_dailysales_${change} AFTER ${event} ON orders_order BEGIN ${work} END`);
  await trigger('insert', 'INSERT', count('new', 1));
  await trigger('update', 'UPDATE OF status, total_cents, created_at', count('old', -1) + count('new', 1));
  await trigger('delete', 'DELETE', count('old', -1));
  await knex.raw(
    `INSERT INTO orders_dailysales (day, status, slot, orders, total_cents)
     SELECT substr(created_at, 1, 10), status, id % ${SLOTS}, count(*), sum(total_cents)
     FROM orders_order GROUP BY 1, 2, 3`,
  );
}

/**
 * Rows that come and go are counted per statement, in one order of days. A changed status is counted
 * when its transaction commits: cancelling takes locks on products afterwards, and placing before, so
 * that counting at once would make them wait for each other in a circle.
 */
async function countOnPostgres(knex: Knex): Promise<void> {
  const count = (rows: string, sign: 1 | -1) =>
    `INSERT INTO orders_dailysales (day, status, slot, orders, total_cents)
     SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), status, id % ${SLOTS},
       ${sign} * count(*), ${sign} * sum(total_cents)
     FROM ${rows} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 ${ADD};`;
  const one = (row: 'OLD' | 'NEW') =>
    `(VALUES (${row}.created_at, ${row}.status, ${row}.id, ${row}.total_cents)) AS one (created_at, status, id, total_cents)`;
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
  await knex.raw(
    `CREATE TRIGGER ${onOrders('insert', 'INSERT', 'REFERENCING NEW TABLE AS changed FOR EACH STATEMENT')}`,
  );
  await knex.raw(
    `CREATE TRIGGER ${onOrders('delete', 'DELETE', 'REFERENCING OLD TABLE AS changed FOR EACH STATEMENT')}`,
  );
  await knex.raw(`CREATE TRIGGER ${onOrders('truncate', 'TRUNCATE', 'FOR EACH STATEMENT')}`);
  await knex.raw(
    `CREATE CONSTRAINT TRIGGER ${onOrders(
      'update',
      'UPDATE OF status, total_cents, created_at',
      'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW',
    )}`,
  );
  await knex.raw(count('orders_order', 1));
}
