// The filtered rows of a list as CSV, for spreadsheets: in chunks, so that a large table is neither held
// in memory nor read at once.
import { relatedTitles, type Titles } from '../changelist/cells.js';
import type { ListColumn } from '../changelist/columns.js';
import { allRows, type ListQuery } from '../changelist/rows.js';
import { sendCsv } from '../csv_download.js';
import type { Field } from '../../db/fields.js';
import { BYTE_ORDER_MARK, csvLines, withoutFormula } from '../../csv.js';
import { currencyOf } from '../../currency.js';
import { formatCents } from '../../money.js';
import { withLocalOffset } from '../../time_zone.js';
import { type ModelPage, requirePermission } from '../page.js';

const CHUNK_ROWS = 1_000;

export async function exportCsv(page: ModelPage): Promise<void> {
  requirePermission(page, 'view');
  await sendCsv(page, (list) => lines(page, list));
}

async function* lines(page: ModelPage, list: ListQuery): AsyncGenerator<string> {
  const { columns } = list;
  const currency = currencyColumn(page, columns);
  const labels = columns.map(({ label }) => label);
  yield `${BYTE_ORDER_MARK}${csvLines([currency ? [...labels, currency.label] : labels])}`;
  for await (const rows of allRows(page.db, list, CHUNK_ROWS)) {
    const titles = await relatedTitles(page.db.read, columns, rows);
    yield csvLines(
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

/** Amounts in major units, times as RFC 3339 in the shop's time zone, choices in words. */
function value(column: ListColumn, row: object, titles: Titles): string | number {
  const found = column.value(row);
  if (found === null || found === undefined) return '';
  if (column.related) {
    return withoutFormula(titles.get(column.name)?.get(found as number) ?? String(found as number));
  }
  const choice = column.field?.options.choices?.find(([known]) => known === found);
  if (choice) return choice[1];
  if (column.kind === 'money') return formatCents(found as number, currencyOf(row));
  if (column.kind === 'datetime') return withLocalOffset(found as string);
  if (typeof found === 'boolean') return found ? 'true' : 'false';
  return typeof found === 'number' ? found : withoutFormula(String(found as string));
}
