// loaddata, dumpdata and flush as processes, on both databases.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Category, Product, StockMovement } from '../../../products/models.js';
import { searchProducts } from '../../../products/search.js';
import { Database } from '../../db/database.js';
import type { FixtureObject } from '../../db/fixtures.js';
import { type Outcome, runCommand, runCommands } from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LAMP = {
  name: 'Reading lamp',
  description: 'Bends.',
  price: '12.50',
  stock_quantity: 7,
  category: 'home',
  created_at: '2024-05-06T07:08:09Z',
};

onEachDatabase('fixtures', (dialect) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-fixtures-'));
  let database: TestDatabase;
  let db: Database;
  const manage = (args: string[], input?: string): Promise<Outcome> =>
    runCommand(args, { DATABASE_URL: database.url }, input);
  const loading = (objects: unknown): Promise<Outcome> => manage(['loaddata', '-'], JSON.stringify(objects));

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
  });
  after(async () => {
    await db.close();
    await database.drop();
    rmSync(directory, { recursive: true });
  });

  it("loads Django's form, computes what follows, and records the stock", async () => {
    const outcome = await loading([{ model: 'products.Product', pk: 40, fields: LAMP }]);
    expect(outcome).to.deep.equal({
      code: 0,
      stdout: 'Installed 1 object(s) from 1 fixture(s)\n',
      stderr: '',
    });
    const found = await searchProducts(db, { query: 'reading bends', category: 'home', in_stock: true });
    expect(found.rows).to.have.length(1);
    expect(found.rows[0]).to.deep.include({
      id: 40,
      price_cents: 1250,
      version: 1,
      archived: false,
      created_at: '2024-05-06T07:08:09.000Z',
    });
    const movements = await StockMovement.objects(db.read).where({ product_id: 40 });
    expect(movements.map(({ kind, delta, stock_quantity }) => [kind, delta, stock_quantity])).to.deep.equal([
      ['initial', 7, 7],
    ]);
    const { id } = await storedProduct(db, {
      name: 'Next',
      price_cents: 1,
      stock_quantity: 0,
      category: 'other',
    });
    expect(id).to.equal(41);
  });

  it('loads over what is there, and keeps the movements right', async () => {
    const fields = { ...LAMP, stock_quantity: 3, category: ['garden'] };
    const category = { model: 'products.category', pk: null, fields: { slug: 'garden', name: 'Garden' } };
    const outcome = await loading([{ model: 'products.product', pk: 40, fields }, category]);
    expect(outcome.stdout).to.equal('Installed 2 object(s) from 1 fixture(s)\n');
    const movements = await StockMovement.objects(db.read).where({ product_id: 40 }).orderBy('id');
    expect(movements.map(({ kind, delta }) => [kind, delta])).to.deep.equal([
      ['initial', 7],
      ['set', -4],
    ]);
  });

  it('dumps what it loads', async () => {
    const file = path.join(directory, 'dump.json');
    expect(await manage(['dumpdata', 'products', '--indent', '2', '-o', file])).to.include({
      code: 0,
      stdout: '',
    });
    const objects = JSON.parse(readFileSync(file, 'utf8')) as FixtureObject[];
    const lamp = objects.find(({ model, pk }) => model === 'products.product' && pk === 40);
    expect(lamp?.fields).to.include({
      price: 12.5,
      stock_quantity: 3,
      created_at: '2024-05-06T07:08:09.000Z',
    });
    expect(lamp?.fields).not.to.have.property('search_text');
    expect((await manage(['flush', '--noinput'])).code).to.equal(0);
    expect(await Product.objects(db.read)).to.deep.equal([]);
    expect(await Category.objects(db.read)).to.have.length(7);
    expect((await manage(['loaddata', file])).stdout).to.contain(`Installed ${objects.length} object(s)`);
    const again = await manage(['dumpdata', 'products', '--indent', '2']);
    expect(again.stdout).to.equal(readFileSync(file, 'utf8'));
  });

  it('leaves no file behind that it cannot write', async () => {
    const [nowhere, folder] = [path.join(directory, 'nowhere', 'dump.json'), path.join(directory, 'folder')];
    mkdirSync(folder);
    const outcomes = await runCommands(
      [nowhere, folder].map((file) => ['dumpdata', '-o', file]),
      { DATABASE_URL: database.url },
    );
    for (const { code, stderr } of outcomes) {
      expect(code).to.equal(1);
      expect(stderr).to.match(/^CommandError: Unable to write the fixture: .*\n$/);
    }
    expect(existsSync(`${folder}.part`)).to.equal(false);
  });

  it('refuses a fixture as a whole, and says which object is wrong', async () => {
    const before = await Product.objects(db.read).orderBy('id');
    const good = { model: 'products.product', pk: 60, fields: LAMP };
    const bad = (fields: object) => [good, { ...good, pk: 61, fields }];
    const fixtures = [
      bad({ ...LAMP, price: '1.999' }),
      bad({ ...LAMP, color: 'red' }),
      bad({ ...LAMP, category: 'nothing' }),
      bad({ ...LAMP, category: 4711 }),
      [good, { model: 'products.nothing', pk: 1, fields: {} }],
    ];
    const files = fixtures.map((objects, index) => {
      const file = path.join(directory, `bad${index}.json`);
      writeFileSync(file, JSON.stringify(objects));
      return file;
    });
    const commands = [...files, 'nothing'].map((file) => ['loaddata', file]);
    const outcomes = await runCommands(commands, { DATABASE_URL: database.url });
    const words = [
      'products.product(pk=61): price must be an amount with at most two decimals',
      'products.product(pk=61): color is not a field of the model',
      `products.product(pk=61): category_id there is no category "nothing"`,
      'products.product(pk=61): ',
      "invalid model identifier: 'products.nothing'",
      "No fixture named 'nothing' found.",
    ];
    outcomes.forEach(({ code, stderr }, index) => {
      expect(code).to.equal(1);
      expect(stderr)
        .to.match(/^CommandError: /)
        .and.contain(words[index]);
      expect(stderr.trim().split('\n')).to.have.length(1);
    });
    expect(await Product.objects(db.read).orderBy('id')).to.deep.equal(before);
  });

  it('flushes only after a yes', async () => {
    const before = await Product.objects(db.read);
    expect(before).not.to.have.length(0);
    const refused = await manage(['flush'], 'no\n');
    expect(refused.stdout)
      .to.contain("Type 'yes' to continue, or 'no' to cancel: ")
      .and.contain('Flush cancelled.');
    expect(await Product.objects(db.read)).to.deep.equal(before);
    const file = path.join(directory, 'broken.json');
    writeFileSync(file, '[{');
    expect((await manage(['loaddata', file])).stderr).to.contain('it is not valid JSON');
    expect((await manage(['flush'], 'yes\n')).code).to.equal(0);
    expect(await Product.objects(db.read)).to.deep.equal([]);
  });
});
