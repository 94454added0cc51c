// Actions on the selected rows of a list: each row in its own transaction, so that one failure does not
// affect the others.
import { permissionCode } from '../../auth/permissions.js';
import type { Database, Transaction } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import type { Form } from '../forms.js';
import { changeMessage, changesOf } from '../changes.js';
import { logActions } from '../history.js';
import { type Action, lockRow } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { contextIn } from '../saving.js';
import { answered, type Failure, type Outcome } from './batches.js';
import { refuseUnseen, seenIn } from './previews.js';
import { FEW, idsUpTo, type ListQuery, MOST, rowsOf } from './rows.js';

export const DELETE_SELECTED = 'delete_selected';
/** The actions that this staff user may use, deletion first. */
export function availableActions({
  model,
  admin,
  staff,
}: ModelPage): Pick<Action<object>, 'name' | 'label' | 'button'>[] {
  const own = (admin.options.actions ?? []).filter(({ permission }) =>
    staff.may(permissionCode(model, permission)),
  );
  const deletion = { name: DELETE_SELECTED, label: `Delete selected ${model.verboseNamePlural}` };
  return [...own, ...(admin.may(model, staff, 'delete') ? [deletion] : [])];
}

/** The name of the chosen action, '' for none; a page of Django has two choices, and a button for each. */
export function chosenAction(form: Form): string {
  return form.all('action')[Number(form.get('index'))] ?? '';
}

/** How many rows an action takes at once. */
export function mostOf(action: Action<object> | undefined): number {
  return action?.applyToMany ? MOST : FEW;
}

/** Whether all rows of the list are selected, and not only those of its page. */
export function isAcross(form: Form): boolean {
  return form.get('select_across') === '1';
}

/** The ids of the selected rows, or of all rows of the list, ascending; `null` for more than `most`. */
export async function selectedIds(
  db: Database,
  list: ListQuery,
  form: Form,
  most: number,
): Promise<number[] | null> {
  const ids = isAcross(form) ? await idsUpTo(db, list, most) : markedIds(form);
  return ids && ids.length <= most ? ids.sort((a, b) => a - b) : null;
}

function markedIds(form: Form): number[] {
  const ids = form.all('_selected_action').filter((text) => /^[1-9]\d{0,8}$/.test(text));
  return [...new Set(ids.map(Number))];
}

/** `forbidden` for staff without the permission of the action. */
export function requireAction({ model, staff }: ModelPage, { permission }: Action<object>): void {
  if (staff.may(permissionCode(model, permission))) return;
  throw new ApiError('forbidden', `You may not ${permission} ${model.verboseNamePlural}.`);
}

/** Runs the action on every selected row. */
export async function runAction(
  page: ModelPage,
  action: Extract<Action<object>, { apply: unknown }>,
  ids: number[],
  answers: Record<string, string>,
  form: Form,
): Promise<Outcome> {
  const { db, model, staff } = page;
  const rows = await rowsOf(db, page, ids);
  const { done, failures } = await eachRow(page, rows, (row) =>
    db.transaction(async (trx) => {
      const stored = async () => (await model.objects(trx).where('id', row.id).first()) as object | undefined;
      const before = (await stored()) ?? row;
      const current = action.preview ? ((await lockRow(model, trx, row.id)) as object) : row;
      if (action.preview) await refuseUnseen(trx, action, current, answers, seenIn(form, row.id));
      await action.apply(contextIn(trx, page), current, answers, form.get('_form_key'));
      const after = await stored();
      if (!after) return logDeletion(page, trx, row, answered(action, answers));
      const changes = await changesOf(trx, model, before, after, action.changes);
      if (changes.length === 0) return false;
      const message = [changeMessage(changes), ...answered(action, answers)].join(' ');
      const title = model.title(row);
      await logActions(trx, staff, [{ action: 'change', model, id: row.id, title, message, changes }]);
      return true;
    }),
  );
  return { done, failures: [...failures, ...missing(ids, rows, model.verboseName)] };
}

/** An action may delete its row, as merging does. */
async function logDeletion(
  { model, staff }: ModelPage,
  trx: Transaction,
  row: { id: number },
  said: string[],
): Promise<boolean> {
  const title = model.title(row);
  await logActions(trx, staff, [{ action: 'delete', model, id: row.id, title, message: said.join(' ') }]);
  return true;
}

/** `work` returns whether it changed the row. */
async function eachRow(
  page: ModelPage,
  rows: { id: number }[],
  work: (row: { id: number }) => Promise<boolean>,
): Promise<Outcome> {
  const failures: Failure[] = [];
  let done = 0;
  for (const row of rows) {
    try {
      if (await work(row)) done += 1;
    } catch (error) {
      // Includes missing permissions and locks: the other rows are still processed.
      if (!(error instanceof ApiError)) throw error;
      failures.push({ id: row.id, reason: `${page.model.title(row)}: ${error.message}` });
    }
  }
  return { done, failures };
}

function missing(ids: number[], rows: { id: number }[], verboseName: string): Failure[] {
  const found = new Set(rows.map(({ id }) => id));
  const gone = ids.filter((id) => !found.has(id));
  return gone.map((id) => ({ id, reason: `The ${verboseName} ${id} no longer exists.` }));
}
