// The SQL of a migration. It is recorded while the migration runs in a temporary database: in memory on
// SQLite, in a scratch schema whose transaction is rolled back on PostgreSQL.
import type { Knex } from 'knex';
import { Database, type Transaction } from './database.js';
import { type Migration, shopFacts } from './migrations.js';
import type { Step } from './migrator.js';

const SCRATCH_SCHEMA = 'ecommerce_sqlmigrate';

/** The statements of one step, with their values; `migrations` are all migrations, in order. */
export function recordMigration(db: Database, migrations: Migration[], step: Step): Promise<string[]> {
  const index = migrations.indexOf(step.migration);
  const before = migrations.slice(0, step.direction === 'forwards' ? index : index + 1);
  const record = async (trx: Transaction): Promise<string[]> => {
    const shop = shopFacts();
    for (const migration of before) await migration.up(trx, shop);
    return recorded(trx, () => step.migration[step.direction === 'forwards' ? 'up' : 'down'](trx, shop));
  };
  return db.dialect === 'sqlite' ? inMemory(record) : inScratchSchema(db, record);
}

/** Runs `work` in a temporary SQLite database on which these migrations have run. */
export function inMigrated<T>(migrations: Migration[], work: (trx: Transaction) => Promise<T>): Promise<T> {
  return inMemory(async (trx) => {
    for (const migration of migrations) await migration.up(trx, shopFacts());
    return work(trx);
  });
}

/** Runs `work` in a temporary empty SQLite database. Foreign keys are not enforced; see migrator.ts. */
async function inMemory<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  const scratch = new Database('sqlite::memory:');
  try {
    await scratch.maintenance.raw('PRAGMA foreign_keys = OFF');
    return await scratch.maintenance.transaction(work);
  } finally {
    await scratch.close();
  }
}

async function inScratchSchema<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
  const trx = await db.maintenance.transaction();
  try {
    await trx.raw('CREATE SCHEMA ??', [SCRATCH_SCHEMA]);
    await trx.raw('SET LOCAL search_path TO ??, public', [SCRATCH_SCHEMA]);
    return await work(trx);
  } finally {
    await trx.rollback();
  }
}

/** The statements that knex sends while `work` runs, without its queries about the schema. */
export async function recorded(trx: Transaction, work: () => Promise<void>): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql, bindings }: { sql: string; bindings?: Knex.Value[] }): void => {
    if (/^\s*(select|pragma|begin|commit|savepoint|release|rollback)\b/i.test(sql)) return;
    statements.push(withValues(trx, sql, bindings ?? []));
  };
  trx.on('query', listen);
  await work();
  trx.removeListener('query', listen);
  return statements;
}

/** The statement with values in place of `?` and `$1`. */
function withValues(trx: Transaction, sql: string, values: Knex.Value[]): string {
  if (values.length === 0) return sql;
  const literal = (index: number) => trx.raw('?', [values[index] as Knex.Value]).toQuery();
  let next = 0;
  return sql.replace(/\?|\$(\d+)/g, (_, number?: string) => literal(number ? Number(number) - 1 : next++));
}
