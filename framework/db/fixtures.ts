// Fixtures in Django's JSON form: `[{"model": "products.product", "pk": 1, "fields": {…}}]`. Fields
// have their public names: money in major units of the row's currency (or, by the column's name, in minor
// units), relations without `_id`.
import type { Knex } from 'knex';
import { currencyOf } from '../currency.js';
import { toMajorUnits } from '../money.js';
import { MAX_ID } from '../validation.js';
import { isPostgres } from './dialect.js';
import { databaseWords, type Transaction } from './database.js';
import { type FieldProblem, ApiError } from '../errors.js';
import { givenFields, readFields } from './fixture_fields.js';
import type { Model } from './model.js';

/** One row of a fixture. */
export interface FixtureObject {
  model: string;
  pk: number | null;
  fields: Record<string, unknown>;
}

/** A problem of a fixture, with a message for its author. */
export class FixtureError extends Error {}

/** Parses the objects of a fixture; throws FixtureError if it is invalid. */
export function parseFixture(text: string): FixtureObject[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new FixtureError(`it is not valid JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(content)) throw new FixtureError('it must be a list of objects');
  return content.map((entry: unknown, index) => {
    const { model, pk = null, fields } = (entry ?? {}) as Record<string, unknown>;
    const place = `object ${index + 1}`;
    if (typeof model !== 'string') throw new FixtureError(`${place} has no "model"`);
    if (pk !== null && !isId(pk)) throw new FixtureError(`${place}: "pk" must be a whole number, or null`);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw new FixtureError(`${place} has no "fields"`);
    }
    return { model: model.toLowerCase(), pk, fields: fields as Record<string, unknown> };
  });
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
}

/** A row as an object of a fixture; computed columns are left out. */
export function toFixture(model: Model, row: Record<string, unknown>): FixtureObject {
  const fields: Record<string, unknown> = {};
  const currency = currencyOf(row);
  for (const field of givenFields(model)) {
    const value = row[field.name];
    const isAmount = field.kind === 'money' && typeof value === 'number';
    fields[field.relationName] = isAmount ? toMajorUnits(value, currency) : value;
  }
  return { model: model.label, pk: row.id as number, fields };
}

/**
 * Stores the objects, replacing rows with the same id; referenced rows first. Returns how many there
 * were. `models` are all models, in order of dependency.
 */
export async function loadObjects(
  trx: Transaction,
  models: Model[],
  objects: FixtureObject[],
): Promise<number> {
  const known = new Map(models.map((model) => [model.label, model]));
  const unknown = objects.find((object) => !known.has(object.model));
  if (unknown) throw new FixtureError(`invalid model identifier: '${unknown.model}'`);
  for (const [label, model] of known) {
    const own = objects.filter((object) => object.model === label);
    for (const object of own) await loadObject(trx, model, object);
    if (own.length > 0) await moveSequence(trx, model);
  }
  return objects.length;
}

async function loadObject(trx: Transaction, model: Model, object: FixtureObject): Promise<void> {
  try {
    const row = await readFields(trx, model, object.fields);
    const values = { ...row, ...model.computedValues(row) };
    if (object.pk === null) await model.objects(trx).insert(values);
    else {
      await model
        .objects(trx)
        .insert({ id: object.pk, ...values })
        .onConflict('id')
        .merge(model.fields.has('version') ? { ...values, version: raised(trx, model) } : values);
    }
  } catch (error) {
    const place = `${object.model}(pk=${object.pk})`;
    if (error instanceof ApiError) throw new FixtureError(`${place}: ${wordsOf(error.details)}`);
    throw new FixtureError(`${place}: ${databaseWords(error as Error)}`, { cause: error });
  }
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
