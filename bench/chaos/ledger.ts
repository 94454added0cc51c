// What clients were told. An answer that acknowledges or refuses is final; everything else is not known.

/** What became of one thing that a client asked for. */
export type Told = 'acknowledged' | 'refused' | 'unknown';

export interface Entry {
  /** Unique; the order carries it in its shipping address. */
  key: string;
  told: Told;
  orderId?: number;
}

/** Everything that all clients were told, and what must never be seen. */
export class Ledger {
  readonly orders = new Map<string, Entry>();
  /** Stock that was added, by the key of the request: the sum of the acknowledged must be in the books. */
  readonly received = new Map<string, { told: Told; productId: number; delta: number }>();
  readonly counts = new Map<string, number>();
  readonly faults: string[] = [];
  slowestMs = 0;

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Writes down something that must never happen. */
  fault(text: string): void {
    if (this.faults.length < 200) this.faults.push(`${new Date().toISOString()} ${text}`);
  }
}
