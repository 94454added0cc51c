// The form for a new row.
import { type EditForm, openForm } from '../edit_form.js';
import { inlineViews, sectionViews } from '../form_view.js';
import { postedForm } from '../forms.js';
import { addMessage } from '../messages.js';
import { type ModelPage, requirePermission } from '../page.js';
import { afterSave } from '../preserved_filters.js';
import { redirect, render } from '../rendering.js';
import { modelBreadcrumbs } from '../row_page.js';
import { saveNewRow } from '../save_form.js';

/** An empty form; `?category_id=3` prefills a field. */
export async function addForm(page: ModelPage): Promise<void> {
  requirePermission(page, 'add');
  const form = await openForm(page, page.db.read, null, true);
  const asked = new URL(page.request.originalUrl, 'http://admin').searchParams;
  for (const { publicName } of form.fields) {
    const text = asked.get(publicName);
    if (text !== null) form.texts.set(publicName, text);
  }
  await showForm(page, form);
}

/** Stores a new row, or shows the errors. */
export async function addRow(page: ModelPage): Promise<void> {
  requirePermission(page, 'add');
  const posted = postedForm(page.request);
  const outcome = await saveNewRow(page, posted);
  if ('refused' in outcome) return showForm(page, outcome.refused);
  const { model } = page;
  const { text, location } = afterSave(page, posted, outcome.saved.id);
  addMessage(
    page,
    'success',
    `The ${model.verboseName} “${outcome.saved.title}” was added successfully.${text}`,
  );
  redirect(page, location);
}

async function showForm(page: ModelPage, form: EditForm): Promise<void> {
  const { admin, model, db } = page;
  const title = `Add ${model.verboseName}`;
  await render(page, admin.options.templates?.form ?? 'change_form.ejs', {
    title,
    breadcrumbs: [...modelBreadcrumbs(page), { label: title }],
    isNew: true,
    writable: true,
    mayAdd: true,
    token: '',
    errors: [...form.errors],
    sections: await sectionViews(page, db.read, form),
    inlines: await inlineViews(page, db.read, form),
    links: {},
    verboseName: model.verboseName,
  });
}
