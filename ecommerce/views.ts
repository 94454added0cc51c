// What belongs to no app: the address that a newcomer opens first.
import type { Request, Response } from 'express';

/** Where to go on from here. */
const ENTRANCES = {
  admin: '/admin/',
  products: '/api/products/',
  search: '/api/products/search/?query=',
  categories: '/api/categories/',
  orders: '/api/orders/',
  cart: '/api/cart/',
};

/** `GET /`: the addresses to begin with. */
export function index(_request: Request, response: Response): Promise<void> {
  response.json(ENTRANCES);
  return Promise.resolve();
}
