// Fixtures in Django's form: `{"model": "products.product", "pk": 1, "fields": {…}}` for each row. Fields have their
// public names: money in major units of the row's currency (or, by the column's name, in minor units), relations
// without `_id`, and the many-to-many fields of the row.
import type { Knex } from 'knex';
import { currencyOf } from '../currency.js';
import { toMajorUnits } from '../money.js';
import { MAX_ID } from '../validation.js';
import { isPostgres } from './dialect.js';
import { databaseWords, type Transaction } from './database.js';
import { type FieldProblem, ApiError } from '../errors.js';
import { givenFields, readFields } from './fixture_fields.js';
import { naturalField, naturalKeys, takeRelated } from './fixture_relations.js';
import { relatedOf, setRelated } from './many_to_many.js';
import type { Model } from './model.js';

type Row = Record<string, unknown>;

/** One row of a fixture. */
export interface FixtureObject {
  model: string;
  /** A row's id; null for a new row, or for one that is found by its natural key. */
  pk: unknown;
  fields: Record<string, unknown>;
}

/** A problem of a fixture, with a message for its author. */
export class FixtureError extends Error {}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
}

/**
 * Rows as objects of a fixture; computed columns are left out. With `natural`, relations have natural keys such as
 * ["home-garden"] instead of ids, where the other model has such a key.
 */
export async function toFixtures(
  trx: Transaction,
  model: Model,
  rows: Row[],
  natural = false,
): Promise<FixtureObject[]> {
  const lists = await relatedOf(
    trx,
    model,
    rows.map((row) => row.id as number),
  );
  const objects = rows.map((row) => ({
    model: model.label,
    pk: row.id as number,
    fields: { ...toFields(model, row), ...lists.get(row.id as number) },
  }));
  if (natural) await replaceIds(trx, model, objects);
  for (const [name, { naturalKey }] of model.manyToMany) {
    if (!naturalKey) continue;
    for (const { fields } of objects)
      fields[name] = (fields[name] as string[]).map((value) => naturalKey.of(value));
  }
  return objects;
}

function toFields(model: Model, row: Row): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const currency = currencyOf(row);
  for (const field of givenFields(model)) {
    const value = row[field.name];
    const isAmount = field.kind === 'money' && typeof value === 'number';
    fields[field.relationName] = isAmount ? toMajorUnits(value, currency) : value;
  }
  return fields;
}

/** Puts natural keys in the place of ids. */
async function replaceIds(trx: Transaction, model: Model, objects: FixtureObject[]): Promise<void> {
  const single = givenFields(model).map((field) => [field.relationName, field] as const);
  const many = model.manyToMany.map(([name, { through, to }]) => [name, through().field(to)] as const);
  for (const [name, { options }] of [...single, ...many]) {
    const target = options.to?.();
    if (!target) continue;
    const ids = objects.flatMap(({ fields }) => fields[name]);
    const keys = await naturalKeys(trx, target, [...new Set(ids)].filter(isId));
    const keyOf = (id: unknown): unknown => keys.get(id) ?? id;
    for (const { fields } of objects) {
      const value = fields[name];
      fields[name] = Array.isArray(value) ? value.map(keyOf) : keyOf(value);
    }
  }
}

/**
 * Stores the objects, replacing rows with the same id unless they are equal; referenced rows first. Returns how many
 * there were. `models` are all models, in order of dependency. With `ignoreUnknown`, unknown models and fields are
 * left out instead of refused.
 */
export async function loadObjects(
  trx: Transaction,
  models: Model[],
  objects: FixtureObject[],
  ignoreUnknown = false,
): Promise<number> {
  const known = new Map(models.map((model) => [model.label, model]));
  const unknown = objects.find((object) => !known.has(object.model));
  if (unknown && !ignoreUnknown) throw new FixtureError(`invalid model identifier: '${unknown.model}'`);
  let count = 0;
  for (const [label, model] of known) {
    const own = objects.filter((object) => object.model === label);
    for (const object of own) await loadObject(trx, model, object, ignoreUnknown);
    if (own.length > 0) await moveSequence(trx, model);
    count += own.length;
  }
  return count;
}

async function loadObject(
  trx: Transaction,
  model: Model,
  object: FixtureObject,
  ignoreUnknown: boolean,
): Promise<void> {
  const place = `${object.model}(pk=${String(object.pk)})`;
  if (object.pk !== null && !isId(object.pk)) {
    throw new FixtureError(`${place}: "pk" must be a whole number, or null`);
  }
  try {
    const { fields, related } = await takeRelated(trx, model, object.fields);
    const row = await readFields(trx, model, fields, ignoreUnknown);
    const id = await storeRow(trx, model, object.pk, { ...row, ...model.computedValues(row) });
    await setRelated(trx, model, id, related);
  } catch (error) {
    if (error instanceof ApiError) throw new FixtureError(`${place}: ${wordsOf(error.details)}`);
    throw new FixtureError(`${place}: ${databaseWords(error as Error)}`, { cause: error });
  }
}

/** Inserts the row, or updates the one with this id or natural key if it differs; returns the id. */
async function storeRow(trx: Transaction, model: Model, pk: number | null, values: Row): Promise<number> {
  const before = await storedRow(trx, model, pk, values);
  if (!before) {
    const [made] = (await model
      .objects(trx)
      .insert(pk === null ? values : { id: pk, ...values })
      .returning('id')) as { id: number }[];
    return made?.id as number;
  }
  const id = before.id as number;
  const isSame = Object.keys(values).every((name) => name === 'version' || values[name] === before[name]);
  if (isSame) return id;
  const changed = model.fields.has('version') ? { ...values, version: raised(trx, model) } : values;
  await model.objects(trx).where({ id }).update(changed);
  return id;
}

async function storedRow(
  trx: Transaction,
  model: Model,
  pk: number | null,
  values: Row,
): Promise<Row | undefined> {
  const natural = naturalField(model)?.name;
  if (pk !== null) return (await model.objects(trx).where({ id: pk }).first()) as Row | undefined;
  if (natural === undefined) return undefined;
  return (await model
    .objects(trx)
    .where({ [natural]: values[natural] })
    .first()) as Row | undefined;
}

/** Replacing a row raises its version, which is never set back to that of the fixture. */
function raised(trx: Transaction, model: Model): Knex.Raw {
  return trx.raw('?? + 1', [`${model.table}.version`]);
}

function wordsOf(problems: FieldProblem[]): string {
  return problems.map(({ field, message }) => `${field} ${message}`).join('; ');
}

/** PostgreSQL's sequence ignores explicit ids; SQLite's does not. */
export async function moveSequence(trx: Transaction, model: Model): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx.raw(
    `SELECT setval(pg_get_serial_sequence(?, 'id'), max(id))
     FROM ?? HAVING max(id) > (SELECT last_value FROM pg_sequences
       WHERE quote_ident(schemaname) || '.' || quote_ident(sequencename) = pg_get_serial_sequence(?, 'id')) IS NOT FALSE`,
    [model.table, model.table, model.table],
  );
}
