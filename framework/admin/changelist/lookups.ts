// Filters in the URL, in Django's format: `status__exact=shipped`, `category__id__exact=3`,
// `created_at__gte=2026-01-01`. Only fields that the list shows or filters by are allowed.
import type { Knex } from 'knex';
import type { Field } from '../../db/fields.js';
import type { Model } from '../../db/model.js';
import { parseCents } from '../../money.js';
import { settings } from '../../conf/settings.js';
import { MAX_ID } from '../../validation.js';
import type { ModelAdmin } from '../model_admin.js';
import { readMoment, spanOf } from './moments.js';
import { WrongLookup } from './parameters.js';

/** Adds a condition to a query on the model's table. */
export type Condition = (query: Knex.QueryBuilder) => void;

const COMPARISONS: Record<string, string> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };
const DATE_PARTS = ['year', 'month', 'day'] as const;
/** The maximum number of ids in one `id__in`. */
const MAX_VALUES = 100;

type DateParts = Partial<Record<(typeof DATE_PARTS)[number], number>>;

/** The conditions of these parameters; throws WrongLookup for anything not allowed. */
export function readLookups(model: Model, admin: ModelAdmin, filters: [string, string][]): Condition[] {
  const conditions: Condition[] = [];
  const dates = new Map<Field, DateParts>();
  for (const [name, value] of filters) {
    const custom = customFilter(admin, name);
    if (custom) {
      if (!custom.choices.some((choice) => choice.value === value)) throw new WrongLookup(name);
      conditions.push((query) => custom.narrow(query, value));
      continue;
    }
    const { field, lookup } = resolve(model, admin, name);
    const part = DATE_PARTS.find((known) => known === lookup);
    if (part && field.kind === 'datetime') {
      if (!/^\d{1,4}$/.test(value)) throw new WrongLookup(name);
      dates.set(field, { ...dates.get(field), [part]: Number(value) });
    } else {
      conditions.push(condition(`${model.table}.${field.name}`, field, lookup, value));
    }
  }
  for (const [field, parts] of dates) conditions.push(inSpan(`${model.table}.${field.name}`, parts));
  return conditions;
}

function customFilter(admin: ModelAdmin, name: string) {
  for (const filter of admin.options.listFilter ?? []) {
    if (typeof filter !== 'string' && filter.name === name) return filter;
  }
  return undefined;
}

/** `category__id__exact` → the field `category_id` and `exact`. */
function resolve(model: Model, admin: ModelAdmin, name: string): { field: Field; lookup: string } {
  const [first = '', ...rest] = name.split('__');
  const field = [...model.fields.values()].find((known) => namesOf(known).includes(first));
  if (!field || !allowedFields(admin).includes(field.name)) throw new WrongLookup(name);
  if (field.kind === 'foreignkey' && rest[0] === 'id') rest.shift();
  if (rest.length > 1) throw new WrongLookup(name);
  return { field, lookup: rest[0] ?? 'exact' };
}

function namesOf(field: Field): string[] {
  return [field.name, field.publicName, field.relationName];
}

function allowedFields({ options }: ModelAdmin): string[] {
  const { listDisplay = [], listFilter = [], dateHierarchy } = options;
  const named = [...listDisplay, ...listFilter].filter((entry) => typeof entry === 'string');
  return ['id', ...named, ...(dateHierarchy === undefined ? [] : [dateHierarchy])];
}

function condition(column: string, field: Field, lookup: string, text: string): Condition {
  if (lookup === 'isnull') {
    const isNull = readBoolean(text);
    return (query) => void (isNull ? query.whereNull(column) : query.whereNotNull(column));
  }
  if (lookup === 'in') {
    const values = text.split(',').map((one) => readValue(field, one));
    if (values.length > MAX_VALUES || field.kind === 'datetime') throw new WrongLookup(lookup);
    return (query) => void query.whereIn(column, values);
  }
  const operator = Object.hasOwn(COMPARISONS, lookup) ? COMPARISONS[lookup] : undefined;
  const isOrdered = ['integer', 'money', 'datetime', 'auto'].includes(field.kind);
  if (operator === undefined || (lookup !== 'exact' && !isOrdered)) throw new WrongLookup(lookup);
  const value = readValue(field, text);
  return (query) => void query.where(column, operator, value);
}

function inSpan(column: string, { year, month, day }: DateParts): Condition {
  if (year === undefined) throw new WrongLookup(column);
  const { from, until } = spanOf(year, month, day);
  return (query) => void query.where(column, '>=', from).where(column, '<', until);
}

/** The value as stored in its column. */
function readValue(field: Field, text: string): string | number | boolean {
  switch (field.kind) {
    case 'boolean':
      return readBoolean(text);
    case 'datetime':
      return readMoment(text);
    case 'money': {
      const cents = parseCents(text, settings.CURRENCY);
      if (cents === null) throw new WrongLookup(field.name);
      return cents;
    }
    case 'char':
    case 'text': {
      const { choices } = field.options;
      if (choices && !choices.some(([value]) => value === text)) throw new WrongLookup(field.name);
      return text;
    }
    default:
      if (!/^-?\d{1,10}$/.test(text) || Math.abs(Number(text)) > MAX_ID) throw new WrongLookup(field.name);
      return Number(text);
  }
}

function readBoolean(text: string): boolean {
  if (/^(1|true)$/i.test(text)) return true;
  if (/^(0|false)$/i.test(text)) return false;
  throw new WrongLookup(text);
}
