// The REST endpoints of customers: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import {
  accountOf,
  callContext,
  given,
  idParameter,
  jsonBody,
  readQuery,
} from '../ecommerce/http/request.js';
import * as client from './grpc_client.js';
import * as serializers from './serializers.js';

export async function register(request: Request, response: Response): Promise<void> {
  const { email, password, name, phone, shipping_address } = serializers.checkNewCustomer(jsonBody(request));
  const fields = {
    email,
    password,
    name,
    ...given({ phone, shipping_address }),
    cart_token: cartToken(request),
  };
  sendSession(response.status(201), await client.register(fields, callContext(request)));
}

export async function login(request: Request, response: Response): Promise<void> {
  const { email, password } = serializers.checkCredentials(jsonBody(request));
  const fields = { email, password, cart_token: cartToken(request) };
  sendSession(response, await client.login(fields, callContext(request)));
}

export async function refresh(request: Request, response: Response): Promise<void> {
  const { refresh_token } = serializers.checkRefreshToken(jsonBody(request));
  sendSession(response, await client.refreshSession(refresh_token, callContext(request)));
}

export async function logout(request: Request, response: Response): Promise<void> {
  const { refresh_token } = serializers.checkRefreshToken(jsonBody(request));
  await client.logout(refresh_token, callContext(request));
  response.status(204).end();
}

export async function me(request: Request, response: Response): Promise<void> {
  response.json(await client.getCustomer(accountOf(request), callContext(request)));
}

export async function updateMe(request: Request, response: Response): Promise<void> {
  const { email, name, phone, shipping_address } = serializers.checkDetails(jsonBody(request));
  const changes = given({ email, name, phone, shipping_address });
  response.json(await client.updateCustomer(accountOf(request), changes, callContext(request)));
}

export async function changePassword(request: Request, response: Response): Promise<void> {
  const { old_password, new_password } = serializers.checkPasswordChange(jsonBody(request));
  const fields = { id: accountOf(request), old_password, new_password };
  sendSession(response, await client.changePassword(fields, callContext(request)));
}

export async function requestPasswordReset(request: Request, response: Response): Promise<void> {
  const { email } = serializers.checkResetRequest(jsonBody(request));
  await client.requestPasswordReset(email, callContext(request));
  response.status(202).end();
}

export async function resetPassword(request: Request, response: Response): Promise<void> {
  const { reset_token, new_password } = serializers.checkReset(jsonBody(request));
  sendSession(response, await client.resetPassword({ reset_token, new_password }, callContext(request)));
}

export async function list(request: Request, response: Response): Promise<void> {
  const asked = serializers.checkList(readQuery(request, serializers.LIST_QUERY));
  response.json(await client.listCustomers(asked, callContext(request)));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const id = idParameter(request, 'id', 'Customer');
  response.json(await client.getCustomer(id, callContext(request)));
}

/** Tokens belong in no cache. */
function sendSession(response: Response, session: serializers.SessionMessage): void {
  response.set('Cache-Control', 'no-store').json(session);
}

/** The token of a guest's cart in the header, '' when there is none. */
export function cartToken(request: Request): string {
  return serializers.checkCartHeader({ 'X-Cart-Token': request.get('X-Cart-Token') ?? '' })['X-Cart-Token'];
}
