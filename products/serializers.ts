// The input schemas of products, and the conversion of products: row → message → JSON.
import { fieldSchemas, fieldSchema } from '../framework/db/json_schema.js';
import type { Fields, Plain } from '../framework/grpc/codec.js';
import type { Preconditions } from '../framework/etags.js';
import { lenientCheck } from '../framework/http/lenient_input.js';
import { ModelInput } from '../framework/serializers/model_input.js';
import { Serializer } from '../framework/serializers/serializer.js';
import { check, ID_SCHEMA, objectSchema, type Schema } from '../framework/validation.js';
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

const stock_quantity = fieldSchema(Product.field('stock_quantity'));
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
/** `{"stock": 12}` */
export const checkStockBody = check<{ stock: number }>(objectSchema({ stock: stock_quantity }, ['stock']));

export const checkNewCategory = check<Pick<CategoryRow, 'slug' | 'name'>>(
  objectSchema(fieldSchemas(Category, ['slug', 'name']), ['slug', 'name']),
);

export const productSerializer = new Serializer<ProductRow, InstanceType<typeof pb.Product>>({
  model: Product,
  message: pb.Product,
  hidden: ['category_id'],
});

export type ProductMessage = Plain<InstanceType<typeof pb.Product>>;

export const movementSerializer = new Serializer<StockMovementRow, InstanceType<typeof pb.StockMovement>>({
  model: StockMovement,
  message: pb.StockMovement,
});

export const categorySerializer = new Serializer<CategoryRow, InstanceType<typeof pb.Category>>({
  model: Category,
  message: pb.Category,
});
