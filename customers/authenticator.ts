// `Authorization: Bearer <access token>`: the web process asks CustomerService whose token it is at every
// request, so that ending a session or deactivating a customer takes effect at once.
import type { Authenticator } from '../framework/http/access.js';
import { callContext } from '../framework/http/request.js';
import * as client from './grpc_client.js';

/** The customer of the token, null without one; an invalid token is `unauthenticated`. */
export const authenticate: Authenticator = async (request) => {
  const token = /^Bearer\b *(.*)$/i.exec(request.get('Authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const { id } = await client.authenticate(token, callContext(request));
  return { kind: 'account', id };
};
