// Values that earlier answers contained, such as ids and tokens. Requests name them again, so more of them succeed and
// reach what lies behind.
import fc from 'fast-check';

/** How many values of each name are remembered. */
const KEPT = 50;
/** What a request contains until it is sent: the name of a value, and which of the remembered ones, from the latest. */
const PLACE = /~seen\.(\w+)\.(\d+)~/g;
const REMEMBERED = /(^|_)(id|token|secret|etag|slug|sku|email)$/;
/** Lists whose entries requests call otherwise. */
const OTHER_NAMES: Record<string, string> = {
  method: 'payment_method',
  payment: 'transaction',
  webhook: 'endpoint',
};

/** Whether answers contain values of this name. */
export const isRemembered = (name: string): boolean => REMEMBERED.test(name);

/** A value of this name that an earlier answer contained; most often the latest one. */
export function seen(name: string): fc.Arbitrary<string> {
  return fc.oneof(fc.constant(0), fc.nat({ max: KEPT })).map((which) => `~seen.${name}.${which}~`);
}

/** The name of an id in the address or the answer of a collection: `product_id` for `products`. */
export function idNameOf(collection: string): string {
  const singular = collection.replace(/ies$/, 'y').replace(/s$/, '');
  return `${OTHER_NAMES[singular] ?? singular}_id`;
}

type Value = string | number;

export class SeenValues {
  private readonly values = new Map<string, Value[]>();

  /** Remembers what an answer contains; `name` is what the answer is, such as `orders`. */
  note(answer: unknown, name: string): void {
    if (Array.isArray(answer)) for (const each of answer) this.note(each, name);
    else if (typeof answer === 'object' && answer !== null) {
      for (const [key, value] of Object.entries(answer))
        this.note(value, key === 'id' ? idNameOf(name) : key);
    } else if (isRemembered(name) && (typeof answer === 'number' || typeof answer === 'string')) {
      this.add(name, answer);
    }
  }

  /** The request with remembered values in the places for them; 1 or `?` where nothing is remembered. */
  resolve<T>(request: T): T {
    return this.resolved(request) as T;
  }

  private add(name: string, value: Value): void {
    const known = this.values.get(name) ?? [];
    if (known.at(-1) === value || value === '') return;
    this.values.set(name, [...known.slice(1 - KEPT), value]);
  }

  private resolved(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.resolved(each));
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolved(each)]));
    }
    if (typeof value !== 'string') return value;
    const [whole, name = '', which = ''] = [...value.matchAll(PLACE)].find(([all]) => all === value) ?? [];
    if (whole !== undefined) return this.get(name, which);
    return value.replace(PLACE, (_all, key: string, index: string) =>
      encodeURIComponent(this.get(key, index)),
    );
  }

  private get(name: string, which: string): Value {
    const known = this.values.get(name) ?? [];
    return (
      known[known.length - 1 - (Number(which) % Math.max(known.length, 1))] ?? (name.endsWith('id') ? 1 : '?')
    );
  }
}
