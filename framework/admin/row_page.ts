// Shared by the pages of one row: loading the row, its breadcrumbs, and the redirect when it does not exist.
import { capitalized } from '../db/fields.js';
import type { Model } from '../db/model.js';
import type { AnyRow } from './inline_forms.js';
import { addMessage } from './messages.js';
import type { ModelPage, Page, RowPage } from './page.js';
import { doneUrlOf, listUrlOf, withFilters } from './preserved_filters.js';
import { type Breadcrumb, redirect } from './rendering.js';
import { rowUrl } from './site.js';

/** The row of the page, or `null` when there is none. */
export async function findRow({ model, db, id }: RowPage): Promise<AnyRow | null> {
  const row = (await model.objects(db.read).where({ id }).first()) as AnyRow | undefined;
  return row ?? null;
}

/** Redirects to the list with a message, as Django does. */
export function rowIsGone(page: RowPage): void {
  const { verboseName } = page.model;
  addMessage(
    page,
    'warning',
    `${capitalized(verboseName)} with ID “${page.idText}” doesn’t exist. Perhaps it was deleted?`,
  );
  redirect(page, doneUrlOf(page));
}

/** Home › Products. */
export function modelBreadcrumbs(page: ModelPage): Breadcrumb[] {
  const { model } = page;
  const label = capitalized(model.verboseNamePlural);
  return [page.admin.maySee(model, page.staff) ? { label, url: listUrlOf(page) } : { label }];
}

/** Home › Products › Laptop (› History). */
export function rowBreadcrumbs(page: RowPage, title: string, last?: string): Breadcrumb[] {
  const url = withFilters(page, rowUrl(page.model, page.id));
  const row = last === undefined ? [{ label: title }] : [{ label: title, url }, { label: last }];
  return [...modelBreadcrumbs(page), ...row];
}

/** Returns the URL of a row's page, for users who may see it; the model may be a label: `orders.order`. */
export function urlsOfRows({ site, staff }: Page) {
  return (model: Model | string, id: number): string | undefined => {
    const found = site.of(model);
    return found?.admin.maySee(found.model, staff) ? rowUrl(found.model, id) : undefined;
  };
}
