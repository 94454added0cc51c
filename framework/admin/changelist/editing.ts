// Editing rows in the list: every changed row is saved through the model's functions, all in one
// transaction. If one fails, none is saved and each problem is shown beside its field.
import { lockRow } from '../model_admin.js';
import { assertUnchanged, wasSeen } from '../optimistic_locking.js';
import type { Field } from '../../db/fields.js';
import type { Transaction } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import type { Form } from '../forms.js';
import { changeMessage, logActions } from '../history.js';
import { managementProblem } from '../inline_reading.js';
import { addError, checkAgainstDatabase, type FormErrors, readFields, takeRefusal } from '../model_form.js';
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
  /** As typed, by the field's public name. */
  texts: Map<string, string>;
  changes: Record<string, unknown>;
}

/** The result of the edits. Nothing is saved if there are errors. */
export interface Edits {
  rows: EditedRow[];
  saved: number;
  /** By the input's name; a row's prefix is the key of the row, '' that of the list. */
  errors: FormErrors;
}

/** The editable columns of this list. */
export function editableFields({ model, admin }: Pick<ModelPage, 'model' | 'admin'>): Field[] {
  return (admin.options.listEditable ?? []).map((name) => model.field(name));
}

/** Saves what was changed in the list. */
export async function saveEdits(page: ModelPage, form: Form): Promise<Edits> {
  const errors: FormErrors = new Map();
  const rows = await readRows(page, form, errors);
  const changed = rows.filter(({ changes }) => Object.keys(changes).length > 0);
  if (errors.size === 0 && changed.length > 0) {
    try {
      await page.db.transaction((trx) => saveRows(page, trx, changed, errors));
    } catch (error) {
      if (!(error instanceof NothingSaved)) throw error;
    }
  }
  return { rows, errors, saved: errors.size === 0 ? changed.length : 0 };
}

/** Rolls back the transaction; the errors have been recorded. */
class NothingSaved extends Error {}

async function readRows(page: ModelPage, form: Form, errors: FormErrors): Promise<EditedRow[]> {
  const { db, model } = page;
  const fields = editableFields(page);
  const lines = postedLines(form, errors);
  const shown = await rowsOf(
    db,
    page,
    lines.map(({ id }) => id),
  );
  const rows: EditedRow[] = [];
  for (const { prefix, id } of lines) {
    const row = shown.find((one) => one.id === id) as Record<string, unknown> | undefined;
    if (!row) {
      addError(errors, '', `${model.verboseName} ${id} was deleted in the meantime.`);
      continue;
    }
    const token = form.get(`${prefix}token`);
    const { values, texts } = readFields(fields, form, errors, prefix);
    // A script that leaves out the token changes the row as it is now.
    const names = Object.keys(values).filter((name) =>
      token === '' ? row[name] !== values[name] : !wasSeen(model, token, name, values[name]),
    );
    const changes = Object.fromEntries(names.map((name) => [name, values[name]]));
    rows.push({ id, prefix, token, texts, changes });
    const changedFields = fields.filter(({ name }) => names.includes(name));
    await checkAgainstDatabase(db.read, model, changedFields, changes, id, errors, prefix);
  }
  return rows;
}

/** The ids of the posted lines; a wrong number of lines, or a line without an id, is an error. */
function postedLines(form: Form, errors: FormErrors): { prefix: string; id: number }[] {
  const names = ['form-TOTAL_FORMS', 'form-INITIAL_FORMS'];
  const missing = names.filter((name) => !/^\d{1,9}$/.test(form.get(name).trim()));
  const total = Number(form.get('form-TOTAL_FORMS'));
  if (missing.length > 0) addError(errors, '', managementProblem(missing));
  else if (total > MAX_SHOW_ALL) addError(errors, '', `Please submit at most ${MAX_SHOW_ALL} forms.`);
  if (errors.size > 0) return [];
  return Array.from({ length: total }, (_, number) => `form-${number}-`).flatMap((prefix) => {
    const id = form.get(`${prefix}id`);
    if (/^\d{1,9}$/.test(id)) return [{ prefix, id: Number(id) }];
    addError(errors, '', `(Hidden field ${prefix}id) This field is required.`);
    return [];
  });
}

/** In ascending id order, so that two lists never deadlock. */
async function saveRows(
  page: ModelPage,
  trx: Transaction,
  rows: EditedRow[],
  errors: FormErrors,
): Promise<void> {
  errors.clear(); // a transaction that lost a race is retried
  for (const row of [...rows].sort((a, b) => a.id - b.id)) {
    try {
      await trx.transaction((savepoint) => saveRow(page, savepoint, row));
    } catch (error) {
      const problems: FormErrors = new Map();
      takeRefusal(error, editableFields(page), [], problems);
      for (const [name, messages] of problems) {
        for (const message of messages) addError(errors, `${row.prefix}${name}`, message);
      }
    }
  }
  if (errors.size > 0) throw new NothingSaved();
}

async function saveRow(page: ModelPage, trx: Transaction, row: EditedRow): Promise<void> {
  const { model, admin, staff } = page;
  const { id, token, changes } = row;
  const names = Object.keys(changes);
  const current = (await lockRow(model, trx, id)) as object;
  assertUnchanged(model, current, token, names);
  await admin.saving(model).update(contextIn(trx, page), id, changes, {});
  const saved = (await model.objects(trx).where('id', id).first()) as object | undefined;
  if (!saved) throw new ApiError('not_found', `${model.options.name} ${id} was not found.`);
  const message = changeMessage(
    names.map((name) => model.field(name).label),
    [],
  );
  await logActions(trx, staff, [{ action: 'change', model, id, title: model.title(saved), message }]);
}
