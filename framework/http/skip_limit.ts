// `?skip=40&limit=20`: lists for clients that count rows and not pages.
import { check, objectSchema, type Schema } from '../validation.js';

const MAX_LIMIT = 1_000;
const DEFAULT_LIMIT = 100;

const SKIP_LIMIT_SCHEMA: Record<string, Schema> = {
  skip: { type: 'integer', minimum: 0, maximum: 1_000_000_000 },
  limit: { type: 'integer', minimum: 1, maximum: MAX_LIMIT },
};
export const checkSkipLimit = check<SkipLimit>(objectSchema(SKIP_LIMIT_SCHEMA));
export interface SkipLimit {
  skip?: number;
  limit?: number;
}

/** These rows of a list that has pages of equal size, from 1. If they lie on two pages, both are read. */
export async function rowsAt<T>(
  { skip = 0, limit = DEFAULT_LIMIT }: SkipLimit,
  readPage: (asked: { page: number; page_size: number }) => Promise<T[]>,
): Promise<T[]> {
  const page = Math.floor(skip / limit) + 1;
  const before = skip % limit;
  const pages = before === 0 ? [page] : [page, page + 1];
  const rows = await Promise.all(pages.map((each) => readPage({ page: each, page_size: limit })));
  return rows.flat().slice(before, before + limit);
}
