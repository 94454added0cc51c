// What the admin's list of orders is searched and sorted by.
import type { Knex } from 'knex';
import { addTextSearch, dropTextSearch, isPostgres } from '../../ecommerce/db/columns.js';

const INDEXES = [
  ['customer_name', 'id'],
  ['customer_email', 'id'],
  ['status', 'id'],
  ['status', 'total_cents', 'id'],
  ['total_cents', 'id'],
];
const BATCH = 5_000;

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders_order', (table) => {
    table.text('search_text').notNullable().defaultTo('');
    for (const columns of INDEXES) table.index(columns);
  });
  await fillSearchText(knex);
  await addTextSearch(knex, 'orders_order', 'search_text');
}

/** As text_search.ts makes it of name and e-mail; no SQL of SQLite's can fold all letters. */
async function fillSearchText(knex: Knex): Promise<void> {
  for (let after = 0; ;) {
    const orders = (await knex('orders_order')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'customer_name', 'customer_email')) as {
      id: number;
      customer_name: string;
      customer_email: string;
    }[];
    for (const { id, customer_name, customer_email } of orders) {
      const search_text = `${customer_name}\n${customer_email}`.normalize('NFKC').toLowerCase();
      await knex('orders_order').where({ id }).update({ search_text });
    }
    if (orders.length < BATCH) return;
    after = orders.at(-1)?.id ?? 0;
  }
}

export async function down(knex: Knex): Promise<void> {
  await dropTextSearch(knex, 'orders_order', 'search_text');
  if (!isPostgres(knex)) {
    for (const event of ['insert', 'delete', 'update']) {
      await knex.raw(`DROP TRIGGER orders_order_search_text_fts_${event}`);
    }
  }
  if (isPostgres(knex)) await knex.raw('DROP INDEX IF EXISTS orders_order_search_text_trgm');
  await knex.schema.alterTable('orders_order', (table) => {
    for (const columns of INDEXES) table.dropIndex(columns);
  });
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw('ALTER TABLE orders_order DROP COLUMN search_text');
}
