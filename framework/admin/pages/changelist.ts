// The list of a model's rows: display, editing and actions.
import { chosenAction } from '../changelist/actions.js';
import { editableFields, type Edits, saveEdits } from '../changelist/editing.js';
import { type AskedList, listData, readList } from '../changelist/list_page.js';
import { WrongLookup } from '../changelist/parameters.js';
import { capitalized } from '../../db/fields.js';
import { type Form, typedForm } from '../forms.js';
import { addMessage } from '../messages.js';
import { type ModelPage, requirePermission } from '../page.js';
import { checkPopup } from '../popup.js';
import { redirect, render } from '../rendering.js';
import { modelUrl } from '../site.js';
import { act, MAX_KEPT_FAILURES } from './list_actions.js';

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
    await act(page, list, addressOf(page, list), () => showList(page, list));
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

function addressOf({ model }: ModelPage, { parameters }: AskedList): string {
  const query = parameters.toString();
  return query === '' ? modelUrl(model) : `${modelUrl(model)}?${query}`;
}
