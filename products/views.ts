// The REST endpoints of products: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { etagOf } from '../framework/etags.js';
import { ifMatch, sendResource, sendTagged } from '../framework/http/conditions.js';
import { callContext, idParameter } from '../framework/http/request.js';
import { pageSize } from '../framework/pagination.js';
import type { TokenPage } from '../framework/validation.js';
import * as client from './grpc_client.js';
import * as serializers from './serializers.js';

/** The default page size of a search. */
const SEARCH_PAGE_SIZE = 50;

const productId = (request: Request): number => idParameter(request, 'id', 'Product');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: serializers.ListProducts },
): Promise<void> {
  const { products, ...page } = await client.listProducts(query, callContext(request));
  response.json({ products: products.map(serializers.productSerializer.json), ...page });
}

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewProduct },
): Promise<void> {
  const product = await client.createProduct(body, callContext(request));
  response.status(201).json(productReply(product, 'Product created successfully'));
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
  { query }: { query: serializers.SearchProducts },
): Promise<void> {
  const page_size = pageSize(query.page_size ?? 0, SEARCH_PAGE_SIZE);
  const { products, ...page } = await client.searchProducts({ ...query, page_size }, callContext(request));
  response.json({ products: products.map(serializers.productSerializer.json), ...page });
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
  { query }: { query: TokenPage },
): Promise<void> {
  const product_id = productId(request);
  const page = await client.listStockMovements({ product_id, ...query }, callContext(request));
  response.json({
    movements: page.movements.map(serializers.movementSerializer.json),
    next_page_token: page.next_page_token,
  });
}

export async function listCategories(request: Request, response: Response): Promise<void> {
  response.json(await client.listCategories(callContext(request)));
}

export async function createCategory(
  request: Request,
  response: Response,
  { body }: { body: { slug: string; name: string } },
): Promise<void> {
  response.status(201).json(await client.createCategory(body, callContext(request)));
}

/** `GET /products/<id>` of the catalogue's older interface. */
export async function olderRetrieve(request: Request, response: Response): Promise<void> {
  sendOlder(response, await client.getProduct(productId(request), callContext(request)));
}

/** `PUT /products/<id>/stock` of the catalogue's older interface. */
export async function olderSetStock(
  request: Request,
  response: Response,
  { body }: { body: { stock: number } },
): Promise<void> {
  const id = productId(request);
  const fields = { id, stock_quantity: body.stock, if_match: ifMatch(request) };
  sendOlder(response, await client.setStock(fields, callContext(request)));
}

/** Its body has fewer fields than the product's own, whose ETag also changes with it. */
function sendOlder(response: Response, product: serializers.ProductMessage): void {
  const json = JSON.stringify(serializers.olderProductJson(product));
  sendTagged(response, 'json', json, productTag(product));
}

function productTag(product: serializers.ProductMessage): string {
  return etagOf(JSON.stringify(serializers.productSerializer.json(product)), product.version);
}

function productReply(product: serializers.ProductMessage, message: string) {
  return { success: true, message, product: serializers.productSerializer.json(product) };
}
