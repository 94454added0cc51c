// The rows of other models below a form: loading them, the permissions of this staff user, and parsing
// their posted fields. Names are those of Django: `items-TOTAL_FORMS`, `items-0-quantity`.
import type { Knex } from 'knex';
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import { orderTerm } from '../db/model.js';
import { countRows } from '../db/paging.js';
import { invalid } from '../errors.js';
import { driftSince, wasSeen } from './optimistic_locking.js';
import type { Inline } from './form_options.js';
import type { Form } from './forms.js';
import { ModelAdmin } from './model_admin.js';
import { addError, checkAgainstDatabase, type FormErrors, initialTexts, readFields } from './model_form.js';
import type { ModelPage } from './page.js';
import type { InlineRow } from './saving.js';

/** The maximum number of rows of a read-only inline. */
const MAX_SHOWN_ROWS = 20;
/** The maximum number of lines of a form. */
export const MAX_ROWS = 1_000;
const EXTRA_ROWS = 3;

export type AnyRow = Record<string, unknown> & { id: number };

/** One line of an inline: an existing row, or a new one. */
export interface InlineLine {
  /** Its number in the form: `items-<number>-quantity`. */
  number: number;
  row: AnyRow | null;
  texts: Map<string, string>;
  deleted: boolean;
}

/** An inline of one form. */
export interface InlineForm {
  inline: Inline;
  /** The columns in their order, and the editable ones. */
  columns: Field[];
  fields: Field[];
  may: { add: boolean; change: boolean; delete: boolean };
  /** Whether the lines are inputs; the save rejects a POST to read-only lines. */
  isOpen: boolean;
  lines: InlineLine[];
  /** The number of rows, including hidden ones; counted up to MAX_ROWS + 1. */
  count: number;
}

/** The inlines that this staff user may see, loaded from the database. */
export async function openInlines(
  page: ModelPage,
  db: Queryable,
  parent: AnyRow | null,
  writable: boolean,
): Promise<InlineForm[]> {
  const forms: InlineForm[] = [];
  for (const inline of page.admin.options.inlines ?? []) {
    const form = await openInline(page, db, inline, parent, writable);
    if (form) forms.push(form);
  }
  return forms;
}

async function openInline(
  { site, staff }: ModelPage,
  db: Queryable,
  inline: Inline,
  parent: AnyRow | null,
  writable: boolean,
): Promise<InlineForm | null> {
  const { model, readonly = false } = inline;
  const registered = site.of(model)?.admin;
  const admin = registered ?? new ModelAdmin();
  const may = (permission: 'add' | 'change' | 'delete') =>
    writable && !readonly && admin.may(model, staff, permission);
  const rights = { add: may('add'), change: may('change'), delete: may('delete') };
  // A model without its own pages belongs to its parent.
  const sees = registered === undefined || admin.maySee(model, staff);
  if (parent === null ? !rights.add : !sees && !rights.add) return null;
  const columns = inline.fields.map((name) => model.field(name));
  const fields = readonly ? [] : columns.filter((field) => field.options.editable !== false);
  const isOpen = !readonly && (parent === null || (inline.isOpen?.(parent) ?? true));
  const form = { inline, columns, fields, may: rights, isOpen, lines: [], count: 0 };
  // Saving does not need read-only inlines.
  return parent && sees && !readonly ? withRows(db, form, parent.id, MAX_ROWS) : form;
}

/** The inline for a page, which includes the rows of a read-only one. */
export function withShownRows(db: Queryable, form: InlineForm, parent: AnyRow | null): Promise<InlineForm> {
  const isRead = !form.inline.readonly || !parent;
  return isRead ? Promise.resolve(form) : withRows(db, form, parent.id, MAX_SHOWN_ROWS);
}

async function withRows(
  db: Queryable,
  form: InlineForm,
  parentId: number,
  limit: number,
): Promise<InlineForm> {
  const all = inlineRows(db, form.inline, parentId);
  const rows = (await all.clone().limit(limit)) as AnyRow[];
  const count = rows.length === limit ? await countUpTo(db, all) : rows.length;
  const lines = rows.map((row, number): InlineLine => ({
    ...{ number, row, deleted: false },
    texts: initialTexts(form.fields, row),
  }));
  return { ...form, lines, count };
}

/** The number of rows, at most `MAX_ROWS` + 1: counting ends there. */
async function countUpTo(db: Queryable, query: Knex.QueryBuilder): Promise<number> {
  const some = query
    .clone()
    .clearOrder()
    .select('id')
    .limit(MAX_ROWS + 1);
  return countRows(db.from(some.as('some')));
}

/** The rows of a parent in their order. */
export function inlineRows(db: Queryable, { model, foreignKey, ordering }: Inline, parentId: number) {
  const terms = (ordering ?? model.options.ordering ?? ['id']).map(orderTerm);
  return model
    .objects(db)
    .where({ [foreignKey]: parentId })
    .orderBy(terms);
}

/** Empty lines for new rows, after the existing ones. */
export function withEmptyLines({ lines, inline, may, fields, isOpen }: InlineForm): InlineLine[] {
  if (!may.add || !isOpen) return lines;
  const next = nextNumber(lines);
  const unused = lines.filter(({ row }) => row === null).length;
  const extra = Math.max(0, (inline.extra ?? EXTRA_ROWS) - unused);
  return [...lines, ...Array.from({ length: extra }, (_, index) => emptyLine(fields, next + index))];
}

function emptyLine(fields: Field[], number: number): InlineLine {
  return { number, row: null, texts: initialTexts(fields, null), deleted: false };
}

function nextNumber(lines: InlineLine[]): number {
  return Math.max(0, ...lines.map((line) => line.number + 1));
}

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
  const { inline, may } = form;
  if (!(may.add || may.change || may.delete) || !posted.has(`${inline.name}-TOTAL_FORMS`)) return reading;
  const total = Number(posted.get(`${inline.name}-TOTAL_FORMS`));
  if (!Number.isInteger(total) || total < 0 || total > MAX_ROWS)
    throw invalid(`${inline.name}-TOTAL_FORMS`, `must be a whole number from 0 to ${MAX_ROWS}`);
  const known = new Map(form.lines.flatMap(({ row }) => (row ? [[row.id, row] as const] : [])));
  const lines: InlineLine[] = [];
  for (let number = 0; number < total; number += 1) {
    const id = posted.get(`${inline.name}-${number}-id`);
    const row = /^\d{1,10}$/.test(id) ? known.get(Number(id)) : undefined;
    if (id !== '' && !row) {
      reading.conflicts.push(`Someone else deleted one of the ${inline.model.verboseNamePlural}.`);
      continue;
    }
    if (row) known.delete(row.id);
    const line = await readLine(db, form, posted, row ?? null, number, errors, reading);
    if (line) lines.push(line);
  }
  for (const row of known.values()) {
    reading.conflicts.push(`Someone else added ${inline.model.title(row)}.`);
    const texts = initialTexts(form.fields, row);
    lines.push({ number: total + lines.length, row, texts, deleted: false });
  }
  form.lines = lines;
  return reading;
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
  if (!fields.some((field) => posted.has(`${prefix}${field.publicName}`))) return true;
  const empty = initialTexts(fields, null);
  return fields.every(
    (field) => posted.get(`${prefix}${field.publicName}`).trim() === empty.get(field.publicName),
  );
}
