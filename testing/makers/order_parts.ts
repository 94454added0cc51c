// Orders of two products in a running shop, and how pieces of them are cancelled.
import { getProduct } from '../../products/models.js';
import type { Answer, Shop } from '../shop.js';
import { JANE } from './contacts.js';
import { makeOrder } from './orders.js';
import type { Headers, PayingShop } from './paying_shop.js';
import { makeProduct } from './products.js';

/** An order over 100.00: two chairs at 35.00 and three mugs at 10.00. */
export interface TwoItems {
  order: number;
  chair: number;
  mug: number;
}

export class OrderParts {
  private chair = 0;
  private mug = 0;

  constructor(
    private readonly shop: () => Shop,
    private readonly paying: PayingShop,
  ) {}

  async order(headers: Headers = {}): Promise<TwoItems> {
    this.chair ||= await makeProduct(this.shop(), { name: 'Chair', price: 35, stock_quantity: 100_000 });
    this.mug ||= await makeProduct(this.shop(), { name: 'Mug', price: 10, stock_quantity: 100_000 });
    const lines: [number, number][] = [
      [this.chair, 2],
      [this.mug, 3],
    ];
    const order = await makeOrder(this.shop(), lines, JANE, headers);
    const { items } = (await this.shop().get(`/api/orders/${order}/`)).body;
    return { order, chair: items[0].id, mug: items[1].id };
  }

  /** Such an order of a new customer, paid with this token. */
  async paidOrder(token = 'tok_visa'): Promise<TwoItems & { payment: number; headers: Headers }> {
    const headers = await this.paying.customer();
    await this.paying.method(headers, token);
    return this.paidBy(headers);
  }

  /** Such an order, paid by a customer who has a payment method. */
  async paidBy(headers: Headers): Promise<TwoItems & { payment: number; headers: Headers }> {
    const made = await this.order(headers);
    const { body } = await this.paying.pay(made.order, headers);
    return { ...made, payment: body.id, headers };
  }

  cancel(order: number, item: number, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.shop().send('POST', `/api/orders/${order}/items/${item}/cancel/`, body, headers);
  }

  /** Items as [quantity, cancelled_quantity, subtotal], the total, and the status. */
  async state(order: number): Promise<{ items: [number, number, number][]; total: number; status: string }> {
    const { body } = await this.shop().get(`/api/orders/${order}/`);
    const items = (body.items as { quantity: number; cancelled_quantity: number; subtotal: number }[]).map(
      ({ quantity, cancelled_quantity, subtotal }): [number, number, number] => [
        ...([quantity, cancelled_quantity, subtotal] as const),
      ],
    );
    return { items, total: body.total_amount, status: body.status };
  }

  /** What is on the shelf: chairs and mugs. */
  async shelf(): Promise<[number, number]> {
    const { read } = this.shop().db;
    const stock = async (id: number) => (await getProduct(read, id)).stock_quantity;
    return [await stock(this.chair), await stock(this.mug)];
  }

  /** The lines of the invoices and credit notes of an order, oldest paper first. */
  async lines(order: number): Promise<[string, number, number][][]> {
    const { body } = await this.shop().get(`/api/invoices/?order_id=${order}`);
    type Line = { description: string; quantity: number; subtotal: number };
    const papers = (body.invoices as { lines: Line[] }[]).reverse();
    return papers.map(({ lines }) =>
      lines.map(({ description, quantity, subtotal }): [string, number, number] => [
        ...([description, quantity, subtotal] as const),
      ]),
    );
  }
}
