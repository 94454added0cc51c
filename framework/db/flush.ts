// Deletes all rows of a database except those that its migrations created.
import type { Database, Dialect, Transaction } from './database.js';
import { moveSequence } from './fixtures.js';
import { inMigrated, recorded } from './migration_sql.js';
import type { Migration } from './migrations.js';
import type { Model } from './model.js';

/** The rows that the migrations create, by model. */
export async function initialRows(migrations: Migration[], models: Model[]): Promise<Map<Model, object[]>> {
  return inMigrated(migrations, async (trx) => {
    const rows = new Map<Model, object[]>();
    for (const model of models) rows.set(model, (await model.objects(trx).orderBy('id')) as object[]);
    return rows;
  });
}

/** Deletes every row except the record of migrations and stores `rows`, in one transaction. */
export async function emptyTables(db: Database, rows: Map<Model, object[]>): Promise<void> {
  const work = (trx: Transaction) => replaceRows(trx, db.dialect, rows);
  await db.maintenance.transaction(work, { enforceForeignCheck: db.dialect === 'postgres' });
}

/** The statements of `emptyTables`, without running them: the transaction is rolled back. */
export async function recordFlush(db: Database, rows: Map<Model, object[]>): Promise<string[]> {
  let statements: string[] = [];
  const rollBack = new Error('only recorded');
  const work = async (trx: Transaction): Promise<void> => {
    statements = await recorded(trx, () => replaceRows(trx, db.dialect, rows));
    throw rollBack;
  };
  await db.maintenance
    .transaction(work, { enforceForeignCheck: db.dialect === 'postgres' })
    .catch((error: unknown) => {
      if (error !== rollBack) throw error;
    });
  return statements;
}

async function replaceRows(trx: Transaction, dialect: Dialect, rows: Map<Model, object[]>): Promise<void> {
  await (dialect === 'postgres' ? truncatePostgres(trx) : deleteOnSqlite(trx));
  for (const [model, initial] of rows) {
    if (initial.length === 0) continue;
    await model.objects(trx).insert(initial);
    await moveSequence(trx, model);
  }
}

async function truncatePostgres(trx: Transaction): Promise<void> {
  const { rows } = (await trx.raw(
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'migrations'",
  )) as { rows: { tablename: string }[] };
  if (rows.length === 0) return;
  const tables = rows.map(({ tablename }) => trx.ref(tablename).toQuery()).join(', ');
  await trx.raw(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
}

/** Triggers empty the full-text tables. */
async function deleteOnSqlite(trx: Transaction): Promise<void> {
  const tables = (await trx.raw(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
     AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'migrations'
     AND NOT EXISTS (SELECT 1 FROM sqlite_master AS virtual WHERE virtual.sql LIKE 'CREATE VIRTUAL%'
       AND sqlite_master.name LIKE replace(virtual.name, '_', '\\_') || '\\_%' ESCAPE '\\')`,
  )) as { name: string }[];
  // Includes rows that cannot be deleted individually (see refuseChanges).
  const guards = (await trx.raw(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_refuse\\_changes\\_delete' ESCAPE '\\'",
  )) as { name: string; sql: string }[];
  for (const { name } of guards) await trx.raw('DROP TRIGGER ??', [name]);
  for (const { name } of tables) await trx(name).delete();
  for (const { name } of tables) await trx(name).delete(); // rows written by triggers of the first round
  for (const { sql } of guards) await trx.raw(sql);
  await trx('sqlite_sequence').whereNot('name', 'migrations').delete();
}
