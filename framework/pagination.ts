// Pagination of lists: by number, as in the first system, or by key (`page_token`), whose cost does not
// grow with the depth.
import { invalid } from './errors.js';
import { sign, unsign } from './signing.js';

/** The number of rows that existing clients read at once. */
export const MAX_PAGE_SIZE = 1_000;

/** The size to use: 0 or less means the default, and no page is larger than `MAX_PAGE_SIZE`. */
export function pageSize(asked: number, fallback: number): number {
  return asked <= 0 ? fallback : Math.min(asked, MAX_PAGE_SIZE);
}

/** The page number to use: 0 or less means 1. */
export function pageNumber(asked: number): number {
  return Math.max(1, asked);
}

/** The values of the sort columns in the last row of a page. */
export type PageKey = (string | number)[];

/** A token that continues after the row with this key, in the list with these filters. */
function encodePageToken(key: PageKey, filters: unknown): string {
  return sign(key, purposeOf(filters));
}

/**
 * The key in a token. A token that was not returned for this list with these filters is a field error
 * of `page_token`; the signature prevents forged keys.
 */
export function decodePageToken(token: string, filters: unknown): PageKey {
  const key = unsign(token, purposeOf(filters));
  if (key === undefined)
    throw invalid('page_token', 'is not a token of this list with these filters and this order');
  return key as PageKey;
}

/** Whether a token is one of this list with these filters. */
export function isPageToken(token: string, filters: unknown): boolean {
  return unsign(token, purposeOf(filters)) !== undefined;
}

function purposeOf(filters: unknown): string {
  return `page_token ${JSON.stringify(filters)}`;
}

/** The result of a list query: its rows, and the token of the next page ('' on the last). */
export interface Page<T> {
  rows: T[];
  next_page_token: string;
}

/** Splits the rows, one more than a page, into the page and the token that continues after it. */
export function cutPage<T>(
  rows: readonly T[],
  size: number,
  keyOf: (row: T) => PageKey,
  filters: unknown,
): Page<T> {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const more = rows.length > size && last !== undefined;
  return { rows: page, next_page_token: more ? encodePageToken(keyOf(last), filters) : '' };
}
