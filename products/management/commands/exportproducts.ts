// exportproducts: writes a price and stock list as CSV, which importproducts reads.
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BYTE_ORDER_MARK } from '../../../framework/csv.js';
import { type Database, withDatabase } from '../../../framework/db/database.js';
import { ApiError } from '../../../framework/errors.js';
import { CommandError, defineCommand } from '../../../framework/management/command.js';
import { ProgressBar } from '../../../framework/management/progress_bar.js';
import { listHeader, listLines, STYLES } from '../../csv_lists.js';
import { categoryId } from '../../models.js';
import { allProducts, countProducts, type ListFilters } from '../../whole_lists.js';

const ROWS_TOGETHER = 1_000;

export const command = defineCommand({
  help: 'Writes a price and stock list as CSV, which importproducts reads.',
  options: {
    file: { type: 'string', value: 'FILE', help: 'The file to write; stdout by default.' },
    category: { type: 'string', value: 'SLUG', help: 'Only products of this category.' },
    'in-stock': { type: 'boolean', help: 'Only products that are in stock.' },
    'include-archived': { type: 'boolean', help: 'Archived products too.' },
    semicolon: {
      type: 'boolean',
      help: 'Semicolons between the columns and decimal commas, as German spreadsheets expect.',
    },
  },
  async run({ options }, { out, verbosity }) {
    const { file, category = '', semicolon } = options;
    const filters = {
      ...{ category, inStock: options['in-stock'], includeArchived: options['include-archived'] },
    };
    const style = semicolon ? STYLES.semicolon : STYLES.comma;
    const count = await withDatabase(async (db) => {
      if (category !== '') await categoryId(db.read, category).catch(explained);
      const total = await countProducts(db, filters);
      const bar = new ProgressBar(file === undefined ? 0 : total);
      const text = Readable.from(lines(db, filters, style, bar));
      if (file === undefined) for await (const part of text) out.part(part as string);
      else await writeFile(file, text);
      bar.end();
      return total;
    });
    if (file !== undefined && verbosity > 0) out.line(`Wrote ${count} product(s) to ${file}`);
  },
});

/** Written beside the file and then renamed, so that a half list never has its name. */
async function writeFile(file: string, text: Readable): Promise<void> {
  const partial = `${file}.partial`;
  await pipeline(text, createWriteStream(partial)).catch((error: Error) => {
    throw new CommandError(`${file} cannot be written: ${error.message}`);
  });
  await rename(partial, file);
}

async function* lines(
  db: Database,
  filters: ListFilters,
  style: (typeof STYLES)['comma'],
  bar: ProgressBar,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + listHeader(style);
  for await (const rows of allProducts(db, filters, ROWS_TOGETHER)) {
    yield listLines(rows, style);
    bar.add(rows.length, 'products');
  }
}

function explained(error: unknown): never {
  throw error instanceof ApiError ? new CommandError(error.message) : error;
}
