// The token of a guest's cart in a request; for the views of customers and of carts.
import type { Request } from 'express';
import { readHeader, type RequestHeader } from '../framework/http/request_headers.js';
import { CART_TOKEN_SCHEMA, checkCartHeader } from './serializers.js';

/** The header with the token. */
export const CART_TOKEN = 'X-Cart-Token';
/** For the endpoints of carts, and for log-ins, which merge the guest's cart with the customer's. */
export const CART_TOKEN_HEADER: RequestHeader = {
  name: CART_TOKEN,
  scheme: 'cartToken',
  description: "The `cart_token` of a guest's cart, from the answer to the first addition.",
  schema: CART_TOKEN_SCHEMA,
};

/** The token of a guest's cart in the header, '' when there is none. */
export function cartToken(request: Request): string {
  return checkCartHeader({ [CART_TOKEN]: readHeader(request, CART_TOKEN_HEADER) ?? '' })[CART_TOKEN];
}
