// The number of rows of a table. Counting a large one costs more than the rest of its list, so its number
// is cached for a few seconds; a small one is counted each time.
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { keptTotal } from '../../db/kept_counts.js';
import { countRows } from '../../db/paging.js';

/** Smaller counts are not cached. */
const LARGE = 10_000;
const REMEMBERED_MS = 30_000;

interface Total {
  number: number;
  /** The time of performance.now(). */
  until: number;
}

const remembered = new WeakMap<Database, Map<Model, Total>>();

/** The number of rows; for a table with more than 10,000, which the database does not count, up to 30 seconds old. */
export async function totalOf(db: Database, model: Model): Promise<number> {
  if (model.options.counts) return keptTotal(db.read, model);
  const known = remembered.get(db.root) ?? new Map<Model, Total>();
  remembered.set(db.root, known);
  const last = known.get(model);
  if (last && performance.now() < last.until) return last.number;
  const number = await countRows(model.objects(db.read));
  if (number > LARGE) known.set(model, { number, until: performance.now() + REMEMBERED_MS });
  return number;
}
