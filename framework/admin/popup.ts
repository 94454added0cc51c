// Pages in a window of their own, which the links beside a relation field open: `?_popup=1&_to_field=id`.
// Once the row is saved, static/popup.js hands it back to the form.
import type { Request } from 'express';
import type { Model } from '../db/model.js';
import { invalid } from '../errors.js';
import { typedForm } from './forms.js';
import type { PublicPage } from './page.js';
import { render } from './rendering.js';

/** The query of a page that is opened in its own window. */
export const POPUP_QUERY = '?_to_field=id&_popup=1';

/** Whether the page is in such a window. */
export function isPopup({ request }: PublicPage): boolean {
  return typedForm(request).has('_popup') || queryOf(request).has('_popup');
}

/** `invalid` for a `_to_field` that no relation refers to: the window would hand back another value. */
export function checkPopup({ request }: PublicPage): void {
  const posted = typedForm(request);
  const given = posted.has('_to_field') ? posted.get('_to_field') : queryOf(request).get('_to_field');
  if (given && given !== 'id') throw invalid('_to_field', 'must be id');
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  return new URL(originalUrl, 'http://admin').searchParams;
}

/** Hands the saved row back to the form that opened the window, and closes it. */
export async function closePopup(
  page: PublicPage,
  { verboseName }: Model,
  { id, title }: { id: number; title: string },
  done: 'added' | 'changed',
): Promise<void> {
  await render(page, 'popup_response.ejs', {
    title: `The ${verboseName} was ${done}`,
    ...{ isPopup: true, scripts: ['popup.js'], withoutForms: true },
    ...{ done, id, rowTitle: title, verboseName },
  });
}
