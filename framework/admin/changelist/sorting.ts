// Sorting a list by its headers, several at once: `?o=-2.1` is by the second column, descending,
// then by the first.
import type { Knex } from 'knex';
import { type Model, orderTerm } from '../../db/model.js';
import type { ModelAdmin } from '../model_admin.js';
import type { ListColumn } from './columns.js';
import type { Parameters } from './parameters.js';

/** One column that the list is sorted by. */
export interface SortTerm {
  /** Its position in the list, from 1. */
  place: number;
  descending: boolean;
}

/** The text and links of a column's heading. */
export interface Heading {
  label: string;
  sortable: boolean;
  direction: 'ascending' | 'descending' | 'none';
  /** Its priority from 1, when the list is sorted by several columns. */
  priority: number;
  /** Sorts by this column first, or reverses its direction. */
  sortUrl: string;
  /** Sorts only by the other columns; '' if that would change nothing. */
  removeUrl: string;
}

/** The order of `?o=`, without the parts that mean no column; empty: the list's own. */
export function readSorting(parameters: Parameters, columns: ListColumn[]): SortTerm[] {
  const terms = new Map<number, SortTerm>();
  for (const part of parameters.get('o').split('.')) {
    const [, minus, digits] = /^(-?)(\d{1,3})$/.exec(part) ?? [];
    const place = Number(digits);
    if (!columns[place - 1]?.orderBy.length || terms.has(place)) continue;
    terms.set(place, { place, descending: minus === '-' });
  }
  return [...terms.values()];
}

/** The columns of the default order, as far as the list shows them. */
export function ownSorting(model: Model, admin: ModelAdmin, columns: ListColumn[]): SortTerm[] {
  return ownOrdering(model, admin).flatMap(({ column, descending }) => {
    const place = columns.findIndex(({ orderBy, related }) => !related && orderBy[0] === column) + 1;
    return place > 0 ? [{ place, descending }] : [];
  });
}

function ownOrdering(model: Model, admin: ModelAdmin): { column: string; descending: boolean }[] {
  const names = admin.options.ordering ?? model.options.ordering ?? [];
  return names.map((name) => {
    const { column, order } = orderTerm(name);
    return { column: `${model.table}.${column}`, descending: order === 'desc' };
  });
}

/** The headings of all columns; `own` is the default order. */
export function headings(
  parameters: Parameters,
  columns: ListColumn[],
  sorting: SortTerm[],
  own: SortTerm[],
): Heading[] {
  const shown = sorting.length > 0 ? sorting : own;
  const write = (terms: SortTerm[]): string | null =>
    terms.length === 0 ? null : terms.map((term) => `${term.descending ? '-' : ''}${term.place}`).join('.');
  return columns.map(({ label, orderBy }, index) => {
    const place = index + 1;
    const found = shown.findIndex((term) => term.place === place);
    const current = shown[found];
    const others = sorting.filter((term) => term.place !== place);
    const direction = current === undefined ? 'none' : current.descending ? 'descending' : 'ascending';
    const next = [{ place, descending: direction === 'ascending' }, ...others];
    return {
      label,
      direction,
      sortable: orderBy.length > 0,
      priority: shown.length > 1 ? found + 1 : 0,
      sortUrl: parameters.link({ o: write(next) }),
      removeUrl: others.length < sorting.length ? parameters.link({ o: write(others) }) : '',
    };
  });
}

/**
 * Sorts a query on the model's table. The id comes last, in the direction of the previous term, so that
 * an index on `(column, id)` can be used without sorting.
 */
export function applySorting(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  columns: ListColumn[],
  sorting: SortTerm[],
): void {
  let last: 'asc' | 'desc' = 'desc';
  const used = new Set<string>();
  const orderBy = (column: string, descending: boolean): void => {
    if (used.has(column)) return;
    used.add(column);
    last = descending ? 'desc' : 'asc';
    void query.orderBy(column, last);
  };
  for (const { place, descending } of sorting) {
    const column = columns[place - 1];
    if (column?.related) orderByRelated(query, model, column.related, descending, orderBy);
    else column?.orderBy.forEach((name) => orderBy(name, descending));
  }
  if (sorting.length === 0) {
    for (const { column, descending } of ownOrdering(model, admin)) orderBy(column, descending);
  }
  orderBy(`${model.table}.id`, last === 'desc');
}

function orderByRelated(
  query: Knex.QueryBuilder,
  model: Model,
  { model: to, foreignKey }: { model: Model; foreignKey: string },
  descending: boolean,
  orderBy: (column: string, descending: boolean) => void,
): void {
  const key = `${model.table}.${foreignKey}`;
  const alias = `${foreignKey}_order`;
  const { column, order } = orderTerm(to.options.ordering?.[0] ?? 'id');
  const falls = (order === 'desc') !== descending;
  if (column !== 'id') {
    const join = model.field(foreignKey).options.null ? 'leftJoin' : 'join';
    void query[join](`${to.table} as ${alias}`, `${alias}.id`, key);
    orderBy(`${alias}.${column}`, falls);
  }
  orderBy(key, falls);
}
