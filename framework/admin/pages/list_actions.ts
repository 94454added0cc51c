// The actions of a list: what was chosen is asked about, done, and said.
import { problemsOf } from '../../auth/pages/credentials.js';
import { ApiError } from '../../errors.js';
import {
  availableActions,
  chosenAction,
  DELETE_SELECTED,
  isAcross,
  mostOf,
  requireAction,
  runAction,
  selectedIds,
} from '../changelist/actions.js';
import { type ManyAction, type Outcome, runInBatches, seenInList, seenOf } from '../changelist/batches.js';
import type { AskedList } from '../changelist/list_page.js';
import { FINGERPRINT, isConfirmed } from '../changelist/previews.js';
import { rowsOf } from '../changelist/rows.js';
import { type Form, postedForm } from '../forms.js';
import { addMessage } from '../messages.js';
import type { Action } from '../model_admin.js';
import { type ModelPage, requirePermission } from '../page.js';
import { redirect } from '../rendering.js';
import { FROM_ROW } from '../row_actions.js';
import { rowUrl } from '../site.js';
import { type Answered, askFirst, NOTHING_ANSWERED } from './action_questions.js';
import { deleteSelected } from './delete_selected.js';

/** The maximum number of failures in the messages, which must fit into a cookie. */
export const MAX_KEPT_FAILURES = 10;
/** The maximum number of failures on a page. */
const MAX_SHOWN_FAILURES = 200;

/** An action that was posted to its list. */
interface Asked {
  page: ModelPage;
  list: AskedList;
  form: Form;
  /** Where it goes on. */
  back: string;
  /** Shows the list, for messages that are too long for a redirect. */
  show: () => Promise<void>;
}

/** Runs the chosen action, or asks its questions first. */
export async function act(
  page: ModelPage,
  list: AskedList,
  listUrl: string,
  show: () => Promise<void>,
): Promise<void> {
  const form = postedForm(page.request);
  const asked: Asked = { page, list, form, back: wayBack(page, form, listUrl), show };
  const name = chosenAction(form);
  if (name === DELETE_SELECTED) requirePermission(page, 'delete');
  const action = page.admin.options.actions?.find((one) => one.name === name) as Action<object> | undefined;
  if (action?.applyToMany && isAcross(form) && form.has(FINGERPRINT)) return runOnList(asked, action);
  const most = mostOf(action);
  const ids = await selectedIds(page.db, list, form, most);
  const problem = whyNotRun(page, ids, most, action !== undefined || name === DELETE_SELECTED);
  if (ids === null || problem !== '') {
    addMessage(page, 'warning', problem);
    return redirect(page, asked.back);
  }
  if (!action) return deleteSelected(page, form, ids, asked.back);
  if (action.opens) return redirect(page, action.opens(ids));
  await runOnRows(asked, action, ids);
}

/** The page of the row where the action was started, or the list. */
function wayBack(page: ModelPage, form: Form, listUrl: string): string {
  const id = form.get(FROM_ROW);
  return /^[1-9]\d{0,8}$/.test(id) ? rowUrl(page.model, Number(id)) : listUrl;
}

/** Why nothing is done with the selected rows, '' if something is; in Django's words. */
function whyNotRun(page: ModelPage, ids: number[] | null, most: number, hasAction: boolean): string {
  // Checks the permission, even if no row is selected.
  if (availableActions(page).length === 0) requirePermission(page, 'change');
  if (ids === null) {
    const rows = `${most.toLocaleString('en')} ${page.model.verboseNamePlural}`;
    return `This action takes at most ${rows} at once: filter the list first. No items have been changed.`;
  }
  if (ids.length > 0) return hasAction ? '' : 'No action selected.';
  return 'Items must be selected in order to perform actions on them. No items have been changed.';
}

/** Asks the questions of the action, or runs it and says how it went. */
async function runOnRows(asked: Asked, action: Action<object>, ids: number[]): Promise<void> {
  const { page, form } = asked;
  requireAction(page, action);
  if (form.get('post') !== 'yes') {
    const warnings = (await action.warns?.(page.db.read, await rowsOf(page.db, page, ids))) ?? [];
    const asks = action.asks ?? [];
    const isAsked = asks.length > 0 || warnings.length > 0 || action.preview !== undefined;
    if (isAsked) return ask(asked, action, ids, { warnings });
  }
  const answers = answersTo(action, form);
  try {
    action.check?.(answers);
    const isPreviewed = (action.asks ?? []).length === 0 || isConfirmed(form, answers);
    if (action.preview && !isPreviewed) return await ask(asked, action, ids, { answers });
  } catch (error) {
    return ask(asked, action, ids, { answers, problems: problemsOf(error) });
  }
  const outcome = action.applyToMany
    ? await runInBatches(page, action, seenOf(form, ids), answers, form)
    : await runAction(page, action, ids, answers, form);
  await say(asked, action, outcome);
}

/** Runs an action, whose page showed what it changes, on all rows of the list. */
async function runOnList(asked: Asked, action: ManyAction): Promise<void> {
  const { page, list, form } = asked;
  requireAction(page, action);
  const answers = answersTo(action, form);
  const showAgain = async (more: Partial<Answered>): Promise<void> => {
    const ids = await selectedIds(page.db, list, form, mostOf(action));
    const problem = whyNotRun(page, ids, mostOf(action), true);
    if (ids && problem === '') return ask(asked, action, ids, { answers, ...more });
    addMessage(page, 'warning', problem);
    redirect(page, asked.back);
  };
  let seen;
  try {
    action.check?.(answers);
    if (!isConfirmed(form, answers)) return await showAgain({});
    seen = await seenInList(page, list, action, answers, form);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code !== 'version_mismatch') return showAgain({ problems: problemsOf(error) });
    const plural = page.model.verboseNamePlural;
    return showAgain({ warnings: [`The ${plural} have changed since. Please look at the preview again.`] });
  }
  await say(asked, action, await runInBatches(page, action, seen, answers, form));
}

function answersTo({ asks = [] }: Action<object>, form: Form): Record<string, string> {
  return Object.fromEntries(asks.map(({ name }) => [name, form.get(name).trim()]));
}

function ask(
  { page, form, back }: Asked,
  action: Action<object>,
  ids: number[],
  more: Partial<Answered>,
): Promise<void> {
  return askFirst(page, action, ids, back, { ...NOTHING_ANSWERED, fromRow: form.get(FROM_ROW), ...more });
}

/** Says how it went, in the list or on the page of the row. */
async function say(
  { page, back, show }: Asked,
  action: Action<object>,
  { done, failures }: Outcome,
): Promise<void> {
  if (done > 0) addMessage(page, 'success', action.done(done));
  else if (failures.length === 0) addMessage(page, 'info', 'No change: already done.');
  if (failures.length > 0) addMessage(page, 'error', failureText(page, failures));
  if (failures.length > MAX_KEPT_FAILURES) await show();
  else redirect(page, back);
}

/** The rows for which an action failed, and the reasons. */
function failureText({ model }: ModelPage, failures: Outcome['failures']): string {
  const { verboseName, verboseNamePlural } = model;
  const count = failures.length.toLocaleString('en');
  const many = failures.length > 1 ? `${count} ${verboseNamePlural} were` : `1 ${verboseName} was`;
  const reasons = failures.slice(0, MAX_SHOWN_FAILURES).map(({ reason }) => reason);
  const hidden = failures.length - reasons.length;
  if (hidden > 0) reasons.push(`And ${hidden.toLocaleString('en')} more.`);
  return [`${many} not changed:`, ...reasons].join('\n');
}
