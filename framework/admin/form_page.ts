// The page of a form: for a new row, for changing a row, or read-only.
import type { EditForm } from './edit_form.js';
import { inlineViews, sectionViews } from './form_view.js';
import type { ModelPage } from './page.js';
import { checkPopup, isPopup } from './popup.js';
import { listUrlOf } from './preserved_filters.js';
import { type PageData, render } from './rendering.js';

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
    sections: await sectionViews(page, db.read, form),
    inlines: await inlineViews(page, db.read, form),
    verboseName: model.verboseName,
  });
}
