// Lists, page by page: one statement gives the rows and how many there are in all.
import type { Knex } from 'knex';
import type { Query } from './model.js';
import type { QueryContext } from './sqlite_client.js';
import { bound, joined, quoted, runSelect, type Sql, sqlOf } from './sql_text.js';
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
   * Adds what is joined to the rows of a page, without values of its own; neither counting nor skipping needs
   * it. Declared once, not anew at each call: the SQL that it adds is kept under it.
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
  const counted = query.clone().clearSelect().clearOrder().count({ count: '*' });
  const { count } = (await counted.first()) as { count: number };
  return count;
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
  const statement = pageSql(query, options, {
    limit: size + 1,
    offset: asked.page_token ? 0 : (pageNumber(asked.page ?? 0) - 1) * size,
    after: asked.page_token ? decodePageToken(asked.page_token, filters) : null,
  });
  const context = { ...(query.queryContext() as QueryContext), manyRows: true };
  const rows = await runSelect<T>(client, statement, context);
  const names = keyNames(options.order);
  return cutPage(rows, size, (row) => names.map((name) => sortKey(row, name)), filters);
}

interface Cut {
  limit: number;
  offset: number;
  /** The sort key of the row to go on after, when the page has a token. */
  after: PageKey | null;
}

/**
 * The statement of a page. It is put together from pieces of SQL that have their values with them (sql_text.ts): knex
 * would take longer to write it than SQLite to run it.
 */
function pageSql(
  query: Knex.QueryBuilder,
  options: ListOptions & { counted?: boolean },
  { limit, offset, after }: Cut,
): Sql {
  const { order, counted } = options;
  const table = quoted(options.table);
  const base = joined('(', sqlOf(query), `) AS ${table}`);
  const keys = order.keys.map((key) => (typeof key === 'string' ? `${table}.${quoted(key)}` : sqlOf(key)));
  const computed = order.keys.flatMap((key, index) =>
    typeof key === 'string' ? [] : [', ', sqlOf(key), ` AS ${quoted(sortAlias(index))}`],
  );
  const isBefore = order.direction === 'asc' ? '>' : '<';
  const rest = after
    ? [' WHERE (', ...listed(keys), `) ${isBefore} (`, ...listed(after.map(bound)), ')']
    : [];
  const page = joined(
    ...[`SELECT ${table}.*`, ...computed, ...(counted ? countColumn(base, order, after) : [])],
    ...[' FROM ', base, ...rest],
    ...[' ORDER BY ', ...listed(keys.map((key) => joined(key, ` ${order.direction}`)))],
    ` LIMIT ${limit}`,
    ...(offset > 0 ? [' OFFSET ', bound(offset)] : []),
  );
  return options.complete ? completed(query, page, options, options.complete) : page;
}

/** How many rows there are in all, in the same statement: a second one costs more than its work. */
function countColumn(base: Sql, { keys }: Order, after: PageKey | null): (string | Sql)[] {
  // A computed order reads all rows before it gives the first: they are counted on the way.
  const onTheWay = !after && keys.some((key) => typeof key !== 'string');
  return onTheWay
    ? [', count(*) OVER () AS total_count']
    : [', (SELECT count(*) FROM ', base, ') AS total_count'];
}

/** What `complete` makes of a page, before and after the page's own SQL; by `complete`, then by dialect and table. */
const completions = new WeakMap<object, Map<string, readonly [string, string]>>();
const PAGE = '__page__';

/** The rows of a page with what is joined to them, in the page's order. */
function completed(
  query: Knex.QueryBuilder,
  page: Sql,
  { table, order }: ListOptions,
  complete: NonNullable<ListOptions['complete']>,
): Sql {
  const { client } = query as unknown as { client: Knex.Client };
  const knex = client as unknown as Knex;
  let known = completions.get(complete);
  if (!known) completions.set(complete, (known = new Map<string, readonly [string, string]>()));
  const name = `${String(client.config.client)} ${table}`;
  let around = known.get(name);
  if (!around) {
    const inner = knex.raw(`(${PAGE}) as ??`, [table]);
    const { text, values } = sqlOf(complete(client.queryBuilder().from(inner).select(`${table}.*`)));
    const [before = '', after = ''] = text.split(PAGE);
    if (values.length > 0) throw new Error(`What completes a page of ${table} must have no values.`);
    known.set(name, (around = [before, after]));
  }
  const names = keyNames(order).map((key) => `${quoted(table)}.${quoted(key)} ${order.direction}`);
  return joined(around[0], page, `${around[1]} ORDER BY ${names.join(', ')}`);
}

/** With commas between. */
function listed(parts: (string | Sql)[]): (string | Sql)[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [', ', part]));
}

function keyNames({ keys }: Order): string[] {
  return keys.map((key, index) => (typeof key === 'string' ? key : sortAlias(index)));
}

function sortAlias(index: number): string {
  return `sort_key_${index}`;
}

function sortKey(row: object, name: string): string | number {
  const value = (row as Record<string, string | number>)[name];
  if (value === undefined) throw new Error(`The list does not select its sort key ${name}.`);
  return value;
}
