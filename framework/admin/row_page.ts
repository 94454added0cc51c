// What the pages of one row share: the row, the way to it, and what happens when it is gone.
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

/** Back to the list with a message, as Django does. */
export function rowIsGone(page: RowPage): void {
  const { verboseName } = page.model;
  addMessage(
    page,
    'warning',
    `${capitalized(verboseName)} with ID “${page.id}” doesn’t exist. Perhaps it was deleted?`,
  );
  redirect(page, doneUrlOf(page));
}

/** Home › Products › Products. */
export function modelBreadcrumbs(page: ModelPage): Breadcrumb[] {
  const { app, model } = page;
  const list = capitalized(model.verboseNamePlural);
  return [
    { label: app.verboseName, url: `/admin/${app.label}/` },
    page.admin.maySee(model, page.staff) ? { label: list, url: listUrlOf(page) } : { label: list },
  ];
}

/** Home › Products › Products › Laptop (› History). */
export function rowBreadcrumbs(page: RowPage, title: string, last?: string): Breadcrumb[] {
  const url = withFilters(page, rowUrl(page.model, page.id));
  const row = last === undefined ? [{ label: title }] : [{ label: title, url }, { label: last }];
  return [...modelBreadcrumbs(page), ...row];
}

/** Gives the address of a row's page, to those who may see it. */
export function urlsOfRows({ site, staff }: Page) {
  return (model: Model, id: number): string | undefined =>
    site.of(model)?.admin.maySee(model, staff) ? rowUrl(model, id) : undefined;
}
