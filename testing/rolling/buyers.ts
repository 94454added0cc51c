// Guests who order and pay the whole time, through a load balancer that sends requests to the web servers that say that
// they are ready. Each request is sent once; whatever fails is told.
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../until.js';

const BUYERS = 4;
/** How often the balancer asks the web servers; much less than they wait in a stop. */
const ASK_EVERY_MS = 100;

export class Buyers {
  /** The orders that were acknowledged, by the address of their buyer. */
  readonly placed = new Map<string, number>();
  paid = 0;
  /** Requests that failed, and what happened to the shop at that time. */
  readonly failures: string[] = [];
  /** What happens to the shop now, for `failures`. */
  doing = 'starting';
  private readonly ready = new Set<number>();
  private ended = false;
  private turn = 0;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ports: number[],
    private readonly product: number,
  ) {}

  /** Begins when all web servers are ready. */
  async begin(): Promise<void> {
    const watching = this.ports.map((port) => this.watch(port));
    await until(() => this.ready.size === this.ports.length);
    this.work = Promise.all([...watching, ...Array.from({ length: BUYERS }, (_, index) => this.buy(index))]);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.work;
  }

  /** Waits until all web servers are ready, and so many more orders were placed. */
  async placeMore(count: number): Promise<void> {
    const enough = this.placed.size + count;
    await until(() => this.placed.size >= enough && this.ready.size === this.ports.length);
  }

  private async watch(port: number): Promise<void> {
    while (!this.ended) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) this.ready.add(port);
      else this.ready.delete(port);
      await delay(ASK_EVERY_MS);
    }
  }

  /** One guest after another: every second one sends keys, so that the shop may repeat calls for them. */
  private async buy(buyer: number): Promise<void> {
    for (let number = 0; !this.ended; number += 1) {
      const email = `buyer-${buyer}-${number}@example.com`;
      const key = number % 2 === 0 ? { 'Idempotency-Key': email } : {};
      await this.send('GET', `/api/products/${this.product}/`, undefined, {});
      const order = {
        ...{ customer_name: 'Ada', customer_email: email, shipping_address: '12 St James Square' },
        items: [{ product_id: this.product, quantity: 1 }],
      };
      const answer = await this.send('POST', '/api/orders/', order, key);
      if (!answer) continue;
      const { id } = answer.order as { id: number };
      this.placed.set(email, id);
      const holder = { 'X-Order-Token': String(answer.order_token) };
      const payment = { order_id: id, provider: 'test', token: 'tok_visa' };
      if (await this.send('POST', '/api/payments/transactions/', payment, holder)) this.paid += 1;
    }
  }

  /** The answer's body; undefined after a failure. */
  private async send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Record<string, unknown> | undefined> {
    const doing = this.doing;
    const ports = [...this.ready];
    const port = ports[this.turn++ % ports.length];
    try {
      if (port === undefined) throw new Error('no web server is ready');
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      const reason = ((error as Error).cause ?? error) as Error;
      this.failures.push(`${doing}: ${method} ${path}: ${reason.message}`);
      return undefined;
    }
  }
}
