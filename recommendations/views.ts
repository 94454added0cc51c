// The REST endpoints of recommendations: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import { accountOf, callContext, created, idParameter } from '../framework/http/request.js';
import * as client from './grpc_client.js';
import type { ListRecommendations } from './lists.js';
import * as serializers from './serializers.js';

const recommendationId = (request: Request): number => idParameter(request, 'id', 'Recommendation');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListRecommendations },
): Promise<void> {
  const { recommendations, ...page } = await client.listRecommendations(query, callContext(request));
  sendList(response, 'recommendations', recommendations, page);
}

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewRecommendation },
): Promise<void> {
  const choice = await client.createRecommendation(body, callContext(request));
  created(response, `recommendations/${choice.id}/`).json(choice);
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  sendResource(response, await client.getRecommendation(recommendationId(request), callContext(request)));
}

export async function update(
  request: Request,
  response: Response,
  { body }: { body: serializers.RecommendationChanges },
): Promise<void> {
  const id = recommendationId(request);
  const fields = { id, ...body, if_match: ifMatch(request) };
  sendResource(response, await client.updateRecommendation(fields, callContext(request)));
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const fields = { id: recommendationId(request), if_match: ifMatch(request) };
  await client.deleteRecommendation(fields, callContext(request));
  response.status(204).end();
}

/** Recommendations for a product; for a signed-in customer without products already bought. */
export async function forProduct(
  request: Request,
  response: Response,
  { query }: { query: { limit?: number } },
): Promise<void> {
  const product_id = idParameter(request, 'id', 'Product');
  const limit = serializers.limitOf(query);
  const asked = { product_id, limit, customer_id: accountOf(request) };
  response.vary('Authorization');
  const { products } = await client.recommendForProduct(asked, callContext(request));
  sendList(response, 'products', products.map(serializers.recommendedJson), {});
}

/** Recommendations for the signed-in customer. */
export async function forMe(
  request: Request,
  response: Response,
  { query }: { query: { limit?: number } },
): Promise<void> {
  const limit = serializers.limitOf(query);
  const asked = { customer_id: accountOf(request), limit };
  const { products } = await client.recommendForCustomer(asked, callContext(request));
  sendList(response, 'products', products.map(serializers.recommendedJson), {});
}
