// Delivery of events to a webhook, signed as Stripe signs them (https://docs.stripe.com/webhooks/signature): at least once,
// repeated while the receiver does not answer 2xx, and in no certain order.
import { createHmac } from 'node:crypto';
import type { StripeEvent } from './ledger.js';

export interface Endpoint {
  url: string;
  /** whsec_… */
  secret: string;
}

/** Pauses before a delivery is repeated. Stripe goes on for three days. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 60_000];

/** The Stripe-Signature header of a body. */
export function signature(body: string, secret: string, at = Math.floor(Date.now() / 1_000)): string {
  const digest = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return `t=${at},v1=${digest}`;
}

export class Webhooks {
  endpoint: Endpoint | null = null;
  /** Whether events wait in `waiting` until a test delivers them. */
  held = false;
  waiting: StripeEvent[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();

  /** Called with every new event. */
  tell(event: StripeEvent): void {
    if (this.held) this.waiting.push(event);
    else this.attempt(event, 0);
  }

  /** Sends an event once; gives the status of the answer. */
  async deliver(event: StripeEvent): Promise<number> {
    if (!this.endpoint) return 0;
    const { url, secret } = this.endpoint;
    const body = JSON.stringify(event, null, 2);
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signature(body, secret),
      'User-Agent': 'Stripe/1.0 (stand-in)',
      Connection: 'close',
    };
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status;
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private attempt(event: StripeEvent, tries: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.deliver(event)
          .catch(() => 0)
          .then((status) => {
            const isDone = (status >= 200 && status < 300) || this.endpoint === null;
            if (!isDone && tries + 1 < PAUSES_MS.length) this.attempt(event, tries + 1);
          })
          .catch(() => undefined);
      },
      tries === 0 ? 0 : PAUSES_MS[tries - 1],
    );
    this.timers.add(timer);
  }
}
