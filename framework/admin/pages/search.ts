// `/admin/search/?q=…`: what the whole site has of it. As JSON for the box at the top of each page.
import { WrongLookup } from '../changelist/parameters.js';
import type { Page } from '../page.js';
import { redirect, render } from '../rendering.js';
import { type FoundKind, searchSite } from '../site_search.js';

const MAX_LENGTH = 200;

/** The results by kind; a single one is opened at once. JSON: `{kinds: [{name, rows: [{text, detail, url}], …}]}`. */
export async function search(page: Page): Promise<void> {
  const query = new URL(page.request.originalUrl, 'http://admin').searchParams.get('q')?.trim() ?? '';
  const problem = query.length > MAX_LENGTH ? 'Search for fewer words.' : '';
  const kinds = query === '' || problem !== '' ? [] : await found(page, query);
  if (page.request.accepts(['html', 'json']) === 'json') {
    page.response.json({ kinds });
    return;
  }
  const [only, second] = kinds.flatMap(({ rows }) => rows);
  if (only && !second) return redirect(page, only.url);
  await render(page, 'search.ejs', {
    title: query === '' ? 'Search' : `Search: ${query}`,
    breadcrumbs: [{ label: 'Search' }],
    ...{ query, kinds, problem, searched: query },
  });
}

async function found(page: Page, query: string): Promise<FoundKind[]> {
  try {
    return await searchSite(page, query);
  } catch (error) {
    if (error instanceof WrongLookup) return [];
    throw error;
  }
}
