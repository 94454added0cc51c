// The REST endpoints of webhooks: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import { callContext, created, given, idParameter } from '../framework/http/request.js';
import * as client from './grpc_client.js';
import type { ListAttempts, ListEndpoints } from './lists.js';
import * as serializers from './serializers.js';

const { endpointSerializer, attemptSerializer } = serializers;
const endpointId = (request: Request): number => idParameter(request, 'id', 'Endpoint');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListEndpoints },
): Promise<void> {
  const { endpoints, ...page } = await client.listEndpoints(query, callContext(request));
  sendList(response, 'endpoints', endpoints.map(endpointSerializer.json), page);
}

export async function register(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewEndpoint },
): Promise<void> {
  const endpoint = await client.registerEndpoint(body, callContext(request));
  const { secret } = endpoint;
  created(response, `webhooks/${endpoint.id}/`).json({ ...endpointSerializer.json(endpoint), secret });
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const endpoint = await client.getEndpoint(endpointId(request), callContext(request));
  sendResource(response, endpointSerializer.json(endpoint));
}

export async function update(
  request: Request,
  response: Response,
  { body }: { body: serializers.EndpointChanges },
): Promise<void> {
  const id = endpointId(request);
  const preconditions = { if_match: ifMatch(request) };
  const endpoint = await client.updateEndpoint(id, given(body), preconditions, callContext(request));
  sendResource(response, endpointSerializer.json(endpoint));
}

export async function destroy(request: Request, response: Response): Promise<void> {
  const fields = { id: endpointId(request), if_match: ifMatch(request) };
  await client.deleteEndpoint(fields, callContext(request));
  response.status(204).end();
}

export async function showSecret(request: Request, response: Response): Promise<void> {
  response.json(await client.getSecret(endpointId(request), callContext(request)));
}

export async function replaceSecret(request: Request, response: Response): Promise<void> {
  response.json(await client.replaceSecret(endpointId(request), callContext(request)));
}

export async function test(request: Request, response: Response): Promise<void> {
  const attempt = await client.testEndpoint(endpointId(request), callContext(request));
  response.json(attemptSerializer.json(attempt));
}

export async function attempts(
  request: Request,
  response: Response,
  { query }: { query: ListAttempts },
): Promise<void> {
  const fields = { ...query, endpoint_id: endpointId(request) };
  const { attempts: found, ...page } = await client.listAttempts(fields, callContext(request));
  sendList(response, 'attempts', found.map(attemptSerializer.json), page);
}

export async function sendAgain(
  request: Request,
  response: Response,
  { body }: { body: serializers.Again },
): Promise<void> {
  const fields = { ...body, id: endpointId(request) };
  response.json(await client.sendAgain(fields, callContext(request)));
}
