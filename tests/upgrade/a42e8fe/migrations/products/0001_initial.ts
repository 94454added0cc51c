// Categories, products and stock movements, with the seven categories of the first system.
import type { Knex } from 'knex';
import {
  addTextSearch,
  dropNotifyOnChange,
  dropTextSearch,
  notifyOnChange,
  timestamp,
} from '../../ecommerce/db/columns.js';

const CATEGORIES = [
  ['electronics', 'Electronics'],
  ['clothing', 'Clothing'],
  ['books', 'Books'],
  ['home', 'Home & Garden'],
  ['sports', 'Sports'],
  ['toys', 'Toys'],
  ['other', 'Other'],
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('products_category', (table) => {
    table.increments('id');
    table.string('slug', 50).notNullable().unique();
    table.string('name', 100).notNullable();
  });
  await knex.schema.createTable('products_product', (table) => {
    table.increments('id');
    table.string('name', 255).notNullable();
    table.text('description').notNullable();
    table.bigInteger('price_cents').notNullable();
    table.integer('stock_quantity').notNullable();
    table.integer('category_id').notNullable().references('products_category.id').onDelete('RESTRICT');
    table.boolean('archived').notNullable();
    table.integer('version').notNullable();
    table.text('search_text').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'updated_at').notNullable();
    table.check('price_cents > 0', [], 'products_product_price_positive');
    table.check('stock_quantity >= 0', [], 'products_product_stock_not_negative');
    table.index(['created_at', 'id']);
    table.index(['category_id', 'created_at', 'id']);
    table.index(['price_cents', 'id']);
    table.index(['name', 'id']);
  });
  await addTextSearch(knex, 'products_product', 'search_text');
  await knex.schema.createTable('products_stockmovement', (table) => {
    table.increments('id');
    table.integer('product_id').notNullable().references('products_product.id').onDelete('CASCADE');
    table.string('kind', 10).notNullable();
    table.integer('delta').notNullable();
    table.integer('stock_quantity').notNullable();
    table.integer('order_id');
    table.string('note', 255).notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    table.index(['product_id', 'id']);
  });
  await notifyOnChange(knex, 'products_stockmovement', 'product_id');
  await knex('products_category').insert(CATEGORIES.map(([slug, name]) => ({ slug, name })));
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('products_stockmovement');
  await dropNotifyOnChange(knex, 'products_stockmovement');
  await dropTextSearch(knex, 'products_product', 'search_text');
  await knex.schema.dropTable('products_product');
  await knex.schema.dropTable('products_category');
}
