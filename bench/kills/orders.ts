// What happens in the shop meanwhile: guests place orders, pay some and cancel some, and try again with the same key
// until they know what came of it.
import { setTimeout as delay } from 'node:timers/promises';
import { between, pick, type Random } from '../chaos/random.js';

const ATTEMPT_MS = 20_000;
/** A guest gives up after this long. */
const PATIENCE_MS = 180_000;

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export class Guest {
  constructor(
    private readonly ports: number[],
    private readonly product: number,
    private readonly random: Random,
  ) {}

  /** Places an order; afterwards some are paid, some cancelled, some both. Returns its id. */
  async order(key: string): Promise<number> {
    const { status, body } = await this.untilTold('/api/orders/', key, {
      ...{ customer_name: 'Ada Lovelace', customer_email: `${key}@example.com`, shipping_address: key },
      items: [{ product_id: this.product, quantity: 1 }],
    });
    if (status !== 201) throw new Error(`An order was answered ${status}: ${JSON.stringify(body)}`);
    const { id } = body.order as { id: number };
    const holder = { 'X-Order-Token': String(body.order_token) };
    const chance = this.random();
    if (chance < 0.5) {
      const payment = { order_id: id, provider: 'test', token: 'tok_visa' };
      await this.untilTold('/api/payments/transactions/', `${key}-pay`, payment, holder);
    }
    if (chance > 0.4 && chance < 0.6) {
      await this.untilTold(`/api/orders/${id}/cancel/`, `${key}-cancel`, undefined, holder);
    }
    return id;
  }

  private async untilTold(path: string, key: string, body?: object, headers = {}): Promise<Answer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.once(path, key, body, headers);
      const isFinal = answer.status >= 200 && answer.status < 500 && answer.body.code !== 'in_progress';
      if (isFinal) return answer;
      if (Date.now() > until) throw new Error(`${path} has no final answer: ${JSON.stringify(answer)}`);
      await delay(between(this.random, 50, 500));
    }
  }

  private async once(path: string, key: string, body: object | undefined, headers: object): Promise<Answer> {
    try {
      const response = await fetch(`http://127.0.0.1:${pick(this.random, this.ports)}${path}`, {
        method: 'POST',
        headers: {
          ...{ 'Content-Type': 'application/json', 'Idempotency-Key': key },
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch (error) {
      return { status: 0, body: { error: String(error) } };
    }
  }
}
