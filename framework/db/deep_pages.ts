// Pages by number far from the beginning of a list. The rows before them are skipped in an index, without reading the
// rows themselves, and from the end of the list if that is nearer.
import type { Knex } from 'knex';
import { isPostgres } from './dialect.js';
import { bound, joined, type Sql } from './sql_text.js';

/** So many rows are skipped as they are: the statement below costs more to plan. */
export const DEEP = 1_000;

export interface DeepPage {
  /** The rows of the list, as in FROM, and their table, quoted. */
  base: Sql;
  table: string;
  /** The columns of the order, the last of which is unique, with their table. */
  keys: (string | Sql)[];
  direction: 'asc' | 'desc';
  limit: number;
  offset: number;
  /** A SELECT of the number of rows: they are skipped from the end. Its snapshot is that of the statement. */
  total: Sql | undefined;
}

/** What follows the columns in the SELECT of such a page: its rows, in any order. */
export function deepRows(client: Knex.Client, page: DeepPage): Sql {
  const { base, table } = page;
  const ids = pickedIds(page);
  // PostgreSQL expects ten elements in an array, but a tenth of the table where the limit is computed. SQLite reads the
  // tables of a CROSS JOIN in this order.
  return isPostgres({ client })
    ? joined(' FROM ', base, ` WHERE ${table}.id = ANY(ARRAY(`, ids, '))')
    : joined(' FROM (', ids, ') AS picked CROSS JOIN ', base, ` WHERE ${table}.id = picked.id`);
}

function pickedIds({ base, table, keys, direction, limit, offset, total }: DeepPage): Sql {
  const opposite = direction === 'asc' ? 'desc' : 'asc';
  const order = keys.flatMap((key, index) => [
    index === 0 ? '' : ', ',
    key,
    ` ${total ? opposite : direction}`,
  ]);
  const rows = [`SELECT ${table}.id AS id FROM `, base, ' ORDER BY ', ...order];
  if (!total) return joined(...rows, ` LIMIT ${limit} OFFSET `, bound(offset));
  const left = joined('((', total, ') - ', bound(offset), ')');
  return joined(
    ...[...rows, ' LIMIT CASE WHEN ', left, ` > ${limit} THEN ${limit} WHEN `, left, ' > 0 THEN ', left],
    ...[' ELSE 0 END OFFSET CASE WHEN ', left, ` > ${limit} THEN `, left, ` - ${limit} ELSE 0 END`],
  );
}
