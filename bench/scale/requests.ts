// The requests that are measured, and what each may cost in a large shop in comparison with a small one.
import http from 'node:http';
import { emailOfAccount, RARE_WORDS } from './shop_rows.js';

/** A running shop with so many products and orders. */
export interface MeasuredShop {
  port: number;
  rows: number;
}

interface Answer {
  status: number;
  body: string;
}

interface Asked {
  path: string;
  method?: 'POST';
  body?: object;
}

export interface Measured {
  name: string;
  /** The largest ratio that is wished for. */
  reach: number;
  /** Whether an order is placed before each request: it changes what the answer may be made of. */
  afterOrder: boolean;
  /** The request of a round, of rounds from 0. */
  request(shop: MeasuredShop, round: number): Asked | Promise<Asked>;
}

const agent = new http.Agent({ keepAlive: true });

/** Sends a request over a connection that is kept; the answer is not parsed. */
export function send(port: number, { path, method, body }: Asked): Promise<Answer> {
  const text = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = text
      ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
      : {};
    const request = http.request(
      { host: '127.0.0.1', port, path, method: method ?? 'GET', headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** Like `send`; an answer that is no success is an error. */
export async function expectSuccess(port: number, asked: Asked): Promise<string> {
  const { status, body } = await send(port, asked);
  if (status < 200 || status > 299) throw new Error(`${asked.path}: ${status} ${body.slice(0, 300)}`);
  return body;
}

/** A number from 1 to `of`; not the same in two rounds after each other. */
const anyOf = (of: number, round: number): number => 1 + (((round + 1) * 7_919) % of);

/** The id of a product on sale: among those with round numbers some are archived or sold out. */
function anyProduct({ rows }: MeasuredShop, round: number): number {
  const id = anyOf(rows, round);
  return id % 10 === 0 ? id - 1 : id;
}

/** An order of two products. */
export function order(shop: MeasuredShop, round: number): Asked {
  const ids = [anyProduct(shop, round), anyProduct(shop, round + 500)];
  const buyer = {
    customer_name: 'John Doe',
    customer_email: 'john@example.com',
    shipping_address: '123 Main St',
  };
  return {
    path: '/api/orders/',
    method: 'POST',
    body: { ...buyer, items: ids.map((product_id) => ({ product_id, quantity: 1 })) },
  };
}

const SIZE = 10;
const materials = ['oak', 'steel', 'linen', 'glass', 'leather', 'copper', 'cotton', 'walnut'];
const things = ['lamp', 'table', 'chair', 'kettle', 'clock', 'shirt', 'bag', 'racket', 'puzzle', 'notebook'];
const word = (words: string[], round: number): string => words[round % words.length] ?? '';

/** The number of a page in the middle of the list, another one in each round. */
const deepPage = ({ rows }: MeasuredShop, round: number): number => rows / SIZE / 2 + (round % 40);

/** The token of the page after one in the middle of the list. */
async function deepToken(shop: MeasuredShop, round: number): Promise<string> {
  const text = await expectSuccess(shop.port, { path: `/api/products/?page=${deepPage(shop, round)}` });
  return (JSON.parse(text) as { next_page_token: string }).next_page_token;
}

const LIST = '/api/products/';
const SEARCH = '/api/products/search/?page_size=10&query=';

function measured(
  name: string,
  reach: number,
  request: (shop: MeasuredShop, round: number) => Asked['path'] | Asked | Promise<string>,
  { afterOrder = true } = {},
): Measured {
  const asked = async (shop: MeasuredShop, round: number): Promise<Asked> => {
    const given = await request(shop, round);
    return typeof given === 'string' ? { path: given } : given;
  };
  return { name, reach, afterOrder, request: asked };
}

const ALONE = { afterOrder: false };

/** In the order of the table. */
export const MEASURED: Measured[] = [
  measured('product detail', 1.2, (shop, round) => `/api/products/${anyProduct(shop, round)}/`, ALONE),
  measured('first page of the list', 1.5, () => LIST),
  measured('next page by token', 1.5, async (shop, round) => {
    return `${LIST}?page_token=${encodeURIComponent(await deepToken(shop, round))}`;
  }),
  measured('a page by number, deep', 3, (shop, round) => `${LIST}?page=${deepPage(shop, round)}`),
  measured('list of a category', 1.5, () => `${LIST}?category=home`),
  measured('list sorted by price', 1.5, () => `${LIST}?ordering=price`),
  measured('search of two words', 4, (_shop, round) => {
    return `${SEARCH}${word(materials, round)}+${word(things, round)}`;
  }),
  measured('search of a word, category, price', 4, (_shop, round) => {
    return `${SEARCH}${word(materials, round)}&category=home&max_price=359.99`;
  }),
  measured('search with few hits', 1.5, (_shop, round) => `${SEARCH}${word(RARE_WORDS, round)}`),
  measured('order of two', 1.3, order, ALONE),
  measured('orders: first page', 1.5, () => '/api/orders/'),
  measured('orders: by status', 1.5, () => '/api/orders/?status=pending'),
  measured('orders: of one address', 1.5, ({ rows }, round) => {
    return `/api/orders/customer/${encodeURIComponent(emailOfAccount(anyOf(rows / 10, round)))}/`;
  }),
  measured(
    'add to cart',
    1.3,
    (shop, round) => ({
      path: '/api/cart/',
      method: 'POST' as const,
      body: { product_id: anyProduct(shop, round), quantity: 1 },
    }),
    ALONE,
  ),
  measured(
    'recommendations',
    1.3,
    (shop, round) => `/api/products/${anyProduct(shop, round)}/recommendations/`,
    ALONE,
  ),
];
