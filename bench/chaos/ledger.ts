// What clients were told. An answer that acknowledges or refuses is final; until then a claim is open.

const MAX_FAULTS = 200;

export type Told = 'acknowledged' | 'refused' | 'open';

/**
 * What is counted. The subjects: `order`: the key of the request (its shipping address); `status`: order/status;
 * `part` and `payment`: the order; `refund` and `received`: the key (its reason, its note); `cart`: cart/product;
 * `item`: order/product.
 */
export type Kind = 'order' | 'status' | 'part' | 'payment' | 'refund' | 'received' | 'cart' | 'item';

/** One thing that a client asked for. It is open when it begins. */
export interface Claim {
  kind: Kind;
  subject: string;
  /** The key of the request. */
  key: string;
  /** How many it adds, such as units in a cart. */
  units: number;
  told: Told;
  /** The row that it was answered with. */
  id?: number;
  /** The status of a payment that it was answered with, when it is final. */
  status?: string;
}

/** What the database may have of one subject. */
export interface Bounds {
  kind: Kind;
  subject: string;
  least: number;
  most: number;
  claims: Claim[];
  /** What it stands for is moved by a request that is under way. */
  isMoving: boolean;
}

/** The claims, and the values that were set, at one moment. */
export interface Copy {
  bounds: Map<string, Bounds>;
  values: Map<string, Set<string>>;
}

/** Everything that all clients were told, and what must never be seen. */
export class Ledger {
  readonly claims = new Map<string, Claim[]>();
  private readonly moving = new Set<string>();
  /** What a field may have: the value that was acknowledged last, and those whose outcome is open. */
  private readonly values = new Map<string, Set<string>>();
  readonly counts = new Map<string, number>();
  readonly faults: string[] = [];
  slowestMs = 0;
  /** How soon the shop answered after each break. */
  readonly answeredMs: number[] = [];

  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** `print` shows each fault at once. */
  constructor(private readonly print: (line: string) => void) {}

  /** Writes down something that must never happen. */
  fault(text: string): void {
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push(`${new Date().toISOString()} ${text}`);
    this.print(`  WRONG ${text}`);
  }

  /** Begins a claim, before its first request. */
  claim(kind: Kind, subject: string | number, key: string, units = 1): Claim {
    const claim: Claim = { kind, subject: String(subject), key, units, told: 'open' };
    this.listOf(kind, claim.subject).push(claim);
    return claim;
  }

  private listOf(kind: Kind, subject: string): Claim[] {
    const name = `${kind} ${subject}`;
    let list = this.claims.get(name);
    if (!list) this.claims.set(name, (list = []));
    return list;
  }

  /** Until it is moved or released, what these subjects have is not compared. */
  hold(kind: Kind, subjects: string[]): void {
    for (const subject of subjects) this.moving.add(`${kind} ${subject}`);
  }

  release(kind: Kind, subjects: string[]): void {
    for (const subject of subjects) this.moving.delete(`${kind} ${subject}`);
  }

  /** What was claimed of one subject now belongs to another; the first must have nothing of it any more. */
  move(kind: Kind, subject: string, toKind: Kind, toSubject: string): void {
    const from = this.listOf(kind, subject);
    const to = this.listOf(toKind, toSubject);
    for (const claim of from.splice(0)) to.push(Object.assign(claim, { kind: toKind, subject: toSubject }));
    this.release(kind, [subject]);
  }

  /** What a field has to begin with. */
  has(field: string, value: string): void {
    this.values.set(field, new Set([value]));
  }

  /** A field is about to get a value. */
  setting(field: string, value: string): void {
    const values = this.values.get(field) ?? new Set();
    this.values.set(field, values.add(value));
  }

  /** Whether it was set: the others are gone, or this one is. */
  wasSet(field: string, value: string, done: boolean): void {
    if (done) this.values.set(field, new Set([value]));
    else this.values.get(field)?.delete(value);
  }

  copy(): Copy {
    const bounds = new Map<string, Bounds>();
    for (const [name, claims] of this.claims) {
      const sum = (...told: Told[]): number =>
        claims.reduce((total, claim) => total + (told.includes(claim.told) ? claim.units : 0), 0);
      const [kind, subject] = name.split(/ (.*)/s) as [Kind, string];
      bounds.set(name, {
        ...{ kind, subject, least: sum('acknowledged'), most: sum('acknowledged', 'open') },
        ...{ claims: claims.map((claim) => ({ ...claim })), isMoving: this.moving.has(name) },
      });
    }
    return { bounds, values: new Map([...this.values].map(([field, set]) => [field, new Set(set)])) };
  }
}
