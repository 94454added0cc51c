// GreenCart's recommendations as its own service (FastAPI) answered: the addresses outside /api/.
import type { Request, Response } from 'express';
import { etagOf } from '../framework/etags.js';
import { ifMatch, sendTagged } from '../framework/http/conditions.js';
import { callContext, idParameter } from '../framework/http/request.js';
import { rowsAt, type SkipLimit } from '../framework/http/skip_limit.js';
import { DELETED } from '../products/catalogue_serializers.js';
import * as serializers from './catalogue_serializers.js';
import * as client from './grpc_client.js';
import type { RecommendationMessage } from './serializers.js';

const recommendationId = (request: Request): number => idParameter(request, 'id', 'Recommendation');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: SkipLimit },
): Promise<void> {
  const context = callContext(request);
  const rows = await rowsAt(
    query,
    async (page) => (await client.listRecommendations(page, context)).recommendations,
  );
  response.json(rows.map(serializers.catalogueJson));
}

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.CatalogueRecommendation },
): Promise<void> {
  const made = await client.createRecommendation(body, callContext(request));
  send(response, made);
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const found = await client.getRecommendation(recommendationId(request), callContext(request));
  send(response, found);
}

export async function update(
  request: Request,
  response: Response,
  { body }: { body: serializers.CatalogueRecommendation },
): Promise<void> {
  const fields = { id: recommendationId(request), ...body, if_match: ifMatch(request) };
  const changed = await client.updateRecommendation(fields, callContext(request));
  send(response, changed);
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const fields = { id: recommendationId(request), if_match: ifMatch(request) };
  await client.deleteRecommendation(fields, callContext(request));
  response.json(DELETED);
}

/** Its ETag is the one under /api/, which the service compares with If-Match. */
function send(response: Response, found: RecommendationMessage): void {
  sendTagged(
    response,
    'json',
    JSON.stringify(serializers.catalogueJson(found)),
    etagOf(JSON.stringify(found)),
  );
}
