// Filters in the URL, in Django's format: `status__exact=shipped`, `category__id__exact=3`,
// `created_at__gte=2026-01-01`, `name__icontains=lamp`. Only fields that the pages of the model show are
// allowed, because a filter on a hidden one would reveal it letter by letter.
import type { Field } from '../../db/fields.js';
import type { Model } from '../../db/model.js';
import { ApiError } from '../../errors.js';
import { parseCents } from '../../money.js';
import { settings } from '../../conf/settings.js';
import { MAX_ID } from '../../validation.js';
import type { CustomFilter, ModelAdmin } from '../model_admin.js';
import { anyOf, type Condition, operatorOf } from './conditions.js';
import { dateLookup, type DateParts, drillDown, isDatePart, readNumber } from './date_lookups.js';
import { readMoment } from './moments.js';
import { WrongLookup } from './parameters.js';
import { relatedLookup } from './related_lookups.js';
import { textLookup } from './text_lookups.js';

/** The maximum number of values in one `id__in`. */
const MAX_VALUES = 100;

/** The field of a parameter, and the rest of its name: `created_at__date__gte` → `['date', 'gte']`. */
interface Lookup {
  field: Field;
  path: string[];
}

/** The conditions of these parameters; throws WrongLookup for unknown and `invalid` for refused ones. */
export function readLookups(
  model: Model,
  admin: ModelAdmin,
  filters: [string, readonly string[]][],
): Condition[] {
  const conditions: Condition[] = [];
  const dates = new Map<Field, DateParts>();
  for (const [name, values] of filters) {
    const custom = customFilter(admin, name);
    if (custom) {
      conditions.push(customCondition(custom, values.at(-1) ?? ''));
      continue;
    }
    const related = relatedLookup(model, name, values);
    if (related) {
      conditions.push(related);
      continue;
    }
    const { field, path } = resolve(model, admin, name);
    const [value] = values;
    if (value !== undefined && values.length === 1 && isDrillDown(field, path)) {
      dates.set(field, { ...dates.get(field), [path[0] ?? '']: readNumber(value) });
    } else {
      const column = `${model.table}.${field.name}`;
      conditions.push(anyOf(values.map((one) => condition(column, field, path, one))));
    }
  }
  for (const [field, parts] of dates) conditions.push(...drillDown(`${model.table}.${field.name}`, parts));
  return conditions;
}

function customFilter(admin: ModelAdmin, name: string): CustomFilter | undefined {
  for (const filter of admin.options.listFilter ?? []) {
    if (typeof filter !== 'string' && filter.name === name) return filter;
  }
  return undefined;
}

function customCondition({ name, choices, narrow }: CustomFilter, value: string): Condition {
  if (!choices.some((choice) => choice.value === value)) throw new WrongLookup(name);
  return (query) => narrow(query, value);
}

/** `category__id__exact` → the field `category_id` and `['exact']`. */
function resolve(model: Model, admin: ModelAdmin, name: string): Lookup {
  const [first = '', ...path] = name.split('__');
  const field = [...model.fields.values()].find((known) => namesOf(known).includes(first));
  if (!field) throw new WrongLookup(name);
  if (!shownFields(model, admin).includes(field.name)) throw notAllowed(name);
  if (field.kind === 'foreignkey' && (path[0] === 'id' || path[0] === 'pk')) path.shift();
  if (field.options.to?.().fields.has(path[0] ?? '')) throw notAllowed(name);
  return { field, path };
}

function notAllowed(name: string): ApiError {
  return new ApiError('invalid', `Filtering by ${name} is not allowed.`);
}

function namesOf(field: Field): string[] {
  const names = [field.name, field.publicName, field.relationName];
  return field.kind === 'auto' ? [...names, 'pk'] : names;
}

/** The fields that the list or the form shows. */
function shownFields(model: Model, { options }: ModelAdmin): string[] {
  const { listDisplay = [], listFilter = [], dateHierarchy, fieldsets, readonlyFields = [] } = options;
  const named = [...listDisplay, ...listFilter].filter((entry) => typeof entry === 'string');
  const editable = [...model.fields.values()].filter(({ options: { editable: is } }) => is !== false);
  const inForm = fieldsets?.flatMap(({ fields }) => fields) ?? [
    ...editable.map(({ name }) => name),
    ...readonlyFields,
  ];
  return ['id', ...named, ...inForm, ...(dateHierarchy === undefined ? [] : [dateHierarchy])];
}

function isDrillDown({ kind }: Field, path: string[]): boolean {
  return kind === 'datetime' && path.length === 1 && ['year', 'month', 'day'].includes(path[0] ?? '');
}

function condition(column: string, field: Field, path: string[], text: string): Condition {
  const [lookup = 'exact', ...rest] = path;
  if (field.kind === 'datetime' && isDatePart(lookup) && rest.length < 2) {
    return dateLookup(column, lookup, rest[0] ?? 'exact', text);
  }
  if (rest.length > 0) throw new WrongLookup(lookup);
  if (lookup === 'isnull') {
    const isNull = !/^(|false|0)$/i.test(text);
    return (query) => void (isNull ? query.whereNull(column) : query.whereNotNull(column));
  }
  if (lookup === 'in' || lookup === 'range') {
    const values = text.split(',').map((one) => readValue(field, one));
    if (lookup === 'in' && values.length <= MAX_VALUES) return (query) => void query.whereIn(column, values);
    const [from, until, ...more] = values;
    if (lookup === 'in' || from === undefined || until === undefined || more.length > 0) {
      throw new WrongLookup(lookup);
    }
    return (query) => void query.whereBetween(column, [from, until]);
  }
  return (
    textCondition(field, column, lookup, text) ?? compared(column, field, operatorOf(lookup) ?? '', text)
  );
}

function textCondition({ kind }: Field, column: string, lookup: string, text: string): Condition | null {
  return ['char', 'text', 'integer', 'auto'].includes(kind) ? textLookup(column, lookup, text) : null;
}

function compared(column: string, field: Field, operator: string, text: string): Condition {
  if (operator === '' || (field.kind === 'boolean' && operator !== '=')) throw new WrongLookup(operator);
  const value = readValue(field, text);
  return (query) => void query.where(column, operator, value);
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
    case 'text':
      return text;
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
