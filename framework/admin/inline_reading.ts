// Parsing the posted lines of an inline. Names are those of Django: `items-TOTAL_FORMS`, `items-0-quantity`.
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import type { Form } from './forms.js';
import { type AnyRow, type InlineForm, type InlineLine, MAX_ROWS } from './inline_forms.js';
import {
  addError,
  checkAgainstDatabase,
  type FormErrors,
  initialTexts,
  isPosted,
  postedText,
  readFields,
} from './model_form.js';
import { driftSince, TOKEN_FIELD, wasSeen } from './optimistic_locking.js';
import type { InlineRow } from './saving.js';

/** The posted changes of an inline, and conflicting changes by others. */
export interface InlineReading {
  /** The lines that are added, changed or deleted. */
  rows: InlineRow[];
  /** The number of each of these lines in the form. */
  numbers: number[];
  /** Sentences about changes by others. */
  conflicts: string[];
}

/** Parses the lines of an inline; the form keeps the typed texts, problems are added to `errors`. */
export async function readInline(
  db: Queryable,
  form: InlineForm,
  posted: Form,
  errors: FormErrors,
): Promise<InlineReading> {
  const reading: InlineReading = { rows: [], numbers: [], conflicts: [] };
  const total = postedTotal(form, posted, errors);
  if (total === null) return reading;
  const { inline } = form;
  const known = new Map(form.lines.flatMap(({ row }) => (row ? [[row.id, row] as const] : [])));
  const isCompared = comparesRows(posted, inline.name, total);
  const lines: InlineLine[] = [];
  for (let number = 0; number < total; number += 1) {
    const id = posted.get(`${inline.name}-${number}-id`);
    const row = /^\d{1,10}$/.test(id) ? known.get(Number(id)) : undefined;
    if (id !== '' && !row) {
      if (isCompared)
        reading.conflicts.push(`Someone else deleted one of the ${inline.model.verboseNamePlural}.`);
      else
        addError(
          errors,
          inline.name,
          `Select a valid choice. ${id} is not one of the ${inline.model.verboseNamePlural}.`,
        );
      continue;
    }
    if (row) known.delete(row.id);
    const line = await readLine(db, form, posted, row ?? null, number, errors, reading);
    if (line) lines.push(line);
  }
  for (const row of known.values()) {
    if (isCompared) reading.conflicts.push(`Someone else added ${inline.model.title(row)}.`);
    const texts = initialTexts(form.fields, row);
    lines.push({ number: total + lines.length, row, texts, deleted: false });
  }
  form.lines = lines;
  return reading;
}

/** The number of posted lines; `null` if this form posts none, or says so wrongly, which is an error. */
function postedTotal({ inline, may, isOpen }: InlineForm, posted: Form, errors: FormErrors): number | null {
  if (!(may.add || may.change || may.delete)) return null;
  const names = ['TOTAL_FORMS', 'INITIAL_FORMS'].map((name) => `${inline.name}-${name}`);
  // Closed lines are shown as text.
  if (!isOpen && !names.some((name) => posted.has(name))) return null;
  const missing = names.filter((name) => !/^\d{1,9}$/.test(posted.get(name).trim()));
  const total = Number(posted.get(`${inline.name}-TOTAL_FORMS`));
  if (missing.length > 0) addError(errors, inline.name, managementProblem(missing));
  else if (total > MAX_ROWS) addError(errors, inline.name, `Please submit at most ${MAX_ROWS} forms.`);
  else return total;
  return null;
}

/** Django's message for counts that a form should have sent. */
export function managementProblem(names: string[]): string {
  return `ManagementForm data is missing or has been tampered with. Missing fields: ${names.join(', ')}. You may need to file a bug report if the issue persists.`;
}

/** Whether the post has all rows that its page showed: a script without tokens may send only some. */
function comparesRows(posted: Form, name: string, total: number): boolean {
  const numbers = Array.from({ length: total }, (_, number) => number);
  const shown = numbers.filter((number) => posted.get(`${name}-${number}-id`) !== '');
  if (shown.length === 0) return posted.get(TOKEN_FIELD) !== '';
  return shown.some((number) => posted.get(`${name}-${number}-token`) !== '');
}

/** Parses one line; nothing for an empty one, or a new line that was removed. */
async function readLine(
  db: Queryable,
  { inline, fields, may }: InlineForm,
  posted: Form,
  row: AnyRow | null,
  number: number,
  errors: FormErrors,
  reading: InlineReading,
): Promise<InlineLine | undefined> {
  const { name, model, foreignKey } = inline;
  const prefix = `${name}-${number}-`;
  const deleted = posted.has(`${prefix}DELETE`) && (row === null || may.delete);
  const take = (line: InlineRow) => {
    reading.rows.push(line);
    reading.numbers.push(number);
  };
  if (row === null && (deleted || !may.add || isEmpty(fields, posted, prefix))) return undefined;
  if (row !== null && !deleted && !may.change) {
    return { number, row, texts: initialTexts(fields, row), deleted: false };
  }
  const own: FormErrors = new Map();
  const { values, texts } = readFields(fields, posted, own, prefix);
  // A line that the form shows may break a rule for typed values; it is checked when it is changed.
  const shown = row ? initialTexts(fields, row) : null;
  if (shown && [...texts].every(([name, text]) => text === shown.get(name))) own.clear();
  const token = posted.get(`${prefix}token`);
  const isOther = (field: Field) =>
    token !== '' && row
      ? !wasSeen(model, token, field.name, values[field.name])
      : row?.[field.name] !== values[field.name];
  const changed = row ? fields.filter((field) => field.name in values && isOther(field)) : fields;
  if (row && token !== '' && (deleted || changed.length > 0)) {
    const { edited, columns } = driftSince(model, row, token);
    if (edited || columns.length > 0) reading.conflicts.push(`Someone else changed ${model.title(row)}.`);
  }
  const line = { number, row, texts, deleted };
  const base = { id: row?.id ?? null, deleted };
  if (deleted) {
    take({ ...base, values: row ?? {}, changes: {} });
    return line;
  }
  await checkAgainstDatabase(db, model, changed, values, row?.id ?? null, own, prefix);
  for (const [input, messages] of own) for (const message of messages) addError(errors, input, message);
  if (changed.length === 0 && own.size === 0) return { ...line, texts: initialTexts(fields, row) };
  const parent = row ? { [foreignKey]: row[foreignKey] } : {};
  const changes = Object.fromEntries(changed.map((field) => [field.name, values[field.name]]));
  take({ ...base, values: { ...parent, ...values }, changes });
  return line;
}

/** Whether this new line is unchanged: it was not posted, or has the values of an empty line. */
function isEmpty(fields: Field[], posted: Form, prefix: string): boolean {
  if (!fields.some((field) => isPosted(posted, field, prefix))) return true;
  const empty = initialTexts(fields, null);
  return fields.every((field) => postedText(posted, field, prefix).trim() === empty.get(field.publicName));
}
