// A typed client of ProductService. Calls that only read are retried when the service was unreachable, and so are
// those with an idempotency key.
import { notFound } from '../framework/errors.js';
import type { Preconditions } from '../framework/etags.js';
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, type Plain, toMessage } from '../framework/grpc/codec.js';
import { maskOf } from '../framework/grpc/update_mask.js';
import { settings } from '../ecommerce/settings.js';
import DataLoader from 'dataloader';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';

const channel = new ServiceChannel(grpcPb.ProductServiceClient, settings.PRODUCTS_ADDRESS);

type ProductResponse = Plain<InstanceType<typeof pb.ProductResponse>>;
type Product = Plain<InstanceType<typeof pb.Product>>;

export async function createProduct(
  fields: Fields<typeof pb.CreateProductRequest>,
  context: CallContext,
): Promise<Product> {
  const request = toMessage(pb.CreateProductRequest, fields);
  return productOf(await channel.call((client) => client.createProduct, request, context, KEYED));
}

/** A request for one product. */
interface Wanted {
  id: number;
  context: CallContext;
}

/**
 * Concurrent requests share one call, because a call costs more than its query. A single request waits
 * only for the end of this turn of the event loop.
 */
const loader = new DataLoader<Wanted, Product>(loadTogether, {
  cache: false,
  maxBatchSize: 100,
  batchScheduleFn: (load) => setImmediate(load),
});

async function loadTogether(wanted: readonly Wanted[]): Promise<(Product | Error)[]> {
  const [first, ...others] = wanted;
  if (!first) return [];
  const requestId = [first, ...others].map(({ context }) => context.requestId).join(',');
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const request = toMessage(pb.BatchGetProductsRequest, { ids });
  const context = { ...first.context, requestId };
  const options = { ...RETRY, alone: true }; // it is a batch already
  const { products } = await channel.call((client) => client.batchGetProducts, request, context, options);
  const byId = new Map(products.map((product) => [product.id, product]));
  return wanted.map(({ id }) => byId.get(id) ?? notFound('Product', id));
}

/** The product; `not_found` when there is none. */
export function getProduct(id: number, context: CallContext): Promise<Product> {
  return loader.load({ id, context });
}

export function listProducts(fields: Fields<typeof pb.ListProductsRequest>, context: CallContext) {
  return channel.call(
    (client) => client.listProducts,
    toMessage(pb.ListProductsRequest, fields),
    context,
    RETRY,
  );
}

export function searchProducts(fields: Fields<typeof pb.SearchProductsRequest>, context: CallContext) {
  return channel.call(
    (client) => client.searchProducts,
    toMessage(pb.SearchProductsRequest, fields),
    context,
    RETRY,
  );
}

export function batchGetProducts(ids: number[], context: CallContext) {
  return channel.call(
    (client) => client.batchGetProducts,
    toMessage(pb.BatchGetProductsRequest, { ids }),
    context,
    RETRY,
  );
}

/** Sets only the fields in `changes`. */
export async function updateProduct(
  id: number,
  changes: Omit<Fields<typeof pb.UpdateProductRequest>, 'id' | 'update_mask' | keyof Preconditions>,
  preconditions: Preconditions,
  context: CallContext,
): Promise<Product> {
  const update_mask = maskOf(changes);
  const request = toMessage(pb.UpdateProductRequest, { ...changes, ...preconditions, id, update_mask });
  return productOf(await channel.call((client) => client.updateProduct, request, context));
}

export function deleteProduct(fields: Fields<typeof pb.DeleteProductRequest>, context: CallContext) {
  return channel.call((client) => client.deleteProduct, toMessage(pb.DeleteProductRequest, fields), context);
}

/** Creates and changes many products; a result for each item, in their order. */
export function bulkWriteProducts(fields: Fields<typeof pb.BulkWriteProductsRequest>, context: CallContext) {
  const request = toMessage(pb.BulkWriteProductsRequest, fields);
  const options = { ...KEYED, alone: true }; // it is a batch already
  return channel.call((client) => client.bulkWriteProducts, request, context, options);
}

export async function setStock(
  fields: Fields<typeof pb.SetStockRequest>,
  context: CallContext,
): Promise<Product> {
  return productOf(
    await channel.call((client) => client.setStock, toMessage(pb.SetStockRequest, fields), context),
  );
}

export async function adjustStock(
  fields: Fields<typeof pb.AdjustStockRequest>,
  context: CallContext,
): Promise<Product> {
  const request = toMessage(pb.AdjustStockRequest, fields);
  return productOf(await channel.call((client) => client.adjustStock, request, context, KEYED));
}

export function listStockMovements(
  fields: Fields<typeof pb.ListStockMovementsRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.ListStockMovementsRequest, fields);
  return channel.call((client) => client.listStockMovements, request, context, RETRY);
}

export function createCategory(fields: Fields<typeof pb.CreateCategoryRequest>, context: CallContext) {
  const request = toMessage(pb.CreateCategoryRequest, fields);
  return channel.call((client) => client.createCategory, request, context, KEYED);
}

export function listCategories(context: CallContext) {
  return channel.call((client) => client.listCategories, new pb.ListCategoriesRequest(), context, RETRY);
}

function productOf({ product }: ProductResponse): Product {
  if (!product) throw new Error('ProductService answered without a product.');
  return product;
}
