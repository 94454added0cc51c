// Parsing the posted fields of one row: typed values, and errors by field.
import type { Queryable } from '../db/database.js';
import { capitalized, type Field } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { type FieldProblem, isRefusal } from '../errors.js';
import { NO_SUCH_CHOICE } from './field_limits.js';
import { inputText, parseInput, sentence } from './field_values.js';
import type { Form } from './forms.js';

/** Values by column, with the types of rows: cents for money, ids for foreign keys. */
export type FormValues = Record<string, unknown>;

/** Messages by the name of their input; '' is the whole form. */
export type FormErrors = Map<string, string[]>;

/** The parsed inputs of one row. */
export interface Reading {
  values: FormValues;
  /** As typed, by the field's public name. */
  texts: Map<string, string>;
}

/** The texts of the inputs of a stored row, or of a new one. */
export function initialTexts(fields: Field[], row: object | null): Map<string, string> {
  const values = row as FormValues | null;
  return new Map(
    fields.map((field) => [
      field.publicName,
      inputText(field, values ? values[field.name] : field.defaultValue()),
    ]),
  );
}

/** Parses the inputs of these fields; problems are added to `errors`. */
export function readFields(fields: Field[], form: Form, errors: FormErrors, prefix = ''): Reading {
  const values: FormValues = {};
  const texts = new Map<string, string>();
  for (const field of fields) {
    const name = `${prefix}${field.publicName}`;
    const text = postedText(form, field, prefix);
    texts.set(field.publicName, text);
    const parsed = parseInput(field, text);
    if ('error' in parsed) addError(errors, name, parsed.error);
    else values[field.name] = parsed.value;
  }
  return { values, texts };
}

/** The posted text of a field; Django posts a foreign key as `category`, not as `category_id`. */
export function postedText(form: Form, field: Field, prefix = ''): string {
  return form.get(postedName(form, field, prefix));
}

/** Whether the form has the field, by either name. */
export function isPosted(form: Form, field: Field, prefix = ''): boolean {
  return form.has(postedName(form, field, prefix));
}

function postedName(form: Form, { publicName, relationName }: Field, prefix: string): string {
  const name = `${prefix}${publicName}`;
  return form.has(name) ? name : `${prefix}${relationName}`;
}

export function addError(errors: FormErrors, name: string, message: string): void {
  errors.set(name, [...(errors.get(name) ?? []), message]);
}

/** Checks foreign keys and unique values. */
export async function checkAgainstDatabase(
  db: Queryable,
  model: Model,
  fields: Field[],
  values: FormValues,
  id: number | null,
  errors: FormErrors,
  prefix = '',
): Promise<void> {
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || value === null) continue;
    const name = `${prefix}${field.publicName}`;
    const to = field.options.to?.();
    if (to && !(await to.objects(db).where({ id: value }).first('id'))) {
      addError(errors, name, NO_SUCH_CHOICE);
    }
    if (!field.options.unique) continue;
    const same = model.objects(db).where({ [field.name]: value });
    if (id !== null) void same.whereNot({ id });
    if (await same.first('id')) {
      const subject = `${capitalized(model.verboseName)} with this ${field.label}`;
      addError(errors, name, field.options.takenMessage ?? `${subject} already exists.`);
    }
  }
}

/** The inline rows that field errors such as `items[2].quantity` refer to. */
export interface InlinePlaces {
  name: string;
  fields: Field[];
  /** The number in the form of each row that was passed to the model's function. */
  numbers: number[];
}

/**
 * Adds the field errors of a model's function to their inputs. Those without an input, and errors without
 * fields, are shown above the form. Other errors are rethrown.
 */
export function takeRefusal(
  error: unknown,
  fields: Field[],
  inlines: InlinePlaces[],
  errors: FormErrors,
): void {
  if (!isRefusal(error)) throw error;
  let placed = 0;
  for (const problem of error.details) {
    const name = inputOf(problem, fields, inlines);
    if (name === undefined) continue;
    addError(errors, name, sentence(problem.message));
    placed += 1;
  }
  if (placed === 0) addError(errors, '', sentence(error.message));
}

function inputOf({ field }: FieldProblem, fields: Field[], inlines: InlinePlaces[]): string | undefined {
  const [, list, index, column = ''] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(field) ?? [];
  if (list !== undefined) {
    const inline = inlines.find(({ name }) => name === list);
    // A line that is saved separately is passed as a list with one entry.
    if (!inline) return fieldNamed(fields, column)?.publicName;
    const number = inline.numbers[Number(index)];
    if (number === undefined) return undefined;
    const input = fieldNamed(inline.fields, column);
    return input ? `${list}-${number}-${input.publicName}` : `${list}-${number}`;
  }
  return fieldNamed(fields, field)?.publicName ?? inlines.find(({ name }) => name === field)?.name;
}

/** A field by its column, its public name, or its column without `_id`. */
function fieldNamed(fields: Field[], name: string): Field | undefined {
  return fields.find(({ name: column, publicName, relationName }) =>
    [column, publicName, relationName].includes(name),
  );
}
