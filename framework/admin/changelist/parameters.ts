// The query string of a list page, and links that change one parameter.
import { isPlainText } from '../forms.js';

/** The URL has parameters that the list does not support: the browser is redirected to `?e=1`. */
export class WrongLookup extends Error {}

/** The parameters that are not filters. */
const OWN = ['q', 'p', 'o', 'all', 'e'];
/** The maximum length; people type less. */
const MAX_LENGTH = 500;

/** The parameters of one request; each occurs once. */
export class Parameters {
  private constructor(private readonly values: ReadonlyMap<string, string>) {}

  /** Parses the part of a URL after `?`; empty values count as unset. */
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

  /** The filters, without search: `[['status__exact', 'shipped']]`. */
  filters(): [string, string][] {
    return [...this.values].filter(([name]) => !OWN.includes(name));
  }

  /** `?…` with these parameters set or, where `null`, removed. A changed list starts at its first page. */
  link(changes: Record<string, string | null>): string {
    const query = this.changed({ e: null, p: null, ...changes });
    return query === '' ? '?' : `?${query}`;
  }

  /** The query string without `?`; '' without parameters. */
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
