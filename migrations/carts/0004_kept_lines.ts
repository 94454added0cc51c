// A line of a cart stays when its product is deleted, with the name that the product had.
import type { Knex } from 'knex';
import { addForeignKey, dropForeignKey, type ForeignKey } from '../table_changes.js';

export const dependencies = ['products.0001_initial'];
export const rebuildsTables = true;

const PRODUCT: ForeignKey = {
  table: 'carts_cartitem',
  column: 'product_id',
  parent: 'products_product',
  onDelete: 'CASCADE',
};

export async function up(knex: Knex): Promise<void> {
  await dropForeignKey(knex, PRODUCT);
  await knex.schema.alterTable('carts_cartitem', (table) => {
    table.string('product_name', 255).notNullable().defaultTo('');
    table.dropIndex(['product_id']);
  });
  await knex.raw(
    `UPDATE carts_cartitem SET product_name =
       (SELECT name FROM products_product WHERE products_product.id = carts_cartitem.product_id)`,
  );
}

/** Lines of products that are gone cannot be kept. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('DELETE FROM carts_cartitem WHERE product_id NOT IN (SELECT id FROM products_product)');
  await knex.raw('ALTER TABLE carts_cartitem DROP COLUMN product_name');
  await knex.schema.alterTable('carts_cartitem', (table) => table.index(['product_id']));
  await addForeignKey(knex, PRODUCT);
}
