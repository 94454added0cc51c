// Price and stock lists as CSV: rows of products as lines, and lines as items of bulk requests.
import { pipeline, Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { csvLines, withFormula, withoutFormula } from '../framework/csv.js';
import { ApiError, type FieldProblem, invalid } from '../framework/errors.js';
import { formatCents } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import { bulkItem, checkItem } from './bulk_serializers.js';
import type { BulkItem } from './bulk_plan.js';
import { type Cell, CELLS, type Style } from './csv_cells.js';
import type { ListRow } from './list_import.js';
import type { ProductRow } from './models.js';

/** The columns that an export has; an import may have any of CELLS. */
const EXPORTED = [
  'id',
  'sku',
  'name',
  'price',
  'currency',
  'stock_quantity',
  'stock_seen',
  'category',
  'archived',
];

/** The longest row, and the longest header, in characters. */
const MAX_ROW = 500_000;
const MAX_HEADER = 5_000;

/** Commas, or semicolons with decimal commas, as German spreadsheets expect. */
export const STYLES: Record<'comma' | 'semicolon', Style> = {
  comma: { delimiter: ',', decimal: '.' },
  semicolon: { delimiter: ';', decimal: ',' },
};

/** The header of an exported list. */
export const listHeader = ({ delimiter }: Style): string => csvLines([EXPORTED], delimiter);

/** Lines of an exported list, without its header. */
export function listLines(rows: ProductRow[], { delimiter, decimal }: Style): string {
  const lines = rows.map(({ id, sku, name, price_cents, stock_quantity, category, archived }) => {
    const price = formatCents(price_cents, settings.CURRENCY).replace('.', decimal);
    return [
      ...[id, withoutFormula(sku ?? ''), withoutFormula(name), price, settings.CURRENCY],
      ...[stock_quantity, stock_quantity, category, String(archived)],
    ];
  });
  return csvLines(lines, delimiter);
}

/** A list that is being read. */
export interface OpenList {
  columns: string[];
  rows: AsyncIterable<ListRow>;
}

/** Opens a list; `invalid` with the field `file` when its header or its encoding is wrong. */
export async function openList(bytes: AsyncIterable<Uint8Array>): Promise<OpenList> {
  const text = decoded(bytes);
  let head = '';
  while (!/[\r\n]/.test(head) && head.length <= MAX_HEADER) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  const [header = ''] = head.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, 1);
  const delimiter = delimiterOf(header);
  const parser = parse({
    ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true },
    max_record_size: MAX_ROW,
  });
  const source = async function* () {
    yield head;
    yield* text;
  };
  pipeline(Readable.from(source()), parser, () => undefined); // the reader of the rows gets the error
  const lines = linesOf(parser);
  const first = await lines.next();
  const columns = columnsOf(first.done ? [] : first.value.record);
  return { columns, rows: rowsOf(lines, columns, delimiter) };
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid('file', 'is not text in UTF-8; in a spreadsheet, save it as “CSV UTF-8”');
  }
}

/** The one that divides the header into most columns. */
function delimiterOf(header: string): string {
  const counts = [',', ';', '\t'].map((each) => [header.split(each).length, each] as const);
  return counts.reduce((best, each) => (each[0] > best[0] ? each : best))[1];
}

interface Line {
  record: string[];
  info: { lines: number };
}

async function* linesOf(parser: Parser): AsyncGenerator<Line> {
  try {
    for await (const line of parser) yield line as Line;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines = 0 } = error as { lines?: number };
    throw invalid('file', `is not valid CSV in line ${lines}: ${error.message.replace(/\.?$/, '')}`);
  }
}

/** The names of the columns, in lower case with underscores. */
function columnsOf(header: string[]): string[] {
  const names = header.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const unknown = names.filter((name) => !Object.hasOwn(CELLS, name));
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  if (names.length === 0) throw invalid('file', 'is empty');
  if (unknown.length > 0) {
    const list = unknown.map((name) => (name === '' ? 'one without a name' : `“${name}”`)).join(', ');
    throw invalid('file', `has unknown columns: ${list}; known are ${Object.keys(CELLS).join(', ')}`);
  }
  if (repeated.length > 0) throw invalid('file', `has the column ${repeated[0]} twice`);
  if (!names.includes('id') && !names.includes('sku')) throw invalid('file', 'needs a column id or sku');
  return names;
}

async function* rowsOf(
  lines: AsyncGenerator<Line>,
  columns: string[],
  delimiter: string,
): AsyncGenerator<ListRow> {
  for await (const { record, info } of lines) {
    if (record.every((cell) => cell.trim() === '')) continue;
    yield { line: info.lines, item: itemOf(record, columns, delimiter) };
  }
}

/** The item of a row; an empty cell leaves its field unchanged. */
function itemOf(cells: string[], columns: string[], delimiter: string): BulkItem | ApiError {
  try {
    if (cells.length !== columns.length) {
      throw invalid('row', `has ${cells.length} cells, and the header has ${columns.length}`);
    }
    return bulkItem(checkItem(guarded(fieldsOf(cells, columns, delimiter))));
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function fieldsOf(cells: string[], columns: string[], delimiter: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [index, name] of columns.entries()) {
    const text = withFormula(cells[index] ?? '');
    if (text.trim() === '') continue;
    const read = CELLS[name] as Cell;
    const value = read(text, delimiter);
    if (value instanceof Error) problems.push({ field: name, message: value.message });
    else if (value !== undefined) fields[name] = value;
  }
  if (problems.length > 0) throw invalid(problems);
  if (fields.id === undefined && fields.sku === undefined) throw invalid('row', 'needs an id or an sku');
  return fields;
}

/** A stock that is as it was seen is not to be changed, also if some of it was sold meanwhile. */
function guarded({ stock_quantity, ...fields }: Record<string, unknown>): Record<string, unknown> {
  const isChanged = stock_quantity !== undefined && stock_quantity !== fields.stock_seen;
  return isChanged ? { ...fields, stock_quantity } : fields;
}
