// GreenCart's catalogue as its own service (FastAPI) answered: the addresses outside /api/.
import type { Request, Response } from 'express';
import { invalid } from '../framework/errors.js';
import { ifMatch, sendTagged } from '../framework/http/conditions.js';
import { callContext, idParameter } from '../framework/http/request.js';
import { rowsAt, type SkipLimit } from '../framework/http/skip_limit.js';
import * as serializers from './catalogue_serializers.js';
import * as client from './grpc_client.js';
import type { NewProduct, ProductMessage } from './serializers.js';
import { productTag } from './views.js';

const productId = (request: Request): number => idParameter(request, 'id', 'Product');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: SkipLimit },
): Promise<void> {
  const context = callContext(request);
  const products = await rowsAt(query, async (page) => {
    return (await client.listProducts({ ...page, ordering: ['created_at'] }, context)).products;
  });
  response.json(products.map(serializers.catalogueJson));
}

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.CatalogueProduct },
): Promise<void> {
  send(response, await client.createProduct(await fieldsOf(request, body), callContext(request)));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  send(response, await client.getProduct(productId(request), callContext(request)));
}

export async function update(
  request: Request,
  response: Response,
  { body }: { body: serializers.CatalogueProduct },
): Promise<void> {
  const id = productId(request);
  const fields = await fieldsOf(request, body);
  const if_match = ifMatch(request);
  send(response, await client.updateProduct(id, fields, { if_match }, callContext(request)));
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const fields = { id: productId(request), if_match: ifMatch(request) };
  await client.deleteProduct(fields, callContext(request));
  response.json(serializers.DELETED);
}

export async function setStock(
  request: Request,
  response: Response,
  { body }: { body: { stock: number } },
): Promise<void> {
  const id = productId(request);
  const fields = { id, stock_quantity: body.stock, if_match: ifMatch(request) };
  send(response, await client.setStock(fields, callContext(request)));
}

/** The fields by their names in the service, which knows a category by its slug. */
async function fieldsOf(request: Request, body: serializers.CatalogueProduct): Promise<NewProduct> {
  const { stock, category_id, ...fields } = body;
  const category = category_id === undefined ? {} : { category: await slugOf(request, category_id) };
  return { ...fields, ...category, ...(stock !== undefined && { stock_quantity: stock }) };
}

async function slugOf(request: Request, id: number): Promise<string> {
  const { categories } = await client.listCategories(callContext(request));
  const category = categories.find((each) => each.id === id);
  if (!category) throw invalid('category_id', `there is no category ${id}`);
  return category.slug;
}

/** Its body has fewer fields than the product's own, whose ETag also changes with it. */
function send(response: Response, product: ProductMessage): void {
  sendTagged(response, 'json', JSON.stringify(serializers.catalogueJson(product)), productTag(product));
}
