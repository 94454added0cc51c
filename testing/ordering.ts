// Customers who order while a test does something to the shop.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { JOHN } from './makers/contacts.js';

/** Orders one unit after the other until it is stopped, and remembers what was acknowledged. */
export class Buyer {
  /** The orders that were acknowledged. */
  readonly ids: number[] = [];
  /** The orders whose fate was not told. */
  unknown = 0;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly site: string,
    private readonly product: number,
    /** The names of its idempotency keys; without them it never tries an order again. */
    private readonly keys?: string,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let number = 0; !this.stopped; number += 1) {
      const headers = this.keys ? { 'Idempotency-Key': `${this.keys}-${number}` } : {};
      let isTold = await this.order(headers);
      while (!isTold && this.keys) isTold = await this.order(headers);
    }
  }

  /** Whether the answer says that the order was placed, or was not. */
  private async order(headers: Record<string, string>): Promise<boolean> {
    const answer = await fetch(`${this.site}/api/orders/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ ...JOHN, items: [{ product_id: this.product, quantity: 1 }] }),
    });
    const body = (await answer.json()) as { error?: string; order?: { id: number }; id?: number };
    if (answer.status === 201) {
      this.ids.push(body.order?.id ?? body.id ?? 0);
      return true;
    }
    expect([503, 504], body.error).to.include(answer.status);
    const isUnknown = answer.status === 504 || /not known/.test(body.error ?? '');
    if (isUnknown && !this.keys) this.unknown += 1;
    await delay(50);
    return false;
  }
}
