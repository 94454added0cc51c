// What `npm run bench` measures, and the ratio to a bare Express answer that each should reach.
import * as catalogue from './catalogue.js';
import { type Ask, pick, productId } from './catalogue.js';
import { callsTo, loadGrpc } from './grpc.js';
import { loadHttp, type Sample } from './http.js';
import type { MeasuredShop } from './shop.js';

/** Orders a second that come in while lists and searches are measured. */
const ORDERS_BESIDE = 20;
/** PostgreSQL should reach this part of the ratio of SQLite. */
export const POSTGRES_PART = 2 / 3;

export interface Case {
  title: string;
  /** The ratio to reach on SQLite; none where it is only told. */
  reach?: number;
  load(shop: MeasuredShop, seconds: number): Promise<Sample>;
}

/** By the names that `--only` takes. */
export const CASES: Record<string, Case> = {
  detail: { title: 'product detail, random ids', reach: 0.54, load: asking(catalogue.detail) },
  list: { title: 'list, 10 of 1,000, random pages', reach: 0.41, load: asking(catalogue.list) },
  search: { title: 'search, a word and a category', reach: 0.3, load: asking(catalogue.search) },
  order: { title: 'order of two products', reach: 0.195, load: asking(catalogue.order) },
  mix: {
    title: 'mix: 40 details, 40 lists, 10 searches, 10 orders',
    reach: 0.35,
    load: asking(catalogue.mix),
  },
  'list-beside': { title: 'list, while orders come in', reach: 0.41, load: besideOrders(catalogue.list) },
  'search-beside': {
    title: 'search, while orders come in',
    reach: 0.3,
    load: besideOrders(catalogue.search),
  },
  cart: { title: 'add to cart', reach: 0.15, load: addToCart },
  purchase: { title: 'add to cart, check out and pay, as one', reach: 0.05, load: purchase },
  admin: { title: 'order list of the admin', reach: 0.1, load: adminList },
  'grpc-detail': {
    title: 'GetProduct over gRPC alone',
    load: ({ env }, seconds) => loadGrpc(callsTo(env).getProduct, seconds),
  },
  'grpc-order': {
    title: 'CreateOrder over gRPC alone',
    load: ({ env }, seconds) => loadGrpc(callsTo(env).createOrder, seconds),
  },
};

function asking(ask: () => Ask): Case['load'] {
  return ({ port }, seconds) => loadHttp({ port, seconds }, () => [{ ask }]);
}

/** What is asked while orders come in is measured; the CPU time is that of both. */
function besideOrders(ask: () => Ask): Case['load'] {
  return async ({ port }, seconds) => {
    const beside = { port, seconds, connections: 2, rate: ORDERS_BESIDE };
    const [sample] = await Promise.all([
      loadHttp({ port, seconds }, () => [{ ask }]),
      loadHttp(beside, () => [{ ask: catalogue.order }]),
    ]);
    return sample;
  };
}

/** Each connection is a customer of its own. */
function addToCart({ port, customers }: MeasuredShop, seconds: number): Promise<Sample> {
  const headers = (connection: number) => customers[connection] ?? {};
  // Few products: a cart has at most 100 lines.
  const few = [1, 2, 3, 4, 5];
  const ask = (): Ask => add(pick(few));
  return loadHttp({ port, seconds, headers }, () => [{ ask }]);
}

function purchase({ port, customers }: MeasuredShop, seconds: number): Promise<Sample> {
  const headers = (connection: number) => customers[connection] ?? {};
  return loadHttp({ port, seconds, headers }, () => {
    let order_id = 0;
    const checkedOut = (body: string): void => {
      order_id = (JSON.parse(body) as { order?: { id: number } }).order?.id ?? 0;
    };
    return [
      { ask: () => add(productId()) },
      { ask: () => ({ method: 'POST', path: '/api/cart/checkout/', body: {} }), answered: checkedOut },
      { ask: () => ({ method: 'POST', path: '/api/payments/transactions/', body: { order_id } }) },
    ];
  });
}

const add = (product_id: number): Ask => ({
  ...{ method: 'POST', path: '/api/cart/' },
  body: { product_id, quantity: 1 },
});

function adminList({ port, staff }: MeasuredShop, seconds: number): Promise<Sample> {
  const ask = (): Ask => ({ path: '/admin/orders/order/' });
  return loadHttp({ port, seconds, headers: () => staff }, () => [{ ask }]);
}
