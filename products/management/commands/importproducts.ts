// importproducts: carries out a price and stock list in CSV.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Database, withDatabase } from '../../../framework/db/database.js';
import { ApiError } from '../../../framework/errors.js';
import { CommandError, defineCommand } from '../../../framework/management/command.js';
import type { Output } from '../../../framework/management/output.js';
import { ProgressBar } from '../../../framework/management/progress_bar.js';
import { openList } from '../../csv_lists.js';
import { type Batch, hasBegun, importRows, type ImportOptions, type RowResult } from '../../list_import.js';

/** The maximum number of refused rows that are shown. */
const MAX_REFUSED_SHOWN = 200;

export const command = defineCommand({
  help: 'Creates and changes products as a price and stock list in CSV says.',
  args: [{ name: 'file', help: 'The list, with a header; columns as exportproducts writes them.' }],
  options: {
    'dry-run': { type: 'boolean', help: 'Show what would change, and change nothing.' },
    'change-only': { type: 'boolean', help: 'Refuse rows that would create a product.' },
    'set-stock': {
      type: 'boolean',
      help: 'Set stock_quantity also where the row does not say in stock_seen which stock it has seen.',
    },
    again: {
      type: 'string',
      value: 'NAME',
      help: 'Carry out a file with stock_change once more; each name once.',
    },
    'skip-refused': {
      type: 'boolean',
      help: 'Carry out a file with stock_change also if some of its rows are refused.',
    },
    note: { type: 'string', value: 'TEXT', help: 'The note of the stock movements.' },
  },
  /** Exit code 1 when rows were refused. */
  async run({ args: [file = ''], options }, { out, verbosity }) {
    await requireFile(file);
    const report = new Report(out, options['dry-run'], verbosity);
    const { columns, count } = await checkedList(file);
    const note = options.note ?? `import of ${path.basename(file)}`;
    const isRelative = columns.includes('stock_change');
    const asked = {
      ...{ dryRun: options['dry-run'], changeOnly: options['change-only'], setStock: options['set-stock'] },
      note: [...note].slice(0, 255).join(''),
      run: isRelative ? `${await digestOf(file)} ${options.again ?? ''}` : '',
      scope: 'importproducts',
    };
    await withDatabase(async (db) => {
      if (isRelative && !options['skip-refused']) await refuseWrongRows(db, file, count, asked, out);
      await carryOut(db, file, count, asked, report);
    });
    return report.refused > 0 ? 1 : 0;
  },
});

/** Carries out the file's rows, and reports them. */
async function carryOut(
  db: Database,
  file: string,
  count: number,
  options: ImportOptions,
  report: Report,
): Promise<void> {
  const bar = new ProgressBar(count);
  try {
    const { rows } = await openList(createReadStream(file));
    for await (const batch of importRows(db, rows, options)) {
      report.add(batch);
      bar.add(batch.results.length, 'rows');
    }
  } finally {
    bar.end();
    report.end();
  }
}

/**
 * Movements of stock cannot be repeated: somebody who corrects the refused rows and loads the file again would
 * move the stock of all others twice. So none of the rows may be refused.
 */
async function refuseWrongRows(
  db: Database,
  file: string,
  count: number,
  options: ImportOptions,
  out: Output,
): Promise<void> {
  if (options.dryRun || (await hasBegun(db, options))) return;
  const report = new Report(out, true, 0);
  await carryOut(db, file, count, { ...options, dryRun: true }, report);
  if (report.refused === 0) return;
  const text = `${report.refused} row(s) are refused and the list moves stock, so nothing was changed.`;
  throw new CommandError(`${text} Correct them, or leave them out with --skip-refused.`);
}

/** Reads the whole file, so that a mistake in it is found before any work; how many rows it has. */
async function checkedList(file: string): Promise<{ columns: string[]; count: number }> {
  try {
    const { columns, rows } = await openList(createReadStream(file));
    let count = 0;
    for await (const _ of rows) count += 1;
    return { columns, count };
  } catch (error) {
    if (error instanceof ApiError) throw new CommandError(`${file}: ${error.message}`);
    throw error;
  }
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`There is no file ${file}.`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Counts the results and prints those that a person should see. */
class Report {
  private readonly counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  private replayedTo = 0;

  constructor(
    private readonly out: Output,
    private readonly dryRun: boolean,
    private readonly verbosity: number,
  ) {}

  get refused(): number {
    return this.counts.refused;
  }

  add({ results, replayed }: Batch): void {
    for (const result of results) {
      this.counts[result.status] += 1;
      if (result.status === 'refused') this.showRefused(result);
      else if (this.dryRun && result.changes.length > 0 && this.verbosity > 0)
        this.out.line(changeText(result));
    }
    if (replayed) this.replayedTo = results.at(-1)?.line ?? 0;
  }

  private showRefused({ line, error }: RowResult): void {
    if (this.counts.refused > MAX_REFUSED_SHOWN) return;
    this.out.error(`line ${line}: ${error?.message}`);
  }

  end(): void {
    const { created, changed, unchanged, refused } = this.counts;
    const hidden = refused - MAX_REFUSED_SHOWN;
    if (hidden > 0) this.out.error(`and ${hidden} more refused rows`);
    if (this.replayedTo > 0) {
      const text = `Up to line ${this.replayedTo} an earlier run of this file has done the work; it was not done again.`;
      this.out.warning(`${text} To do it once more, give --again a new name.`);
    }
    if (this.verbosity === 0) return;
    const what = this.dryRun ? 'Dry run, nothing was changed: ' : '';
    const counts = `${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused`;
    this.out.line(what + counts);
  }
}

/** `line 2: product 3 (A-1): price 9.50 → 9.00, stock_quantity 5 → 8` */
function changeText({ line, status, id, sku, changes }: RowResult): string {
  const name = status === 'created' ? 'new product' : `product ${id}`;
  const texts = changes.map(({ field, before, after }) =>
    status === 'created' ? `${field} ${after}` : `${field} ${before || '(empty)'} → ${after || '(empty)'}`,
  );
  return `line ${line}: ${name}${sku === '' ? '' : ` (${sku})`}: ${texts.join(', ')}`;
}
