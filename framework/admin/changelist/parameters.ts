// The query string of a list page, and links that change one parameter.
import { isPlainText } from '../forms.js';

/** The URL has parameters that the list does not support: the browser is redirected to `?e=1`. */
export class WrongLookup extends Error {}

/** The parameters that are not filters; those that begin with `_` are Django's, for its pop-up windows. */
const OWN = ['q', 'p', 'o', 'all', 'e', '_facets', '_popup', '_to_field'];
/** The parameters that have a meaning without a value. */
const FLAGS = ['all', 'e', '_facets'];
/** The maximum length; people type less. */
const MAX_LENGTH = 500;
/** How many values one filter may have. */
const MAX_VALUES = 100;

/** The parameters of one request. A filter may occur several times: rows with any of its values match. */
export class Parameters {
  private constructor(
    private readonly values: ReadonlyMap<string, readonly string[]>,
    /** What is wrong with the search text, which is then ignored. */
    readonly searchErrors: readonly string[],
  ) {}

  /** Parses the part of a URL after `?`; empty values count as unset. */
  static read(address: string): Parameters {
    const values = new Map<string, string[]>();
    const searchErrors: string[] = [];
    for (const [name, value] of new URL(address, 'http://list').searchParams) {
      if (name === 'q' && value.includes('\0')) {
        searchErrors.push('Null characters are not allowed.');
        continue;
      }
      if (!isPlainText(name) || !isPlainText(value) || value.length > MAX_LENGTH) throw new WrongLookup(name);
      if (value === '' && !FLAGS.includes(name)) continue;
      const before = OWN.includes(name) ? [] : (values.get(name) ?? []);
      if (before.length === MAX_VALUES) throw new WrongLookup(name);
      values.set(name, [...before, value]);
    }
    return new Parameters(values, searchErrors);
  }

  /** The last value, as in Django; '' when there is none. */
  get(name: string): string {
    return this.values.get(name)?.at(-1) ?? '';
  }

  has(name: string, value?: string): boolean {
    const values = this.values.get(name);
    return values !== undefined && (value === undefined || values.includes(value));
  }

  /** The filters, without search: `[['status__exact', ['shipped']]]`. */
  filters(): [string, readonly string[]][] {
    return [...this.values].filter(([name]) => !OWN.includes(name));
  }

  /** The parameters with these ones set or, where `null`, removed. */
  with(changes: Record<string, string | null>): Parameters {
    const values = new Map(this.values);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) values.delete(name);
      else values.set(name, [value]);
    }
    return new Parameters(values, this.searchErrors);
  }

  /** `?…` with these parameters set or, where `null`, removed. A changed list starts at its first page. */
  link(changes: Record<string, string | null>): string {
    return `?${this.with({ p: null, ...changes }).toString()}`;
  }

  /** The pairs of the query string, as hidden inputs of a form post them. */
  pairs(): [string, string][] {
    return [...this.values].flatMap(([name, values]) =>
      name === 'e' ? [] : values.map((value): [string, string] => [name, value]),
    );
  }

  /** The query string without `?`; '' without parameters. */
  toString(): string {
    return new URLSearchParams(this.pairs()).toString();
  }
}
