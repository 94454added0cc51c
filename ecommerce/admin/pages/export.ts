// What is filtered in a list as CSV, for spreadsheets: in pieces, so that a large table is neither held
// in memory nor read in one go.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { relatedTitles, type Titles } from '../changelist/cells.js';
import type { ListColumn } from '../changelist/columns.js';
import { readList } from '../changelist/list_page.js';
import { WrongLookup } from '../changelist/parameters.js';
import { allRows, type ListQuery } from '../changelist/rows.js';
import { formatCents } from '../../money.js';
import { withOffset } from '../../timestamps.js';
import { type ModelPage, requirePermission } from '../page.js';
import { redirect } from '../rendering.js';
import { modelUrl } from '../site.js';

const CHUNK_ROWS = 1_000;

export async function exportCsv(page: ModelPage): Promise<void> {
  requirePermission(page, 'view');
  const list = askedList(page);
  if (!list) return redirect(page, `${modelUrl(page.model)}?e=1`);
  page.response.type('text/csv; charset=utf-8');
  page.response.attachment(`${page.model.modelName}.csv`);
  try {
    await pipeline(Readable.from(lines(page, list)), page.response);
  } catch (error) {
    // Who stops a download is gone; a half-sent answer of ours can only be cut off.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function askedList(page: ModelPage): ListQuery | null {
  try {
    return readList(page);
  } catch (error) {
    if (error instanceof WrongLookup) return null;
    throw error;
  }
}

async function* lines(page: ModelPage, list: ListQuery): AsyncGenerator<string> {
  const { columns } = list;
  // Spreadsheets take UTF-8 for what it is only after a byte order mark.
  yield `\uFEFF${csv([columns.map(({ label }) => label)])}`;
  for await (const rows of allRows(page.db, list, CHUNK_ROWS)) {
    const titles = await relatedTitles(page.db.read, columns, rows);
    yield csv(rows.map((row) => columns.map((column) => value(column, row, titles))));
  }
}

/** A text that begins like a formula is kept from being one by an apostrophe. */
function csv(rows: unknown[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}

/** Amounts in major units, moments as RFC 3339, choices as they are stored. */
function value(column: ListColumn, row: object, titles: Titles): string | number {
  const found = column.value(row);
  if (found === null || found === undefined) return '';
  if (column.related) return titles.get(column.name)?.get(found as number) ?? String(found as number);
  if (column.kind === 'money') return formatCents(found as number);
  if (column.kind === 'datetime') return withOffset(found as string);
  if (typeof found === 'boolean') return found ? 'true' : 'false';
  return typeof found === 'number' ? found : String(found as string);
}
