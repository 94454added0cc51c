// What the filters of a list add to its query.
import type { Knex } from 'knex';

/** Adds a condition to a query on the model's table. */
export type Condition = (query: Knex.QueryBuilder) => void;

const COMPARISONS: Record<string, string> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** The operator of `exact`, `gt`, `gte`, `lt` and `lte`; `undefined` for any other name. */
export function operatorOf(comparison: string): string | undefined {
  return Object.hasOwn(COMPARISONS, comparison) ? COMPARISONS[comparison] : undefined;
}

/** The rows for which one of the conditions is true. */
export function anyOf(conditions: Condition[]): Condition {
  const [first, ...others] = conditions;
  if (first && others.length === 0) return first;
  return (query) =>
    void query.where((any: Knex.QueryBuilder) => {
      for (const condition of conditions) void any.orWhere((one: Knex.QueryBuilder) => condition(one));
    });
}
