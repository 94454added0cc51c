// The view of the start page, which belongs to no app.
import type { Request, Response } from 'express';
import { sendPage, wantsPage } from '../framework/http/pages.js';
import { settings } from './settings.js';

/** The links of the start page. */
const ENTRANCES = {
  admin: '/admin/',
  products: '/api/products/',
  search: '/api/products/search/?query=',
  categories: '/api/categories/',
  orders: '/api/orders/',
  cart: '/api/cart/',
  protos: '/api/protos/',
  docs: '/api/docs/',
  schema: '/api/schema/',
};

const LINKS = [
  { label: 'Administration', url: '/admin/', text: 'for staff' },
  { label: 'The API', url: '/api/docs/', text: 'every address, with examples' },
  { label: 'The gRPC services', url: '/api/docs/grpc/' },
  { label: 'Products', url: '/api/products/', text: 'as JSON' },
];

/** `GET /` and `GET /api/`: the main URLs, as JSON or, for browsers, as a page. */
export function index(request: Request, response: Response): Promise<void> {
  response.vary('Accept');
  if (wantsPage(request)) {
    sendPage(response, { title: settings.SHOP_NAME, text: 'This server runs a shop.', links: LINKS });
  } else response.json(ENTRANCES);
  return Promise.resolve();
}
