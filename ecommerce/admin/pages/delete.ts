// Deleting one row: what goes with it, what holds it, and the deletion itself.
import { isForeignKeyViolation } from '../../db/database.js';
import { ShopError } from '../../errors.js';
import { collectDeletion, type Deletion, missingPermissions } from '../deletion.js';
import { sentence } from '../field_values.js';
import { logActions } from '../history.js';
import type { AnyRow } from '../inline_forms.js';
import { addMessage } from '../messages.js';
import { lockRow } from '../model_admin.js';
import { installedModels, requirePermission, type RowPage } from '../page.js';
import { doneUrlOf, withFilters } from '../preserved_filters.js';
import { redirect, render } from '../rendering.js';
import { findRow, rowBreadcrumbs, rowIsGone, urlsOfRows } from '../row_page.js';

export async function confirmDelete(page: RowPage): Promise<void> {
  requirePermission(page, 'delete');
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  await showPage(page, row, page.admin.options.whyNotDeleted?.(row) ?? '');
}

/** Deletes the row; what holds it is told again, and nothing is deleted. */
export async function deleteRow(page: RowPage): Promise<void> {
  requirePermission(page, 'delete');
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  const { model, db, id } = page;
  const title = model.title(row);
  const deletion = await collectDeletion(db.read, installedModels(page), model, [id]);
  if (deletion.protectedBy.length > 0 || missingPermissions(page, deletion).length > 0) {
    return showPage(page, row, '', deletion);
  }
  try {
    await remove(page, title);
  } catch (error) {
    if (isForeignKeyViolation(error)) return showPage(page, row, 'Something holds on to it since just now.');
    if (!(error instanceof ShopError) || error.httpStatus >= 500 || error.code === 'forbidden') throw error;
    if (error.code === 'not_found') return rowIsGone(page);
    return showPage(page, row, sentence(error.message));
  }
  addMessage(page, 'success', `The ${model.verboseName} “${title}” was deleted successfully.`);
  redirect(page, doneUrlOf(page));
}

async function remove({ admin, model, db, id, staff }: RowPage, title: string): Promise<void> {
  await db.transaction(async (trx) => {
    await lockRow(model, trx, id);
    const user = { id: staff.id, username: staff.username };
    await admin.saving(model).delete({ db: db.inside(trx), trx, user }, id);
    await logActions(trx, user, [{ action: 'delete', model, id, title, message: 'Deleted.' }]);
  });
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
