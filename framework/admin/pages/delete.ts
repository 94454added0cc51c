// Deleting one row: dependent rows, protecting rows, and the deletion itself.
import { isRefusal } from '../../errors.js';
import { collectDeletion, type Deletion, missingPermissions, removeRow } from '../deletion.js';
import { sentence } from '../field_values.js';
import type { AnyRow } from '../inline_forms.js';
import { addMessage } from '../messages.js';
import { installedModels, requirePermission, requireRow, type RowPage } from '../page.js';
import { checkPopup } from '../popup.js';
import { doneUrlOf, withFilters } from '../preserved_filters.js';
import { redirect, render } from '../rendering.js';
import { findRow, rowBreadcrumbs, rowIsGone, urlsOfRows } from '../row_page.js';

export async function confirmDelete(page: RowPage): Promise<void> {
  requirePermission(page, 'delete');
  checkPopup(page);
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  await requireRow(page, row);
  await showPage(page, row, page.admin.options.whyNotDeleted?.(row) ?? '');
}

/** Deletes the row; if it is protected, shows the confirmation page again and deletes nothing. */
export async function deleteRow(page: RowPage): Promise<void> {
  requirePermission(page, 'delete');
  checkPopup(page);
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  await requireRow(page, row);
  const { model, db, id } = page;
  const deletion = await collectDeletion(db.read, installedModels(page), model, [id]);
  if (deletion.protectedBy.length > 0 || missingPermissions(page, deletion).length > 0) {
    return showPage(page, row, '', deletion);
  }
  try {
    await removeRow(page, row);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'not_found') return rowIsGone(page);
    return showPage(page, row, sentence(error.message));
  }
  addMessage(page, 'success', `The ${model.verboseName} “${model.title(row)}” was deleted successfully.`);
  redirect(page, doneUrlOf(page));
}

async function showPage(page: RowPage, row: AnyRow, refusal: string, known?: Deletion): Promise<void> {
  const { model, db, id, admin } = page;
  const deletion = known ?? (await collectDeletion(db.read, installedModels(page), model, [id]));
  const title = model.title(row);
  await render(page, admin.options.templates?.delete ?? 'delete_confirmation.ejs', {
    title: `Delete ${model.verboseName}: ${title}`,
    breadcrumbs: rowBreadcrumbs(page, title, 'Delete'),
    deletion,
    missing: missingPermissions(page, deletion),
    refusal,
    objectTitle: title,
    verboseName: model.verboseName,
    back: withFilters(page, '../change/'),
    urlOf: urlsOfRows(page),
  });
}
