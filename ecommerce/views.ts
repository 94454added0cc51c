// The view of the start page, which belongs to no app.
import type { Request, Response } from 'express';

/** The links of the start page. */
const ENTRANCES = {
  admin: '/admin/',
  products: '/api/products/',
  search: '/api/products/search/?query=',
  categories: '/api/categories/',
  orders: '/api/orders/',
  cart: '/api/cart/',
};

/** `GET /`: the main URLs. */
export function index(_request: Request, response: Response): Promise<void> {
  response.json(ENTRANCES);
  return Promise.resolve();
}
