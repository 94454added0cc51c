// The tables of the catalogue, and queries for products and categories. Changes of products are in
// catalogue.ts, of stock in stock.ts, search in search.ts.
import type { Knex } from 'knex';
import {
  BooleanField,
  AutoField,
  CharField,
  DateTimeField,
  ForeignKey,
  IntegerField,
  MoneyField,
  TextField,
} from '../framework/db/fields.js';
import type { Database, Queryable } from '../framework/db/database.js';
import { defineModel, type Query, type Row } from '../framework/db/model.js';
import { folded } from '../framework/db/text_folding.js';
import { searchable } from '../framework/db/text_search.js';
import { refuseDuplicates } from '../framework/db/unique_fields.js';
import { invalid, notFound } from '../framework/errors.js';

/** The maximum stock of a product; keeps every sum within int32. */
export const MAX_STOCK = 1_000_000_000;

export const Category = defineModel({
  app: 'products',
  name: 'Category',
  verboseNamePlural: 'categories',
  ordering: ['name_key'],
  title: (category) => category.name,
  computed: { name_key: ({ name }) => folded(name) },
  indexes: [['name_key', 'id']],
  fields: {
    id: AutoField(),
    slug: CharField({
      maxLength: 50,
      format: 'slug',
      unique: true,
      helpText: 'Used in web addresses, e.g. home-garden.',
    }),
    name: CharField({ maxLength: 100, sortedBy: 'name_key' }),
    name_key: TextField({ default: '', editable: false }),
    tax_rate: CharField({
      maxLength: 7,
      format: 'percent',
      null: true,
      label: 'Tax rate',
      helpText: 'In percent, included in prices. Empty: the rate of the shop.',
    }),
  },
});

export const Product = defineModel({
  app: 'products',
  name: 'Product',
  ordering: ['-created_at'],
  title: (product) => product.name,
  computed: {
    name_key: ({ name }) => folded(name),
    search_text: ({ name, description, sku }) => searchable(name, description, sku),
  },
  indexes: [
    ['created_at', 'id'],
    ['category_id', 'created_at', 'id'],
    ['price_cents', 'id'],
    ['name_key', 'id'],
    ['archived', 'stock_quantity', 'id'],
    ['stock_quantity', 'created_at', 'id'],
    ['category_id', 'price_cents', 'id'],
    ['archived', 'created_at', 'id'],
    ['archived', 'category_id', 'created_at', 'id'],
    ['archived', 'price_cents', 'id'],
    ['archived', 'name_key', 'id'],
    ['archived', 'updated_at', 'id'],
  ],
  counts: { archived: 'archived', category_id: 'category_id', in_stock: 'stock_quantity > 0' },
  fields: {
    id: AutoField(),
    name: CharField({ maxLength: 255, sortedBy: 'name_key' }),
    name_key: TextField({ default: '', editable: false }),
    description: TextField({ blank: true, default: '' }),
    sku: CharField({
      maxLength: 64,
      ...{ null: true, blank: true, unique: true },
      label: 'SKU',
      helpText: 'The shop’s own number of the product.',
    }),
    price_cents: MoneyField({ min: 1 }),
    stock_quantity: IntegerField({
      min: 0,
      max: MAX_STOCK,
      default: 0,
      volatile: true,
      helpText: 'Units that can be sold now.',
    }),
    category_id: ForeignKey({
      to: () => Category,
      onDelete: 'protect',
      naturalKey: { field: 'slug', whenEmpty: 'other' },
    }),
    archived: BooleanField({ default: false, helpText: 'Hidden from lists and search, cannot be sold.' }),
    version: IntegerField({ default: 1, editable: false }),
    search_text: TextField({ default: '', editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
    updated_at: DateTimeField({ autoNow: true, editable: false, label: 'Updated' }),
  },
});

export const MOVEMENT_KINDS = [
  ['initial', 'First stock'],
  ['set', 'Corrected'],
  ['adjusted', 'Adjusted'],
  ['received', 'Received'],
  ['sold', 'Sold'],
  ['restored', 'Returned'],
] as const;

/** "Sold" */
const kindText = (kind: string): string => MOVEMENT_KINDS.find(([known]) => known === kind)?.[1] ?? kind;

export const StockMovement = defineModel({
  app: 'products',
  name: 'StockMovement',
  ordering: ['-id'],
  title: ({ kind, delta }) => `${kindText(kind)} ${delta > 0 ? '+' : ''}${delta}`,
  indexes: [
    ['product_id', 'id'],
    ['order_id', 'id'],
  ],
  fields: {
    id: AutoField(),
    product_id: ForeignKey({ to: () => Product, onDelete: 'cascade' }),
    kind: CharField({ maxLength: 10, choices: MOVEMENT_KINDS }),
    delta: IntegerField({ label: 'Change', signed: true }),
    stock_quantity: IntegerField({ label: 'Stock after', helpText: 'The level after the movement.' }),
    order_id: IntegerField({ null: true, idOf: 'orders.order', label: 'Order' }),
    note: CharField({ maxLength: 255, blank: true, default: '' }),
    changed_by: CharField({
      maxLength: 150,
      ...{ blank: true, default: '', editable: false },
      ...{ label: 'By', actorOf: 'customers.customer' },
    }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'When' }),
  },
});

export type CategoryRow = Row<typeof Category>;
export type StockMovementRow = Row<typeof StockMovement>;
/** A product with its category's slug and name. */
export type ProductRow = Row<typeof Product> & { category: string; category_name: string };

/** A query for products with their categories. */
export function products(db: Queryable): Query<ProductRow> {
  return withCategory(Product.objects(db)).select('products_product.*') as unknown as Query<ProductRow>;
}

/** Adds the category's slug and name to a query on products. */
export function withCategory(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .join('products_category', 'products_category.id', 'products_product.category_id')
    .select('products_category.slug as category', 'products_category.name as category_name');
}

/** Narrows a query on products to a category, by its slug. */
export function whereCategory(query: Knex.QueryBuilder, slug: string): void {
  void query.whereRaw(`products_product.${IN_CATEGORY}`, [slug]);
}

/** The condition on a category's slug, for products and their counts. */
export const IN_CATEGORY = 'category_id = (SELECT id FROM products_category WHERE slug = ?)';

/** The product; `not_found` when there is none. */
export async function getProduct(db: Queryable, id: number): Promise<ProductRow> {
  const product = await products(db).where('products_product.id', id).first();
  if (!product) throw notFound('Product', id);
  return product;
}

/** The products with these ids, in their order; ids that do not exist are left out. */
export async function batchGetProducts(db: Queryable, ids: number[]): Promise<ProductRow[]> {
  const rows = await products(db).whereIn('products_product.id', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function listCategories(db: Queryable): Promise<CategoryRow[]> {
  return Category.objects(db).select().orderBy('id');
}

/** The id of the category with this slug; a problem of the field `category` when there is none. */
export async function categoryId(db: Queryable, slug: string): Promise<number> {
  const category = await Category.objects(db).where({ slug }).first('id');
  if (!category) throw invalid('category', `there is no category "${slug}"`);
  return category.id;
}

/** Stores a new category; `already_exists` when the slug is taken. */
export async function createCategory(
  db: Database,
  values: Pick<CategoryRow, 'slug' | 'name'> & Partial<Pick<CategoryRow, 'tax_rate'>>,
): Promise<CategoryRow> {
  const [made] = await refuseDuplicates(Category, () =>
    db.transaction((trx) =>
      Category.objects(trx)
        .insert({ ...values, ...Category.computedValues(values) })
        .returning('*'),
    ),
  );
  return made as CategoryRow;
}
