// Reads the database of a Django project: a SQLite file or PostgreSQL, in one snapshot. Nothing is written to it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import knexModule, { type Knex } from 'knex';
import { isPostgres } from '../../conf/settings.js';
import type { DjangoRow, DjangoSource } from '../../db/django_tables.js';
import { knexLog } from '../../db/knex_log.js';
import { postgresConfig } from '../../db/postgres_client.js';
import { sqliteFilename } from '../../db/sqlite_client.js';
import { CommandError } from '../command.js';

/** The tables of an open database, and their rows with every value as text. */
export class DjangoDatabase implements DjangoSource {
  constructor(
    private readonly trx: Knex.Transaction,
    /** The columns of each table, by its name. */
    readonly tables: ReadonlyMap<string, string[]>,
  ) {}

  async count(table: string): Promise<number> {
    const [row] = (await this.trx(table).count({ count: '*' })) as { count: number | string }[];
    return Number(row?.count);
  }

  /** The next rows of a table with a whole number as id, by id. */
  rowsAfter(table: string, id: number, limit: number): Promise<DjangoRow[]> {
    return this.select(table).where(`${table}.id`, '>', id).limit(limit) as unknown as Promise<DjangoRow[]>;
  }

  async rowsWhere(table: string, column: string, values: number[]): Promise<DjangoRow[]> {
    if (!this.tables.has(table)) return [];
    return (await this.select(table).whereIn(`${table}.${column}`, values)) as DjangoRow[];
  }

  /** By id. Names without the table would mean the text, which sorts 10 before 9. */
  private select(table: string): Knex.QueryBuilder {
    const columns = this.tables.get(table) ?? [];
    const asText = columns.map((name) => this.trx.raw('CAST(?? AS TEXT) AS ??', [name, name]));
    return this.trx(table).select(asText).orderBy(`${table}.id`);
  }
}

/** Opens the database for `work`: a path, or a `sqlite:` or `postgres:` URL. CommandError if it is not Django's. */
export async function withDjangoDatabase<T>(
  given: string,
  work: (source: DjangoDatabase) => Promise<T>,
): Promise<T> {
  const onPostgres = isPostgres(given);
  const knex = knexModule(onPostgres ? postgresConfig(given, 1) : sqliteFile(given));
  const isolation = onPostgres && { isolationLevel: 'repeatable read' as const };
  try {
    return await knex.transaction(
      async (trx) => {
        const tables = await readTables(trx, onPostgres);
        if (!tables.has('django_migrations')) {
          throw new CommandError(
            "This is not the database of a Django project: it has no table 'django_migrations'.",
          );
        }
        return work(new DjangoDatabase(trx, tables));
      },
      { readOnly: onPostgres, ...isolation },
    );
  } finally {
    await knex.destroy();
  }
}

/** A connection that cannot write. */
function sqliteFile(given: string): Knex.Config {
  const filename = path.resolve(sqliteFilename(given).replace(/^\/\/\//, '/'));
  if (!existsSync(filename)) throw new CommandError(`There is no database ${filename}.`);
  return {
    client: 'sqlite3',
    connection: { filename: `${pathToFileURL(filename).href}?mode=ro`, flags: ['OPEN_URI'] },
    useNullAsDefault: true,
    pool: { min: 0, max: 1 },
    log: knexLog,
  };
}

async function readTables(trx: Knex.Transaction, onPostgres: boolean): Promise<Map<string, string[]>> {
  const sql = onPostgres
    ? `SELECT table_name AS name, column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`
    : `SELECT t.name, c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid`;
  const found = await trx.raw<DjangoRow[] | { rows: DjangoRow[] }>(sql);
  const tables = new Map<string, string[]>();
  for (const { name, column } of Array.isArray(found) ? found : found.rows) {
    tables.set(String(name), [...(tables.get(String(name)) ?? []), String(column)]);
  }
  return tables;
}
