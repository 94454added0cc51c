// The form for a new row.
import { afterAdding } from '../after_saving.js';
import { type EditForm, openForm } from '../edit_form.js';
import { type Buttons, renderForm } from '../form_page.js';
import { typedForm } from '../forms.js';
import { type ModelPage, requirePermission } from '../page.js';
import { checkPopup, isPopup } from '../popup.js';
import { modelBreadcrumbs } from '../row_page.js';
import { saveNewRow } from '../save_form.js';

/** An empty form; `?category_id=3` and `?category=3` fill in a field, `?groups=1,2` a choice set. */
export async function addForm(page: ModelPage): Promise<void> {
  requirePermission(page, 'add');
  const form = await openForm(page, page.db.read, null, true);
  const asked = new URL(page.request.originalUrl, 'http://admin').searchParams;
  for (const { kind, publicName, relationName } of form.fields) {
    const text = asked.get(publicName) ?? asked.get(relationName);
    if (text === null) continue;
    const isOff = kind === 'boolean' && /^(false|0)$/i.test(text);
    form.texts.set(publicName, isOff ? '' : text);
  }
  for (const { name } of form.sets) {
    const chosen = asked.get(name);
    if (chosen !== null) form.chosen.set(name, chosen.split(','));
  }
  await showNewForm(page, form);
}

/** Stores a new row, or shows the errors. */
export async function addRow(page: ModelPage): Promise<void> {
  requirePermission(page, 'add');
  checkPopup(page);
  const posted = typedForm(page.request);
  const outcome = await saveNewRow(page, posted);
  if ('refused' in outcome) return showNewForm(page, outcome.refused);
  await afterAdding(page, posted, outcome.saved);
}

/** A form for a new row; `buttons` replaces those of adding. */
export async function showNewForm(page: ModelPage, form: EditForm, buttons?: Buttons): Promise<void> {
  const { model, admin, staff } = page;
  const title = `Add ${model.verboseName}`;
  await renderForm(page, form, {
    title,
    breadcrumbs: [...modelBreadcrumbs(page), { label: title }],
    isNew: true,
    addLink: isPopup(page) ? undefined : admin.options.addLink,
    token: '',
    buttons: buttons ?? {
      ...{ save: true, addAnother: true, saveAsNew: false },
      goOn: admin.maySee(model, staff),
    },
    links: {},
  });
}
