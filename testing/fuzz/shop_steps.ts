// Steps of staff and customers, done in the shop and in its model; both must accept them or both refuse them.
import fc from 'fast-check';
import { ANN } from '../makers/contacts.js';
import type { PayingShop } from '../makers/paying_shop.js';
import type { Answer, Shop } from '../shop.js';
import { canSell, ModelOrder, type ModelProduct, STATUSES, take } from './shop_model.js';

const KINDS = [
  ...(['order', 'order', 'order', 'repeat', 'cancel', 'move', 'pieces', 'pay', 'decline', 'refund'] as const),
  ...(['receive', 'archive', 'price', 'add', 'checkout'] as const),
];

/** A step; the numbers choose an order, a product and an amount, as its kind needs them. */
export interface Step {
  kind: (typeof KINDS)[number];
  which: number;
  product: number;
  amount: number;
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    which: fc.nat({ max: 20 }),
    product: fc.nat({ max: 2 }),
    amount: fc.nat({ max: 6 }),
  }),
  { minLength: 5, maxLength: 30 },
);

const ACCEPTED = 'tok_visa';
const DECLINED = 'tok_charge_declined';

/** A customer with a card that is accepted and one that is declined. */
export interface Buyer {
  headers: Record<string, string>;
  /** Ids of payment methods by their token. */
  methods: Record<string, number>;
}

/** A new customer. */
export async function newBuyer(paying: PayingShop): Promise<Buyer> {
  const headers = await paying.customer();
  const methods: Record<string, number> = {};
  for (const token of [ACCEPTED, DECLINED]) methods[token] = await paying.method(headers, token);
  return { headers, methods };
}

/** The shop and its model side by side. */
export class SideBySide {
  readonly orders: ModelOrder[] = [];
  private readonly cart = new Map<ModelProduct, number>();
  private serial = 0;
  private last: { body: object; headers: Record<string, string>; id: number } | undefined;

  constructor(
    private readonly shop: Shop,
    readonly products: ModelProduct[],
    private readonly customer: Buyer,
  ) {}

  /** Does a step; throws when the shop accepts what the model refuses, or the other way round. */
  async do(step: Step): Promise<void> {
    const product = this.products[step.product % this.products.length] as ModelProduct;
    const order = this.orders[step.which % Math.max(this.orders.length, 1)];
    switch (step.kind) {
      case 'order':
        return this.order(step, product);
      case 'repeat':
        return this.repeat();
      case 'receive':
        return this.receive(product, step.amount - 3);
      case 'archive':
        return this.archive(product, step.amount > 4);
      case 'price':
        return this.price(product, 100 * (step.amount + 1));
      case 'add':
        return this.add(product, step.amount);
      case 'checkout':
        return this.checkout();
      default:
        if (order) return this.change(order, step);
    }
  }

  private send(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    return this.shop.send(method, path, body, headers);
  }

  private async order({ amount, which }: Step, product: ModelProduct): Promise<void> {
    const other = this.products[(this.products.indexOf(product) + 1) % this.products.length] as ModelProduct;
    const lines = [
      { product, quantity: amount + 1 },
      ...(which % 2 ? [{ product: other, quantity: 1 }] : []),
    ];
    const items = lines.map((line) => ({ product_id: line.product.id, quantity: line.quantity }));
    const headers = { Authorization: '', 'Idempotency-Key': `step ${(this.serial += 1)} ${Date.now()}` };
    const body = { ...ANN, items };
    const answer = await this.send('POST', '/api/orders/', body, headers);
    if (!agree('order', canSell(lines), answer)) return;
    const { id } = answer.body.order as { id: number };
    this.orders.push(new ModelOrder(id, take(lines), answer.body.order_token as string));
    this.last = { body, headers, id };
  }

  /** The same request with the same key changes nothing. */
  private async repeat(): Promise<void> {
    if (!this.last) return;
    const answer = await this.send('POST', '/api/orders/', this.last.body, this.last.headers);
    agree('repeat', true, answer);
    const { id } = answer.body.order as { id: number };
    if (id !== this.last.id) throw new Error(`The repeated order is ${id}, and was ${this.last.id}.`);
  }

  private async change(order: ModelOrder, { kind, amount, product, which }: Step): Promise<void> {
    const path = `/api/orders/${order.id}`;
    if (kind === 'cancel') agree(kind, order.cancel(), await this.send('POST', `${path}/cancel/`));
    else if (kind === 'move') {
      const status = STATUSES[amount % STATUSES.length] ?? 'pending';
      agree(`to ${status}`, order.move(status), await this.send('PATCH', `${path}/status/`, { status }));
    } else if (kind === 'pieces') await this.pieces(order, product, amount, which % 2 === 0);
    else if (kind === 'refund') await this.refund(order, amount * 50);
    else await this.pay(order, kind === 'decline');
  }

  private async pieces(order: ModelOrder, index: number, quantity: number, restock: boolean): Promise<void> {
    const { items } = (await this.send('GET', `/api/orders/${order.id}/`)).body as {
      items: { id: number }[];
    };
    const item = items[index % items.length]?.id ?? 0;
    const path = `/api/orders/${order.id}/items/${item}/cancel/`;
    const answer = await this.send('POST', path, { quantity, restock });
    agree('pieces', order.cancelPieces(index % items.length, quantity, restock), answer);
  }

  private async pay(order: ModelOrder, declines: boolean): Promise<void> {
    const pay = (body: object, headers: Record<string, string>) =>
      this.send('POST', '/api/payments/transactions/', { order_id: order.id, ...body }, headers);
    const token = declines ? DECLINED : ACCEPTED;
    const answer =
      order.token === ''
        ? await pay({ payment_method_id: this.customer.methods[token] }, this.customer.headers)
        : await pay({ provider: 'test', token }, { Authorization: '', 'X-Order-Token': order.token });
    agree('pay', !declines && order.pay(), answer);
  }

  private async refund(order: ModelOrder, cents: number): Promise<void> {
    const { body } = await this.send('GET', `/api/payments/transactions/?order_id=${order.id}`);
    const found = (body.transactions as { id: number; kind: string; status: string }[]).find(
      ({ kind, status }) => kind === 'payment' && status === 'succeeded',
    );
    if (!found) return;
    const answer = await this.send('POST', `/api/payments/transactions/${found.id}/refund/`, {
      amount: cents / 100,
    });
    agree('refund', order.refund(cents), answer);
  }

  private async receive(product: ModelProduct, delta: number): Promise<void> {
    const answer = await this.send('POST', `/api/products/${product.id}/stock/`, { delta, note: 'counted' });
    const accepted = product.stock + delta >= 0;
    if (agree('receive', accepted, answer)) product.stock += delta;
  }

  private async archive(product: ModelProduct, archived: boolean): Promise<void> {
    agree('archive', true, await this.send('PATCH', `/api/products/${product.id}/`, { archived }));
    product.archived = archived;
  }

  private async price(product: ModelProduct, cents: number): Promise<void> {
    agree('price', true, await this.send('PATCH', `/api/products/${product.id}/`, { price: cents / 100 }));
    product.cents = cents;
  }

  private async add(product: ModelProduct, quantity: number): Promise<void> {
    const body = { product_id: product.id, quantity };
    const answer = await this.send('POST', '/api/cart/', body, this.customer.headers);
    const wanted = (this.cart.get(product) ?? 0) + quantity;
    const accepted = quantity > 0 && canSell([{ product, quantity: wanted }]);
    if (agree('add', accepted, answer)) this.cart.set(product, wanted);
  }

  private async checkout(): Promise<void> {
    const lines = [...this.cart].map(([product, quantity]) => ({ product, quantity }));
    const answer = await this.send('POST', '/api/cart/checkout/', undefined, this.customer.headers);
    if (!agree('checkout', canSell(lines), answer)) return;
    this.orders.push(new ModelOrder(answer.body.order.id as number, take(lines), ''));
    this.cart.clear();
  }
}

/** Whether both accept it; throws when they differ. */
function agree(step: string, model: boolean, { status, body }: Answer): boolean {
  const accepted = status < 300;
  if (status >= 500) throw new Error(`${step}: ${status} ${JSON.stringify(body)}`);
  if (accepted === model) return model;
  throw new Error(
    `${step}: the model ${model ? 'accepts' : 'refuses'} it, the shop answers ${status} ${JSON.stringify(body)}`,
  );
}
