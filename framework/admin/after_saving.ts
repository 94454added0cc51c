// What follows a saved form: a message with a link to the row, and the page of the pressed button. A form in
// a window of its own hands the row back instead.
import { Form } from './forms.js';
import { addMessage } from './messages.js';
import type { ModelPage } from './page.js';
import { closePopup, isPopup } from './popup.js';
import { doneUrlOf, withFilters } from './preserved_filters.js';
import { redirect } from './rendering.js';
import { modelUrl, rowUrl } from './site.js';

const EDIT_AGAIN = 'You may edit it again below.';

/** A row that was saved. */
interface Saved {
  id: number;
  title: string;
}

/**
 * After adding a row. "Save and add another" keeps what the address of the form filled in. `next` says what may be done on
 * the page of the row.
 */
export async function afterAdding(
  page: ModelPage,
  posted: Form,
  saved: Saved,
  next = EDIT_AGAIN,
): Promise<void> {
  if (isPopup(page)) return closePopup(page, page.model, saved, 'added');
  const { search } = new URL(page.request.originalUrl, 'http://admin');
  const addUrl = `${modelUrl(page.model)}add/${search}`;
  await afterSaving(page, posted, saved, { done: 'added', addUrl, next });
}

/** After changing a row. */
export async function afterChanging(page: ModelPage, posted: Form, saved: Saved): Promise<void> {
  if (isPopup(page)) return closePopup(page, page.model, saved, 'changed');
  const addUrl = withFilters(page, `${modelUrl(page.model)}add/`);
  await afterSaving(page, posted, saved, { done: 'changed', addUrl });
}

/** After "Save as new", on the page of another row. */
export async function afterCopying(page: ModelPage, saved: Saved): Promise<void> {
  const continuing = new Map([['_continue', ['1']]]);
  await afterSaving(page, new Form(continuing), saved, { done: 'added', addUrl: '' });
}

async function afterSaving(
  page: ModelPage,
  posted: Form,
  { id, title }: Saved,
  { done, addUrl, next = EDIT_AGAIN }: { done: 'added' | 'changed'; addUrl: string; next?: string },
): Promise<void> {
  const { admin, model, staff } = page;
  const { location, hint } = nextPage();
  const [before, after] = [`The ${model.verboseName} “`, `” was ${done} successfully.${hint}`];
  const link = { text: title, url: rowUrl(model, id) };
  const isLinked = admin.may(model, staff, 'change');
  addMessage(page, 'success', isLinked ? { before, link, after } : `${before}${title}${after}`);
  for (const remark of await remarksOn(page, id)) addMessage(page, 'warning', remark);
  redirect(page, location);

  function nextPage(): { location: string; hint: string } {
    if (posted.has('_continue') && admin.maySee(model, staff)) {
      return { location: withFilters(page, rowUrl(model, id)), hint: ` ${next}` };
    }
    if (posted.has('_addanother') && admin.may(model, staff, 'add')) {
      return { location: addUrl, hint: ` You may add another ${model.verboseName} below.` };
    }
    return { location: doneUrlOf(page), hint: '' };
  }
}

async function remarksOn({ admin, model, db }: ModelPage, id: number): Promise<string[]> {
  const row =
    admin.options.remarks && ((await model.objects(db.read).where({ id }).first()) as object | undefined);
  return row ? ((await admin.options.remarks?.(db.read, row)) ?? []) : [];
}
