// Actions on the selected rows of a list: each row in its own transaction, so that one failure does not
// affect the others.
import { isDeepStrictEqual } from 'node:util';
import { permissionCode } from '../../auth/permissions.js';
import type { Database } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import type { Form } from '../forms.js';
import { changeMessage, logActions } from '../history.js';
import { addMessage } from '../messages.js';
import type { Action } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { contextIn } from '../saving.js';
import { FEW, fewIds, type ListQuery, rowsOf } from './rows.js';

export const DELETE_SELECTED = 'delete_selected';
/** A row for which an action failed, and the reason. */
export interface Failure {
  id: number;
  reason: string;
}

/** The actions that this staff user may use, deletion first. */
export function availableActions({ model, admin, staff }: ModelPage): { name: string; label: string }[] {
  const own = (admin.options.actions ?? []).filter(({ permission }) =>
    staff.may(permissionCode(model, permission)),
  );
  const deletion = { name: DELETE_SELECTED, label: `Delete selected ${model.verboseNamePlural}` };
  return [...(admin.may(model, staff, 'delete') ? [deletion] : []), ...own];
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

/** Runs the action on every selected row; returns the rows for which it failed. */
export async function runAction(
  page: ModelPage,
  action: Action<object>,
  ids: number[],
  answers: Record<string, string>,
  formKey: string,
): Promise<Failure[]> {
  const { db, model, staff } = page;
  if (!staff.may(permissionCode(model, action.permission))) {
    throw new ApiError('forbidden', `You may not ${action.permission} ${model.verboseNamePlural}.`);
  }
  const message = messageOf(page, action, answers);
  const rows = await rowsOf(db, page, ids);
  const { done, failures } = await eachRow(page, rows, (row) =>
    db.transaction(async (trx) => {
      const columns = () => model.objects(trx).where('id', row.id).first(action.changes);
      const before: unknown = await columns();
      await action.apply(contextIn(trx, page), row, answers, formKey);
      if (isDeepStrictEqual(await columns(), before)) return false;
      const title = model.title(row);
      await logActions(trx, staff, [{ action: 'change', model, id: row.id, title, message }]);
      return true;
    }),
  );
  if (done > 0) addMessage(page, 'success', action.done(done));
  else if (failures.length === 0) addMessage(page, 'info', 'No change: already done.');
  return [...failures, ...missing(ids, rows, model.verboseName)];
}

/** "Changed refunds begun. Amount: 12.50. Reason: a scratch." */
function messageOf({ model }: ModelPage, action: Action<object>, answers: Record<string, string>): string {
  const changed = changeMessage(
    action.changes.map((name) => model.field(name).label),
    [],
  );
  const answered = (action.asks ?? []).filter(({ name }) => answers[name]);
  return [changed, ...answered.map(({ name, label }) => `${label}: ${answers[name]}.`)].join(' ');
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
