// The query string of a list page: what it asks for, and the links that change one thing of it.
import { isPlainText } from '../forms.js';

/** The address asks for something that the list has not: the browser is sent back with `?e=1`. */
export class WrongLookup extends Error {}

/** The parameters that are no filter. */
const OWN = ['q', 'p', 'o', 'all', 'e'];
/** A person types less; more is a mistake or an attack. */
const MAX_LENGTH = 500;

/** The parameters of one request, each given once. */
export class Parameters {
  private constructor(private readonly values: ReadonlyMap<string, string>) {}

  /** Reads the part of an address after `?`; empty values count as left out. */
  static read(address: string): Parameters {
    const values = new Map<string, string>();
    for (const [name, value] of new URL(address, 'http://list').searchParams) {
      if (!isPlainText(name) || !isPlainText(value) || value.length > MAX_LENGTH) throw new WrongLookup(name);
      if (values.has(name)) throw new WrongLookup(name);
      if (value !== '' || name === 'all' || name === 'e') values.set(name, value);
    }
    return new Parameters(values);
  }

  get(name: string): string {
    return this.values.get(name) ?? '';
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** What narrows the list, without search: `[['status__exact', 'shipped']]`. */
  filters(): [string, string][] {
    return [...this.values].filter(([name]) => !OWN.includes(name));
  }

  /** `?…` with these set or, where `null`, left out. A changed list starts at its first page. */
  link(changes: Record<string, string | null>): string {
    const query = this.changed({ e: null, p: null, ...changes });
    return query === '' ? '?' : `?${query}`;
  }

  /** The query string without `?`; '' when nothing is asked for. */
  toString(): string {
    return this.changed({ e: null });
  }

  private changed(changes: Record<string, string | null>): string {
    const values = new Map(this.values);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) values.delete(name);
      else values.set(name, value);
    }
    return new URLSearchParams([...values]).toString();
  }
}
