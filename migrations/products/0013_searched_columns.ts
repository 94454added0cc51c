// SQLite counts and filters the hits of a search by an index alone, without reading the products: a text index gives
// their ids in ascending order.
import type { Knex } from 'knex';
import { isPostgres } from '../operations.js';

const INDEX = 'products_product_searched';

export async function up(knex: Knex): Promise<void> {
  if (isPostgres(knex)) return;
  const columns = '(id, archived, category_id, price_cents)';
  await knex.raw(`CREATE INDEX ${INDEX} ON products_product ${columns} WHERE NOT archived`);
}

export async function down(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) await knex.raw(`DROP INDEX ${INDEX}`);
}
