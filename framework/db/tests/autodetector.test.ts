// Random pairs of models: the migration between them is written, run and undone on a database with rows, and the
// tables and rows are as they should be after each step. TEST_SEED repeats the pairs.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createEmptyDatabase, onEachDatabase } from '../../../testing/databases.js';
import { randomNumbers } from '../../../testing/order.js';
import { CODE_DIR } from '../../conf/settings.js';
import { type Decisions, detectChanges, UnsafeChangeError } from '../autodetector.js';
import { Database } from '../database.js';
import { AutoField, CharField, type Field, ForeignKey, IntegerField } from '../fields.js';
import { migrationText } from '../migration_file.js';
import { loadMigrations, type Migration } from '../migrations.js';
import { Migrator } from '../migrator.js';
import { defineModel, type Model } from '../model.js';
import { schemaDifferences } from '../schema_differences.js';
import { tableOf, tablesOf } from '../table_definition.js';
import {
  changedModels,
  fillTables,
  losesForeignKey,
  type ModelPlan,
  modelsOf,
  randomModels,
} from './random_models.js';

const PAIRS = Number(process.env.PAIRS ?? 25);
const SEED = process.env.TEST_SEED ?? '1';
const HELPERS = ['operations.ts', 'schema_changes.ts', 'sqlite_rebuild.ts'];

/** Foreign keys have no default: rows that are there get the first row of the other table. */
const decisions = (renamed: Map<string, string>): Decisions => ({
  isRenamed: async (model, from, to) =>
    renamed.get(`${model.options.name.replace('Model', '')}.${to.name}`) === from,
  fillOf: async () => ({ value: 1 }),
});

type Row = Record<string, unknown>;
type Rows = Map<string, Row[]>;

/** Each value that had a column before and has one now is the same; NULL may have become something. */
function expectKept(before: Rows, now: Rows, renamed: Map<string, string>): void {
  for (const [table, rows] of now) {
    const old = before.get(table) ?? [];
    expect(
      rows.map(({ id }) => id),
      table,
    ).to.deep.equal(old.map(({ id }) => id));
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of Object.entries(row)) {
        const was = old[index]?.[renamed.get(`${table.slice(-1)}.${column}`) ?? column];
        if (was !== undefined && was !== null) expect(value, `${table}.${column}`).to.equal(was);
      }
    }
  }
}

onEachDatabase('migrations between random models', (dialect) => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'shop-migrations-'));
    for (const file of HELPERS) cpSync(path.join(CODE_DIR, 'migrations', file), path.join(folder, file));
    mkdirSync(path.join(folder, 'library'));
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Writes the next migration, and returns all. */
  async function write(name: string, models: Model[], decide: Decisions): Promise<Migration[]> {
    const before = await loadMigrations(['library'], folder);
    const app = { label: 'library', models, handMade: [] };
    const operations = await detectChanges(app, await tablesOf(before), decide);
    writeFileSync(path.join(folder, 'library', `${name}.ts`), migrationText(operations, []));
    const after = await loadMigrations(['library'], folder);
    expect(await detectChanges(app, await tablesOf(after), decide)).to.deep.equal([]);
    return after;
  }

  /** The rows of each table, by the table's name, in the order of their ids. */
  async function readRows(db: Database, plans: ModelPlan[]): Promise<Rows> {
    const models = modelsOf(plans);
    const lists = await Promise.all(models.map((model) => model.objects(db.maintenance).orderBy('id')));
    return new Map(models.map((model, index) => [model.table, (lists[index] ?? []) as Row[]]));
  }

  for (let pair = 1; pair <= PAIRS; pair++) {
    it(`pair ${pair} of seed ${SEED}`, async () => {
      const random = randomNumbers(`${SEED} ${pair}`);
      const before = randomModels(random);
      const { after, renamed } = changedModels(random, before);
      await write('0001_initial', modelsOf(before), decisions(new Map()));
      const migrations = await write('0002_changed', modelsOf(after), decisions(renamed));
      const database = await createEmptyDatabase(dialect);
      const db = new Database(database.url);
      try {
        const migrator = new Migrator(db, migrations);
        const first = migrations[0] as Migration;
        await migrator.run(() => migrator.plan('library', first));
        await fillTables(db.maintenance, before, random);
        const rows = await readRows(db, before);
        await migrator.migrate();
        expect(await schemaDifferences(db, modelsOf(after))).to.deep.equal([]);
        const changed = await readRows(db, after);
        expectKept(rows, changed, renamed);
        const undo = migrator.run(() => migrator.plan('library', first));
        if (losesForeignKey(before, after, renamed)) {
          expect(await undo.catch((error: Error) => error.message)).to.match(/has rows, and . has no value/);
          expect(await readRows(db, after)).to.deep.equal(changed);
          return;
        }
        await undo;
        expect(await schemaDifferences(db, modelsOf(before))).to.deep.equal([]);
        const back = await readRows(db, before);
        const oldNames = new Map(
          [...renamed].map(([key, old]) => [`${key.split('.')[0]}.${old}`, key.split('.')[1] ?? '']),
        );
        expectKept(changed, back, oldNames);
      } finally {
        await db.close();
        await database.drop();
      }
    });
  }
});

describe('what makemigrations refuses', () => {
  const Shelf = defineModel({ app: 'library', name: 'Shelf', fields: { id: AutoField() } });
  const Room = defineModel({ app: 'library', name: 'Room', fields: { id: AutoField() } });
  const book = (field: Field) =>
    defineModel({ app: 'library', name: 'Book', fields: { id: AutoField(), place: field } });
  const decide = decisions(new Map());

  const refusal = async (from: Field, to: Field): Promise<string> => {
    const tables = new Map([Shelf, Room, book(from)].map((model) => [model.table, tableOf(model)]));
    const app = { label: 'library', models: [Shelf, Room, book(to)], handMade: [] };
    const error: unknown = await detectChanges(app, tables, decide).catch((thrown: unknown) => thrown);
    return error instanceof UnsafeChangeError ? error.message : '';
  };

  it('a type whose values may not fit the other', async () => {
    expect(await refusal(CharField({ maxLength: 9 }), IntegerField({}))).to.equal(
      'library.book.place changes from varchar(9) to integer, which may lose values. ' +
        'Write the migration yourself: makemigrations --empty.',
    );
  });

  it('a foreign key to another table', async () => {
    const to = (model: Model) => ForeignKey({ to: () => model, onDelete: 'protect' });
    expect(await refusal(to(Shelf), to(Room))).to.contain(
      'library.book.place refers to library_room instead of library_shelf',
    );
  });
});
