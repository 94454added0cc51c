// The list of a model's rows: display, editing and actions.
import {
  availableActions,
  chosenAction,
  DELETE_SELECTED,
  requireAction,
  runAction,
  selectedIds,
} from '../changelist/actions.js';
import type { Failure } from '../changelist/actions.js';
import type { Action } from '../model_admin.js';
import { editableFields, type Edits, saveEdits } from '../changelist/editing.js';
import { type AskedList, listData, readList } from '../changelist/list_page.js';
import { WrongLookup } from '../changelist/parameters.js';
import { isConfirmed } from '../changelist/previews.js';
import { FEW, rowsOf } from '../changelist/rows.js';
import { capitalized } from '../../db/fields.js';
import { type Form, postedForm, typedForm } from '../forms.js';
import { addMessage } from '../messages.js';
import { type ModelPage, requirePermission } from '../page.js';
import { checkPopup } from '../popup.js';
import { redirect, render } from '../rendering.js';
import { FROM_ROW } from '../row_actions.js';
import { modelUrl, rowUrl } from '../site.js';
import { problemsOf } from '../../auth/pages/credentials.js';
import { askFirst, NOTHING_ANSWERED } from './action_questions.js';
import { deleteSelected } from './delete_selected.js';

/** The maximum number of failures in the messages, which must fit into a cookie. */
const MAX_KEPT_FAILURES = 10;

export async function changelist(page: ModelPage): Promise<void> {
  requirePermission(page, 'view');
  checkPopup(page);
  await orBack(page, async (list) => {
    for (const text of list.parameters.searchErrors) addMessage(page, 'error', text);
    if (list.parameters.has('e')) {
      addMessage(page, 'warning', 'The list has no such page or filter. Here is all of it.');
    }
    await showList(page, list);
  });
}

/** Saves the edits in the list, or runs the chosen action. */
export async function saveChangelist(page: ModelPage): Promise<void> {
  requirePermission(page, 'view');
  await orBack(page, async (list) => {
    const form = typedForm(page.request);
    if (hasEdits(page, form) && (await save(page, list, form))) return;
    await act(page, list, postedForm(page.request));
  });
}

/** Return in an input of a row presses the first button of the form, which is that of the actions. */
function hasEdits(page: ModelPage, form: Form): boolean {
  if (editableFields(page).length === 0) return false;
  return form.has('_save') || (chosenAction(form) === '' && form.has('form-TOTAL_FORMS'));
}

/** Unsupported parameters redirect to the whole list. */
async function orBack(page: ModelPage, work: (list: AskedList) => Promise<void>): Promise<void> {
  try {
    await work(await readList(page));
  } catch (error) {
    if (!(error instanceof WrongLookup)) throw error;
    redirect(page, `${modelUrl(page.model)}?e=1`);
  }
}

async function showList(page: ModelPage, list: AskedList, edits?: Edits): Promise<void> {
  const { model, admin } = page;
  const title = capitalized(model.verboseNamePlural);
  await render(page, admin.options.templates?.list ?? 'change_list.ejs', {
    ...(await listData(page, list, edits)),
    title,
    breadcrumbs: [{ label: title }],
    bodyClass: 'page-list',
    ownHeading: true,
  });
}

/** Returns whether it answered: not when nothing was edited and another button than that for saving pressed. */
async function save(page: ModelPage, list: AskedList, form: Form): Promise<boolean> {
  requirePermission(page, 'change');
  const edits = await saveEdits(page, form);
  const isRefused = edits.errors.length > 0 || edits.rows.some(({ errors }) => errors.size > 0);
  if (edits.saved === 0 && !isRefused && !form.has('_save')) return false;
  const { verboseName, verboseNamePlural } = page.model;
  const what = edits.saved === 1 ? `${verboseName} was` : `${verboseNamePlural} were`;
  if (edits.saved > 0) addMessage(page, 'success', `${edits.saved} ${what} changed successfully.`);
  else if (!isRefused) addMessage(page, 'info', 'Nothing was changed.');
  if (edits.notes.length > 0) addMessage(page, 'info', edits.notes.slice(0, MAX_KEPT_FAILURES).join('\n'));
  if (isRefused) {
    await showList(page, list, edits);
    return true;
  }
  redirect(page, addressOf(page, list));
  return true;
}

async function act(page: ModelPage, list: AskedList, form: Form): Promise<void> {
  const name = chosenAction(form);
  const back = wayBack(page, list, form);
  if (name === DELETE_SELECTED) requirePermission(page, 'delete');
  const action = page.admin.options.actions?.find((one) => one.name === name) as Action<object> | undefined;
  const ids = await selectedIds(page.db, list, form);
  const problem = whyNotRun(page, ids, action !== undefined || name === DELETE_SELECTED);
  if (ids === null || problem !== '') {
    addMessage(page, 'warning', problem);
    return redirect(page, back);
  }
  if (!action) return deleteSelected(page, form, ids, back);
  if (action.opens) return redirect(page, action.opens(ids));
  await runChosen(page, list, form, action, ids);
}

/** Why nothing is done with the selected rows, '' if something is; in Django's words. */
function whyNotRun(page: ModelPage, ids: number[] | null, hasAction: boolean): string {
  // Checks the permission, even if no row is selected.
  if (availableActions(page).length === 0) requirePermission(page, 'change');
  if (ids === null) {
    const most = `${FEW.toLocaleString('en')} ${page.model.verboseNamePlural}`;
    return `An action takes at most ${most} at once: filter the list first. No items have been changed.`;
  }
  if (ids.length > 0) return hasAction ? '' : 'No action selected.';
  return 'Items must be selected in order to perform actions on them. No items have been changed.';
}

/** Asks the questions of the action, or runs it and says how it went. */
async function runChosen(
  page: ModelPage,
  list: AskedList,
  form: Form,
  action: Action<object>,
  ids: number[],
): Promise<void> {
  requireAction(page, action);
  const back = wayBack(page, list, form);
  const fromRow = form.get(FROM_ROW);
  const questions = action.asks ?? [];
  if (form.get('post') !== 'yes') {
    const warnings = (await action.warns?.(page.db.read, await rowsOf(page.db, page, ids))) ?? [];
    const isAsked = questions.length > 0 || warnings.length > 0 || action.preview !== undefined;
    if (isAsked) return askFirst(page, action, ids, back, { ...NOTHING_ANSWERED, warnings, fromRow });
  }
  const answers = Object.fromEntries(questions.map((asked) => [asked.name, form.get(asked.name).trim()]));
  try {
    action.check?.(answers);
    const isPreviewed = questions.length === 0 || isConfirmed(form, answers);
    if (action.preview && !isPreviewed) {
      return await askFirst(page, action, ids, back, { ...NOTHING_ANSWERED, answers, fromRow });
    }
  } catch (error) {
    return askFirst(page, action, ids, back, {
      ...{ answers, problems: problemsOf(error), warnings: [], fromRow },
    });
  }
  const failures = await runAction(page, action, ids, answers, form);
  sayFailures(page, failures);
  if (failures.length > MAX_KEPT_FAILURES) await showList(page, list);
  else redirect(page, back);
}

/** Reports the rows for which an action failed, and the reasons. */
function sayFailures(page: ModelPage, failures: Failure[]): void {
  if (failures.length === 0) return;
  const { verboseName, verboseNamePlural } = page.model;
  const many = failures.length > 1 ? `${failures.length} ${verboseNamePlural} were` : `1 ${verboseName} was`;
  addMessage(page, 'error', [`${many} not changed:`, ...failures.map(({ reason }) => reason)].join('\n'));
}

/** The page of the row where the action was started, or the list. */
function wayBack(page: ModelPage, list: AskedList, form: Form): string {
  const id = form.get(FROM_ROW);
  return /^[1-9]\d{0,8}$/.test(id) ? rowUrl(page.model, Number(id)) : addressOf(page, list);
}

function addressOf({ model }: ModelPage, { parameters }: AskedList): string {
  const query = parameters.toString();
  return query === '' ? modelUrl(model) : `${modelUrl(model)}?${query}`;
}
