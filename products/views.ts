// The REST endpoints of products: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { invalid } from '../ecommerce/errors.js';
import { readQuery } from '../ecommerce/http/query.js';
import { callContext, given, idParameter, jsonBody } from '../ecommerce/http/request.js';
import { pageSize } from '../ecommerce/pagination.js';
import * as client from './grpc_client.js';
import * as serializers from './serializers.js';

/** What a search gives unless asked. */
const SEARCH_PAGE_SIZE = 50;

const productId = (request: Request): number => idParameter(request, 'id', 'Product');

export async function list(request: Request, response: Response): Promise<void> {
  const asked = serializers.checkList(readQuery(request));
  const { products, ...page } = await client.listProducts(asked, callContext(request));
  response.json({ products: products.map(serializers.productJson), ...page });
}

export async function create(request: Request, response: Response): Promise<void> {
  const { name, description, price, stock_quantity, category } = serializers.checkNewProduct(
    jsonBody(request),
  );
  const fields = { name, description, price, stock_quantity, category };
  const product = await client.createProduct(given(fields), callContext(request));
  response.status(201).json(productReply(product, 'Product created successfully'));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const product = await client.getProduct(productId(request), callContext(request));
  // The version is for If-Match: it stays when stock is sold, so it must not answer If-None-Match.
  delete request.headers['if-none-match'];
  response.set('ETag', `"${product.version}"`).json(serializers.productJson(product));
}

export async function update(request: Request, response: Response): Promise<void> {
  const id = productId(request);
  const body = jsonBody(request);
  const { name, description, price, stock_quantity, category, archived } = serializers.checkProductChanges(
    request.method === 'PUT' ? withoutEmpty(body) : body,
  );
  const changes = given({ name, description, price, stock_quantity, category, archived });
  const product = await client.updateProduct(id, changes, expectedVersion(request), callContext(request));
  response.set('ETag', `"${product.version}"`).json(productReply(product, 'Product updated successfully'));
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const { success, message } = await client.deleteProduct(productId(request), callContext(request));
  response.json({ success, message });
}

export async function search(request: Request, response: Response): Promise<void> {
  const asked = serializers.checkSearch(readQuery(request));
  const page_size = pageSize(asked.page_size ?? 0, SEARCH_PAGE_SIZE);
  const { products, ...page } = await client.searchProducts({ ...asked, page_size }, callContext(request));
  response.json({ products: products.map(serializers.productJson), ...page });
}

export async function stock(request: Request, response: Response): Promise<void> {
  const product = await client.getProduct(productId(request), callContext(request));
  response.json(serializers.productJson(product));
}

export async function setStock(request: Request, response: Response): Promise<void> {
  const id = productId(request);
  const { stock: stock_quantity } = serializers.checkStockBody(jsonBody(request));
  response.json(serializers.productJson(await client.setStock({ id, stock_quantity }, callContext(request))));
}

export async function adjustStock(request: Request, response: Response): Promise<void> {
  const id = productId(request);
  const { delta, note = '' } = serializers.checkStockMove(jsonBody(request));
  response.json(serializers.productJson(await client.adjustStock({ id, delta, note }, callContext(request))));
}

export async function movements(request: Request, response: Response): Promise<void> {
  const product_id = productId(request);
  const paging = serializers.checkMovementsList(readQuery(request));
  const page = await client.listStockMovements({ product_id, ...paging }, callContext(request));
  response.json({
    movements: page.movements.map(serializers.movementJson),
    next_page_token: page.next_page_token,
  });
}

export async function listCategories(request: Request, response: Response): Promise<void> {
  response.json(await client.listCategories(callContext(request)));
}

export async function createCategory(request: Request, response: Response): Promise<void> {
  const { slug, name } = serializers.checkNewCategory(jsonBody(request));
  response.status(201).json(await client.createCategory({ slug, name }, callContext(request)));
}

/** `GET /products/<id>` of the catalogue's older interface. */
export async function olderRetrieve(request: Request, response: Response): Promise<void> {
  const product = await client.getProduct(productId(request), callContext(request));
  response.json(serializers.olderProductJson(product));
}

/** `PUT /products/<id>/stock` of the catalogue's older interface. */
export async function olderSetStock(request: Request, response: Response): Promise<void> {
  const id = productId(request);
  const { stock: stock_quantity } = serializers.checkStockBody(jsonBody(request));
  response.json(
    serializers.olderProductJson(await client.setStock({ id, stock_quantity }, callContext(request))),
  );
}

/** The first system's PUT leaves a field alone that is empty or null. */
function withoutEmpty(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== null));
}

function productReply(product: serializers.ProductMessage, message: string) {
  return { success: true, message, product: serializers.productJson(product) };
}

/** The version in `If-Match: "3"`; 0, for any, when there is none. */
function expectedVersion(request: Request): number {
  const header = request.get('If-Match');
  if (header === undefined || header === '*') return 0;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined || Number(version) === 0)
    throw invalid('If-Match', 'must be the version in quotes, such as "3"');
  return Number(version);
}
