// Conversions of a model field's value in forms: from the row to the text of an input, from posted text
// to a typed value, and to display text.
import { capitalized, type Field } from '../db/fields.js';
import { fieldSchema } from '../db/json_schema.js';
import { ApiError } from '../errors.js';
import { currencyOf, displayAmount } from '../currency.js';
import { localTime, momentOf, momentText } from '../time_zone.js';
import { exampleAmount, formatCents, parseCents, toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';
import { decimalsProblem, limitProblem, NO_SUCH_CHOICE } from './field_limits.js';
import { textProblem } from './forms.js';
import { type Check, check, MAX_ID, objectSchema } from '../validation.js';

/** The result of parsing a posted field: a value or an error. */
export type Parsed = { value: unknown } | { error: string };

const REQUIRED = 'This field is required.';
const WRONG_MOMENT = 'Enter a valid date/time.';

/** The input's text for a stored value; `'on'` or `''` for a checkbox. */
export function inputText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'boolean':
      return value ? 'on' : '';
    case 'money':
      return formatCents(value as number, settings.CURRENCY);
    case 'datetime':
      return localTime(value as string);
    default:
      return String(value as string | number);
  }
}

/** The display text of a read-only field. */
export function displayText(field: Field, value: unknown, row: object | null): string {
  if (value === null || value === undefined || value === '') return '-';
  const choice = field.options.choices?.find(([known]) => known === value);
  if (choice) return choice[1];
  switch (field.kind) {
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'money':
      return displayAmount(value as number, currencyOf(row ?? {}));
    case 'datetime':
      return momentText(value as string);
    default:
      return `${field.options.signed && Number(value) > 0 ? '+' : ''}${String(value as string | number)}`;
  }
}

/** The typed value of posted text, checked by the schema that the API uses. */
export function parseInput(field: Field, posted: string): Parsed {
  const problem = textProblem(posted);
  if (problem !== undefined) return { error: problem };
  const text = cleaned(field, posted);
  if (text === '' && field.kind !== 'boolean') return emptyValue(field);
  const read = readText(field, text);
  if ('error' in read) return read;
  const beyond = limitProblem(field, read.value);
  if (beyond !== undefined) return { error: beyond };
  // The schema may normalize the value.
  const values = { [field.publicName]: read.value };
  try {
    checkOf(field)(values);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (field.options.format === 'email') return { error: 'Enter a valid email address.' };
    return { error: sentence(error.details[0]?.message ?? error.message) };
  }
  const isMoney = field.kind === 'money';
  return { value: isMoney ? parseCents(text, settings.CURRENCY) : values[field.publicName] };
}

/** "must be at least 1" → "Must be at least 1." */
export function sentence(message: string): string {
  const text = capitalized(message);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Without the white space around it; browsers send CRLF for the line breaks of a text area. */
function cleaned(field: Field, posted: string): string {
  return (field.kind === 'text' ? posted.replace(/\r\n?/g, '\n') : posted).trim();
}

function emptyValue(field: Field): Parsed {
  const { null: nullable, blank } = field.options;
  if (nullable) return { value: null };
  if (!blank) return { error: REQUIRED };
  return { value: field.kind === 'char' || field.kind === 'text' ? '' : (field.defaultValue() ?? null) };
}

/** The value for the schema, which takes money in major units. */
function readText(field: Field, text: string): Parsed {
  switch (field.kind) {
    case 'boolean':
      return { value: text !== '' && text !== 'false' && text !== '0' };
    case 'integer':
      if (field.options.choices) return readChoice(field, text);
      return /^[+-]?\d{1,15}$/.test(text) ? { value: Number(text) } : { error: 'Enter a whole number.' };
    case 'foreignkey':
      return /^\d{1,10}$/.test(text) && Number(text) <= MAX_ID
        ? { value: Number(text) }
        : { error: NO_SUCH_CHOICE };
    case 'money': {
      // Amounts in forms are in the shop's currency: rows with their own currency are not edited.
      const { CURRENCY } = settings;
      if (!/^-?\d{1,12}(\.\d+)?$/.test(text))
        return { error: `Enter an amount, such as ${exampleAmount(CURRENCY)}.` };
      const cents = parseCents(text, CURRENCY);
      return cents === null ? { error: decimalsProblem() } : { value: toMajorUnits(cents, CURRENCY) };
    }
    case 'datetime':
      return readMoment(text);
    default:
      return readChoice(field, text);
  }
}

function readChoice(field: Field, text: string): Parsed {
  const { choices } = field.options;
  if (!choices) return { value: text };
  const found = choices.find(([value]) => String(value) === text);
  return found
    ? { value: found[0] }
    : { error: `Select a valid choice. ${text} is not one of the available choices.` };
}

/** Parses the format of `datetime-local`: `2026-05-01T12:30`, seconds and milliseconds optional. With `Z` it is UTC. */
function readMoment(text: string): Parsed {
  const matches = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?$/.test(text);
  if (!matches) return { error: WRONG_MOMENT };
  try {
    const local = momentOf(text.replace('Z', '').replace(' ', 'T'));
    return { value: text.endsWith('Z') ? new Date(text.replace(' ', 'T')).toISOString() : local };
  } catch (error) {
    if (error instanceof RangeError) return { error: WRONG_MOMENT };
    throw error;
  }
}

const checks = new WeakMap<Field, Check<unknown>>();

function checkOf(field: Field): Check<unknown> {
  let known = checks.get(field);
  if (!known) checks.set(field, (known = check(objectSchema({ [field.publicName]: fieldSchema(field) }))));
  return known;
}
