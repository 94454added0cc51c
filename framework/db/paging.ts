// Lists, page by page: one statement gives the rows and how many there are in all.
import type { Knex } from 'knex';
import { select } from './statement_cache.js';
import type { Query } from './model.js';
import type { QueryContext } from './sqlite_client.js';
import { cutPage, decodePageToken, type Page, type PageKey, pageNumber, pageSize } from '../pagination.js';

/** What a client asks for; 0 and '' stand for "not given". */
export interface PageRequest {
  page?: number;
  page_size?: number;
  page_token?: string;
}

/** The columns, or computed values, that a list is sorted by; the last one is unique. */
export interface Order {
  keys: (string | Knex.Raw)[];
  direction: 'asc' | 'desc';
}

export const NEWEST_FIRST: Order = { keys: ['created_at', 'id'], direction: 'desc' };

/** A page, and how it was cut. */
export interface NumberedPage<T> extends Page<T> {
  total_count: number;
  page: number;
  page_size: number;
}

export interface ListOptions {
  table: string;
  order: Order;
  /** What the query was narrowed by: a token goes on only in the list that gave it out. */
  filters: unknown;
  defaultSize: number;
  /**
   * Adds what is joined to the rows of a page; neither counting nor skipping needs it. Declared once,
   * not anew at each call: the SQL of the list is kept under it.
   */
  complete?: (page: Knex.QueryBuilder) => Knex.QueryBuilder;
}

/** One page of a query on one table (`T` when `complete` adds to its rows), and how many rows there are in all. */
export async function listPage<Base extends object, T extends object = Base>(
  query: Query<Base>,
  asked: PageRequest,
  options: ListOptions,
): Promise<NumberedPage<T>> {
  const rows = await pageRows<Base, T>(query, asked, { ...options, counted: true });
  const total_count = (rows.rows[0] as Counted | undefined)?.total_count ?? (await countRows(query));
  const page = pageNumber(asked.page ?? 0);
  return { ...rows, total_count, page, page_size: pageSize(asked.page_size ?? 0, options.defaultSize) };
}

/** What every row of a counted page carries; an empty page has none to carry it. */
interface Counted {
  total_count: number;
}

/** How many rows a query gives. */
export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const counted = (await countQuery(query).first()) as { count: number };
  return counted.count;
}

function countQuery(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.clone().clearSelect().clearOrder().count({ count: '*' });
}

/** What a page query is made of. */
interface PageParts {
  query: Knex.QueryBuilder;
  options: ListOptions & { counted?: boolean };
  /** The sort keys as references or computed values. */
  sortValues: Knex.Raw[];
  /** The sort key of the row to go on after, when the page has a token. */
  after: PageKey | null;
  limit: number;
  offset: number;
}

/** One page of a query without counting, for lists that continue by token alone. */
export async function pageRows<Base extends object, T extends object = Base>(
  query: Query<Base>,
  asked: PageRequest,
  options: ListOptions & { counted?: boolean },
): Promise<Page<T>> {
  const size = pageSize(asked.page_size ?? 0, options.defaultSize);
  const { keys, direction } = options.order;
  const { client } = query as unknown as { client: Knex.Client };
  const filters = [options.filters, keys.map(String), direction];
  const parts: PageParts = {
    ...{ query, options, limit: size + 1 },
    sortValues: keys.map((key) => (typeof key === 'string' ? client.ref(`${options.table}.${key}`) : key)),
    after: asked.page_token ? decodePageToken(asked.page_token, filters) : null,
    offset: asked.page_token ? 0 : (pageNumber(asked.page ?? 0) - 1) * size,
  };
  const context = { ...(query.queryContext() as QueryContext), manyRows: true };
  const { shape, bindings } = shapeOf(parts);
  const rows = await select<T>(client, shape, bindings, context, () => pageQuery(client, parts));
  const names = keyNames(options);
  return cutPage(rows, size, (row) => names.map((name) => sortKey(row, name)), filters);
}

/** A computed order reads all rows before it gives the first: they are counted on the way. */
function countedOnTheWay({ options, after }: PageParts): boolean {
  return Boolean(options.counted) && !after && options.order.keys.some((key) => typeof key !== 'string');
}

function pageQuery(client: Knex.Client, parts: PageParts): Knex.QueryBuilder {
  const { query, options, sortValues, after, limit, offset } = parts;
  const { keys, direction } = options.order;
  const limited = query
    .clone()
    .limit(limit, { skipBinding: true })
    .offset(offset)
    .select(`${options.table}.*`);
  sortValues.forEach((value, index) => {
    if (typeof keys[index] !== 'string')
      void limited.select(client.raw('? as ??', [value, sortAlias(index)]));
    void limited.orderByRaw(`? ${direction}`, [value]);
  });
  if (after) {
    const marks = after.map(() => '?').join(', ');
    void limited.whereRaw(`(${marks}) ${direction === 'asc' ? '>' : '<'} (${marks})`, [
      ...sortValues,
      ...after,
    ]);
  }
  const onTheWay = countedOnTheWay(parts);
  if (onTheWay) void limited.select(client.raw('count(*) over () as total_count'));
  const complete: Knex.QueryBuilder = options.complete
    ? completed(limited, keyNames(options), options)
    : limited;
  // Else in the same statement: a second one costs more than its work.
  if (options.counted && !onTheWay) {
    void complete.select(client.raw('(?) as total_count', [countQuery(query)]));
  }
  return complete;
}

/** What `pageQuery` writes depends on this alone; its values come in this order. */
function shapeOf(parts: PageParts): { shape: string; bindings: unknown[] } {
  const { query, options, sortValues, after, limit, offset } = parts;
  const { table, order, counted = false, complete } = options;
  const base = query.toSQL() as unknown as { sql: string; bindings: unknown[] };
  const computed = sortValues
    .filter((_, index) => typeof order.keys[index] !== 'string')
    .map((value) => value.toSQL());
  const ofKeys = computed.flatMap(({ bindings }) => bindings as unknown[]);
  const ofCount = counted && !countedOnTheWay(parts) ? base.bindings : [];
  const names = order.keys.map((key) => (typeof key === 'string' ? key : ''));
  const sql = [base.sql, ...computed.map((value) => value.sql)];
  const choices = [limit, counted, after !== null, offset > 0, complete && numberOf(complete)];
  return {
    shape: JSON.stringify([query.client.config.client, table, names, order.direction, sql, choices]),
    bindings: [
      ...(complete ? [...ofCount, ...ofKeys] : [...ofKeys, ...ofCount]),
      ...base.bindings,
      ...(after ? [...ofKeys, ...after] : []),
      ...ofKeys,
      ...(offset > 0 ? [offset] : []),
    ],
  };
}

/** Every function has a number of its own, whatever it is named. */
const functionNumbers = new WeakMap<object, number>();
let numbersGiven = 0;

function numberOf(complete: object): number {
  let number = functionNumbers.get(complete);
  if (number === undefined) functionNumbers.set(complete, (number = numbersGiven += 1));
  return number;
}

function keyNames({ order }: ListOptions): string[] {
  return order.keys.map((key, index) => (typeof key === 'string' ? key : sortAlias(index)));
}

/** The rows of a page with what is joined to them, in the page's order. */
function completed(limited: Knex.QueryBuilder, names: string[], options: ListOptions): Knex.QueryBuilder {
  const { table, order, complete } = options;
  const { client } = limited as unknown as { client: Knex.Client };
  const outer = client.queryBuilder().from(limited.as(table)).select(`${table}.*`);
  void outer.queryContext(limited.queryContext() as object);
  for (const name of names) void outer.orderBy(`${table}.${name}`, order.direction);
  return complete ? complete(outer) : outer;
}

function sortAlias(index: number): string {
  return `sort_key_${index}`;
}

function sortKey(row: object, name: string): string | number {
  const value = (row as Record<string, string | number>)[name];
  if (value === undefined) throw new Error(`The list does not select its sort key ${name}.`);
  return value;
}
