// What clients may ask of a list: its filters, orders and pages, declared once per list. The declaration is the check of
// the query string and of the gRPC request, and gives the SQL conditions and the order of the rows.
import type { Knex } from 'knex';
import { settings } from '../conf/settings.js';
import { boundCents } from '../money.js';
import { check, type Check, MAX_ID, objectSchema, type Schema } from '../validation.js';
import { keptCount } from './kept_counts.js';
import { type Model, orderTerm, type Query } from './model.js';
import type { ListOptions, Order, PageRequest } from './paging.js';
import { bound, joined, quoted, type Sql } from './sql_text.js';

/** A parameter that narrows a list. */
export interface Filter<T> {
  schema: Schema;
  /** Adds the condition for a checked value to a query on this table. */
  narrow(query: Knex.QueryBuilder, value: T, table: string): void;
  /** The same condition on a column of the model's `counts`, where there is one. */
  counted?: { column: string; is(value: T): Sql | null };
}

type Filters = Record<string, Filter<never>>;
type ValueOf<F> = F extends Filter<infer T> ? T : never;

/** A checked request for a list with these filters. */
export type Asked<F extends Filters> = { [K in keyof F]?: ValueOf<F[K]> } & PageRequest & Sorted;
interface Sorted {
  /** Names of the list's orders, `-` for descending. */
  ordering?: string[];
}

interface ListDeclaration<F extends Filters> {
  filters: F;
  /** The names that clients may sort by, each with its column, which is never NULL. */
  orderings: Record<string, string>;
  /** The order without `ordering`. */
  order: Order;
  /** The schemas of the paging parameters. */
  paging: Record<string, Schema>;
  defaultSize: number;
}

export class List<F extends Filters> {
  /** The check of a request with all filters. */
  readonly check: Check<Asked<F>>;

  constructor(
    private readonly model: Model,
    private readonly declared: ListDeclaration<F>,
  ) {
    this.check = check(objectSchema(this.properties()));
  }

  /** The same without some parameters, for an address that does not have them. */
  checkWithout(...left: string[]): Check<Asked<F>> {
    const kept = Object.entries(this.properties()).filter(([name]) => !left.includes(name));
    return check(objectSchema(Object.fromEntries(kept)));
  }

  /** A checked gRPC request; a field with protobuf's default value is unset. */
  read(request: object): Asked<F> {
    return this.check(Object.fromEntries(Object.entries(request).filter(([, value]) => isSet(value))));
  }

  /** The query with the conditions of the filters. */
  narrow<R extends object>(query: Query<R>, asked: Asked<F>): Query<R> {
    const filters = this.declared.filters as Record<string, Filter<unknown>>;
    for (const [name, filter] of Object.entries(filters)) {
      const value = asked[name];
      if (value !== undefined) filter.narrow(query as Knex.QueryBuilder, value, this.model.table);
    }
    return query;
  }

  /**
   * How `listPage` and `pageRows` page such a request. `scope` is what else decides which rows the list has. With `also`,
   * the conditions of that on the model's counts, the rows are not counted if the counts have all filters.
   */
  paged(asked: Asked<F>, scope: unknown = null, also?: Sql[]): ListOptions {
    const { filters, defaultSize } = this.declared;
    const narrowed = Object.keys(filters).map((name) => asked[name] ?? null);
    const { table } = this.model;
    return {
      table,
      order: this.orderOf(asked),
      filters: [narrowed, scope],
      defaultSize,
      total: this.total(asked, also),
    };
  }

  /** The number of rows from the kept counts, if these have all that the request is filtered by. */
  private total(asked: Asked<F>, also: Sql[] | undefined): Sql | undefined {
    const { counts } = this.model.options;
    if (!counts || !also) return undefined;
    const conditions = [...also];
    for (const [name, { counted }] of Object.entries(
      this.declared.filters as Record<string, Filter<unknown>>,
    )) {
      const value = asked[name];
      if (value === undefined) continue;
      const condition = counted?.is(value);
      if (condition === null) continue;
      if (!counted || !condition || !(counted.column in counts)) return undefined;
      conditions.push(condition);
    }
    return keptCount(this.model, conditions);
  }

  private orderOf({ ordering = [] }: Sorted): Order {
    const terms = ordering.map(orderTerm);
    const [first] = terms;
    if (!first) return this.declared.order;
    const columns = terms.map(({ column: name }) => this.declared.orderings[name] ?? name);
    return { keys: [...columns.filter((column) => column !== 'id'), 'id'], direction: first.order };
  }

  private properties(): Record<string, Schema> {
    const { filters, orderings, paging } = this.declared;
    const narrowing = Object.entries(filters).map(([name, { schema }]) => [name, schema] as const);
    const ordering = orderingSchema(Object.keys(orderings));
    return { ...paging, ...Object.fromEntries(narrowing), ordering };
  }
}

/** Whether a field of a gRPC request has another value than protobuf's default. */
function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== 0 && value !== '' && value !== false;
}

/** Names to sort by, all ascending or all descending: pages continue by comparing all columns at once. */
function orderingSchema(names: string[]): Schema {
  return {
    type: 'array',
    maxItems: 5,
    items: { type: 'string', enum: names.flatMap((name) => [name, `-${name}`]) },
    uniqueItems: true,
    oneDirection: true,
    description:
      'What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are ' +
      'sorted by the next.',
  };
}

/** Rows whose column has this value; 0 means all. */
export function equalTo<T extends string | number>(
  column: string,
  schema: Schema,
  description: string,
): Filter<T> {
  return {
    schema: { ...schema, description },
    narrow(query, value, table) {
      if (value !== 0) void query.where(`${table}.${column}`, value);
    },
    counted: { column, is: (value) => (value === 0 ? null : joined(`${quoted(column)} = `, bound(value))) },
  };
}

/** Rows with one of these choices of a field. */
export function choice<T extends string>(
  column: string,
  choices: readonly (readonly [T, string])[],
  description: string,
): Filter<T> {
  return equalTo(column, { type: 'string', enum: choices.map(([value]) => value) }, description);
}

/** The maximum number of ids in a request. */
const MAX_IDS = 100;

/** Rows with these ids. */
export function withIds(): Filter<number[]> {
  const items = { type: 'integer', minimum: 1, maximum: MAX_ID };
  return {
    schema: { type: 'array', maxItems: MAX_IDS, items, description: 'Only those with one of these ids.' },
    narrow: (query, ids, table) => void query.whereIn(`${table}.id`, ids),
  };
}

const MOMENT: Schema = { type: 'string', format: 'date-time', moment: true, maxLength: 64 };

/** Rows whose time is this one or later. */
export function since(column: string, what: string): Filter<string> {
  return {
    schema: { ...MOMENT, description: `Only those ${what} at this time or later.` },
    narrow: (query, moment, table) => void query.where(`${table}.${column}`, '>=', moment),
  };
}

/** Rows whose time is earlier than this one. */
export function before(column: string, what: string): Filter<string> {
  return {
    schema: { ...MOMENT, description: `Only those ${what} before this time.` },
    narrow: (query, moment, table) => void query.where(`${table}.${column}`, '<', moment),
  };
}

const BOUND: Schema = { type: 'number', minimum: 0, maximum: 1e12 };

/** Rows whose amount is at least this one, in major units of the shop's currency. */
export function atLeast(column: string, what: string): Filter<number> {
  return {
    schema: { ...BOUND, description: `The lowest ${what}; 0 means no bound.` },
    narrow(query, amount, table) {
      const cents = boundCents(amount, settings.CURRENCY, Math.ceil);
      if (amount > 0) void query.where(`${table}.${column}`, '>=', cents);
    },
  };
}

/** Rows whose amount is at most this one, in major units of the shop's currency. */
export function atMost(column: string, what: string): Filter<number> {
  return {
    schema: { ...BOUND, description: `The highest ${what}; 0 means no bound.` },
    narrow(query, amount, table) {
      const cents = boundCents(amount, settings.CURRENCY, Math.floor);
      if (amount > 0) void query.where(`${table}.${column}`, '<=', cents);
    },
  };
}
