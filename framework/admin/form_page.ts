// The page of a form: for a new row, for changing a row, or read-only.
import { currencyOf, fullAmount } from '../currency.js';
import type { EditForm } from './edit_form.js';
import { inlineViews, sectionViews } from './form_view.js';
import type { ModelPage } from './page.js';
import { checkPopup, isPopup } from './popup.js';
import { listUrlOf } from './preserved_filters.js';
import { type PageData, render } from './rendering.js';
import type { AnyRow } from './inline_forms.js';
import { displayText } from './field_values.js';
import { rowButtons } from './row_actions.js';
import { rowPanels } from './row_panels.js';

/** The buttons under a form; in a window of its own there is only `save`. */
export interface Buttons {
  save: boolean;
  addAnother: boolean;
  saveAsNew: boolean;
  goOn: boolean;
}

/** What adding and changing show differently. */
interface FormPage extends PageData {
  isNew: boolean;
  /** The row's token; '' for a new row and for a form that is only shown. */
  token: string;
  buttons: Buttons;
  links: { history?: string; delete?: string };
}

const SAVE_ONLY: Buttons = { save: true, addAnother: false, saveAsNew: false, goOn: false };

export async function renderForm(page: ModelPage, form: EditForm, shown: FormPage): Promise<void> {
  const { admin, model, db, staff } = page;
  checkPopup(page);
  const popup = isPopup(page);
  const { writable } = form;
  const close = !writable && admin.maySee(model, staff) ? listUrlOf(page) : '';
  await render(page, admin.options.templates?.form ?? 'change_form.ejs', {
    ...shown,
    isPopup: popup,
    writable,
    buttons: popup ? SAVE_ONLY : shown.buttons,
    links: popup ? {} : { ...shown.links, ...(close && { close }) },
    errors: [...form.errors],
    warnings: form.warnings,
    // A form that answers a POST has what was typed, and is not saved.
    isUnsaved: page.request.method === 'POST',
    sections: await sectionViews(page, db.read, form),
    inlines: await inlineViews(page, db.read, form),
    ...(await aroundForm(page, popup ? null : form.row)),
    verboseName: model.verboseName,
  });
}

/** What a row's page shows besides the form; a new row has nothing of it. */
async function aroundForm(page: ModelPage, row: AnyRow | null): Promise<object> {
  const { layout = 'form' } = page.admin.options;
  if (!row) return { layout: 'form', panels: [], rowButtons: [], badges: [], details: [] };
  return {
    ...{ layout, panels: await rowPanels(page, row), rowButtons: await rowButtons(page, row) },
    ...headingOf(page, row),
  };
}

function headingOf({ admin, model }: ModelPage, row: AnyRow): object {
  const { badges = [], details = [] } = admin.options.heading ?? {};
  const textOf = (name: string): string =>
    model.field(name).kind === 'money'
      ? fullAmount(row[name] as number, currencyOf(row))
      : displayText(model.field(name), row[name], row);
  return {
    badges: badges.map((name) => ({ value: row[name], text: textOf(name) })),
    details: details.map(textOf),
  };
}
