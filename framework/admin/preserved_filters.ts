// The filters of the list, kept in `_changelist_filters` while a row is added, changed or deleted.
import type { ModelPage } from './page.js';
import { modelUrl } from './site.js';

const PARAMETER = '_changelist_filters';

/** The query string of the list from the request: `q=lamp&p=2`, or ''. */
function filtersOf({ request }: ModelPage): string {
  return new URL(request.originalUrl, 'http://admin').searchParams.get(PARAMETER) ?? '';
}

/** A URL of the model that keeps the list's filters. */
export function withFilters(page: ModelPage, url: string): string {
  const filters = filtersOf(page);
  return filters === '' ? url : `${url}?${new URLSearchParams({ [PARAMETER]: filters }).toString()}`;
}

/** The list with its filters. */
export function listUrlOf(page: ModelPage): string {
  const filters = new URLSearchParams(filtersOf(page)).toString();
  return filters === '' ? modelUrl(page.model) : `${modelUrl(page.model)}?${filters}`;
}

/** The URL after finishing with a row: the list, or the index without permission to view it. */
export function doneUrlOf(page: ModelPage): string {
  return page.admin.maySee(page.model, page.staff) ? listUrlOf(page) : '/admin/';
}
