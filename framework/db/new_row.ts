// The columns of a new or changed row: the given ones, completed from the model.
import { now } from './database.js';
import type { Model, Row } from './model.js';

/** The given columns, the defaults of the others, the times of creation and change, and computed columns. */
export function newRow<M extends Model>(model: M, given: Partial<Row<M>>): Omit<Row<M>, 'id'> {
  const at = now();
  const values: Record<string, unknown> = {};
  for (const field of model.fields.values()) {
    const { autoNow, autoNowAdd, null: nullable } = field.options;
    const fallback = field.defaultValue();
    if (autoNow || autoNowAdd) values[field.name] = at;
    else if (fallback !== undefined) values[field.name] = fallback;
    else if (nullable) values[field.name] = null;
  }
  const row = { ...values, ...given };
  return { ...row, ...model.computedValues(row) } as Omit<Row<M>, 'id'>;
}

/** The columns of an update: these, and the time of the change. */
export function changedRow<M extends Model>(model: M, changes: Partial<Row<M>>): Partial<Row<M>> {
  const at = now();
  const touched = [...model.fields.values()].filter(({ options }) => options.autoNow);
  return { ...changes, ...Object.fromEntries(touched.map(({ name }) => [name, at])) };
}
