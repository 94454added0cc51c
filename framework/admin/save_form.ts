// Saving a form: the row, its inlines and the history in one transaction.
import { withPrepopulated } from './prepopulated.js';
import {
  type Database,
  isForeignKeyViolation,
  isUniqueViolation,
  type Queryable,
  type Transaction,
} from '../db/database.js';
import { ApiError } from '../errors.js';
import { type Change, changesOf } from './changes.js';
import { CONFIRMED, type EditForm, openForm, readForm, type Wanted, wantsAnything } from './edit_form.js';
import type { Inline } from './form_options.js';
import type { Form } from './forms.js';
import { logActions } from './history.js';
import { type AnyRow, inlineRows } from './inline_forms.js';
import { addMessage } from './messages.js';
import { findLocked, ModelAdmin } from './model_admin.js';
import { takeRefusal } from './model_form.js';
import { type ModelPage, requireRow, type RowPage } from './page.js';
import { contextIn, type SaveContext } from './saving.js';
import { isOnlyShown } from './typed.js';

/** The result of a posted form. */
export type Outcome = { saved: { id: number; title: string } } | { refused: EditForm };

/** Rolls back the transaction and carries the form with its errors. */
class Refused extends Error {
  constructor(readonly form: EditForm) {
    super('The form has errors.');
  }
}

/** Adds a row with its inline lines. */
export async function saveNewRow(page: ModelPage, typed: Form): Promise<Outcome> {
  const posted = withPrepopulated(page, typed);
  return transact(page.db, async (trx) => {
    const form = await openForm(page, trx, null, true);
    const wanted = await readForm(page, trx, form, posted);
    refuse(page, form, posted);
    const { admin, model } = page;
    const context = contextIn(trx, page);
    const id = await attempt(form, wanted, async () => {
      const made = await admin
        .saving(model)
        .create(context, wanted.values, handedOver(admin, wanted, 'savedByParent'));
      await saveInlines(page, context, made, wanted);
      return made;
    });
    const title = model.title(await savedRow(page, trx, id));
    await logActions(trx, context.user, [{ action: 'add', model, id, title, message: 'Added.' }]);
    return { saved: { id, title } };
  });
}

/** Changes a row and its inline lines; null when there is no such row, `forbidden` without permission. */
export async function saveRow(page: RowPage, posted: Form): Promise<Outcome | null> {
  return transact(page.db, async (trx) => {
    const { admin, model, id } = page;
    const row = (await findLocked(model, trx, id)) as AnyRow | undefined;
    if (!row) return null;
    await requireRow(page, row);
    const form = await openForm(page, trx, row, true);
    const wanted = await readForm(page, trx, form, posted);
    refuse(page, form, posted);
    if (!wantsAnything(wanted)) return { saved: { id, title: model.title(form.row) } };
    await warnFirst(page, trx, form, wanted, posted);
    const context = contextIn(trx, page);
    const before = await changedLines(form, wanted, trx, id);
    const after = await attempt(form, wanted, async () => {
      const lines = handedOver(admin, wanted, 'savedByParent');
      const writes = Object.keys(wanted.values).length > 0 || Object.keys(lines).length > 0;
      const saved = writes && (await admin.saving(model).update(context, id, wanted.values, lines));
      await saveInlines(page, context, id, wanted);
      return saved || savedRow(page, trx, id);
    });
    const title = model.title(after);
    const columns = Object.keys(wanted.values).filter((name) => model.fields.has(name));
    const changes = [
      ...(await changesOf(trx, model, row, after, columns)),
      ...wanted.setChanges,
      ...(await inlineChanges(form, wanted, trx, before, await changedLines(form, wanted, trx, id))),
    ];
    await logActions(trx, context.user, [{ action: 'change', model, id, title, changes }]);
    return { saved: { id, title } };
  });
}

/** Refuses the form once, with its warnings, unless they were confirmed. */
async function warnFirst(
  { admin }: ModelPage,
  trx: Transaction,
  form: EditForm,
  { values }: Wanted,
  posted: Form,
): Promise<void> {
  if (!admin.options.warns || form.row === null || posted.has(CONFIRMED)) return;
  form.warnings = await admin.options.warns(trx, form.row, values);
  if (form.warnings.length > 0) throw new Refused(form);
}

/** Refuses a form with errors, and one that is only to be shown with what was typed. */
function refuse(page: ModelPage, form: EditForm, posted: Form): void {
  if (isOnlyShown(posted))
    addMessage(page, 'warning', 'Nothing was saved yet. Check what you typed, and save it.');
  else if (form.errors.size === 0) return;
  throw new Refused(form);
}

async function transact<T>(
  db: Database,
  work: (trx: Transaction) => Promise<T>,
): Promise<T | { refused: EditForm }> {
  try {
    return await db.transaction(work);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.form };
    throw error;
  }
}

/** Runs the writes; a violated rule becomes an error of the form. */
async function attempt<T>(form: EditForm, { places }: Wanted, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const sets = form.sets.map(({ name }) => ({ name, fields: [], numbers: [] }));
    takeRefusal(explained(error), form.fields, [...places, ...sets], form.errors);
    throw new Refused(form);
  }
}

/** Messages for violated constraints of plain statements. */
function explained(error: unknown): unknown {
  if (isUniqueViolation(error))
    return new ApiError('already_exists', 'A row with these values already exists.');
  if (isForeignKeyViolation(error)) return new ApiError('in_use', 'A related record prevents this.');
  return error;
}

/** The inline lines that the parent saves, or the others. */
function handedOver(admin: ModelAdmin, { inlineRows: rows }: Wanted, who: 'savedByParent' | 'savedAlone') {
  const inlines = (admin.options.inlines ?? []).filter(
    (inline) => (inline.savedByParent ?? false) === (who === 'savedByParent') && rows[inline.name],
  );
  return Object.fromEntries(inlines.map(({ name }) => [name, rows[name] ?? []]));
}

/** Saves the lines that the `saving` of their own model writes. */
async function saveInlines(
  { admin, site }: ModelPage,
  context: SaveContext,
  parentId: number,
  wanted: Wanted,
): Promise<void> {
  const rows = handedOver(admin, wanted, 'savedAlone');
  for (const { name, model, foreignKey } of admin.options.inlines ?? []) {
    const saving = (site.of(model)?.admin ?? new ModelAdmin()).saving(model);
    for (const { id, values, changes, deleted } of rows[name] ?? []) {
      if (id === null) await saving.create(context, { ...values, [foreignKey]: parentId }, {});
      else if (deleted) await saving.delete(context, id);
      else await saving.update(context, id, changes, {});
    }
  }
}

type Lines = Map<string, Map<number, AnyRow>>;

/** The rows of each changed inline, by the inline's name and the row's id. */
async function changedLines(
  { inlines }: EditForm,
  { inlineRows: rows }: Wanted,
  db: Queryable,
  parentId: number,
): Promise<Lines> {
  const lines: Lines = new Map();
  for (const { inline } of inlines) {
    if (!rows[inline.name]) continue;
    const found = (await inlineRows(db, inline, parentId)) as AnyRow[];
    lines.set(inline.name, new Map(found.map((row) => [row.id, row])));
  }
  return lines;
}

async function inlineChanges(
  form: EditForm,
  wanted: Wanted,
  db: Queryable,
  before: Lines,
  after: Lines,
): Promise<Change[]> {
  const all: Change[] = [];
  for (const { inline } of form.inlines) {
    const { name, model } = inline;
    const [old, now] = [before, after].map((lines) => lines.get(name) ?? new Map<number, AnyRow>());
    if (!old || !now) continue;
    const whole = (kind: 'added' | 'deleted', row: AnyRow): Change => ({
      ...{ kind, field: name, label: '', line: lineName(inline, row) },
    });
    all.push(...[...now.values()].filter(({ id }) => !old.has(id)).map((row) => whole('added', row)));
    for (const { id, deleted, changes } of wanted.inlineRows[name] ?? []) {
      const [row, saved] = id === null ? [] : [old.get(id), now.get(id)];
      if (row && deleted) all.push(whole('deleted', row));
      if (!row || !saved || deleted) continue;
      const line = lineName(inline, saved);
      all.push(...(await changesOf(db, model, row, saved, Object.keys(changes), line)));
    }
  }
  return all;
}

/** "order item “2 × Lamp”" */
function lineName({ model }: Inline, row: AnyRow): string {
  return `${model.verboseName} “${model.title(row)}”`;
}

/** The row after it was saved. */
async function savedRow({ model }: ModelPage, db: Queryable, id: number): Promise<object> {
  return (await model.objects(db).where({ id }).first()) as object;
}
