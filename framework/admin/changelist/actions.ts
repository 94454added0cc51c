// Actions on the selected rows of a list: each row in its own transaction, so that one failure does not
// affect the others.
import { permissionCode } from '../../auth/permissions.js';
import type { Database, Transaction } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import type { Form } from '../forms.js';
import { changeMessage, changesOf } from '../changes.js';
import { logActions } from '../history.js';
import { addMessage } from '../messages.js';
import { type Action, lockRow } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { contextIn } from '../saving.js';
import { refuseUnseen, seenIn } from './previews.js';
import { FEW, fewIds, type ListQuery, rowsOf } from './rows.js';

export const DELETE_SELECTED = 'delete_selected';
/** A row for which an action failed, and the reason. */
export interface Failure {
  id: number;
  reason: string;
}

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

/** The ids of the selected rows, or of all rows of the list, ascending; `null` for more than FEW. */
export async function selectedIds(db: Database, list: ListQuery, form: Form): Promise<number[] | null> {
  const ids = form.get('select_across') === '1' ? await fewIds(db, list) : markedIds(form);
  return ids && ids.length <= FEW ? ids.sort((a, b) => a - b) : null;
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

/** Runs the action on every selected row; returns the rows for which it failed. */
export async function runAction(
  page: ModelPage,
  action: Action<object>,
  ids: number[],
  answers: Record<string, string>,
  form: Form,
): Promise<Failure[]> {
  const { db, model, staff } = page;
  requireAction(page, action);
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
  if (done > 0) addMessage(page, 'success', action.done(done));
  else if (failures.length === 0) addMessage(page, 'info', 'No change: already done.');
  return [...failures, ...missing(ids, rows, model.verboseName)];
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

/** "Amount: 12.50.", "Reason: a scratch." */
function answered({ asks = [] }: Action<object>, answers: Record<string, string>): string[] {
  return asks.filter(({ name }) => answers[name]).map(({ name, label }) => `${label}: ${answers[name]}.`);
}

/** `work` returns whether it changed the row. */
async function eachRow(
  page: ModelPage,
  rows: { id: number }[],
  work: (row: { id: number }) => Promise<boolean>,
): Promise<{ done: number; failures: Failure[] }> {
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
