// The filtered rows of a list as CSV, for spreadsheets: in chunks, so that a large table is neither held
// in memory nor read at once.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { relatedTitles, type Titles } from '../changelist/cells.js';
import type { ListColumn } from '../changelist/columns.js';
import { readList } from '../changelist/list_page.js';
import { WrongLookup } from '../changelist/parameters.js';
import { allRows, type ListQuery } from '../changelist/rows.js';
import type { Field } from '../../db/fields.js';
import { currencyOf } from '../../currency.js';
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
    // If the client stops the download, nothing is left to do; if we fail, the response can only be aborted.
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
  // Spreadsheets recognise UTF-8 only with a byte order mark.
  const currency = currencyColumn(page, columns);
  const labels = columns.map(({ label }) => label);
  yield `\uFEFF${csv([currency ? [...labels, currency.label] : labels])}`;
  for await (const rows of allRows(page.db, list, CHUNK_ROWS)) {
    const titles = await relatedTitles(page.db.read, columns, rows);
    yield csv(
      rows.map((row) => {
        const values = columns.map((column) => value(column, row, titles));
        return currency ? [...values, currencyOf(row)] : values;
      }),
    );
  }
}

/** The currency column, if each row has its own currency and the list does not show it. */
function currencyColumn({ model }: ModelPage, columns: ListColumn[]): Field | undefined {
  const hasAmounts = columns.some(({ kind }) => kind === 'money');
  const isShown = columns.some(({ name }) => name === 'currency');
  return hasAmounts && !isShown ? model.fields.get('currency') : undefined;
}

function csv(rows: (string | number)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/**
 * Text that spreadsheets would run as a formula, also after white space or in full-width characters
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A text that begins like a formula gets an apostrophe before it. */
function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Amounts in major units, times as RFC 3339, choices as stored. */
function value(column: ListColumn, row: object, titles: Titles): string | number {
  const found = column.value(row);
  if (found === null || found === undefined) return '';
  if (column.related) {
    return withoutFormula(titles.get(column.name)?.get(found as number) ?? String(found as number));
  }
  if (column.kind === 'money') return formatCents(found as number, currencyOf(row));
  if (column.kind === 'datetime') return withOffset(found as string);
  if (typeof found === 'boolean') return found ? 'true' : 'false';
  return typeof found === 'number' ? found : withoutFormula(String(found as string));
}
