// Price and stock lists as CSV: importproducts and exportproducts.
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import type { Database } from '../../framework/db/database.js';
import { parseArguments } from '../../framework/management/arguments.js';
import { CommandError } from '../../framework/management/command.js';
import { Output } from '../../framework/management/output.js';
import { loadCommand } from '../../framework/management/registry.js';
import { settings } from '../../framework/conf/settings.js';
import { runCommands } from '../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { storedProduct } from '../../testing/makers/products.js';
import { openList } from '../csv_lists.js';
import { importRows } from '../list_import.js';
import { Product, StockMovement } from '../models.js';
import { adjustStock } from '../stock.js';

onEachDatabase('lists as CSV', (dialect) => {
  const db = useDatabase(dialect);
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'shop-lists-'))));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => emptied(db()));

  async function run(...args: string[]) {
    const outcome = await runHere(args, db().url);
    return { ...outcome, lines: outcome.stdout.trim().split('\n') };
  }
  const inFolder = (name: string) => path.join(folder, name);
  function written(text: string | Uint8Array, name = 'list.csv'): string {
    writeFileSync(inFolder(name), text);
    return inFolder(name);
  }
  const load = (text: string | Uint8Array, ...options: string[]) =>
    run('importproducts', written(text), ...options);
  /** What is said of each of these lists, which are loaded one after the other. */
  async function problemsOf(...lists: (string | Uint8Array)[]): Promise<string[]> {
    const problems: string[] = [];
    for (const text of lists) {
      const { code, stderr } = await load(text);
      expect(code).to.equal(1);
      problems.push(stderr.trim().replace(/^CommandError: .*list\.csv: /, ''));
    }
    return problems;
  }
  const rows = () => Product.objects(db().read).orderBy('id').select();
  const stored = async (...names: (keyof Awaited<ReturnType<typeof rows>>[number])[]) =>
    (await rows()).map((row) => names.map((name) => row[name]));
  const movements = async () =>
    (await StockMovement.objects(db().read).orderBy('id').select()).map(({ kind, delta, note }) => [
      kind,
      delta,
      note,
    ]);

  it('a round trip changes nothing, in both styles, whatever the texts are', async () => {
    await storedProduct(db(), { name: '=cmd|calc', sku: "'+1", price_cents: 123_456, stock_quantity: 7 });
    await storedProduct(db(), { name: 'Stuhl; "groß", 5', sku: '007', price_cents: 5, archived: true });
    await storedProduct(db(), { name: '  @spaced ', price_cents: 1_000 });
    const before = await rows();
    for (const style of [[], ['--semicolon']]) {
      const file = inFolder('round.csv');
      const commands = [
        ['exportproducts', '--file', file, '--include-archived', ...style],
        ['importproducts', file],
      ];
      expect(await runCommands(commands, { DATABASE_URL: db().url })).to.deep.equal([
        { code: 0, stdout: `Wrote 3 product(s) to ${file}\n`, stderr: '' },
        { code: 0, stdout: '0 created, 0 changed, 3 unchanged, 0 refused\n', stderr: '' },
      ]);
      expect(await rows()).to.deep.equal(before);
    }
  });

  it('exports what is asked for, with formulas disarmed', async () => {
    await storedProduct(db(), { name: '=1+1', sku: 'A-1', price_cents: 1_250, stock_quantity: 0 });
    await storedProduct(db(), { name: 'Chair', category: 'books', price_cents: 1_250, stock_quantity: 3 });
    const [first, second] = await rows();
    const { stdout } = await run('exportproducts');
    expect(stdout.split('\r\n')).to.deep.equal([
      '\uFEFFid,sku,name,price,currency,stock_quantity,stock_seen,category,archived',
      `${first?.id},A-1,'=1+1,12.50,USD,0,0,home,false`,
      `${second?.id},,Chair,12.50,USD,3,3,books,false`,
      '',
    ]);
    const german = (await run('exportproducts', '--semicolon', '--in-stock', '--category', 'books')).stdout;
    expect(german.split('\r\n')[1]).to.equal(`${second?.id};;Chair;12,50;USD;3;3;books;false`);
    const unknown = await run('exportproducts', '--category', 'nowhere');
    expect([unknown.code, unknown.stderr]).to.deep.equal([
      ...[1, 'CommandError: category: there is no category "nowhere"\n'],
    ]);
  });

  it('a dry run shows before and after by line, and changes nothing', async () => {
    const { id } = await storedProduct(db(), { sku: 'A-1', price_cents: 950, stock_quantity: 5 });
    const before = await rows();
    const list = 'sku,name,price,stock_change\nA-1,,9.00,3\nB-2,Lamp,20,4\nC-3,,1,\nA-1,,2,\n';
    const outcome = await load(list, '--dry-run');
    expect(outcome.lines).to.deep.equal([
      `line 2: product ${id} (A-1): price 9.50 → 9.00, stock_quantity 5 → 8`,
      'line 3: new product (B-2): name Lamp, sku B-2, price 20.00, stock_quantity 4, category other',
      'Dry run, nothing was changed: 1 created, 1 changed, 0 unchanged, 2 refused',
    ]);
    expect(outcome.stderr.trim().split('\n')).to.deep.equal([
      'line 4: SKU C-3: there is no product with this SKU, and a new one needs a name and a price.',
      'line 5: sku: names the same product as line 2',
    ]);
    expect(outcome.code).to.equal(1);
    expect(await rows()).to.deep.equal(before);
  });

  it('reads what a German spreadsheet writes', async () => {
    await storedProduct(db(), { sku: 'A-1', price_cents: 950 });
    const list = '\uFEFFSKU;Name;Price;Stock change;Archived\r\nA-1;"Stuhl; groß";1.234,5;2;WAHR\r\n;;;;\r\n';
    expect((await load(list)).lines).to.deep.equal(['0 created, 1 changed, 0 unchanged, 0 refused']);
    expect(await stored('name', 'price_cents', 'stock_quantity', 'archived')).to.deep.equal([
      ['Stuhl; groß', 123_450, 12, true],
    ]);
  });

  it('takes no price whose decimals are not clear', async () => {
    await storedProduct(db(), { sku: 'A-1', price_cents: 950 });
    const [german, english, exact, named, foreign] = await problemsOf(
      'sku;price\nA-1;1.234\n',
      'sku,price\nA-1,"1,234"\n',
      'sku,price\nA-1,1.234\n',
      'sku,price\nA-1,9.50 EUR\n',
      'sku,price,currency\nA-1,9,EUR\n',
    );
    expect(german).to.equal('line 2: price: “1.234” may be 1234 or 1.234: write it without separators');
    expect(english).to.equal('line 2: price: “1,234” may be 1234 or 1.234: write it without separators');
    expect(exact).to.equal('line 2: price: must be an amount with at most two decimals');
    expect(named).to.equal('line 2: price: must be an amount, such as 12.50');
    expect(foreign).to.equal('line 2: currency: must be USD');
    expect(await stored('price_cents')).to.deep.equal([[950]]);
    for (const [cell, cents] of [
      ['"9,5"', 950],
      ['"1,234.50"', 123_450],
      ['1 000', 100_000],
    ] as const) {
      await load(`sku,price\nA-1,${cell}\n`);
      expect(await stored('price_cents')).to.deep.equal([[cents]]);
    }
  });

  it('names what is wrong with a file, before any row', async () => {
    await storedProduct(db(), { sku: 'A-1' });
    const problems = await problemsOf(
      ...['', 'sku,colour,,price\n', 'sku,price,Price\n', 'name,price\n'],
      Buffer.from('sku,name\nA-1,gro\xdf\n', 'latin1'),
      'sku,name\nA-1,"open\n',
    );
    expect(problems.slice(0, 4)).to.deep.equal([
      'file: is empty',
      'file: has unknown columns: “colour”, one without a name; known are id, sku, name, price, currency, ' +
        'stock_quantity, stock_seen, stock_change, category, archived, description',
      'file: has the column price twice',
      'file: needs a column id or sku',
    ]);
    expect(problems[4]).to.equal('file: is not text in UTF-8; in a spreadsheet, save it as “CSV UTF-8”');
    expect(problems[5]).to.contain('file: is not valid CSV in line');
    expect((await run('importproducts', inFolder('none.csv'))).stderr).to.contain('There is no file');
    expect(await stored('name')).to.deep.equal([['Mug']]);
  });

  it('never overwrites silently what was sold meanwhile', async () => {
    const [a, b, c] = [
      await storedProduct(db(), { sku: 'A', stock_quantity: 10 }),
      await storedProduct(db(), { sku: 'B', stock_quantity: 10 }),
      await storedProduct(db(), { sku: 'C', stock_quantity: 10 }),
    ];
    for (const { id } of [a, b, c]) await adjustStock(db(), id, -2, 'sold');
    const list = 'sku,price,stock_quantity,stock_seen\nA,5,10,10\nB,5,15,10\nC,5,15,8\n';
    const { stderr } = await load(list);
    expect(stderr.trim()).to.equal('line 3: The stock quantity has changed: it is 8 now, not 10.');
    expect(await stored('price_cents', 'stock_quantity')).to.deep.equal([
      ...[
        [500, 8],
        [1_250, 8],
        [500, 15],
      ],
    ]);
    const unseen = 'sku,stock_quantity\nA,20\n';
    expect((await load(unseen)).stderr).to.contain(
      'would overwrite a stock of 8 that the list does not say it has seen',
    );
    expect((await load(unseen, '--set-stock', '--note', 'count of May')).code).to.equal(0);
    expect((await movements()).at(-1)).to.deep.equal(['set', 12, 'count of May']);
  });

  it('a list with stock_change is carried out once, unless --again says otherwise', async () => {
    await storedProduct(db(), { sku: 'A', stock_quantity: 10 });
    const list = 'sku,stock_change\nA,5\n';
    await load(list);
    const again = await load(list);
    expect(again.stderr).to.contain('Up to line 2 an earlier run of this file has done the work');
    expect(await stored('stock_quantity')).to.deep.equal([[15]]);
    await load(list, '--again', 'second delivery');
    await load(list, '--again', 'second delivery');
    expect(await stored('stock_quantity')).to.deep.equal([[20]]);
  });

  it('a list with stock_change is carried out whole, so that the corrected file moves nothing twice', async () => {
    await storedProduct(db(), { sku: 'A', stock_quantity: 10 });
    await storedProduct(db(), { sku: 'B', stock_quantity: 10 });
    const wrong = 'sku,stock_change\nA,5\nB,-11\n';
    const { code, stderr, stdout } = await load(wrong);
    expect([code, stdout, stderr.trim().split('\n')]).to.deep.equal([
      ...[1, ''],
      [
        'line 3: Insufficient stock for Mug: 10 left, 11 asked for.',
        'CommandError: 1 row(s) are refused and the list moves stock, so nothing was changed. ' +
          'Correct them, or leave them out with --skip-refused.',
      ],
    ]);
    expect(await stored('stock_quantity')).to.deep.equal([[10], [10]]);
    expect((await load(wrong, '--skip-refused')).stdout).to.contain('1 changed, 0 unchanged, 1 refused');
    expect(await stored('stock_quantity')).to.deep.equal([[15], [10]]);
  });

  it('with --change-only creates nothing', async () => {
    const outcome = await load('sku,name,price\nA,Lamp,3\n', '--change-only');
    expect(outcome.stderr.trim()).to.equal('line 2: SKU A: there is no product with this SKU.');
    expect(await rows()).to.deep.equal([]);
  });

  it('a run that breaks off in the middle can be repeated, and moves no stock twice', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => `S-${index},Lamp ${index},3,5\n`);
    const file = written(`sku,name,price,stock_change\n${lines.join('')}`);
    const importing = async (crash: () => void) => {
      const { rows: listed } = await openList(createReadStream(file));
      const afterBatch = () => Promise.resolve(crash());
      const options = { note: 'list', run: 'delivery', scope: 'test', afterBatch };
      const replayed: boolean[] = [];
      for await (const batch of importRows(db(), listed, options)) replayed.push(batch.replayed);
      return replayed;
    };
    let batches = 0;
    const broken = importing(() => {
      batches += 1;
      if (batches === 2) throw new Error('crashed');
    });
    expect(await broken.catch((error: Error) => error.message)).to.equal('crashed');
    expect(await stored('stock_quantity')).to.deep.equal(Array(500).fill([5]));
    expect(await importing(() => undefined)).to.deep.equal([true, false, false]);
    expect(await stored('stock_quantity')).to.deep.equal(Array(1_200).fill([5]));
    expect(await importing(() => undefined)).to.deep.equal([true, true, true]);
  });
});

/** Runs a command in this process, because starting one takes longer than the command. */
async function runHere([name = '', ...args]: string[], url: string) {
  const command = await loadCommand(name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { given, common } = parseArguments(command, args);
  const usual = settings.DATABASE_URL;
  settings.DATABASE_URL = url;
  const code = await command
    .run(given, { ...common, out: new Output(false, stdout, stderr) })
    .catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error;
      stderr.write(`CommandError: ${error.message}\n`);
      return 1;
    })
    .finally(() => (settings.DATABASE_URL = usual));
  return { code: code ?? 0, stdout: textOf(stdout), stderr: textOf(stderr) };
}

const textOf = (stream: PassThrough): string => String(stream.read() ?? '');

async function emptied(db: Database): Promise<void> {
  await db.transaction(async (trx) => {
    await StockMovement.objects(trx).delete();
    await Product.objects(trx).delete();
    await trx('idempotency_idempotencykey').delete();
  });
}
