// Filters by many-to-many relations: `groups__id__exact=3`, `groups__id__in=3,4`, `groups__isnull=True`.
import type { Knex } from 'knex';
import type { ManyToMany } from '../../db/fields.js';
import type { Model } from '../../db/model.js';
import { ApiError } from '../../errors.js';
import { MAX_ID } from '../../validation.js';
import { otherModel } from '../choice_sets.js';
import { anyOf, type Condition } from './conditions.js';
import { WrongLookup } from './parameters.js';

/** The maximum number of ids in one `__in`. */
const MAX_VALUES = 100;

/** The condition of this parameter; `null` when it does not name a many-to-many relation. */
export function relatedLookup(model: Model, parameter: string, values: readonly string[]): Condition | null {
  const [name = '', ...path] = parameter.split('__');
  const found = model.manyToMany.find(([known]) => known === name);
  if (!found) return null;
  const [, relation] = found;
  if (!otherModel(relation)) throw notAllowed(parameter);
  if (path[0] === 'id' || path[0] === 'pk') path.shift();
  const [lookup = 'exact', ...rest] = path;
  if (rest.length > 0 || !['exact', 'in', 'isnull'].includes(lookup)) throw notAllowed(parameter);
  return anyOf(values.map((value) => condition(model, relation, lookup, value)));
}

function notAllowed(parameter: string): ApiError {
  return new ApiError('invalid', `Filtering by ${parameter} is not allowed.`);
}

function condition(model: Model, { through, from, to }: ManyToMany, lookup: string, text: string): Condition {
  const column = `${model.table}.id`;
  const rows = (query: Knex.QueryBuilder) => void query.from(through().table).select(from);
  if (lookup === 'isnull') {
    const isNull = !/^(|false|0)$/i.test(text);
    return (query) => void (isNull ? query.whereNotIn(column, rows) : query.whereIn(column, rows));
  }
  const ids = lookup === 'in' ? text.split(',') : [text];
  const isId = (id: string) => /^\d{1,10}$/.test(id) && Number(id) <= MAX_ID;
  if (ids.length > MAX_VALUES || !ids.every(isId)) throw new WrongLookup(lookup);
  return (query) =>
    void query.whereIn(column, (inner: Knex.QueryBuilder) => {
      rows(inner);
      void inner.whereIn(to, ids.map(Number));
    });
}
