// The rows of one page of a list, and how many there are, at a cost that does not grow with the table:
// counts end at a limit, and a page reads its ids in the order of an index before anything else.
import type { Knex } from 'knex';
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { sortsAllRows } from '../../db/query_plan.js';
import type { ModelAdmin } from '../model_admin.js';
import type { ListColumn } from './columns.js';
import type { Condition } from './conditions.js';
import { WrongLookup } from './parameters.js';
import { applyFrequentSearch, rowsFound, type Search } from './search.js';
import { applySorting, type SortTerm } from './sorting.js';
import { totalOf } from './totals.js';

/**
 * Up to this many matching ids are fetched and sorted. More are not counted: "more than 1,000
 * results".
 */
export const FEW = 1_000;
/** The maximum number of rows that an action in batches takes. */
export const MOST = 10_000;
/** As in Django: the maximum number of rows on one page. */
export const MAX_SHOW_ALL = 200;

/** The parameters of a list page. */
export interface ListQuery {
  model: Model;
  admin: ModelAdmin;
  columns: ListColumn[];
  search: Search;
  conditions: Condition[];
  sorting: SortTerm[];
  /** From 1. */
  page: number;
  /** All rows on one page, if there are not too many. */
  all: boolean;
}

/** A number of rows that is exact, or the limit at which counting ended. */
export interface Count {
  number: number;
  isExact: boolean;
}

export interface ListRows {
  rows: object[];
  /** How many rows match. */
  count: Count;
  /** How many rows there are without filters. */
  total: number;
  showsAll: boolean;
  /** Whether there is a page after this one. */
  hasMore: boolean;
  /** The ids of all matching rows of a filtered list, or null if there are many or it is not filtered. */
  few: number[] | null;
}

/** The rows of the page; throws WrongLookup for a page that does not exist. */
export async function listRows(db: Database, list: ListQuery): Promise<ListRows> {
  const isNarrowed = isNarrow(list);
  const total = await totalOf(db, list.model);
  const few = isNarrowed ? await fewIds(db, list) : null;
  const isExact = few !== null || !isNarrowed;
  const count: Count = { isExact, number: few?.length ?? (isNarrowed ? FEW : total) };
  const showsAll = list.all && count.isExact && count.number <= MAX_SHOW_ALL;
  const ids = await pageOfIds(db, list, few, showsAll);
  if (ids.length === 0 && list.page > 1) throw new WrongLookup('p');
  const shown = showsAll ? ids : ids.slice(0, list.admin.listPerPage);
  const hasMore = ids.length > shown.length;
  return { rows: await rowsOf(db, list, shown), count, total, showsAll, hasMore, few };
}

function isNarrow({ search, conditions }: ListQuery): boolean {
  return search.words.length > 0 || conditions.length > 0;
}

/** The rows with these ids, in their order; deleted ones are left out. */
export async function rowsOf(
  db: Database,
  { model }: Pick<ListQuery, 'model'>,
  ids: number[],
): Promise<{ id: number }[]> {
  if (ids.length === 0) return [];
  const rows = (await model.objects(db.read).whereIn('id', ids)) as { id: number }[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Every matching row, in chunks, by ascending id; for the export. */
export async function* allRows(db: Database, list: ListQuery, size: number): AsyncGenerator<object[]> {
  const few = isNarrow(list) ? await fewIds(db, list) : null;
  const id = `${list.model.table}.id`;
  for (let after = 0; ;) {
    const query = (few ? among(db, list, few) : frequent(db, list)).where(id, '>', after);
    const ids = (await query.orderBy(id).limit(size).pluck(id)) as number[];
    if (ids.length > 0) yield await rowsOf(db, list, ids);
    if (ids.length < size) return;
    after = ids.at(-1) ?? 0;
  }
}

/** The ids of the page, and one more if there is a next page. */
async function pageOfIds(
  db: Database,
  list: ListQuery,
  few: number[] | null,
  showsAll: boolean,
): Promise<number[]> {
  const size = list.admin.listPerPage;
  const { query } = few ? { query: among(db, list, few) } : await inOrder(db, list);
  if (few) applySorting(query, list.model, list.admin, list.columns, list.sorting);
  if (showsAll) void query.limit(MAX_SHOW_ALL);
  else void query.limit(size + 1).offset((list.page - 1) * size);
  return query.pluck(`${list.model.table}.id`);
}

/**
 * A query for many matching rows, in the list's order (wrapped, because a query is a promise of its rows). If
 * the database would sort all of them, the list is scanned in its order instead until the page is full: a
 * subquery with a limit is neither flattened nor sorted again.
 */
async function inOrder(db: Database, list: ListQuery): Promise<{ query: Knex.QueryBuilder }> {
  const { model, admin, columns, sorting } = list;
  const query = frequent(db, list);
  applySorting(query, model, admin, columns, sorting);
  if (!isNarrow(list)) return { query };
  if (!(await sortsAllRows(db.read, query.clone().select(`${model.table}.id`)))) return { query };
  const ordered = model.objects(db.read).select(`${model.table}.*`) as Knex.QueryBuilder;
  applySorting(ordered, model, admin, columns, sorting);
  return { query: narrowed(list, db.read.queryBuilder().from(ordered.limit(-1).as(model.table))) };
}

/** The ids of all matching rows, in any order, or `null` when there are more than FEW. */
async function fewIds(db: Database, list: ListQuery): Promise<number[] | null> {
  const query = rowsFound(db, list.model, list.admin, list.search);
  for (const condition of list.conditions) condition(query);
  const ids = (await query.limit(FEW + 1).pluck(`${list.model.table}.id`)) as number[];
  return ids.length > FEW ? null : ids;
}

/** The ids of all matching rows, in any order, or `null` when there are more than `most`. */
export async function idsUpTo(db: Database, list: ListQuery, most: number): Promise<number[] | null> {
  const few = await fewIds(db, list);
  if (few || most <= FEW) return few;
  const id = `${list.model.table}.id`;
  const ids = (await frequent(db, list)
    .orderBy(id)
    .limit(most + 1)
    .pluck(id)) as number[];
  return ids.length > most ? null : ids;
}

/**
 * A query of all matching rows of a filtered list (wrapped, because a query is a promise of its rows), or null if the
 * list is not filtered, or if too many rows match its words.
 */
export function matchingRows(
  db: Database,
  list: ListQuery,
  { few }: ListRows,
): { query: Knex.QueryBuilder } | null {
  if (few) return { query: among(db, list, few) };
  return isNarrow(list) && list.search.words.length === 0 ? { query: frequent(db, list) } : null;
}

function among(db: Database, { model }: ListQuery, ids: number[]): Knex.QueryBuilder {
  return (model.objects(db.read) as Knex.QueryBuilder).whereIn(`${model.table}.id`, ids);
}

/** The matching rows when there are many: a scan in the list's order finds a page quickly. */
function frequent(db: Database, list: ListQuery): Knex.QueryBuilder {
  return narrowed(list, list.model.objects(db.read) as Knex.QueryBuilder);
}

function narrowed(list: ListQuery, query: Knex.QueryBuilder): Knex.QueryBuilder {
  applyFrequentSearch(query, list.model, list.admin, list.search);
  for (const condition of list.conditions) condition(query);
  return query;
}
