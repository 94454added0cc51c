// The lists of products and stock movements: what clients may filter and sort by. Search by words is in search.ts.
import type { Database, Queryable } from '../framework/db/database.js';
import {
  type Asked,
  atLeast,
  atMost,
  before,
  choice,
  equalTo,
  type Filter,
  List,
  since,
  withIds,
} from '../framework/db/lists.js';
import type { Query, Row } from '../framework/db/model.js';
import { listPage, NEWEST_FIRST, type NumberedPage, pageRows } from '../framework/db/paging.js';
import { likely, unindexed } from '../framework/db/query_plan.js';
import type { Sql } from '../framework/db/sql_text.js';
import type { Page } from '../framework/pagination.js';
import { OPTIONAL_ID_SCHEMA, TOKEN_PAGE_SCHEMA, V1_PAGE_SCHEMA } from '../framework/validation.js';
import {
  getProduct,
  IN_CATEGORY,
  MOVEMENT_KINDS,
  Product,
  type ProductRow,
  StockMovement,
  type StockMovementRow,
  whereCategory,
  withCategory,
} from './models.js';

const category: Filter<string> = {
  schema: { type: 'string', maxLength: 50, format: 'text', description: 'The slug of a category.' },
  narrow: whereCategory,
  counted: { column: 'category_id', is: (slug) => ({ text: IN_CATEGORY, values: [slug] }) },
};

const inStock: Filter<boolean> = {
  schema: { type: 'boolean', description: 'True: only products that can be sold now. False: all.' },
  narrow(query, value, table) {
    if (value) void query.whereRaw(likely(query, '??.stock_quantity > 0'), [table]);
  },
  counted: { column: 'in_stock', is: (value) => (value ? { text: 'in_stock = TRUE', values: [] } : null) },
};

export const PRODUCT_FILTERS = {
  ids: withIds(),
  category,
  min_price: atLeast('price_cents', 'price'),
  max_price: atMost('price_cents', 'price'),
  in_stock: inStock,
  created_after: since('created_at', 'created'),
  updated_after: since('updated_at', 'changed'),
};
export const PRODUCT_ORDERINGS = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  price: 'price_cents',
  name: 'name_key',
  stock_quantity: 'stock_quantity',
};

export const productList = new List(Product, {
  filters: PRODUCT_FILTERS,
  orderings: PRODUCT_ORDERINGS,
  order: NEWEST_FIRST,
  paging: V1_PAGE_SCHEMA,
  defaultSize: 10,
});
export type ListProducts = Asked<typeof PRODUCT_FILTERS>;

/** Leaves archived products out; `isNarrow` when other conditions leave few rows, which are then to be read first. */
export function leaveOutArchived(query: Query<Row<typeof Product>>, isNarrow: boolean): void {
  const archived = 'products_product.archived';
  void query.whereRaw(`${isNarrow ? unindexed(query, archived) : archived} = ?`, [false]);
}

/** The same for the counts. */
const NOT_ARCHIVED: Sql = { text: 'archived = FALSE', values: [] };

/** Newest first unless asked otherwise; archived products only with `include_archived`. */
export async function listProducts(
  db: Database,
  asked: ListProducts,
  { include_archived = false } = {},
): Promise<NumberedPage<ProductRow>> {
  const query = productList.narrow(Product.objects(db.read), asked);
  if (!include_archived) leaveOutArchived(query, asked.ids !== undefined);
  const also = include_archived ? [] : [NOT_ARCHIVED];
  const options = { ...productList.paged(asked, { include_archived }, also), complete: withCategory };
  return listPage<Row<typeof Product>, ProductRow>(query, asked, options);
}

const MOVEMENT_FILTERS = {
  kind: choice('kind', MOVEMENT_KINDS, 'Only movements of this kind.'),
  order_id: equalTo<number>('order_id', OPTIONAL_ID_SCHEMA, 'Only movements of this order.'),
  created_after: since('created_at', 'made'),
  created_before: before('created_at', 'made'),
};

export const movementList = new List(StockMovement, {
  filters: MOVEMENT_FILTERS,
  orderings: { id: 'id' },
  order: { keys: ['id'], direction: 'asc' },
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 50,
});
export type ListMovements = Asked<typeof MOVEMENT_FILTERS>;

/** The changes to one product's stock, oldest first unless asked otherwise; `not_found` without the product. */
export async function listStockMovements(
  db: Queryable,
  product_id: number,
  asked: ListMovements,
): Promise<Page<StockMovementRow>> {
  await getProduct(db, product_id);
  const query = movementList.narrow(StockMovement.objects(db).where({ product_id }), asked);
  return pageRows(query, asked, movementList.paged(asked, { product_id }));
}
