// A model: a table, its fields and its labels. Queries are plain knex; this is not an ORM.
import type { Knex } from 'knex';
import type { Queryable } from './database.js';
import { capitalized, Field, type ManyToMany } from './fields.js';

type Fields = Record<string, Field>;

/** The row of a model with these fields. */
export type RowOf<F extends Fields> = { -readonly [K in keyof F]: F[K]['value'] };

/** The row of a model: `type ProductRow = Row<typeof Product>`. */
export type Row<M> = M extends Model<infer R> ? R : never;

/** A knex query for such rows. */
export type Query<R extends object> = Knex.QueryBuilder<R, R[]>;

interface ModelOptions<R> {
  /** The app's label, as in `products`. */
  app: string;
  /** The singular class name, as in `StockMovement`. */
  name: string;
  verboseName?: string;
  verboseNamePlural?: string;
  /** The default order of lists: columns, `-` for descending. */
  ordering?: string[];
  uniqueTogether?: string[][];
  indexes?: string[][];
  /**
   * By what the database counts the rows, so that lists with these filters need not (kept_counts.ts): the columns of the
   * counts, each with its SQL for a row, which is never NULL. A migration calls `keepCounts` with the same.
   */
  counts?: Record<string, string>;
  /** The display title of a row. */
  title?: (row: R) => string;
  /** Columns computed from others; fixtures leave them out. */
  computed?: { [K in keyof R]?: (row: R) => R[K] };
  /** Relations to many rows by their names, such as the `groups` of a user. */
  manyToMany?: Record<string, ManyToMany>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a Model of any row, as installedApps() lists them
export class Model<R extends object = any> {
  readonly fields: ReadonlyMap<string, Field>;
  readonly booleanColumns: readonly string[];

  constructor(
    readonly options: ModelOptions<R>,
    fields: Fields,
  ) {
    for (const [name, field] of Object.entries(fields)) field.name = name;
    this.fields = new Map(Object.entries(fields));
    this.booleanColumns = [...this.fields.values()]
      .filter((field) => field.kind === 'boolean')
      .map((field) => field.name);
  }

  /** The app's label: `products`. */
  get app(): string {
    return this.options.app;
  }

  /** The lower-case name in URLs, tables and permissions: `stockmovement`. */
  get modelName(): string {
    return this.options.name.toLowerCase();
  }

  /** The label in fixtures and permissions: `products.stockmovement`. */
  get label(): string {
    return `${this.app}.${this.modelName}`;
  }

  /** The table, named as in Django: `products_stockmovement`. */
  get table(): string {
    return `${this.app}_${this.modelName}`;
  }

  get verboseName(): string {
    const words = this.options.name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`);
    return this.options.verboseName ?? words.toLowerCase();
  }

  get verboseNamePlural(): string {
    return this.options.verboseNamePlural ?? `${this.verboseName}s`;
  }

  /** The relations to many rows, with their names. */
  get manyToMany(): [string, ManyToMany][] {
    return Object.entries(this.options.manyToMany ?? {});
  }

  /** The field with this name; throws when there is none, which is a programming error. */
  field(name: string): Field {
    const field = this.fields.get(name);
    if (!field) throw new Error(`${this.options.name} has no field ${name}.`);
    return field;
  }

  /** The display title of a row; without one, or for an empty one: "Stock movement 7". */
  title(row: R): string {
    const { id } = row as { id?: number };
    return this.options.title?.(row).trim() || `${capitalized(this.verboseName)} ${id}`;
  }

  /** The values of the computed columns for these others. */
  computedValues(row: Partial<R>): Partial<R> {
    const rules = Object.entries(this.options.computed ?? {}) as [string, (row: R) => unknown][];
    return Object.fromEntries(rules.map(([name, compute]) => [name, compute(row as R)])) as Partial<R>;
  }

  /** A query on the table, with the row type of the fields. */
  objects(db: Queryable): Query<R> {
    return db<R>(this.table).queryContext({ booleanColumns: this.booleanColumns }) as Query<R>;
  }
}

/** One column of an ordering in knex's format: `-created_at` is descending. */
export function orderTerm(name: string): { column: string; order: 'asc' | 'desc' } {
  return { column: name.replace(/^-/, ''), order: name.startsWith('-') ? 'desc' : 'asc' };
}

/** Declares a model; see `products/models.ts` for an example. */
export function defineModel<const F extends Fields>(
  options: ModelOptions<RowOf<F>> & { fields: F },
): Model<RowOf<F>> {
  const { fields, ...rest } = options;
  return new Model<RowOf<F>>(rest, fields);
}
