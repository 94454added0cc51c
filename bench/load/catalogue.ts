// What is in the shop that is measured, and what its clients ask for: always by chance.
export const PRODUCTS = 1_000;
export const WORDS = ['oak', 'steel', 'linen', 'glass', 'leather', 'copper', 'cotton', 'walnut'];
export const THINGS = [
  'table',
  'lamp',
  'chair',
  'shelf',
  'bag',
  'kettle',
  'shirt',
  'desk',
  'clock',
  'mirror',
];
export const CATEGORIES = ['electronics', 'clothing', 'books', 'home', 'sports', 'toys', 'other'];
const PAGE_SIZE = 10;

export const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
export const productId = (): number => 1 + Math.floor(Math.random() * PRODUCTS);

/** A request that a client sends. */
export interface Ask {
  method?: 'GET' | 'POST';
  path: string;
  /** Sent as JSON. */
  body?: object;
}

export const detail = (): Ask => ({ path: `/api/products/${productId()}/` });

export const list = (): Ask => ({
  path: `/api/products/?page_size=${PAGE_SIZE}&page=${1 + Math.floor((Math.random() * PRODUCTS) / PAGE_SIZE)}`,
});

export const search = (): Ask => ({
  path: `/api/products/search/?query=${pick(WORDS)}&category=${pick(CATEGORIES)}&page_size=${PAGE_SIZE}`,
});

export const order = (): Ask => ({ method: 'POST', path: '/api/orders/', body: orderOfTwo() });

/** The body of an order of two products, for REST and for gRPC. */
export function orderOfTwo() {
  const first = productId();
  return {
    ...{ customer_name: 'John Doe', customer_email: 'john@example.com', shipping_address: '123 Main St' },
    items: [first, (first % PRODUCTS) + 1].map((product_id) => ({ product_id, quantity: 1 })),
  };
}

/** What a shop that sells is asked. */
export function mix(): Ask {
  const chance = Math.random();
  if (chance < 0.4) return detail();
  if (chance < 0.8) return list();
  return chance < 0.9 ? search() : order();
}
