// The token of a guest's cart in a request; for the views of customers and of carts.
import type { Request } from 'express';
import { checkCartHeader } from './serializers.js';

/** The token of a guest's cart in the header, '' when there is none. */
export function cartToken(request: Request): string {
  return checkCartHeader({ 'X-Cart-Token': request.get('X-Cart-Token') ?? '' })['X-Cart-Token'];
}
