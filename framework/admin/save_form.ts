// Saving a form: the row, its inlines and the history in one transaction.
import {
  type Database,
  isForeignKeyViolation,
  isUniqueViolation,
  type Queryable,
  type Transaction,
} from '../db/database.js';
import { ApiError } from '../errors.js';
import { type EditForm, openForm, readForm, type Wanted, wantsAnything } from './edit_form.js';
import type { Inline } from './form_options.js';
import type { Form } from './forms.js';
import { changeMessage, type InlineChange, logActions } from './history.js';
import { type AnyRow, inlineRows } from './inline_forms.js';
import { findLocked, ModelAdmin } from './model_admin.js';
import { takeRefusal } from './model_form.js';
import { type ModelPage, requireRow, type RowPage } from './page.js';
import { contextIn, type InlineRow, type SaveContext } from './saving.js';

/** The result of a posted form. */
export type Outcome = { saved: { id: number; title: string } } | { refused: EditForm };

/** Rolls back the transaction and carries the form with its errors. */
class Refused extends Error {
  constructor(readonly form: EditForm) {
    super('The form has errors.');
  }
}

/** Adds a row with its inline lines. */
export async function saveNewRow(page: ModelPage, posted: Form): Promise<Outcome> {
  return transact(page.db, async (trx) => {
    const form = await openForm(page, trx, null, true);
    const wanted = await readForm(page, trx, form, posted);
    if (form.errors.size > 0) throw new Refused(form);
    const { admin, model } = page;
    const context = contextIn(trx, page);
    const id = await attempt(form, wanted, async () => {
      const made = await admin
        .saving(model)
        .create(context, wanted.values, handedOver(admin, wanted, 'savedByParent'));
      await saveInlines(page, context, made, wanted);
      return made;
    });
    const title = await titleOf(page, trx, id);
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
    if (form.errors.size > 0) throw new Refused(form);
    if (!wantsAnything(wanted)) return { saved: { id, title: model.title(form.row) } };
    const context = contextIn(trx, page);
    const before = await inlineTitles(form, wanted, trx, id);
    const title = await attempt(form, wanted, async () => {
      const lines = handedOver(admin, wanted, 'savedByParent');
      const writes = Object.keys(wanted.values).length > 0 || Object.keys(lines).length > 0;
      const saved = writes && (await admin.saving(model).update(context, id, wanted.values, lines));
      await saveInlines(page, context, id, wanted);
      return saved ? model.title(saved) : titleOf(page, trx, id);
    });
    const after = await inlineTitles(form, wanted, trx, id);
    const message = changeMessage(wanted.labels, inlineChanges(form, wanted, before, after));
    await logActions(trx, context.user, [{ action: 'change', model, id, title, message }]);
    return { saved: { id, title } };
  });
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

type Titles = Map<string, Map<number, string>>;

/** The titles of the rows of each changed inline, by the inline's name and the row's id. */
async function inlineTitles(
  { inlines }: EditForm,
  { inlineRows: rows }: Wanted,
  db: Queryable,
  parentId: number,
): Promise<Titles> {
  const titles: Titles = new Map();
  for (const { inline } of inlines) {
    if (!rows[inline.name]) continue;
    const found = (await inlineRows(db, inline, parentId)) as AnyRow[];
    titles.set(inline.name, new Map(found.map((row) => [row.id, inline.model.title(row)])));
  }
  return titles;
}

function inlineChanges(form: EditForm, wanted: Wanted, before: Titles, after: Titles): InlineChange[] {
  return form.inlines.flatMap(({ inline }) => {
    const old = before.get(inline.name) ?? new Map<number, string>();
    const now = after.get(inline.name) ?? new Map<number, string>();
    const what = (title: string | undefined) => `${inline.model.verboseName} “${title ?? ''}”`;
    const added = [...now].filter(([id]) => !old.has(id));
    return [
      ...added.map(([, title]): InlineChange => ({ kind: 'added', what: what(title), labels: [] })),
      ...(wanted.inlineRows[inline.name] ?? []).flatMap((row) => lineChange(inline, row, old, now, what)),
    ];
  });
}

function lineChange(
  { model }: Inline,
  { id, deleted, changes }: InlineRow,
  old: Map<number, string>,
  now: Map<number, string>,
  what: (title: string | undefined) => string,
): InlineChange[] {
  if (id === null) return [];
  if (deleted) return [{ kind: 'deleted', what: what(old.get(id)), labels: [] }];
  const labels = Object.keys(changes).map((column) => model.field(column).label);
  return [{ kind: 'changed', what: what(now.get(id)), labels }];
}

/** The title of the row after it was saved. */
async function titleOf({ model }: ModelPage, db: Queryable, id: number): Promise<string> {
  return model.title(await model.objects(db).where({ id }).first());
}
