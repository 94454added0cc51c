// The input schemas of products, and the conversion of products: row → message → JSON.
import { fieldSchemas, fieldSchema } from '../framework/db/json_schema.js';
import type { PageRequest } from '../framework/db/paging.js';
import type { Fields, Plain } from '../framework/grpc/codec.js';
import type { Preconditions } from '../framework/etags.js';
import { lenientCheck } from '../framework/http/lenient_input.js';
import { ModelInput } from '../framework/serializers/model_input.js';
import { INTEGER, NUMBER, object, TEXT } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
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

const stock_quantity = fieldSchema(Product.field('stock_quantity'));
/** A category's slug; the empty string means all. */
const categorySlug: Schema = { type: 'string', maxLength: 50, format: 'text' };
const note = fieldSchema(StockMovement.field('note'));

/** Input for a product: the editable fields of the request. */
export const productInput = new ModelInput(Product);
/** Price in major units, category as a slug. */
export type NewProduct = Fields<typeof pb.CreateProductRequest>;
export const checkNewProduct = lenientCheck<NewProduct>(productInput.schemaOfNew(pb.CreateProductRequest));
export type ProductChanges = Omit<
  Fields<typeof pb.UpdateProductRequest>,
  'id' | 'update_mask' | keyof Preconditions
>;
export const checkProductChanges = lenientCheck<ProductChanges>(
  productInput.schemaOfChanges(pb.UpdateProductRequest),
);

const LIST_QUERY = { ...V1_PAGE_SCHEMA, category: categorySlug };
export interface ListProducts extends PageRequest {
  category?: string;
}
export const checkList = check<ListProducts>(objectSchema(LIST_QUERY));

const priceBound: Schema = { type: 'number', minimum: 0, maximum: 1e12 };
const SEARCH_QUERY = {
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
/** `{"stock": 12}`, the format of the older interface. */
export const checkStockBody = check<{ stock: number }>(objectSchema({ stock: stock_quantity }, ['stock']));

export const checkMovementsList = check<Omit<PageRequest, 'page'>>(objectSchema(TOKEN_PAGE_SCHEMA));

export const checkNewCategory = check<Pick<CategoryRow, 'slug' | 'name'>>(
  objectSchema(fieldSchemas(Category, ['slug', 'name']), ['slug', 'name']),
);

export const productSerializer = new Serializer<ProductRow, InstanceType<typeof pb.Product>>({
  model: Product,
  message: pb.Product,
  hidden: ['category_id'],
});

export type ProductMessage = Plain<InstanceType<typeof pb.Product>>;

/** The response of the catalogue's older HTTP interface. */
export const olderProduct = object({
  ...{ id: INTEGER, name: TEXT, description: TEXT, price: NUMBER, stock: INTEGER },
  category: object({ id: INTEGER, name: TEXT }),
});

/** A product in the format of the catalogue's older HTTP interface. */
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

export const movementSerializer = new Serializer<StockMovementRow, InstanceType<typeof pb.StockMovement>>({
  model: StockMovement,
  message: pb.StockMovement,
});

export const categorySerializer = new Serializer<CategoryRow, InstanceType<typeof pb.Category>>({
  model: Category,
  message: pb.Category,
});
