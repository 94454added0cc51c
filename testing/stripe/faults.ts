// Faults of the stand-in, which a test or a person orders for coming requests.

export const FAULTS = [
  /** The connection is reset before the request is carried out, or after it. */
  'reset before',
  'reset after',
  /** Answered 500. After the work the answer is kept for the idempotency key. */
  'error before',
  'error after',
  /** Answered 429. */
  'rate limit',
  /** The answer comes late, after `ms`. */
  'delay after',
  /** The request is carried out late, after `ms`. */
  'delay before',
] as const;

export interface Fault {
  /** The method and the beginning of the path: `POST /v1/payment_intents`. `:id` stands for any id. */
  request: string;
  how: (typeof FAULTS)[number];
  /** How many requests it meets. */
  times: number;
  ms: number;
}

export class Faults {
  private readonly coming: Fault[] = [];

  add(fault: Pick<Fault, 'request' | 'how'> & Partial<Fault>): void {
    this.coming.push({ times: 1, ms: 0, ...fault });
  }

  clear(): void {
    this.coming.length = 0;
  }

  /** The fault of a request, if there is one. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.coming.find(
      ({ request, times }) => times > 0 && patternOf(request).test(`${method} ${path}`),
    );
    if (fault) fault.times -= 1;
    return fault;
  }
}

function patternOf(request: string): RegExp {
  return new RegExp(`^${request.replaceAll(':id', '[^/]+')}$`);
}
