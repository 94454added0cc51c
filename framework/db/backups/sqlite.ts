// Backups of SQLite. Copying the file of a running shop would lose what is in the WAL; VACUUM INTO does not.
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import knexModule, { type Knex } from 'knex';
import { createPrivateFile, sqliteConfig, sqliteFilename } from '../sqlite_client.js';
import type { TargetProblem } from './target.js';

const IN_USE = 'The database is in use. Stop all processes of the shop first.';

/** A consistent copy into an empty file, while others go on to read and write. */
export async function copySqlite(url: string, file: string): Promise<void> {
  const source = sqliteFilename(url);
  if (!existsSync(source)) throw new Error(`There is no database ${source}.`);
  await withFile(source, (knex) => knex.raw('VACUUM INTO ?', [file]));
}

export async function idsInFile(file: string): Promise<string[]> {
  const connection = { filename: ':memory:', flags: ['OPEN_URI'] };
  const knex = knexModule({ client: 'sqlite3', connection, useNullAsDefault: true });
  try {
    await knex.raw('ATTACH ? AS backup', [`${pathToFileURL(file).href}?mode=ro`]);
    const [row] = await knex.raw<{ quick_check: string }[]>('PRAGMA backup.quick_check(1)');
    if (row?.quick_check !== 'ok') throw new Error(`it is damaged: ${row?.quick_check ?? 'no answer'}.`);
    const tables = await knex('backup.sqlite_master')
      .where({ type: 'table', name: 'migrations' })
      .select('name');
    if (tables.length === 0) return [];
    const rows = await knex<{ app: string; name: string }>('backup.migrations').select('app', 'name');
    return rows.map(({ app, name }) => `${app}.${name}`);
  } finally {
    await knex.destroy();
  }
}

export async function problemOfSqlite(url: string): Promise<TargetProblem | undefined> {
  const target = sqliteFilename(url);
  if (!existsSync(target)) return undefined;
  return alone(target, async (knex) => {
    const [row] = await knex.raw<{ count: number }[]>('SELECT count(*) AS count FROM sqlite_master');
    if (!row?.count) return undefined;
    return { message: `The database ${target} is not empty.`, isContent: true };
  }).catch((error: unknown) => {
    if (error instanceof Error && error.message === IN_USE) return { message: IN_USE, isContent: false };
    throw error;
  });
}

export async function restoreSqlite(url: string, file: string): Promise<void> {
  const target = sqliteFilename(url);
  const copy = `${target}-restored`;
  rmSync(copy, { force: true });
  createPrivateFile(copy);
  copyFileSync(file, copy);
  try {
    if (!existsSync(target)) return renameSync(copy, target);
    await alone(target, async () => {
      for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true });
      renameSync(copy, target);
      return Promise.resolve();
    });
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Runs `work` while no other connection to the file is open; throws if one is. */
function alone<T>(file: string, work: (knex: Knex) => Promise<T>): Promise<T> {
  return withFile(file, async (knex) => {
    try {
      // Only the last connection can leave the WAL mode, and it then holds the lock of all.
      await knex.raw('PRAGMA locking_mode = EXCLUSIVE');
      await knex.raw('PRAGMA journal_mode = DELETE');
      await knex.raw('BEGIN EXCLUSIVE');
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Error(IN_USE, { cause: error });
      throw error;
    }
    try {
      return await work(knex);
    } finally {
      await knex.raw('ROLLBACK');
    }
  });
}

async function withFile<T>(file: string, work: (knex: Knex) => Promise<T>): Promise<T> {
  const knex = knexModule(sqliteConfig(file, 1));
  try {
    return await work(knex);
  } finally {
    await knex.destroy();
  }
}
