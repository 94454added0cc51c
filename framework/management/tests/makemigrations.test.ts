// makemigrations in a copy of the project: what it prints, asks, refuses and writes.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { createEmptyDatabase, onEachDatabase } from '../../../testing/databases.js';
import { ProjectCopy } from '../../../testing/project_copy.js';

const MODELS = 'products/models.ts';
const SKU = '    price_cents: MoneyField({ min: 1 }),\n';
const migrations = (project: ProjectCopy): string[] =>
  readdirSync(project.path('migrations/products')).sort();

const [NEXT, AFTER] = [0, 1].map((more) => {
  const present = readdirSync(path.join(import.meta.dirname, '../../../migrations/products'));
  return String(present.length + 1 + more).padStart(4, '0');
});

describe('makemigrations', () => {
  let project: ProjectCopy;

  beforeEach(() => {
    project = new ProjectCopy();
  });
  afterEach(() => project.remove());

  const add = (field: string) => project.edit(MODELS, SKU, `${SKU}    ${field},\n`);

  it('finds nothing to do, and says so', async () => {
    expect(await project.manage(['makemigrations'])).to.deep.equal({
      code: 0,
      stdout: 'No changes detected\n',
      stderr: '',
    });
    expect((await project.manage(['makemigrations', 'products'])).stdout).to.equal(
      "No changes detected in app 'products'\n",
    );
    expect((await project.manage(['makemigrations', 'x'])).stderr).to.equal(
      "CommandError: No installed app with label 'x'.\n",
    );
  });

  it('writes a migration that reads as the others do', async () => {
    add('weight: IntegerField({ null: true, index: true })');
    const { code, stdout } = await project.manage(['makemigrations']);
    expect(code).to.equal(0);
    expect(stdout).to.equal(
      "Migrations for 'products':\n" +
        `  migrations/products/${NEXT}_product_weight.ts\n` +
        '    + Add field weight to product\n' +
        '    + Create index on (weight) of product\n',
    );
    expect(project.read(`migrations/products/${NEXT}_product_weight.ts`)).to
      .equal(`// Add field weight to product.
import type { Knex } from 'knex';
import { addColumn, addIndex, dropColumn, dropIndex } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'products_product', 'weight', { type: 'integer', null: true });
  await addIndex(knex, 'products_product', ['weight']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'products_product', ['weight']);
  await dropColumn(knex, 'products_product', 'weight');
}
`);
    expect((await project.manage(['makemigrations'])).stdout).to.equal('No changes detected\n');
  });

  it('writes nothing with --check or --dry-run, and shows the file with -v 3', async () => {
    add('weight: IntegerField({})');
    const before = migrations(project);
    const checked = await project.manage(['makemigrations', '--check']);
    expect(checked.code).to.equal(1);
    expect(checked.stdout).to.contain('+ Add field weight to product');
    const dry = await project.manage(['makemigrations', '--dry-run', '-v', '3'], {}, '1\n5\n');
    expect(dry.code).to.equal(0);
    expect(dry.stdout)
      .to.contain(`Full migrations file '${NEXT}_product_weight.ts':`)
      .and.contain('{ fill: 5 }');
    expect(migrations(project)).to.deep.equal(before);
  });

  it('asks for the values of existing rows; --noinput refuses', async () => {
    add('weight: IntegerField({ min: 1 })');
    const refused = await project.manage(['makemigrations', '--noinput']);
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.contain("CommandError: Field 'weight' on model 'product' not migrated");
    const quit = await project.manage(['makemigrations'], {}, '2\n');
    expect(quit).to.include({ code: 1, stderr: 'CommandError: Nothing was written.\n' });
    const given = await project.manage(['makemigrations'], {}, '3\n1\nmany\n0\n250\n');
    expect(given.stdout).to.contain("It is impossible to add a non-nullable field 'weight' to product");
    expect(given.stdout).to.contain('Please enter 1 or 2: ');
    expect(given.stdout).to.contain('Error: many is not a value of this field.');
    expect(given.stdout).to.contain('Error: 0 is not a value of this field.');
    expect(project.read(`migrations/products/${NEXT}_product_weight.ts`)).to.contain(
      "await addColumn(knex, 'products_product', 'weight', { type: 'integer' }, { fill: 250 });",
    );
  });

  it('asks whether a field was renamed', async () => {
    project.edit(MODELS, '    sku: CharField({', '    code: CharField({');
    const { stdout } = await project.manage(['makemigrations', '--name', 'code'], {}, 'y\n');
    expect(stdout).to.contain('Was product.sku renamed to product.code (a field of the kind char)? [y/N] ');
    expect(project.read(`migrations/products/${NEXT}_code.ts`)).to.contain(
      "await renameColumn(knex, 'products_product', 'sku', 'code');",
    );
  });

  it('refuses what would lose values', async () => {
    project.edit(MODELS, 'delta: IntegerField({', 'delta: BooleanField({');
    const { code, stderr } = await project.manage(['makemigrations', '--noinput']);
    expect(code).to.equal(1);
    expect(stderr).to.equal(
      'CommandError: products.stockmovement.delta changes from integer to boolean, which may lose values. ' +
        'Write the migration yourself: makemigrations --empty.\n',
    );
  });

  it('writes an empty migration, and merges two with one number', async () => {
    expect((await project.manage(['makemigrations', '--empty'])).stderr).to.contain('at least one app label');
    await project.manage(['makemigrations', 'products', '--empty', '--name', 'fill']);
    const text = project.read(`migrations/products/${NEXT}_fill.ts`);
    expect(text).to.contain('export async function up(_knex: Knex): Promise<void> {}');
    writeFileSync(project.path(`migrations/products/${NEXT}_other.ts`), text);
    expect((await project.manage(['makemigrations'])).stderr).to.contain(
      `Conflicting migrations detected; two have the same number: (${NEXT}_fill, ${NEXT}_other in products).`,
    );
    const merged = await project.manage(['makemigrations', '--merge']);
    expect(merged.stdout).to.contain(`migrations/products/${AFTER}_merge_fill_other.ts`);
    expect((await project.manage(['makemigrations', '--merge'])).stdout).to.equal(
      'No conflicts detected to merge.\n',
    );
    expect((await project.manage(['makemigrations'])).stdout).to.equal('No changes detected\n');
  });
});

onEachDatabase('models without a migration', (dialect) => {
  it('migrate and check tell to make one', async () => {
    const project = new ProjectCopy();
    const database = await createEmptyDatabase(dialect);
    try {
      project.edit(MODELS, SKU, `${SKU}    weight: IntegerField({ null: true }),\n`);
      const environment = { DATABASE_URL: database.url };
      const migrated = await project.manage(['migrate'], environment);
      const hint =
        "Your models in app(s): 'products' have changes that are not yet reflected in a migration.\n" +
        "Run 'manage.ts makemigrations' to write one, and then 'manage.ts migrate' to apply it.";
      expect(migrated.stderr).to.equal(`${hint}\n`);
      expect((await project.manage(['check'], environment)).stderr).to.contain(hint);
    } finally {
      project.remove();
      await database.drop();
    }
  });
});
