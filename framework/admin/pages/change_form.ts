// The form of one row: for changing it, or read-only for users with the view permission.
import { afterChanging, afterCopying } from '../after_saving.js';
import { type EditForm, openForm } from '../edit_form.js';
import { renderForm } from '../form_page.js';
import { Form, typedForm } from '../forms.js';
import type { AnyRow } from '../inline_forms.js';
import { rowToken } from '../optimistic_locking.js';
import { mayChangeRow, requirePermission, type RowPage } from '../page.js';
import { checkPopup } from '../popup.js';
import { withFilters } from '../preserved_filters.js';
import { findRow, rowBreadcrumbs, rowIsGone } from '../row_page.js';
import { saveNewRow, saveRow } from '../save_form.js';
import { modelUrl } from '../site.js';
import { showNewForm } from './add_form.js';

export async function changeForm(page: RowPage): Promise<void> {
  requirePermission(page, 'view');
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  const writable = page.admin.may(page.model, page.staff, 'change') && (await mayChangeRow(page, row));
  await showForm(page, await openForm(page, page.db.read, row, writable));
}

/** Saves the row with its inlines, or shows the errors and the typed texts. */
export async function saveForm(page: RowPage): Promise<void> {
  checkPopup(page);
  const posted = typedForm(page.request);
  if (posted.has('_saveasnew')) return saveAsNew(page, posted);
  requirePermission(page, 'change');
  const outcome = await saveRow(page, posted);
  if (!outcome) return rowIsGone(page);
  if ('refused' in outcome) return showForm(page, outcome.refused);
  await afterChanging(page, posted, outcome.saved);
}

/** Stores the form of this row as another row. */
async function saveAsNew(page: RowPage, posted: Form): Promise<void> {
  requirePermission(page, 'add');
  const outcome = await saveNewRow(page, withoutRows(page, posted));
  if (!('refused' in outcome)) return afterCopying(page, outcome.saved);
  await showNewForm(page, outcome.refused, { save: false, addAnother: false, saveAsNew: true, goOn: false });
}

/** The form without the ids of its rows: every line is a new one. */
function withoutRows({ admin }: RowPage, posted: Form): Form {
  const names = (admin.options.inlines ?? []).map(({ name }) => name);
  const isOfRow = (name: string) =>
    names.some(
      (inline) => name.startsWith(`${inline}-`) && /^-\d+-(id|token)$/.test(name.slice(inline.length)),
    );
  const kept = posted.names().filter((name) => !isOfRow(name));
  return new Form(kept.map((name) => [name, posted.all(name)]));
}

async function showForm(page: RowPage, form: EditForm): Promise<void> {
  const { admin, model, id, staff } = page;
  const row = (await findRow(page)) ?? (form.row as AnyRow);
  const title = model.title(row);
  const { writable } = form;
  const mayAdd = writable && admin.may(model, staff, 'add');
  const mayDelete = admin.may(model, staff, 'delete') && (await mayChangeRow(page, row));
  const copies = admin.options.saveAs ?? false;
  await renderForm(
    page,
    { ...form, row },
    {
      title,
      ownHeading: true,
      breadcrumbs: rowBreadcrumbs(page, title),
      isNew: false,
      token: writable ? rowToken(model, form.row ?? row) : '',
      buttons: {
        ...{ save: writable, goOn: writable },
        ...{ addAnother: mayAdd && !copies, saveAsNew: mayAdd && copies },
      },
      links: {
        history: withFilters(page, `${modelUrl(model)}${id}/history/`),
        ...(mayDelete && { delete: withFilters(page, `${modelUrl(model)}${id}/delete/`) }),
      },
    },
  );
}
