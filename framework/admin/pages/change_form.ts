// The form of one row: for changing it, or read-only for users with the view permission.
import { rowToken } from '../optimistic_locking.js';
import { type EditForm, openForm } from '../edit_form.js';
import { inlineViews, sectionViews } from '../form_view.js';
import { postedForm } from '../forms.js';
import type { AnyRow } from '../inline_forms.js';
import { addMessage } from '../messages.js';
import { mayChangeRow, requirePermission, type RowPage } from '../page.js';
import { afterSave, withFilters } from '../preserved_filters.js';
import { redirect, render } from '../rendering.js';
import { findRow, rowBreadcrumbs, rowIsGone } from '../row_page.js';
import { saveRow } from '../save_form.js';
import { modelUrl, rowUrl } from '../site.js';

export async function changeForm(page: RowPage): Promise<void> {
  requirePermission(page, 'view');
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  const writable = page.admin.may(page.model, page.staff, 'change') && (await mayChangeRow(page, row));
  await showForm(page, await openForm(page, page.db.read, row, writable));
}

/** Saves the row with its inlines, or shows the errors and the typed texts. */
export async function saveForm(page: RowPage): Promise<void> {
  requirePermission(page, 'change');
  const posted = postedForm(page.request);
  const outcome = await saveRow(page, posted);
  if (!outcome) return rowIsGone(page);
  if ('refused' in outcome) return showForm(page, outcome.refused);
  const { id, title } = outcome.saved;
  const { text, location } = afterSave(page, posted, id);
  addMessage(page, 'success', `The ${page.model.verboseName} “${title}” was changed successfully.${text}`);
  redirect(page, location);
}

async function showForm(page: RowPage, form: EditForm): Promise<void> {
  const { admin, model, db, id, staff } = page;
  const row = (await findRow(page)) ?? (form.row as AnyRow);
  const title = model.title(row);
  const mayDelete = admin.may(model, staff, 'delete') && (await mayChangeRow(page, row));
  await render(page, admin.options.templates?.form ?? 'change_form.ejs', {
    title: `${form.writable ? 'Change' : 'View'} ${model.verboseName}: ${title}`,
    ownHeading: true,
    breadcrumbs: rowBreadcrumbs(page, title),
    isNew: false,
    writable: form.writable,
    mayAdd: admin.may(model, staff, 'add'),
    token: form.writable ? rowToken(model, form.row ?? row) : '',
    errors: [...form.errors],
    sections: await sectionViews(page, db.read, { ...form, row }),
    inlines: await inlineViews(page, db.read, form),
    links: {
      history: withFilters(page, `${modelUrl(model)}${id}/history/`),
      ...(mayDelete && {
        delete: withFilters(page, `${modelUrl(model)}${id}/delete/`),
      }),
      change: rowUrl(model, id),
    },
    verboseName: model.verboseName,
  });
}
