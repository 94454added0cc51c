// Clients of the shop: guests, customers and staff, who try again with the same key when they are not
// told what came of a request.
import { setTimeout as delay } from 'node:timers/promises';
import { type Ledger, type Told } from './ledger.js';
import { between, pick, type Random } from './random.js';

/** A client gives up on an attempt after this long. */
const CLIENT_TIMEOUT_MS = 30_000;
/** No request may take longer than this: its deadline, and as long again as a process that answers it is frozen. */
const LONGEST_MS = 25_000;
const MAX_ATTEMPTS = 8;
const CARDS = [
  'tok_visa',
  'tok_visa',
  'tok_mastercard',
  'tok_charge_declined',
  'tok_timeout',
  'tok_refund_timeout',
];

interface Answer {
  /** 0 when the connection failed. */
  status: number;
  body: Record<string, unknown>;
}

interface Call {
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export class Client {
  constructor(
    private readonly ports: number[],
    private readonly products: number[],
    private readonly staffToken: string,
    private readonly ledger: Ledger,
    private readonly random: Random,
    private readonly name: string,
  ) {}

  private serial = 0;

  /** Does one thing after the other until `stopping` aborts. */
  async work(stopping: AbortSignal): Promise<void> {
    const acts = [
      ...[() => this.browse(), () => this.browse(), () => this.browse()],
      ...[() => this.orderAsGuest(), () => this.orderAsGuest(), () => this.orderAsGuest()],
      ...[() => this.shopAsCustomer(), () => this.receiveGoods()],
    ];
    while (!stopping.aborted) {
      try {
        await pick(this.random, acts)();
      } catch (error) {
        this.ledger.fault(`client: ${(error as Error).stack ?? String(error)}`);
      }
      await delay(between(this.random, 5, 60));
    }
  }

  /** One attempt, at one of the web servers. */
  private async once({ method = 'GET', path, body, headers = {} }: Call): Promise<Answer> {
    const started = performance.now();
    let answer: Answer = { status: 0, body: {} };
    try {
      const response = await fetch(`http://127.0.0.1:${pick(this.random, this.ports)}${path}`, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
      });
      const text = await response.text();
      answer = { status: response.status, body: JSON.parse(text || '{}') as Record<string, unknown> };
    } catch (error) {
      const { name, cause } = error as Error & { cause?: { code?: string } };
      this.ledger.count(name === 'TimeoutError' ? 'no answer' : `connection ${cause?.code ?? name}`);
      if (name === 'TimeoutError')
        this.ledger.fault(`no answer within ${CLIENT_TIMEOUT_MS} ms: ${method} ${path}`);
    }
    const ms = performance.now() - started;
    this.ledger.slowestMs = Math.max(this.ledger.slowestMs, ms);
    if (answer.status !== 0) {
      this.ledger.count(`HTTP ${answer.status}`);
      if (ms > LONGEST_MS) this.ledger.fault(`${method} ${path} took ${Math.round(ms)} ms`);
      if (answer.status === 500)
        this.ledger.fault(`500 for ${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
    return answer;
  }

  /** Tries again until the answer is final, or too often; `told` says which. */
  private async untilTold(call: Call): Promise<Answer & { told: Told }> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const answer = await this.once(call);
      const { status, body } = answer;
      if (status >= 200 && status < 300) return { ...answer, told: 'acknowledged' };
      // 402 comes with a transaction that was written down.
      if (status === 402) return { ...answer, told: 'acknowledged' };
      if (status >= 400 && status < 500 && status !== 429 && body.code !== 'in_progress') {
        return { ...answer, told: 'refused' };
      }
      await delay(between(this.random, 50, 400) * attempt);
    }
    return { status: 0, body: {}, told: 'unknown' };
  }

  private newKey(): string {
    this.serial += 1;
    return `${this.name}-${this.serial}`;
  }

  private async browse(): Promise<void> {
    await this.once({
      path: pick(this.random, [
        `/api/products/${pick(this.random, this.products)}/`,
        '/api/products/?page_size=10',
        '/api/products/search/?query=product&page_size=10',
        '/api/orders/?page_size=5',
      ]),
      ...(this.random() < 0.3 && { headers: { Authorization: `Token ${this.staffToken}` } }),
    });
  }

  private async orderAsGuest(): Promise<void> {
    const key = this.newKey();
    const items = Array.from({ length: between(this.random, 1, 3) }, () => ({
      product_id: pick(this.random, this.products),
      quantity: between(this.random, 1, 3),
    }));
    const { told, body } = await this.untilTold({
      ...{ method: 'POST', path: '/api/orders/', headers: { 'Idempotency-Key': key } },
      body: {
        customer_name: 'Ada Lovelace',
        customer_email: `${this.name}@example.com`,
        shipping_address: key,
        items,
      },
    });
    const order = body.order as { id: number } | undefined;
    this.ledger.orders.set(key, { key, told, ...(order && { orderId: order.id }) });
    if (order && this.random() < 0.3) await this.cancelOrShip(order.id);
  }

  private async cancelOrShip(id: number): Promise<void> {
    const headers = { Authorization: `Token ${this.staffToken}` };
    if (this.random() < 0.5) {
      await this.untilTold({ method: 'POST', path: `/api/orders/${id}/cancel/`, headers });
    } else {
      const body = { status: pick(this.random, ['processing', 'shipped', 'cancelled']) };
      await this.untilTold({ method: 'PATCH', path: `/api/orders/${id}/status/`, headers, body });
    }
  }

  private async receiveGoods(): Promise<void> {
    const key = this.newKey();
    const productId = pick(this.random, this.products);
    const delta = between(this.random, 1, 5);
    const { told } = await this.untilTold({
      ...{ method: 'POST', path: `/api/products/${productId}/stock/` },
      headers: { 'Idempotency-Key': key, Authorization: `Token ${this.staffToken}` },
      body: { delta, note: key },
    });
    this.ledger.received.set(key, { told, productId, delta });
  }

  /** Registers, fills a cart, checks out, pays, and sometimes cancels or is refunded. */
  private async shopAsCustomer(): Promise<void> {
    const key = this.newKey();
    const email = `${key}@example.com`;
    const password = 'analytical engine';
    const account = { email, password, name: 'Ada Lovelace', shipping_address: key };
    await this.untilTold({ method: 'POST', path: '/api/customers/register/', body: account });
    const login = await this.untilTold({
      ...{ method: 'POST', path: '/api/customers/login/', body: { email, password } },
    });
    if (login.told !== 'acknowledged') return;
    const Authorization = `Bearer ${String(login.body.access_token)}`;
    const keyed = (step: string) => ({ Authorization, 'Idempotency-Key': `${key}-${step}` });
    for (let line = 0; line < between(this.random, 1, 3); line += 1) {
      const body = { product_id: pick(this.random, this.products), quantity: 1 };
      await this.untilTold({ method: 'POST', path: '/api/cart/', headers: keyed(`add-${line}`), body });
    }
    const { told, body } = await this.untilTold({
      ...{ method: 'POST', path: '/api/cart/checkout/', headers: keyed('checkout'), body: {} },
    });
    const order = body.order as { id: number } | undefined;
    this.ledger.orders.set(key, { key, told, ...(order && { orderId: order.id }) });
    if (order) await this.pay(order.id, keyed);
  }

  private async pay(orderId: number, keyed: (step: string) => Record<string, string>): Promise<void> {
    const card = { provider: 'test', token: pick(this.random, CARDS), make_default: true };
    const method = await this.untilTold({
      ...{ method: 'POST', path: '/api/payments/methods/', headers: keyed('method'), body: card },
    });
    if (method.told !== 'acknowledged') return;
    const cancelling = this.random() < 0.3;
    const paying = this.untilTold({
      ...{ method: 'POST', path: '/api/payments/transactions/', headers: keyed('pay') },
      body: { order_id: orderId },
    });
    if (cancelling && this.random() < 0.5) await this.cancel(orderId, keyed);
    const { body } = await paying;
    if (cancelling) await this.cancel(orderId, keyed);
    else if (typeof body.id === 'number' && body.status === 'succeeded' && this.random() < 0.3) {
      await this.untilTold({
        ...{ method: 'POST', path: `/api/payments/transactions/${body.id}/refund/` },
        headers: { Authorization: `Token ${this.staffToken}`, 'Idempotency-Key': this.newKey() },
        body: { amount: 1, reason: 'A scratch' },
      });
    }
  }

  private async cancel(orderId: number, keyed: (step: string) => Record<string, string>): Promise<void> {
    const { Authorization = '' } = keyed('cancel');
    await this.untilTold({
      method: 'POST',
      path: `/api/orders/${orderId}/cancel/`,
      headers: { Authorization },
    });
  }
}
