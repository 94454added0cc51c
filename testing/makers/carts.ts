// Buyers with carts for tests, over REST.
import type { Answer, Shop } from '../shop.js';
import { ADA, bearer, register, type SessionBody } from './customers.js';
import { JOHN } from './contacts.js';

/** Somebody with a cart. */
class Buyer {
  constructor(
    protected readonly shop: () => Shop,
    private readonly credentials: () => Record<string, string>,
  ) {}

  protected send(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    return this.shop().send(method, path, body, { ...this.credentials(), ...headers });
  }

  cart = () => this.send('GET', '/api/cart/');
  add = (product_id: unknown, quantity: unknown = 1) =>
    this.send('POST', '/api/cart/', { product_id, quantity });
  set = (product_id: number, quantity: unknown) =>
    this.send('PATCH', `/api/cart/items/${product_id}/`, { quantity });
  remove = (product_id: number) => this.send('DELETE', `/api/cart/items/${product_id}/`);
  clear = () => this.send('DELETE', '/api/cart/');
  checkout = (body: unknown = JOHN, headers = {}) => this.send('POST', '/api/cart/checkout/', body, headers);

  /** What is in the cart, as `[product, quantity]`. */
  async lines(): Promise<[number, number][]> {
    const { body } = await this.cart();
    return body.items.map((item: { product_id: number; quantity: number }) => [
      item.product_id,
      item.quantity,
    ]);
  }
}

/** A buyer without an account, who keeps the token of the cart. */
export class Guest extends Buyer {
  token = '';

  constructor(shop: () => Shop) {
    super(shop, () => (this.token === '' ? {} : { 'X-Cart-Token': this.token }));
  }

  protected override async send(...call: Parameters<Shop['send']>): Promise<Answer> {
    const answer = await super.send(...call);
    if (typeof answer.body.cart_token === 'string') this.token = answer.body.cart_token;
    return answer;
  }
}

/** A buyer with an account, signed in. */
export class SignedIn extends Buyer {
  constructor(
    shop: () => Shop,
    readonly session: SessionBody,
  ) {
    super(shop, () => bearer(session.access_token));
  }

  get id(): number {
    return this.session.customer.id;
  }
}

let accounts = 0;

/** A customer who has just registered, with an e-mail that nobody else has. */
export async function signUp(shop: () => Shop, account: object = {}): Promise<SignedIn> {
  accounts += 1;
  const email = `customer${accounts}@example.com`;
  return new SignedIn(shop, await register(shop(), { ...ADA, email, ...account }));
}
