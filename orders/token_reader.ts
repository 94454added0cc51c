// `X-Order-Token`: the token of a guest's order. The web process asks OrderService which order it is.
import type { TokenReader } from '../framework/http/access.js';
import { ApiError } from '../framework/errors.js';
import type { RequestHeader } from '../framework/http/request_headers.js';
import { callContext } from '../framework/http/request.js';
import * as client from './grpc_client.js';

export const ORDER_TOKEN = 'X-Order-Token';
export const ORDER_TOKEN_HEADER: RequestHeader = {
  name: ORDER_TOKEN,
  scheme: 'orderToken',
  description: "The `order_token` of a guest's order, from the answer to the order.",
  schema: { type: 'string', maxLength: 100 },
};

/** The order of the token; an unknown token is ignored. */
export const readOrderToken: TokenReader = async (request) => {
  const token = request.get(ORDER_TOKEN) ?? '';
  if (token === '') return null;
  try {
    return await client.authenticateOrderToken(token, callContext(request));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') return null;
    throw error;
  }
};
