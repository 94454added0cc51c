// The REST endpoints of products: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { etagOf } from '../framework/etags.js';
import { mayDo } from '../framework/http/access.js';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import { callContext, created, idParameter } from '../framework/http/request.js';
import { pageSize } from '../framework/pagination.js';
import { type BulkBody, bulkFields, bulkJson } from './bulk_serializers.js';
import * as client from './grpc_client.js';
import type { ListMovements, ListProducts } from './lists.js';
import type { SearchProducts } from './search.js';
import * as serializers from './serializers.js';

/** The default page size of a search. */
const SEARCH_PAGE_SIZE = 50;

const productId = (request: Request): number => idParameter(request, 'id', 'Product');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListProducts },
): Promise<void> {
  const {
    products,
    total_is_at_least: _never,
    ...page
  } = await client.listProducts(query, callContext(request));
  sendList(response, 'products', products.map(serializers.productSerializer.json), page);
}

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewProduct },
): Promise<void> {
  const product = await client.createProduct(body, callContext(request));
  created(response, `products/${product.id}/`).json(productReply(product, 'Product created successfully'));
}

export async function bulk(
  request: Request,
  response: Response,
  { body }: { body: BulkBody },
): Promise<void> {
  const fields = bulkFields(body);
  const change_only = body.change_only === true || !mayDo(request, 'products.add_product');
  const asked = { ...fields, change_only };
  const isEmpty = fields.items.length === 0; // no item is valid
  const answer = isEmpty ? undefined : await client.bulkWriteProducts(asked, callContext(request));
  response.json(bulkJson(body, answer?.results ?? []));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const product = await client.getProduct(productId(request), callContext(request));
  sendResource(response, serializers.productSerializer.json(product));
}

export async function update(
  request: Request,
  response: Response,
  { body }: { body: serializers.ProductChanges },
): Promise<void> {
  const id = productId(request);
  const if_match = ifMatch(request);
  const product = await client.updateProduct(id, body, { if_match }, callContext(request));
  response.set('ETag', productTag(product)).json(productReply(product, 'Product updated successfully'));
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const fields = { id: productId(request), if_match: ifMatch(request) };
  const { success, message } = await client.deleteProduct(fields, callContext(request));
  response.json({ success, message });
}

export async function search(
  request: Request,
  response: Response,
  { query }: { query: SearchProducts },
): Promise<void> {
  const page_size = pageSize(query.page_size ?? 0, SEARCH_PAGE_SIZE);
  const { products, total_is_at_least, ...page } = await client.searchProducts(
    { ...query, page_size },
    callContext(request),
  );
  const counted = total_is_at_least ? { ...page, total_is_at_least } : page;
  sendList(response, 'products', products.map(serializers.productSerializer.json), counted);
}

export async function setStock(
  request: Request,
  response: Response,
  { body }: { body: { stock: number } },
): Promise<void> {
  const id = productId(request);
  const fields = { id, stock_quantity: body.stock, if_match: ifMatch(request) };
  sendResource(
    response,
    serializers.productSerializer.json(await client.setStock(fields, callContext(request))),
  );
}

export async function adjustStock(
  request: Request,
  response: Response,
  { body }: { body: { delta: number; note?: string } },
): Promise<void> {
  const id = productId(request);
  const fields = { id, ...body, if_match: ifMatch(request) };
  sendResource(
    response,
    serializers.productSerializer.json(await client.adjustStock(fields, callContext(request))),
  );
}

export async function movements(
  request: Request,
  response: Response,
  { query }: { query: ListMovements },
): Promise<void> {
  const product_id = productId(request);
  const fields = { ...query, product_id };
  const { movements, ...page } = await client.listStockMovements(fields, callContext(request));
  sendList(response, 'movements', movements.map(serializers.movementSerializer.json), page);
}

export async function listCategories(request: Request, response: Response): Promise<void> {
  const { categories } = await client.listCategories(callContext(request));
  sendList(response, 'categories', categories, {});
}

export async function createCategory(
  request: Request,
  response: Response,
  { body }: { body: { slug: string; name: string } },
): Promise<void> {
  response.status(201).json(await client.createCategory(body, callContext(request)));
}

/** The ETag of a product. */
export function productTag(product: serializers.ProductMessage): string {
  return etagOf(JSON.stringify(serializers.productSerializer.json(product)), product.version);
}

function productReply(product: serializers.ProductMessage, message: string) {
  return { success: true, message, product: serializers.productSerializer.json(product) };
}
