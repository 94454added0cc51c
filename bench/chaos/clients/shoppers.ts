// Guests and customers: they browse, fill carts, log in with the cart of a guest, order, pay and cancel.
import { between, pick } from '../random.js';
import { goOn, placedIn, someItems } from './orders.js';
import type { Requests } from './requests.js';

const PASSWORD = 'analytical engine';

export async function browse(client: Requests): Promise<void> {
  const { plenty } = client.shared;
  const path = pick(client.random, [
    `/api/products/${pick(client.random, plenty)}/`,
    '/api/products/?page_size=10',
    '/api/products/search/?query=product&page_size=10',
    '/api/orders/?page_size=5',
  ]);
  await client.once({ path, ...(client.random() < 0.3 && { headers: client.staff }) });
}

export async function orderAsGuest(client: Requests): Promise<void> {
  const key = client.newKey();
  const claim = client.shared.ledger.claim('order', key, key);
  const items = someItems(client);
  const contact = { customer_name: 'Ada Lovelace', customer_email: `${client.name}@example.com` };
  const body = { ...contact, shipping_address: key, items };
  const { told, body: reply } = await client.post('/api/orders/', { key, claim, body });
  const order = placedIn(reply);
  if (told !== 'acknowledged' || !order) return;
  claim.id = order.id;
  for (const { product_id, quantity } of items) {
    client.shared.ledger.claim('item', `${order.id}/${product_id}`, key, quantity).told = 'acknowledged';
  }
  const holder = { 'X-Order-Token': String(reply.order_token) };
  await goOn(client, { ...order, key, holder, isAccount: false });
}

/** A cart as its owner knows it. */
class Cart {
  id = 0;
  readonly products = new Set<number>();

  constructor(
    private readonly client: Requests,
    public headers: Record<string, string>,
  ) {}

  get subjects(): string[] {
    return [...this.products].map((product) => `${this.id}/${product}`);
  }

  /** Also those of the products of another, which is to be merged into it. */
  subjectsWith(other: Cart): string[] {
    return [...new Set([...this.products, ...other.products])].map((product) => `${this.id}/${product}`);
  }

  /** Adds a product; false when it was refused. The first addition says which cart it is. */
  async add(product_id: number): Promise<boolean> {
    const { ledger } = this.client.shared;
    const key = this.client.newKey();
    const quantity = between(this.client.random, 1, 2);
    const claim = this.id > 0 ? ledger.claim('cart', `${this.id}/${product_id}`, key, quantity) : undefined;
    const answer = await this.client.post('/api/cart/', {
      ...{ key, headers: this.headers, body: { product_id, quantity } },
      ...(claim && { claim }),
    });
    if (answer.told !== 'acknowledged') return false;
    this.products.add(product_id);
    if (this.id > 0) return true;
    this.id = Number(answer.body.id);
    ledger.claim('cart', `${this.id}/${product_id}`, key, quantity).told = 'acknowledged';
    const { cart_token } = answer.body;
    if (typeof cart_token === 'string') this.headers = { 'X-Cart-Token': cart_token };
    return true;
  }

  /** What is claimed of it belongs to another cart from now on. */
  mergeInto(other: Cart): void {
    const { ledger } = this.client.shared;
    for (const product of this.products) {
      ledger.move('cart', `${this.id}/${product}`, 'cart', `${other.id}/${product}`);
      other.products.add(product);
    }
    this.products.clear();
  }
}

/** A customer: registers once, and shops again and again. */
export class Customer {
  private email = '';
  private cart: Cart | undefined;

  constructor(private readonly client: Requests) {}

  /** Fills a guest's cart, logs in with it, adds more, checks out, and goes on with the order. */
  async shop(): Promise<void> {
    const { client } = this;
    if (!this.cart || client.random() < 0.4) await this.logIn();
    const { cart } = this;
    if (!cart) return;
    const { plenty } = client.shared;
    for (let line = between(client.random, 1, 2); line > 0; line -= 1)
      await cart.add(pick(client.random, plenty));
    await this.checkOut(cart);
  }

  /** Logs in, some of the time as a guest with a cart, which is merged. */
  private async logIn(): Promise<void> {
    const { client } = this;
    const { ledger, plenty } = client.shared;
    if (this.email === '') {
      const email = `${client.newKey()}@example.com`.replace('.@', '@');
      const account = { email, password: PASSWORD, name: 'Ada Lovelace', shipping_address: 'Nowhere' };
      const { told } = await client.post('/api/customers/register/', { key: client.newKey(), body: account });
      if (told !== 'acknowledged') return;
      this.email = email;
    }
    const guest = new Cart(client, {});
    if (client.random() < 0.6) {
      await guest.add(pick(client.random, plenty));
      if (guest.id > 0) await guest.add(pick(client.random, plenty));
    }
    const before = this.cart;
    const held = [...guest.subjects, ...(before?.subjectsWith(guest) ?? [])];
    ledger.hold('cart', held);
    const body = { email: this.email, password: PASSWORD };
    const login = await client.untilTold({
      ...{ method: 'POST', path: '/api/customers/login/', headers: guest.headers, body },
    });
    if (login.told !== 'acknowledged') return; // whether carts were merged is not known
    const headers = { Authorization: `Bearer ${String(login.body.access_token)}` };
    const seen = await client.untilTold({ path: '/api/cart/', headers });
    if (seen.told !== 'acknowledged') return;
    const cart = before ?? new Cart(client, headers);
    cart.headers = headers;
    cart.id = Number(seen.body.id ?? 0);
    guest.mergeInto(cart);
    ledger.release('cart', held);
    this.cart = cart;
  }

  private async checkOut(cart: Cart): Promise<void> {
    const { client } = this;
    const { ledger } = client.shared;
    const subjects = cart.subjects;
    if (subjects.length === 0) return;
    const key = client.newKey();
    const claim = ledger.claim('order', key, key);
    ledger.hold('cart', subjects);
    const { told, body } = await client.post('/api/cart/checkout/', {
      ...{ key, claim, headers: cart.headers, body: { shipping_address: key } },
    });
    const order = placedIn(body);
    if (told !== 'acknowledged' || !order) {
      if (told === 'refused') ledger.release('cart', subjects);
      this.cart = undefined; // logs in again: the token may have expired
      this.email = told === 'refused' ? this.email : '';
      return;
    }
    claim.id = order.id;
    for (const product of cart.products) {
      ledger.move('cart', `${cart.id}/${product}`, 'item', `${order.id}/${product}`);
    }
    cart.products.clear();
    await goOn(client, { ...order, key, holder: cart.headers, isAccount: true });
  }
}
