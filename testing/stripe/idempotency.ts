// Idempotency keys of the stand-in (https://docs.stripe.com/api/idempotent_requests): the answer of a request that has
// begun is kept with its key, errors too.
import { StripeFailure } from './failures.js';

export interface KeptAnswer {
  status: number;
  body: object;
}

export class IdempotencyKeys {
  private readonly requests = new Map<string, { request: string; answer?: KeptAnswer }>();

  /** The kept answer of an equal request. A request with another one's key, or at the same time, is refused. */
  begin(key: string, request: string): KeptAnswer | undefined {
    const known = this.requests.get(key);
    if (!known) {
      this.requests.set(key, { request });
      return undefined;
    }
    if (known.request !== request) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      throw new StripeFailure(400, { type: 'idempotency_error', message });
    }
    if (known.answer) return known.answer;
    const message = 'There is currently another in-progress request using this Idempotency-Key.';
    throw new StripeFailure(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
  }

  keep(key: string, answer: KeptAnswer): void {
    const known = this.requests.get(key);
    if (known) known.answer = answer;
  }

  /** The request was not begun. */
  drop(key: string): void {
    this.requests.delete(key);
  }

  /** What Stripe does with keys that are older than 24 hours. */
  forget(): void {
    this.requests.clear();
  }
}
