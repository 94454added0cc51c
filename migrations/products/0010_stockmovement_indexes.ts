// Create index on (order_id, id) of stockmovement.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'products_stockmovement', ['order_id', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'products_stockmovement', ['order_id', 'id']);
}
