// Editing rows in the list: every changed row is saved through the model's functions in a transaction of its own, so that
// a row that cannot be saved does not affect the others. A number that programs change at any time, such as a stock, is
// saved as the difference to what the list showed.
import { createHash } from 'node:crypto';
import { lockRow } from '../model_admin.js';
import { assertUnchanged, wasSeen } from '../optimistic_locking.js';
import { capitalized, type Field } from '../../db/fields.js';
import type { Transaction } from '../../db/database.js';
import { ApiError, invalid } from '../../errors.js';
import { databaseNow } from '../../deadlines.js';
import { onceWithin } from '../../idempotency/once.js';
import { staffName } from '../../actor_names.js';
import { limitProblem } from '../field_limits.js';
import type { Form } from '../forms.js';
import { changesOf } from '../changes.js';
import { logActions } from '../history.js';
import { managementProblem } from '../inline_reading.js';
import { checkAgainstDatabase, type FormErrors, readFields, takeRefusal } from '../model_form.js';
import type { ModelPage } from '../page.js';
import { contextIn } from '../saving.js';
import { MAX_SHOW_ALL, rowsOf } from './rows.js';

/** One row as it was posted. */
export interface EditedRow {
  id: number;
  /** The prefix of the names of its inputs: `form-0-`. */
  prefix: string;
  /** The token of the row as it was shown; see optimistic_locking.ts. */
  token: string;
  /** The numbers that were shown, by column, where only the difference is saved. */
  seen: Map<string, number>;
  /** As typed, by the field's public name. */
  texts: Map<string, string>;
  changes: Record<string, unknown>;
  /** By the field's public name; '' is the whole row. */
  errors: FormErrors;
}

/** The result of the edits. */
export interface Edits {
  rows: EditedRow[];
  saved: number;
  /** What is wrong with the whole list, or with rows that it does not have any more. */
  errors: string[];
  /** What the user should know of the rows that were saved. */
  notes: string[];
}

/** The editable columns of this list. */
export function editableFields({ model, admin }: Pick<ModelPage, 'model' | 'admin'>): Field[] {
  return (admin.options.listEditable ?? []).map((name) => model.field(name));
}

/** Whether only the difference of an edit is saved. */
export function isSavedAsDifference({ kind, options }: Field): boolean {
  return kind === 'integer' && options.volatile === true;
}

/** Saves what was changed in the list; rows with errors are not saved. */
export async function saveEdits(page: ModelPage, form: Form): Promise<Edits> {
  const edits: Edits = { rows: [], saved: 0, errors: [], notes: [] };
  edits.rows = await readRows(page, form, edits.errors);
  const changed = edits.rows.filter(({ changes }) => Object.keys(changes).length > 0);
  for (const row of changed.filter(({ errors }) => errors.size === 0)) {
    try {
      edits.notes.push(...(await page.db.transaction((trx) => saveOnce(page, trx, row, form))));
      edits.saved += 1;
    } catch (error) {
      takeRefusal(error, editableFields(page), [], row.errors);
    }
  }
  return edits;
}

async function readRows(page: ModelPage, form: Form, errors: string[]): Promise<EditedRow[]> {
  const { db, model } = page;
  const lines = postedLines(form, errors);
  const shown = await rowsOf(
    db,
    page,
    lines.map(({ id }) => id),
  );
  const rows: EditedRow[] = [];
  for (const { prefix, id } of lines) {
    const row = shown.find((one) => one.id === id);
    if (row) rows.push(await readRow(page, form, row, prefix));
    else errors.push(`${capitalized(model.verboseName)} ${id} was deleted in the meantime.`);
  }
  return rows;
}

async function readRow(page: ModelPage, form: Form, row: { id: number }, prefix: string): Promise<EditedRow> {
  const { db, model } = page;
  const { id } = row;
  const fields = editableFields(page);
  const token = form.get(`${prefix}token`);
  const named: FormErrors = new Map();
  const { values, texts } = readFields(fields, form, named, prefix);
  const errors: FormErrors = new Map([...named].map(([name, texts]) => [name.slice(prefix.length), texts]));
  // A script that leaves out the token changes the row as it is now.
  const names = Object.keys(values).filter((name) =>
    token === ''
      ? (row as Record<string, unknown>)[name] !== values[name]
      : !wasSeen(model, token, name, values[name]),
  );
  const changes = Object.fromEntries(names.map((name) => [name, values[name]]));
  const changedFields = fields.filter(({ name }) => names.includes(name));
  await checkAgainstDatabase(db.read, model, changedFields, changes, id, errors);
  return { id, prefix, token, seen: seenIn(form, fields, prefix), texts, changes, errors };
}

function seenIn(form: Form, fields: Field[], prefix: string): Map<string, number> {
  const posted = fields.filter(isSavedAsDifference).map(({ name, publicName }) => {
    return [name, form.get(`${prefix}initial-${publicName}`)] as const;
  });
  return new Map(
    posted.filter(([, text]) => /^-?\d{1,15}$/.test(text)).map(([name, text]) => [name, Number(text)]),
  );
}

/** The ids of the posted lines; a wrong number of lines, or a line without an id, is an error. */
function postedLines(form: Form, errors: string[]): { prefix: string; id: number }[] {
  const names = ['form-TOTAL_FORMS', 'form-INITIAL_FORMS'];
  const missing = names.filter((name) => !/^\d{1,9}$/.test(form.get(name).trim()));
  const total = Number(form.get('form-TOTAL_FORMS'));
  if (missing.length > 0) errors.push(managementProblem(missing));
  else if (total > MAX_SHOW_ALL) errors.push(`Please submit at most ${MAX_SHOW_ALL} forms.`);
  if (errors.length > 0) return [];
  return Array.from({ length: total }, (_, number) => `form-${number}-`).flatMap((prefix) => {
    const id = form.get(`${prefix}id`);
    if (/^\d{1,9}$/.test(id)) return [{ prefix, id: Number(id) }];
    errors.push(`(Hidden field ${prefix}id) This field is required.`);
    return [];
  });
}

/** A list that is submitted twice adds a difference once. */
async function saveOnce(page: ModelPage, trx: Transaction, row: EditedRow, form: Form): Promise<string[]> {
  const typed = [row.id, ...row.seen, ...row.texts.values()].join(' ');
  const key = createHash('sha256')
    .update(`${form.get('_form_key')} ${typed}`)
    .digest('hex');
  const isOnce = form.get('_form_key') !== '' && row.seen.size > 0;
  const scope = staffName(page.staff.username);
  const attempt = isOnce ? { scope, key, askedAt: databaseNow() } : null;
  const { answer, replayed } = await onceWithin(trx, attempt, typed, (step) => saveRow(page, step, row));
  return replayed ? [] : answer;
}

/** Returns what the user should know of it. */
async function saveRow(page: ModelPage, trx: Transaction, row: EditedRow): Promise<string[]> {
  const { model, admin, staff } = page;
  const { id, token } = row;
  const names = Object.keys(row.changes);
  const current = (await lockRow(model, trx, id)) as Record<string, unknown>;
  const moved = names.filter((name) => row.seen.has(name));
  if (names.length > moved.length) {
    assertUnchanged(
      ...([model, current, token] as const),
      names.filter((name) => !moved.includes(name)),
    );
  }
  const changes = { ...row.changes };
  const notes: string[] = [];
  for (const name of moved) {
    const [now, seen, typed] = [Number(current[name]), row.seen.get(name) ?? 0, Number(changes[name])];
    changes[name] = movedValue(model.field(name), now, typed - seen);
    if (now !== seen) notes.push(noteOf(model.title(current), model.field(name), seen, now, typed - seen));
  }
  await admin.saving(model).update(contextIn(trx, page), id, changes, {});
  const saved = (await model.objects(trx).where('id', id).first()) as object | undefined;
  if (!saved) throw new ApiError('not_found', `${model.options.name} ${id} was not found.`);
  const title = model.title(saved);
  await logActions(trx, staff, [
    { action: 'change', model, id, title, changes: await changesOf(trx, model, current, saved, names) },
  ]);
  return notes;
}

/** The value after a change by the difference; `invalid` when the field cannot have it. */
function movedValue(field: Field, now: number, difference: number): number {
  const value = now + difference;
  const problem = limitProblem(field, value);
  if (problem === undefined) return value;
  throw invalid(
    field.publicName,
    `it is ${now} now, so your change of ${signed(difference)} would make it ${value}`,
  );
}

const signed = (difference: number): string => `${difference > 0 ? '+' : ''}${difference}`;

/** "Lamp: the stock quantity had changed from 20 to 18. Your change of +12 made it 30." */
function noteOf(title: string, field: Field, seen: number, now: number, difference: number): string {
  const made = `Your change of ${signed(difference)} made it ${now + difference}.`;
  return `${title}: the ${field.labelInSentence} had changed from ${seen} to ${now}. ${made}`;
}
