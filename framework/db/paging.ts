// Pages of lists: one statement returns the rows and the total number of rows.
import type { Knex } from 'knex';
import { DEEP, deepRows } from './deep_pages.js';
import type { Query } from './model.js';
import type { QueryContext } from './sqlite_client.js';
import { bound, joined, quoted, runSql, type Sql, sqlOf } from './sql_text.js';
import { cutPage, decodePageToken, type Page, type PageKey, pageNumber, pageSize } from '../pagination.js';

/** The page that a client requests; 0 and '' mean unset. */
export interface PageRequest {
  page?: number;
  page_size?: number;
  page_token?: string;
}

/** The columns, or computed values, of the order; the last one is unique. */
export interface Order {
  keys: (string | Knex.Raw)[];
  direction: 'asc' | 'desc';
}

export const NEWEST_FIRST: Order = { keys: ['created_at', 'id'], direction: 'desc' };

/** A page with its page number and size. */
export interface NumberedPage<T> extends Page<T> {
  total_count: number;
  /** Whether counting ended at `total_count`. */
  total_is_at_least?: boolean;
  page: number;
  page_size: number;
}

export interface ListOptions {
  table: string;
  order: Order;
  /** The filters of the query: a token is valid only for the list that returned it. */
  filters: unknown;
  defaultSize: number;
  /**
   * Joins further tables to the rows of a page, without bound values; not used for counting and skipping. Must be
   * a constant function, because its SQL is cached by it.
   */
  complete?: (page: Knex.QueryBuilder) => Knex.QueryBuilder;
  /** A SELECT of the number of all rows, as `count`, from counts that the database keeps; without it they are counted. */
  total?: Sql | undefined;
}

/** One page of a query on one table (`T` when `complete` adds to its rows), and the total number of rows. */
export async function listPage<Base extends object, T extends object = Base>(
  query: Query<Base>,
  asked: PageRequest,
  options: ListOptions,
): Promise<NumberedPage<T>> {
  const rows = await pageRows<Base, T>(query, asked, { ...options, counted: true });
  const total_count = (rows.rows[0] as Counted | undefined)?.total_count ?? (await totalOf(query, options));
  const page = pageNumber(asked.page ?? 0);
  return { ...rows, total_count, page, page_size: pageSize(asked.page_size ?? 0, options.defaultSize) };
}

/** The extra column of every row of a counted page. */
interface Counted {
  total_count: number;
}

/** The number of all rows of a list, whose page has none. */
async function totalOf(query: Knex.QueryBuilder, { total }: ListOptions): Promise<number> {
  if (!total) return countRows(query);
  const { client } = query as unknown as { client: Knex.Client };
  const [row] = await runSql<{ count: number }>({ client }, total);
  return row?.count ?? 0;
}

/** The number of rows of a query. */
export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const counted = query.clone().clearSelect().clearOrder().count({ count: '*' });
  const { count } = (await counted.first()) as { count: number };
  return count;
}

/** The number of rows of a query, at most one more than the limit. */
export async function countUpTo(query: Knex.QueryBuilder, limit: number): Promise<number> {
  const some = query
    .clone()
    .clearSelect()
    .clearOrder()
    .select(query.client.raw('1 AS one'))
    .limit(limit + 1);
  const { client } = query as unknown as { client: Knex.Client };
  const { count } = (await client.queryBuilder().from(some.as('some')).count({ count: '*' }).first()) as {
    count: number;
  };
  return count;
}

/** One page of a query without counting, for lists that continue only by token. */
export async function pageRows<Base extends object, T extends object = Base>(
  query: Query<Base>,
  asked: PageRequest,
  options: ListOptions & { counted?: boolean },
): Promise<Page<T>> {
  const size = pageSize(asked.page_size ?? 0, options.defaultSize);
  const { client } = query as unknown as { client: Knex.Client };
  const filters = scopeOf(options);
  const offset = asked.page_token ? 0 : (pageNumber(asked.page ?? 0) - 1) * size;
  const statement = pageSql(query, options, {
    ...{ limit: size + 1, offset },
    isNearEnd: offset > DEEP && options.total !== undefined && offset > (await totalOf(query, options)) / 2,
    after: asked.page_token ? decodePageToken(asked.page_token, filters) : null,
  });
  const context = { ...(query.queryContext() as QueryContext), manyRows: true };
  const rows = await runSql<T>({ client }, statement, context);
  const names = keyNames(options.order);
  return cutPage(rows, size, (row) => names.map((name) => sortKey(row, name)), filters);
}

/** What a token is valid for: this list, with these filters, in this order. */
export function scopeOf({ filters, order: { keys, direction } }: ListOptions): unknown {
  return [filters, keys.map(String), direction];
}

interface Cut {
  limit: number;
  offset: number;
  /** Whether the page is in the second half of a list with `total`. */
  isNearEnd: boolean;
  /** The sort key of the last row of the previous page, if the page has a token. */
  after: PageKey | null;
}

/**
 * The statement of a page. It is built from SQL fragments with their values (sql_text.ts): knex would take longer to
 * compile it than SQLite to run it.
 */
function pageSql(
  query: Knex.QueryBuilder,
  options: ListOptions & { counted?: boolean },
  { limit, offset, isNearEnd, after }: Cut,
): Sql {
  const { order, counted } = options;
  const table = quoted(options.table);
  const base = joined('(', sqlOf(query), `) AS ${table}`);
  const keys = order.keys.map((key) => (typeof key === 'string' ? `${table}.${quoted(key)}` : sqlOf(key)));
  const computed = order.keys.flatMap((key, index) =>
    typeof key === 'string' ? [] : [', ', sqlOf(key), ` AS ${quoted(sortAlias(index))}`],
  );
  const { client } = query as unknown as { client: Knex.Client };
  const { direction } = order;
  const isDeep = offset > DEEP && computed.length === 0;
  const total = isNearEnd ? options.total : undefined;
  const isBefore = direction === 'asc' ? '>' : '<';
  const rest = after
    ? [' WHERE (', ...listed(keys), `) ${isBefore} (`, ...listed(after.map(bound)), ')']
    : [];
  const page = joined(
    ...[`SELECT ${table}.*`, ...computed, ...(counted ? countColumn(base, options, after) : [])],
    ...(isDeep
      ? [deepRows(client, { base, table, keys, direction, limit, offset, total })]
      : [' FROM ', base, ...rest]),
    ...[' ORDER BY ', ...listed(keys.map((key) => joined(key, ` ${direction}`)))],
    ...(isDeep ? [] : [` LIMIT ${limit}`]),
    ...(isDeep || offset === 0 ? [] : [' OFFSET ', bound(offset)]),
  );
  return options.complete ? completed(query, page, options, options.complete) : page;
}

/** The total number of rows, in the same statement: the overhead of a second one costs more. */
function countColumn(base: Sql, { order, total }: ListOptions, after: PageKey | null): (string | Sql)[] {
  if (total) return [', (', total, ') AS total_count'];
  // A computed order reads all rows before it returns the first: a window function counts them.
  const onTheWay = !after && order.keys.some((key) => typeof key !== 'string');
  return onTheWay
    ? [', count(*) OVER () AS total_count']
    : [', (SELECT count(*) FROM ', base, ') AS total_count'];
}

/** The SQL that `complete` adds before and after that of a page; cached by `complete`, then by dialect and table. */
const completions = new WeakMap<object, Map<string, readonly [string, string]>>();
const PAGE = '__page__';

/** The rows of a page with the joined columns, in the page's order. */
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
