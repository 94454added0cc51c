// The lists that customers see leave archived products out: each of their orders is an index that
// begins with `archived`, so that no list sorts and no count looks at the rows.
import type { Knex } from 'knex';

const INDEXES = [
  ['archived', 'category_id', 'created_at', 'id'],
  ['archived', 'price_cents', 'id'],
  ['archived', 'name', 'id'],
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => {
    for (const columns of INDEXES) table.index(columns);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => {
    for (const columns of INDEXES) table.dropIndex(columns);
  });
}
