// Deleting the selected rows of a list: first a confirmation page with all dependent and protected rows,
// then the deletion.
import { DELETE_SELECTED } from '../changelist/actions.js';
import { deleteRows, deletionOf, type Kept, sortOut } from '../changelist/deleting.js';
import type { Form } from '../forms.js';
import { addMessage } from '../messages.js';
import type { ModelPage } from '../page.js';
import { redirect, render } from '../rendering.js';
import { modelBreadcrumbs, urlsOfRows } from '../row_page.js';

/** Shows the confirmation page, or deletes if the form confirms it. */
export async function deleteSelected(
  page: ModelPage,
  form: Form,
  ids: number[],
  back: string,
): Promise<void> {
  const { model } = page;
  const sorted = await sortOut(page, ids);
  if (form.get('post') === 'yes' && sorted.deletable.length > 0) {
    const { deleted, kept } = await deleteRows(page, sorted.deletable);
    const what = `${deleted} ${deleted === 1 ? model.verboseName : model.verboseNamePlural}`;
    if (deleted > 0) addMessage(page, 'success', `Successfully deleted ${what}.`);
    sayKept(page, [...sorted.kept, ...kept]);
    return redirect(page, back);
  }
  await render(page, 'delete_selected.ejs', {
    title: `Delete ${model.verboseNamePlural}`,
    breadcrumbs: [...modelBreadcrumbs(page), { label: 'Delete' }],
    deletion: await deletionOf(page, sorted.deletable),
    ids: sorted.deletable.map(({ id }) => id),
    kept: sorted.kept,
    action: DELETE_SELECTED,
    urlOf: urlsOfRows(page),
    ...{ model, back },
  });
}

function sayKept(page: ModelPage, kept: Kept[]): void {
  if (kept.length === 0) return;
  const lines = kept.map(({ title, reasons }) => `${title}: ${reasons.join(' ')}`);
  addMessage(page, 'error', ['Not deleted:', ...lines].join('\n'));
}
