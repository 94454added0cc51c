// The download of a price and stock list in the admin, which "Import" reads: the products of the filtered list.
import { allRows, type ListQuery } from '../framework/admin/changelist/rows.js';
import { sendCsv } from '../framework/admin/csv_download.js';
import type { ModelPage } from '../framework/admin/page.js';
import { BYTE_ORDER_MARK } from '../framework/csv.js';
import type { Style } from './csv_cells.js';
import { listHeader, listLines } from './csv_lists.js';
import { batchGetProducts } from './models.js';

const ROWS_TOGETHER = 500;

/** Sends the list in this style. */
export const exportList = (style: Style) => (page: ModelPage) =>
  sendCsv(page, (list) => linesOf(page, list, style));

async function* linesOf({ db }: ModelPage, list: ListQuery, style: Style): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + listHeader(style);
  for await (const rows of allRows(db, list, ROWS_TOGETHER)) {
    const ids = (rows as { id: number }[]).map(({ id }) => id);
    yield listLines(await batchGetProducts(db.read, ids), style);
  }
}
