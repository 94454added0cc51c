// What may come in for products, and how a product travels: row → message → JSON.
import { fieldSchemas, fieldSchema } from '../framework/db/json_schema.js';
import type { PageRequest } from '../framework/db/paging.js';
import { fromMessage, type Plain, toMessage } from '../framework/grpc/codec.js';
import { lenientCheck } from '../framework/http/lenient_input.js';
import { toCents, toMajorUnits } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import {
  check,
  ID_SCHEMA,
  objectSchema,
  type Schema,
  TOKEN_PAGE_SCHEMA,
  V1_PAGE_SCHEMA,
} from '../framework/validation.js';
import pb from '../protos/generated/products_pb.js';
import {
  Category,
  type CategoryRow,
  MAX_STOCK,
  Product,
  type ProductRow,
  StockMovement,
  type StockMovementRow,
} from './models.js';
import { SORTS } from './search.js';

const values = fieldSchemas(Product, ['name', 'description', 'price_cents', 'stock_quantity', 'archived']);
const stock_quantity = fieldSchema(Product.field('stock_quantity'));
/** A category's slug; the empty text means "other" or "all", as the method says. */
const categorySlug: Schema = { type: 'string', maxLength: 50, format: 'text' };
const note = fieldSchema(StockMovement.field('note'));

/** What a client says of a new product; price in major units. */
export interface NewProduct {
  name: string;
  description?: string;
  price: number;
  stock_quantity?: number;
  category?: string;
}

export const checkNewProduct = lenientCheck<NewProduct>(
  objectSchema({ ...values, category: categorySlug }, ['name', 'price']),
);

export interface ProductChanges extends Partial<NewProduct> {
  archived?: boolean;
}

export const checkProductChanges = lenientCheck<ProductChanges>(
  objectSchema({ ...values, category: categorySlug }),
);

export const LIST_QUERY = { ...V1_PAGE_SCHEMA, category: categorySlug };
export interface ListProducts extends PageRequest {
  category?: string;
}
export const checkList = check<ListProducts>(objectSchema(LIST_QUERY));

const priceBound: Schema = { type: 'number', minimum: 0, maximum: 1e12 };
export const SEARCH_QUERY = {
  ...LIST_QUERY,
  query: { type: 'string', maxLength: 200, format: 'text' },
  min_price: priceBound,
  max_price: priceBound,
  in_stock: { type: 'boolean' },
  sort: { type: 'string', enum: ['', ...SORTS] },
};
export interface SearchProducts extends ListProducts {
  query?: string;
  min_price?: number;
  max_price?: number;
  in_stock?: boolean;
  sort?: (typeof SORTS)[number] | '';
}
export const checkSearch = check<SearchProducts>(objectSchema(SEARCH_QUERY));

export const checkBatch = check<{ ids: number[] }>(
  objectSchema({ ids: { type: 'array', maxItems: 100, items: ID_SCHEMA } }),
);
export const checkWatch = check<{ ids: number[] }>(
  objectSchema({ ids: { type: 'array', maxItems: 1000, items: ID_SCHEMA } }),
);

export const checkStockLevel = check<{ stock_quantity: number; note?: string }>(
  objectSchema({ stock_quantity, note }, ['stock_quantity']),
);
const delta: Schema = { type: 'integer', minimum: -MAX_STOCK, maximum: MAX_STOCK };
export const checkStockMove = check<{ delta: number; note?: string }>(
  objectSchema({ delta, note }, ['delta']),
);
/** `{"stock": 12}`, as the older interface says it. */
export const checkStockBody = check<{ stock: number }>(objectSchema({ stock: stock_quantity }, ['stock']));

export const checkMovementsList = check<Omit<PageRequest, 'page'>>(objectSchema(TOKEN_PAGE_SCHEMA));

export const checkNewCategory = check<Pick<CategoryRow, 'slug' | 'name'>>(
  objectSchema(fieldSchemas(Category, ['slug', 'name']), ['slug', 'name']),
);

/** Minor units of a price that passed a check. */
export function priceCents(price: number): number {
  return toCents(price, settings.CURRENCY) ?? 0;
}

/** Written out field by field, as what follows: lists make many of them, and spreading is slow. */
export function productMessage(row: ProductRow) {
  return toMessage(pb.Product, {
    id: row.id,
    name: row.name,
    description: row.description,
    price: toMajorUnits(row.price_cents, settings.CURRENCY),
    stock_quantity: row.stock_quantity,
    category: row.category,
    created_at: row.created_at,
    updated_at: row.updated_at,
    price_cents: row.price_cents,
    currency: settings.CURRENCY,
    category_id: row.category_id,
    category_name: row.category_name,
    archived: row.archived,
    version: row.version,
  });
}

export type ProductMessage = Plain<InstanceType<typeof pb.Product>>;

/** The JSON of a product, v1 keys first. */
export function productJson(product: ProductMessage) {
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    price: product.price,
    stock_quantity: product.stock_quantity,
    category: product.category,
    created_at: product.created_at,
    updated_at: product.updated_at,
    currency: product.currency,
    category_name: product.category_name,
    archived: product.archived,
    version: product.version,
  };
}

/** What REST shows of a product's row. */
export function productBody(row: ProductRow) {
  return productJson(fromMessage(productMessage(row)));
}

/** A product as the catalogue's older HTTP interface shows it. */
export function olderProductJson(product: ProductMessage) {
  const { id, name, description, price, stock_quantity, category_id, category_name } = product;
  return {
    id,
    name,
    description,
    price,
    stock: stock_quantity,
    category: { id: category_id, name: category_name },
  };
}

export function movementMessage(row: StockMovementRow) {
  const { order_id, ...rest } = row;
  return toMessage(pb.StockMovement, { ...rest, order_id: order_id ?? 0 });
}

export type MovementMessage = Plain<InstanceType<typeof pb.StockMovement>>;

/** The JSON of a stock movement; `order_id` is null unless an order caused it. */
export function movementJson({ order_id, ...rest }: MovementMessage) {
  return { ...rest, order_id: order_id === 0 ? null : order_id };
}

export function categoryMessage(row: CategoryRow) {
  return toMessage(pb.Category, row);
}
