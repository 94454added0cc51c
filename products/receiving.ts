// Receiving goods: many products get more units with one note, in one transaction. Finding the product that a line
// names, by SKU, number or name.
import type { Database, Queryable } from '../framework/db/database.js';
import type { Row } from '../framework/db/model.js';
import { searchWords, whereContains } from '../framework/db/text_search.js';
import { folded } from '../framework/db/text_folding.js';
import { MAX_ID } from '../framework/validation.js';
import { bulkWrite, type BulkResult } from './bulk.js';
import { Product } from './models.js';

/** How many products a message names of those that a text fits. */
const MAX_NAMED = 4;

export type Named = Pick<Row<typeof Product>, 'id' | 'name' | 'sku' | 'stock_quantity'>;

/** What a text names: a product, or what is wrong with it. */
export type Finding = { product: Named } | { problem: string };

/** Units of a product; `line` is what errors call it. */
export interface Received {
  product_id: number;
  quantity: number;
  line: number;
}

const COLUMNS = ['id', 'name', 'sku', 'stock_quantity'] as const;

/** The product that a text names: its SKU, its number (`7` or `#7`), its name, or words that only it has. */
export async function findProduct(db: Queryable, text: string): Promise<Finding> {
  const typed = text.trim();
  const bySku = await Product.objects(db)
    .where({ sku: typed })
    .first(...COLUMNS);
  if (bySku) return { product: bySku };
  const number = Number(/^#?(\d{1,10})$/.exec(typed)?.[1] ?? 0);
  if (number > 0 && number <= MAX_ID) {
    const byId = await Product.objects(db)
      .where({ id: number })
      .first(...COLUMNS);
    if (byId) return { product: byId };
  }
  return byWords(db, typed);
}

async function byWords(db: Queryable, typed: string): Promise<Finding> {
  const exact = await Product.objects(db)
    .where({ name_key: folded(typed) })
    .limit(2)
    .select(...COLUMNS);
  if (exact[0] && exact.length === 1) return { product: exact[0] };
  const words = searchWords(typed);
  if (words.length === 0) return { problem: 'Enter an SKU, a number or a name.' };
  const query = Product.objects(db)
    .limit(MAX_NAMED + 1)
    .select(...COLUMNS);
  const found = await whereContains(query, Product.table, 'search_text', words);
  const [first] = found.filter(({ sku }) => folded(sku ?? '') === folded(typed)).concat(found);
  if (!first) return { problem: `There is no product “${typed}”.` };
  if (found.length === 1 || folded(first.sku ?? '') === folded(typed)) return { product: first };
  return { problem: `Several products fit “${typed}”: ${namesOf(found)}. Enter the SKU or the number.` };
}

/** "Lamp (L-1), Lamp (#7)" */
function namesOf(found: Named[]): string {
  const names = found.slice(0, MAX_NAMED).map(({ id, name, sku }) => `${name} (${sku ?? `#${id}`})`);
  return names.join(', ') + (found.length > MAX_NAMED ? ' and more' : '');
}

/**
 * Adds the units to the stock of their products, all or nothing; lines of the same product are one movement. An error
 * names the first line of a product, `lines[3]`.
 */
export async function receiveGoods(
  db: Database,
  lines: Received[],
  reason: { note: string; by: string },
): Promise<BulkResult[]> {
  const sums = new Map<number, Received>();
  for (const { product_id, quantity, line } of lines) {
    const before = sums.get(product_id);
    sums.set(product_id, {
      ...{ product_id, line: before?.line ?? line },
      quantity: (before?.quantity ?? 0) + quantity,
    });
  }
  const wanted = [...sums.values()];
  const items = wanted.map(({ product_id: id, quantity }) => ({ id, values: {}, stock_change: quantity }));
  return bulkWrite(db, items, {
    ...{ allOrNothing: true, changeOnly: true, kind: 'received', ...reason },
    nameOf: (index) => `lines[${wanted[index]?.line ?? 0}]`,
  });
}
