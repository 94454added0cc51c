// A shop whose orders are told by their products, and what it then recommends.
import { expect } from 'chai';
import { makeProduct } from '../../testing/makers/products.js';
import type { SignedIn } from '../../testing/makers/carts.js';
import type { Shop } from '../../testing/shop.js';
import { getOrder } from '../../orders/models.js';
import { updateOrderItems } from '../../orders/order_edits.js';
import { JOHN } from '../../testing/makers/contacts.js';

/** Ids, as tests take them apart; the test knows how many it asked for. */
type AtLeastSeven = [number, number, number, number, number, number, number, ...number[]];

/** `[product, reason, score]` */
export type Shown = [number, string, number];

export class RecommendationTester {
  private guests = 0;

  constructor(private readonly shop: () => Shop) {}

  /** An e-mail address that nobody has ordered with. */
  private newGuest(): string {
    this.guests += 1;
    return `guest${this.guests}@example.com`;
  }

  /** So many new products of one category, enough of each in stock. */
  async products(count: number, category = 'other'): Promise<AtLeastSeven> {
    const ids: number[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push(await makeProduct(this.shop(), { stock_quantity: 100_000, category }));
    }
    return ids as AtLeastSeven;
  }

  /** One order for each list of products, each of another guest, a unit a line; gives their ids. */
  async orders(...lists: number[][]): Promise<number[]> {
    const ids: number[] = [];
    for (const products of lists) ids.push(...(await this.ordersBy(this.newGuest(), products)));
    return ids;
  }

  /** The same, all of one guest. */
  ordersBy(customer_email: string, ...lists: number[][]): Promise<number[]> {
    return this.place(customer_email, lists, {});
  }

  ordersOf(buyer: SignedIn, ...lists: number[][]): Promise<number[]> {
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    return this.place(JOHN.customer_email, lists, headers);
  }

  /** One order of so many pieces. */
  async pieces(product_id: number, quantity: number): Promise<void> {
    await this.place(this.newGuest(), [[product_id]], {}, quantity);
  }

  private async place(
    customer_email: string,
    lists: number[][],
    headers: Record<string, string>,
    quantity = 1,
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const products of lists) {
      const items = products.map((product_id) => ({ product_id, quantity }));
      const order = { ...JOHN, customer_email, items };
      const placed = await this.shop().send('POST', '/api/orders/', order, headers);
      expect(placed.status).to.equal(201);
      ids.push(placed.body.order.id);
    }
    return ids;
  }

  /** So many orders of as many guests, written straight into the tables. */
  async bulkOrders(products: number[], count: number): Promise<void> {
    const at = new Date().toISOString();
    const order = {
      ...JOHN,
      ...{
        customer_id: null,
        status: 'pending',
        payment_status: 'unpaid',
        total_cents: 100,
        currency: 'USD',
      },
      ...{ created_at: at, updated_at: at },
    };
    await this.shop().db.transaction(async (trx) => {
      for (let done = 0; done < count; done += 100) {
        const orders = Array.from({ length: Math.min(100, count - done) }, () => ({
          ...order,
          customer_email: this.newGuest(),
        }));
        const made = (await trx('orders_order').insert(orders).returning('id')) as { id: number }[];
        const items = made.flatMap(({ id: order_id }) =>
          products.map((product_id) => ({
            ...{ order_id, product_id, product_name: 'Mug', quantity: 1 },
            ...{ price_cents: 100, subtotal_cents: 100, currency: 'USD' },
          })),
        );
        await trx('orders_orderitem').insert(items);
      }
    });
  }

  async forgetOrders(): Promise<void> {
    await this.shop().db.transaction(async (trx) => {
      await trx('orders_order').delete();
      expect(await trx('recommendations_sale').select()).to.deep.equal([]);
      expect(await trx('recommendations_salecount').whereNot('buyers', 0).select()).to.deep.equal([]);
    });
  }

  async cancel(order: number): Promise<void> {
    expect((await this.shop().send('POST', `/api/orders/${order}/cancel/`)).status).to.equal(200);
  }

  async replaceLine(order: number, product: number, other: number): Promise<void> {
    await this.change(order, product, { product_id: other });
  }

  async removeLine(order: number, product: number): Promise<void> {
    await this.change(order, product, { deleted: true });
  }

  private async change(order: number, product: number, change: object): Promise<void> {
    const { items } = await getOrder(this.shop().db.read, order);
    const line = items.find((item) => item.product_id === product);
    if (!line) throw new Error(`Order ${order} has no product ${product}.`);
    const { id, product_id, quantity } = line;
    await updateOrderItems(this.shop().db, order, [{ id, product_id, quantity, deleted: false, ...change }]);
  }

  async choose(product_id: number, recommended_product_id: number, position = 0): Promise<void> {
    const body = { product_id, recommended_product_id, position };
    expect((await this.shop().send('POST', '/api/recommendations/', body)).status).to.equal(201);
  }

  async archive(...products: number[]): Promise<void> {
    for (const id of products) await this.shop().send('PATCH', `/api/products/${id}/`, { archived: true });
  }

  async empty(...products: number[]): Promise<void> {
    for (const id of products) await this.shop().send('PUT', `/api/products/${id}/stock/`, { stock: 0 });
  }

  async recommended(product: number, query = ''): Promise<Shown[]> {
    const { body, status } = await this.shop().get(`/api/products/${product}/recommendations/${query}`);
    expect(status).to.equal(200);
    return body.products.map((shown: { id: number; reason: string; score: number }) => [
      ...[shown.id, shown.reason, shown.score],
    ]);
  }

  /** What was bought together with a product, as `[product, score]`. */
  async together(product: number): Promise<[number, number][]> {
    const all = await this.recommended(product);
    return all.filter(([, reason]) => reason === 'bought_together').map(([id, , score]) => [id, score]);
  }
}
