// A customer's story in TypeScript: every path, parameter and answer has a type, made from the shop's OpenAPI document
// (`npx openapi-typescript http://localhost:8000/api/schema/ -o api.d.ts`).
//
//     npx tsx examples/typescript/shop.ts [http://localhost:8000]
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api.d.ts';

type Order = components['schemas']['OrderDetail'];

const shop = createClient<paths>({ baseUrl: process.argv[2] ?? 'http://localhost:8000' });

type Failure = components['schemas']['Error'] | components['schemas']['Problem'];

/** The data of an answer; an error of the shop is thrown with its sentence and the fields that are wrong. */
function dataOf<T>({ data, error }: { data?: T; error?: Failure }): T {
  if (data !== undefined) return data;
  if (!error) throw new Error('The shop did not answer.');
  const fields = error.details.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new Error(`${'error' in error ? error.error : error.detail} ${fields}`.trim());
}

/** A new key for each intended action: a request that is repeated with it is carried out once. */
const once = () => ({ 'Idempotency-Key': randomUUID() });

async function registered(): Promise<string> {
  const account = {
    email: `ada-${randomUUID()}@example.com`,
    password: 'analytical engine',
    name: 'Ada Lovelace',
  };
  const session = dataOf(await shop.POST('/api/customers/register/', { body: account }));
  if (!('access_token' in session))
    throw new Error('This shop confirms new accounts by mail: log in instead.');
  return session.access_token;
}

async function buy(productId: number): Promise<Order> {
  const headers = { Authorization: `Bearer ${await registered()}` };
  const as = () => ({ headers, params: { header: once() } });
  dataOf(await shop.POST('/api/cart/', { ...as(), body: { product_id: productId, quantity: 2 } }));
  const { order } = dataOf(
    await shop.POST('/api/cart/checkout/', { ...as(), body: { shipping_address: '12 St James Square' } }),
  );
  dataOf(
    await shop.POST('/api/payments/methods/', { ...as(), body: { provider: 'test', token: 'tok_visa' } }),
  );
  dataOf(await shop.POST('/api/payments/transactions/', { ...as(), body: { order_id: order.id } }));
  return dataOf(await shop.GET('/api/orders/{id}/', { headers, params: { path: { id: order.id } } }));
}

const query = { in_stock: true, page_size: 1 };
const { products } = dataOf(await shop.GET('/api/products/search/', { params: { query } }));
const [product] = products;
if (!product) throw new Error('The shop has nothing to sell: npx tsx manage.ts loaddata products');
const order = await buy(product.id);
console.log(`Order ${order.id}: ${order.total_amount} ${order.currency}, ${order.payment_status}`);
