// Sales are counted by buyers: an account, or for guests an e-mail address without case. Who orders ten times,
// or ten pieces, counts once. Derived data: its two tables and their triggers (those of 0001, which `down` makes
// again) are built anew from the orders.
import type { Knex } from 'knex';
import { isPostgres } from '../operations.js';

export const dependencies = ['orders.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await dropAll(knex);
  await createTables(knex);
  await knex.raw(
    `INSERT INTO recommendations_sale (product_id, order_id, buyer) ${BY_BUYER.sold} GROUP BY 1, 2, 3`,
  );
  await knex.raw(
    `INSERT INTO recommendations_salecount (product_id, buyers)
     SELECT product_id, count(DISTINCT buyer) FROM recommendations_sale GROUP BY 1`,
  );
  await createTriggers(knex, BY_BUYER);
}

export async function down(knex: Knex): Promise<void> {
  await dropAll(knex);
  await createOldTables(knex);
  await knex.raw(`INSERT INTO recommendations_sale (product_id, order_id) ${BY_ORDER.sold} GROUP BY 1, 2`);
  await knex.raw(
    `INSERT INTO recommendations_salecount (product_id, orders)
     SELECT product_id, count(*) FROM recommendations_sale GROUP BY 1`,
  );
  await createTriggers(knex, BY_ORDER);
}

async function createTables(knex: Knex): Promise<void> {
  const columns = `product_id integer NOT NULL, buyer text NOT NULL,
    order_id integer NOT NULL REFERENCES orders_order (id) ON DELETE CASCADE`;
  if (isPostgres(knex)) {
    await knex.raw(
      `CREATE TABLE recommendations_sale (${columns.replace('text', 'text COLLATE "C"')},
       PRIMARY KEY (product_id, order_id) INCLUDE (buyer))`,
    );
  } else {
    await knex.raw(
      `CREATE TABLE recommendations_sale (${columns}, PRIMARY KEY (product_id, order_id)) WITHOUT ROWID`,
    );
  }
  await knex.raw('CREATE INDEX recommendations_sale_order ON recommendations_sale (order_id, product_id)');
  await knex.raw('CREATE INDEX recommendations_sale_buyer ON recommendations_sale (product_id, buyer)');
  await knex.schema.createTable('recommendations_salecount', (table) => {
    table.integer('product_id').primary();
    table.integer('buyers').notNullable();
  });
}

async function createOldTables(knex: Knex): Promise<void> {
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
}

async function dropAll(knex: Knex): Promise<void> {
  for (const [name, table] of TRIGGERS) {
    await knex.raw(`DROP TRIGGER recommendations_sale_${name}${isPostgres(knex) ? ` ON ${table}` : ''}`);
    if (isPostgres(knex)) await knex.raw(`DROP FUNCTION recommendations_sale_${name}()`);
  }
  await knex.schema.dropTable('recommendations_salecount');
  await knex.schema.dropTable('recommendations_sale');
}

const TRIGGERS = [
  ['added', 'orders_orderitem'],
  ['changed', 'orders_orderitem'],
  ['removed', 'orders_orderitem'],
  ['status', 'orders_order'],
  ['counted', 'recommendations_sale'],
  ['uncounted', 'recommendations_sale'],
] as const;

/** What differs between the triggers of now and those of 0001, in SQL. */
interface Counting {
  /** The lines that are sales. */
  sold: string;
  columns: string;
  /** Which changes of an order are followed, when, and how. */
  statusColumns: string;
  statusWhen: string;
  status: string;
  /** How the counts follow one row on SQLite, and those of one statement on PostgreSQL. */
  countOne: (row: 'new' | 'old', sign: 1 | -1) => string;
  countMany: (rows: string, sign: 1 | -1) => string;
}

const isCancelled = "(old.status = 'cancelled') <> (new.status = 'cancelled')";
const LINES = `FROM orders_orderitem i
  JOIN orders_order o ON o.id = i.order_id WHERE o.status <> 'cancelled'`;

const OLD_SOLD = `SELECT i.product_id, i.order_id ${LINES}`;
const BY_ORDER: Counting = {
  sold: OLD_SOLD,
  columns: 'product_id, order_id',
  statusColumns: 'status',
  statusWhen: isCancelled,
  status: `DELETE FROM recommendations_sale WHERE order_id = new.id AND new.status = 'cancelled';
    INSERT INTO recommendations_sale (product_id, order_id) ${OLD_SOLD} AND i.order_id = new.id AND old.status = 'cancelled' ON CONFLICT DO NOTHING;`,
  countOne: (row, sign) => addToOldCount(`VALUES (${row}.product_id, ${sign})`),
  countMany: (rows, sign) =>
    addToOldCount(`SELECT product_id, ${sign} * count(*) FROM ${rows} GROUP BY 1 ORDER BY 1`),
};

function addToOldCount(sales: string): string {
  return `INSERT INTO recommendations_salecount (product_id, orders) ${sales}
   ON CONFLICT (product_id) DO UPDATE SET orders = recommendations_salecount.orders + excluded.orders;`;
}

const buyerOf = (order: string): string =>
  `coalesce('#' || ${order}.customer_id, lower(${order}.customer_email))`;
const SOLD = `SELECT i.product_id, i.order_id, ${buyerOf('o')} ${LINES}`;
const BY_BUYER: Counting = {
  sold: SOLD,
  columns: 'product_id, order_id, buyer',
  statusColumns: 'status, customer_id, customer_email',
  statusWhen: `(${isCancelled}) OR ${buyerOf('old')} <> ${buyerOf('new')}`,
  // What the order says now, whatever it said before.
  status: `DELETE FROM recommendations_sale WHERE order_id = new.id;
    INSERT INTO recommendations_sale (product_id, order_id, buyer) ${SOLD} AND i.order_id = new.id ON CONFLICT DO NOTHING;`,
  // A buyer counts with the first sale, and no more when the last one has gone.
  countOne: (row, sign) =>
    `INSERT INTO recommendations_salecount (product_id, buyers)
     SELECT ${row}.product_id, ${sign} WHERE NOT EXISTS (
       SELECT 1 FROM recommendations_sale s WHERE s.product_id = ${row}.product_id AND s.buyer = ${row}.buyer
         AND s.order_id <> ${row}.order_id)
     ON CONFLICT (product_id) DO UPDATE SET buyers = recommendations_salecount.buyers + excluded.buyers;`,
  // Under locks on the counts, in the order of products: the next statement sees what others have committed.
  countMany: (rows, sign) =>
    `INSERT INTO recommendations_salecount (product_id, buyers)
       SELECT DISTINCT product_id, 0 FROM ${rows} ORDER BY 1 ON CONFLICT DO NOTHING;
     PERFORM 1 FROM recommendations_salecount WHERE product_id IN (SELECT product_id FROM ${rows})
       ORDER BY product_id FOR UPDATE;
     UPDATE recommendations_salecount AS sales SET buyers = sales.buyers + ${sign} * changed.buyers
       FROM (SELECT one.product_id, count(*) AS buyers
         FROM (SELECT product_id, buyer, count(*) AS sales FROM ${rows} GROUP BY 1, 2) AS one
         WHERE (SELECT count(*) FROM (SELECT 1 FROM recommendations_sale s
             WHERE s.product_id = one.product_id AND s.buyer = one.buyer LIMIT one.sales + 1) AS known)
           = ${sign === 1 ? 'one.sales' : '0'}
         GROUP BY 1) AS changed
       WHERE sales.product_id = changed.product_id;`,
};

async function createTriggers(knex: Knex, counting: Counting): Promise<void> {
  const { sold, columns, statusColumns, statusWhen, status, countOne, countMany } = counting;
  const add = (lines: string) =>
    `INSERT INTO recommendations_sale (${columns}) ${sold} AND ${lines} ON CONFLICT DO NOTHING;`;
  const removeOld = `DELETE FROM recommendations_sale
  WHERE product_id = old.product_id AND order_id = old.order_id AND NOT EXISTS (
    SELECT 1 FROM orders_orderitem i WHERE i.product_id = old.product_id AND i.order_id = old.order_id);`;
  const changed = `${removeOld} ${add('i.id = new.id')}`;
  const onStatus = `UPDATE OF ${statusColumns} ON orders_order`;
  if (!isPostgres(knex)) {
    const trigger = (name: string, event: string, work: string) =>
      knex.raw(`CREATE TRIGGER recommendations_sale_${name} AFTER ${event} BEGIN ${work} END`);
    await trigger('added', 'INSERT ON orders_orderitem', add('i.id = new.id'));
    await trigger('changed', 'UPDATE OF product_id, order_id ON orders_orderitem', changed);
    await trigger('removed', 'DELETE ON orders_orderitem', removeOld);
    await trigger('status', `${onStatus} WHEN (${statusWhen})`, status);
    await trigger('counted', 'INSERT ON recommendations_sale', countOne('new', 1));
    await trigger('uncounted', 'DELETE ON recommendations_sale', countOne('old', -1));
    return;
  }
  const trigger = async (name: string, event: string, work: string, kind = 'TRIGGER') => {
    const follow = `recommendations_sale_${name}`;
    await knex.raw(
      `CREATE FUNCTION ${follow}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work} RETURN NULL; END $$`,
    );
    await knex.raw(`CREATE ${kind} ${follow} AFTER ${event} EXECUTE FUNCTION ${follow}()`);
  };
  const statement = (name: 'NEW' | 'OLD', rows: string) =>
    `REFERENCING ${name} TABLE AS ${rows} FOR EACH STATEMENT`;
  const added = add('i.id IN (SELECT id FROM added)');
  await trigger('added', `INSERT ON orders_orderitem ${statement('NEW', 'added')}`, added);
  await trigger('changed', 'UPDATE OF product_id, order_id ON orders_orderitem FOR EACH ROW', changed);
  await trigger('removed', 'DELETE ON orders_orderitem FOR EACH ROW', removeOld);
  // When the transaction commits, as in 0001.
  const later = `${onStatus} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (${statusWhen})`;
  await trigger('status', later, status, 'CONSTRAINT TRIGGER');
  const insert = `INSERT ON recommendations_sale ${statement('NEW', 'added')}`;
  await trigger('counted', insert, countMany('added', 1));
  const remove = `DELETE ON recommendations_sale ${statement('OLD', 'removed')}`;
  await trigger('uncounted', remove, countMany('removed', -1));
}
