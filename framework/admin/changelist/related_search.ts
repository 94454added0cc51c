// Finding rows by those that they belong to: an order by its customer's phone number, or by a product in it. The newest
// that match are looked at, so that a search costs the same however many there are.
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { newestContaining, whereEndsWith } from '../../db/text_search.js';

/** Another model whose rows find those of a list. */
export interface RelatedSearch {
  /** With a `search_text`, or with the column of `byPhone`. */
  model: () => Model;
  /** The column with the id of its row: of the list's own table, or of `through`. */
  column: string;
  /** The table between the two, and its column with the id of the list's row; with an index on both. */
  through?: { model: () => Model; column: string };
  /** Its column with a phone number (`phoneKey`), which is searched instead of its text. */
  byPhone?: string;
}

/** The values of a column of the list's rows. */
export interface RelatedRows {
  column: string;
  ids: number[];
}

/** So many related rows are looked at, and as many rows of the list by each of them. */
const NEWEST = 1_000;
/** So many, when a table is between the two. */
const NEWEST_THROUGH = 50;

/** The rows of `table` that belong to one with all of these words, or with this phone number; `null` for none. */
export async function relatedRows(
  db: Database,
  table: string,
  related: RelatedSearch,
  words: string[],
): Promise<RelatedRows | null> {
  const limit = related.through ? NEWEST_THROUGH : NEWEST;
  const ids = await relatedIds(db, related, words, limit);
  if (ids.length === 0) return null;
  if (!related.through) return { column: `${table}.${related.column}`, ids };
  const { model, column } = related.through;
  const one = `SELECT ?? AS id FROM (SELECT ?? FROM ?? WHERE ?? = ? ORDER BY ?? DESC LIMIT ?) AS newest`;
  const statement = ids.map(() => one).join(' UNION ALL ');
  const values = ids.flatMap((id) => [
    ...[column, column, model().table, related.column, id, column, NEWEST],
  ]);
  const found = await db.read.from(db.read.raw(`(${statement}) AS owners`, values)).distinct('id');
  const owners = (found as { id: number }[]).map(({ id }) => id).sort((one, other) => other - one);
  return owners.length === 0 ? null : { column: `${table}.id`, ids: owners.slice(0, NEWEST) };
}

async function relatedIds(
  db: Database,
  { model, byPhone }: RelatedSearch,
  words: string[],
  limit: number,
): Promise<number[]> {
  const { table } = model();
  if (byPhone === undefined) return newestContaining(db.read, table, 'search_text', words, limit);
  const query = db.read.queryBuilder().from(table);
  return whereEndsWith(query, `${table}.${byPhone}`, words[0] ?? '')
    .limit(limit)
    .pluck('id');
}
