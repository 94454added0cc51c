// A shop in the middle of a working day, for tests of the staff's tasks and for the pictures of the admin.
import { createUser } from '../../framework/auth/users.js';
import type { Shop } from '../shop.js';
import { bearer, register } from './customers.js';
import { makeOrder } from './orders.js';
import { makeProduct } from './products.js';

/** The user of the shop's owner, who may do everything. */
export const OWNER = { username: 'ada', password: 'a long pass phrase' };

const PRODUCTS: [name: string, price: number, stock: number, category: string][] = [
  ['Desk lamp', 49, 18, 'home'],
  ['Oak table', 289, 4, 'home'],
  ['Cotton shirt', 24.5, 120, 'clothing'],
  ['Rain jacket', 99, 32, 'clothing'],
  ['Headphones', 79.9, 0, 'electronics'],
  ['Power bank', 34, 61, 'electronics'],
  ['Travel guide', 18.9, 7, 'books'],
  ['Cookbook', 27, 25, 'books'],
  ['Tea kettle', 39, 12, 'home'],
  ['Wool socks', 12, 200, 'clothing'],
  ['Straßenkarte', 9.5, 40, 'books'],
  ['USB cable', 7.9, 3, 'electronics'],
];
const PEOPLE = [
  {
    name: 'José García',
    email: 'jose.garcia@example.com',
    phone: '+49 170 1234567',
    shipping_address: 'Calle Mayor 3\n28013 Madrid',
  },
  {
    name: 'Ann Miller',
    email: 'ann.miller@example.com',
    phone: '+1 212 555 0147',
    shipping_address: '14 Elm Street\nSpringfield',
  },
  {
    name: 'Zoë O’Neill',
    email: 'zoe@example.com',
    phone: '+353 1 555 0199',
    shipping_address: '2 Quay\nDublin',
  },
];
const STATUSES = ['pending', 'pending', 'pending', 'processing', 'shipped', 'delivered', 'cancelled'];

/** What was made, by name. */
export interface BusyShop {
  products: Map<string, number>;
  /** From the first to the newest. */
  orders: number[];
}

/** Fills a shop whose requests come from staff: products, customers, and `count` orders, every second one paid. */
export async function fillShop(shop: Shop, count = 24): Promise<BusyShop> {
  await createUser(shop.db, { ...OWNER, is_staff: true, is_superuser: true });
  const products = new Map<string, number>();
  for (const [name, price, stock_quantity, category] of PRODUCTS) {
    products.set(
      name,
      await makeProduct(shop, { name, price, stock_quantity: stock_quantity + 20, category }),
    );
  }
  const headers: Record<string, string>[] = [];
  for (const person of PEOPLE) {
    const { access_token } = await register(shop, { ...person, password: 'correct horse battery' });
    headers.push(bearer(access_token));
    await shop.send(
      'POST',
      '/api/payments/methods/',
      { provider: 'test', token: 'tok_visa' },
      headers.at(-1),
    );
  }
  const ids = [...products.values()];
  const orders: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const place = number % PEOPLE.length;
    const { name, email, shipping_address } = PEOPLE[place] as (typeof PEOPLE)[number];
    const contact = { customer_name: name, customer_email: email, shipping_address };
    const lines: [number, number][] = [
      [ids[number % ids.length] ?? 1, 1],
      [ids[(number * 5 + 3) % ids.length] ?? 1, 2],
    ];
    const order = await makeOrder(
      shop,
      number % 4 === 0 ? lines.slice(0, 1) : lines,
      contact,
      headers[place],
    );
    orders.push(order);
    if (number % 2 === 0) await pay(shop, order, headers[place]);
    await move(shop, order, STATUSES[number % STATUSES.length] ?? 'pending');
  }
  return { products, orders };
}

async function pay(shop: Shop, order_id: number, headers?: Record<string, string>): Promise<void> {
  const { status, body } = await shop.send('POST', '/api/payments/transactions/', { order_id }, headers);
  if (status >= 300) throw new Error(`Paying failed: ${JSON.stringify(body)}`);
}

/** Moves an order to a status, step by step. */
async function move(shop: Shop, order: number, status: string): Promise<void> {
  const steps = ['processing', 'shipped', 'delivered'];
  const wanted = status === 'cancelled' ? ['cancelled'] : steps.slice(0, steps.indexOf(status) + 1);
  for (const step of wanted) {
    const { status: answer, body } = await shop.send('PATCH', `/api/orders/${order}/status/`, {
      status: step,
    });
    if (answer >= 300) throw new Error(`Moving the order failed: ${JSON.stringify(body)}`);
  }
}
