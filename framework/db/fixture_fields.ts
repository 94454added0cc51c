// Converts a fixture's fields to a row's columns: names, types, defaults and relations.
import { type FieldProblem, invalid } from '../errors.js';
import { currencyOf } from '../currency.js';
import { amountRule, isCurrency, parseCents, toCents, toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';
import { type Check, check, objectSchema, type Schema } from '../validation.js';
import { now, type Transaction } from './database.js';
import type { Field } from './fields.js';
import { relatedId } from './fixture_relations.js';
import { fieldSchema } from './json_schema.js';
import type { Model } from './model.js';

type Fields = Record<string, unknown>;

/**
 * The columns of a row; throws `invalid` with every field that is wrong. Unknown names are an error too, unless they
 * are to be ignored.
 */
export async function readFields(
  trx: Transaction,
  model: Model,
  given: Fields,
  ignoreUnknown = false,
): Promise<Fields> {
  const values = rename(model, given, ignoreUnknown);
  const asked = currencyOf(values);
  // The check refuses invalid currencies.
  const currency = isCurrency(asked) ? asked : settings.CURRENCY;
  for (const field of givenFields(model)) {
    const value = values[field.name];
    if (field.kind === 'foreignkey') values[field.name] = await relatedId(trx, field, value);
    if (field.kind === 'datetime') values[field.name] = moment(value);
    if (field.kind === 'money') values[field.name] = amount(field, value, field.name in given, currency);
    if (value === undefined) values[field.name] = defaultOf(field, currency);
  }
  checkOf(model, currency)(values);
  return Object.fromEntries(givenFields(model).map((field) => [field.name, column(field, values, currency)]));
}

/** The fields of a fixture: without the id, which is its `pk`, and computed columns. */
export function givenFields(model: Model): Field[] {
  const computed = model.options.computed ?? {};
  return [...model.fields.values()].filter((field) => field.kind !== 'auto' && !(field.name in computed));
}

/** By column; a field may be given as `price` or `price_cents`, `category` or `category_id`. */
function rename(model: Model, given: Fields, ignoreUnknown: boolean): Fields {
  const columns = new Map<string, string>();
  for (const field of givenFields(model)) {
    columns.set(field.name, field.name);
    columns.set(field.publicName, field.name);
    columns.set(field.relationName, field.name);
    if (field.options.alias !== undefined) columns.set(field.options.alias, field.name);
  }
  const values: Fields = {};
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const found = columns.get(name);
    if (found !== undefined) values[found] = value;
    else if (!ignoreUnknown) problems.push({ field: name, message: 'is not a field of the model' });
  }
  if (problems.length > 0) throw invalid(problems);
  return values;
}

/** RFC 3339, from the form that Django's databases and YAML write, too; a time without an offset is UTC. */
function moment(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [, day, time, offset = ''] = /^(\d{4}-\d\d-\d\d)[ T]([\d:.]+)(.*)$/.exec(value) ?? [];
  if (day === undefined) return value;
  const minutes = /^[+-]\d\d$/.test(offset) ? ':00' : '';
  return `${day}T${time}${offset === '' ? 'Z' : offset}${minutes}`;
}

/** In major units, for the check. Django writes decimals as text. */
function amount(field: Field, value: unknown, isInMinorUnits: boolean, currency: string): unknown {
  if (isInMinorUnits)
    return Number.isInteger(value) ? toMajorUnits(value as number, currency) : String(value);
  if (typeof value !== 'string') return value;
  const cents = parseCents(value, currency);
  if (cents === null) throw invalid(field.publicName, `must be ${amountRule(currency)}`);
  return toMajorUnits(cents, currency);
}

function defaultOf(field: Field, currency: string): unknown {
  const { autoNow, autoNowAdd, null: nullable, blank, choices } = field.options;
  const fallback = field.defaultValue();
  if (fallback !== undefined)
    return field.kind === 'money' ? toMajorUnits(fallback as number, currency) : fallback;
  if (autoNow || autoNowAdd) return now();
  if (nullable) return null;
  if (blank && !choices && (field.kind === 'char' || field.kind === 'text')) return '';
  return undefined;
}

const checks = new WeakMap<Model, Map<string, Check<Fields>>>();

function checkOf(model: Model, currency: string): Check<Fields> {
  const ofModel = checks.get(model) ?? new Map<string, Check<Fields>>();
  checks.set(model, ofModel);
  let found = ofModel.get(currency);
  if (!found) {
    const fields = givenFields(model);
    const schemas = fields.map((field): [string, Schema] => [field.name, fieldSchema(field, currency)]);
    found = check<Fields>(
      objectSchema(
        Object.fromEntries(schemas),
        fields.map((field) => field.name),
      ),
    );
    ofModel.set(currency, found);
  }
  return found;
}

/** The value as stored in the database. */
function column(field: Field, values: Fields, currency: string): unknown {
  const value = values[field.name];
  if (value === null) return null;
  if (field.kind === 'money') return toCents(value as number, currency);
  return field.kind === 'datetime' ? new Date(value as string).toISOString() : value;
}
