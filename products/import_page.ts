// The admin's page for price and stock lists: a list is uploaded, shown with what would change, and then carried out.
import path from 'node:path';
import { Readable } from 'node:stream';
import { staffName } from '../framework/actor_names.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { modelUrl, rowUrl } from '../framework/admin/site.js';
import { toolUrl } from '../framework/admin/tools.js';
import type { Transaction } from '../framework/db/database.js';
import { ApiError, invalid } from '../framework/errors.js';
import { newUlid } from '../framework/ulids.js';
import { openList } from './csv_lists.js';
import { importRows, type ImportOptions, type ListRow, type RowResult } from './list_import.js';
import { Product } from './models.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'import_list.ejs');
/** A page must be answered in time; longer lists are for importproducts. */
const MAX_ROWS = 5_000;
const MAX_BYTES = 400_000;
/** How many changes, and how many refused rows, the page shows. */
const MAX_SHOWN = 500;

/** What the page showed before, by line and field: what is carried out must still be so. */
type Seen = Record<string, Record<string, string>>;

interface List {
  text: string;
  name: string;
  columns: string[];
  rows: ListRow[];
}

export async function importForm(page: ModelPage): Promise<void> {
  await showPage(page, {});
}

/** Shows what a list would change, or carries it out if the form says so. */
export async function importList(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const setStock = form.get('set_stock') !== '';
  let list: List;
  try {
    list = await readList(form);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return showPage(page, { setStock, problem: error.details[0]?.message ?? error.message }, 400);
  }
  const options = {
    ...{ setStock, changeOnly: !page.admin.may(Product, page.staff, 'add') },
    note: [...`import of ${list.name}`].slice(0, 255).join(''),
    scope: staffName(page.staff.username),
  };
  if (form.has('apply')) return apply(page, list, { ...options, run: form.get('run') }, seenIn(form));
  const results = await resultsOf(page, list.rows, { ...options, dryRun: true, run: '' });
  const isRelative = list.columns.includes('stock_change');
  const mayApply = results.some(isDone) && !(isRelative && results.some(isRefused));
  await showPage(page, {
    list,
    results,
    setStock,
    mayApply,
    isRelative,
    seen: seenOf(results, list.rows),
    run: newUlid(),
  });
}

async function readList(form: Form): Promise<List> {
  const text = form.get('list');
  if (text === '') throw invalid('file', 'Choose a file.');
  if (Buffer.byteLength(text) > MAX_BYTES) throw tooLong();
  const name = form.get('list_name') || 'list.csv';
  const { columns, rows } = await openList(Readable.from([Buffer.from(text)]));
  const read: ListRow[] = [];
  for await (const row of rows) if (read.push(row) > MAX_ROWS) throw tooLong();
  if (read.length === 0) throw invalid('file', 'The file has no rows.');
  return { text, name, columns, rows: read };
}

function tooLong(): ApiError {
  const most = `${MAX_ROWS.toLocaleString('en')} rows and ${MAX_BYTES / 1_000} kB`;
  return invalid(
    'file',
    `The file is too long for this page, which takes ${most}. Use manage.ts importproducts.`,
  );
}

async function apply(page: ModelPage, list: List, options: ImportOptions, seen: Seen): Promise<void> {
  const rows = list.rows.map((row) => withSeen(row, seen));
  const afterBatch = (trx: Transaction, results: RowResult[]) =>
    logActions(trx, page.staff, results.filter(isDone).map(historyOf));
  const results = await resultsOf(page, rows, { ...options, afterBatch });
  const { created, changed, refused } = countsOf(results);
  const text = `${products(created)} created, ${products(changed)} changed.`;
  addMessage(
    page,
    refused > 0 ? 'warning' : 'success',
    refused > 0 ? `${text} ${rowsText(refused)} refused.` : text,
  );
  await showPage(page, { results: results.filter(isRefused), isResult: true });
}

async function resultsOf(page: ModelPage, rows: ListRow[], options: ImportOptions): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for await (const batch of importRows(page.db, Readable.from(rows), options)) results.push(...batch.results);
  return results;
}

const isRefused = ({ status }: RowResult): boolean => status === 'refused';
const isDone = ({ status }: RowResult): boolean => status === 'created' || status === 'changed';

/** What the page shows before; a stock that is moved may be another by then. */
function seenOf(results: RowResult[], rows: ListRow[]): Seen {
  const lines = results.flatMap((result, index) => {
    if (result.status !== 'changed') return [];
    const item = rows[index]?.item;
    const isMove = item !== undefined && !(item instanceof ApiError) && item.stock_change !== undefined;
    const fields = result.changes.filter(({ field }) => !(isMove && field === 'stock_quantity'));
    return [[result.line, Object.fromEntries(fields.map(({ field, before }) => [field, before]))] as const];
  });
  return Object.fromEntries(lines);
}

function seenIn(form: Form): Seen {
  try {
    return JSON.parse(form.get('seen')) as Seen;
  } catch {
    throw invalid('seen', 'is not what the page sent');
  }
}

function withSeen({ line, item }: ListRow, seen: Seen): ListRow {
  const shown = seen[line];
  if (item instanceof ApiError || !shown) return { line, item };
  const before = Object.fromEntries(Object.entries(shown).map(([field, text]) => [field, String(text)]));
  return { line, item: { ...item, seen: { ...before, ...item.seen } } };
}

function historyOf({ status, id, name, changes }: RowResult) {
  const fields = changes.map(({ field }) => field.replaceAll('_', ' ')).join(', ');
  const isNew = status === 'created';
  const message = isNew ? 'Added by a list.' : `Changed ${fields} by a list.`;
  return {
    action: isNew ? ('add' as const) : ('change' as const),
    model: Product,
    id,
    title: name,
    message,
  };
}

function countsOf(results: RowResult[]) {
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

const products = (count: number): string => `${count} ${count === 1 ? 'product' : 'products'}`;
const rowsText = (count: number): string => `${count} ${count === 1 ? 'row was' : 'rows were'}`;

interface Shown {
  list?: List;
  results?: RowResult[];
  seen?: Seen;
  run?: string;
  setStock?: boolean;
  mayApply?: boolean;
  isRelative?: boolean;
  /** The results of an applied list, of which the refused rows are shown. */
  isResult?: boolean;
  problem?: string;
}

async function showPage(page: ModelPage, shown: Shown, status = 200): Promise<void> {
  const { results = [], list } = shown;
  const refused = results.filter(isRefused);
  const done = results.filter(isDone);
  const data = {
    ...{
      problem: '',
      setStock: false,
      mayApply: false,
      isRelative: false,
      isResult: false,
      run: '',
      ...shown,
    },
    ...{ list: list ?? null, counts: countsOf(results), seen: JSON.stringify(shown.seen ?? {}) },
    refused: refused.slice(0, MAX_SHOWN),
    changes: done
      .slice(0, MAX_SHOWN)
      .map((row) => ({ ...row, url: row.id === 0 ? '' : rowUrl(Product, row.id) })),
    ...{ hiddenRefused: refused.length - MAX_SHOWN, hiddenChanges: done.length - MAX_SHOWN },
    ...{ listUrl: modelUrl(Product), importUrl: toolUrl(Product, 'import') },
    exports: { comma: toolUrl(Product, 'export_list'), semicolon: toolUrl(Product, 'export_semicolon') },
  };
  const breadcrumbs = [...modelBreadcrumbs(page), { label: 'Import' }];
  await render(
    page,
    TEMPLATE,
    { title: 'Import a price and stock list', breadcrumbs, bodyClass: 'page-list', ...data },
    status,
  );
}
