// The counts beside the choices of the filters, with `?_facets=True`: how many rows the list would have with each
// choice, together with the search and the other filters. They are counted only when they are asked for.
import type { Knex } from 'knex';
import type { Field } from '../../db/fields.js';
import type { ModelPage } from '../page.js';
import { readLookups } from './lookups.js';
import type { Parameters } from './parameters.js';
import { applySearch, type Search } from './search.js';

/** The parameters that a choice sets; `null` removes one. */
export type Change = Record<string, string | null>;

export interface Choice {
  label: string;
  change: Change;
  /** "All", which has no count. */
  isAll?: boolean;
}

/** A filter with its choices; all of them set the same parameters. */
export interface FilterChoices {
  label: string;
  choices: Choice[];
  /** The column, if each choice is one of its values. */
  field?: Field;
}

/** The number of rows for each choice, `null` for "All". */
export async function facetCounts(
  page: ModelPage,
  search: Search,
  parameters: Parameters,
  filter: FilterChoices,
): Promise<(number | null)[]> {
  const { model, admin, db } = page;
  const names = Object.keys(filter.choices[0]?.change ?? {});
  const others = parameters.with(Object.fromEntries(names.map((name) => [name, null])));
  const narrowed = (asked: Parameters): Knex.QueryBuilder => {
    const query = model.objects(db.read) as Knex.QueryBuilder;
    applySearch(query, model, admin, search);
    for (const condition of readLookups(model, admin, asked.filters())) condition(query);
    return query;
  };
  const counts = filter.field
    ? await countsByValue(narrowed(others), `${model.table}.${filter.field.name}`, filter.choices)
    : await countsByQuery(
        db.read.queryBuilder(),
        filter.choices.map(({ change }) => narrowed(others.with(change))),
      );
  return filter.choices.map(({ isAll }, index) => (isAll ? null : (counts[index] ?? 0)));
}

/** One pass over the rows counts all values of a column. */
async function countsByValue(query: Knex.QueryBuilder, column: string, choices: Choice[]): Promise<number[]> {
  const groups = (await query.groupBy(column).select({ value: column }).count({ count: '*' })) as {
    value: unknown;
    count: number;
  }[];
  const byValue = new Map(groups.map(({ value, count }) => [textOf(value), count]));
  return choices.map(({ change }) => byValue.get(Object.values(change)[0] ?? '') ?? 0);
}

/** A value as the URL has it. */
function textOf(value: unknown): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

/** One statement counts the rows of all queries. */
async function countsByQuery(statement: Knex.QueryBuilder, queries: Knex.QueryBuilder[]): Promise<number[]> {
  const columns = queries.map((query, index) => query.count('*').as(`count_${index}`));
  const [counted] = (await statement.select(columns)) as Record<string, number>[];
  return queries.map((_, index) => Number(counted?.[`count_${index}`] ?? 0));
}
