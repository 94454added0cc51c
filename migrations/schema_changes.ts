// The changes of tables that `makemigrations` writes, for SQLite and PostgreSQL. SQLite can neither change a
// column nor add one that refers to another table and has no NULL: there the table is rebuilt (sqlite_rebuild.ts).
// Committed migrations depend on every line of this file, so it never changes.
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';
import { rebuildTable } from './sqlite_rebuild.js';

/** A column, with the same type on both databases. Timestamps are text on SQLite. */
export interface Column {
  type: 'auto' | 'integer' | 'bigint' | 'text' | 'boolean' | 'timestamp' | `varchar(${number})`;
  /** May be NULL. */
  null?: boolean;
  /** A foreign key to the `id` of another table. */
  references?: { table: string; onDelete: 'CASCADE' | 'RESTRICT' | 'SET NULL' };
}

type Value = string | number | boolean;

/** The present moment, as a value for the rows that are already there. */
export const now = (): string => new Date().toISOString();

/** Creates a table. Its indexes are added afterwards. */
export async function createTable(knex: Knex, table: string, columns: Record<string, Column>): Promise<void> {
  const parts = Object.entries(columns).map(([name, column]) => columnSql(knex, name, column));
  await knex.raw(`CREATE TABLE "${table}" (${parts.join(', ')})`);
}

/**
 * Adds a column. Rows that are already there get `fill`; a column that may not be NULL needs it, unless the
 * table is empty.
 */
export async function addColumn(
  knex: Knex,
  table: string,
  name: string,
  column: Column,
  { fill }: { fill?: Value } = {},
): Promise<void> {
  if (fill === undefined && !column.null) await requireEmpty(knex, table, name);
  const definition = columnSql(knex, name, column);
  if (column.null && fill === undefined) {
    await knex.raw(`ALTER TABLE "${table}" ADD COLUMN ${definition}`);
    return;
  }
  if (!isPostgres(knex)) {
    const add = { name, definition, value: fill === undefined ? 'NULL' : literal(knex, fill) };
    await rebuildTable(knex, table, { add });
    return;
  }
  if (fill === undefined) {
    await knex.raw(`ALTER TABLE "${table}" ADD COLUMN ${definition}`);
    return;
  }
  await knex.raw(`ALTER TABLE "${table}" ADD COLUMN ${definition} DEFAULT ${literal(knex, fill)}`);
  await knex.raw(`ALTER TABLE "${table}" ALTER COLUMN "${name}" DROP DEFAULT`);
}

/** Removes a column with its values. Its indexes must be removed before. */
export async function dropColumn(knex: Knex, table: string, name: string): Promise<void> {
  if (isPostgres(knex)) await knex.raw(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
  else await rebuildTable(knex, table, { drop: name });
}

/**
 * Gives a column another length, type, NULL or foreign key. `fill` replaces NULL where the new column may not be
 * NULL. Refuses a length that is too short for a row.
 */
export async function changeColumn(
  knex: Knex,
  table: string,
  name: string,
  column: Column,
  { fill }: { fill?: Value } = {},
): Promise<void> {
  await requireLength(knex, table, name, column);
  if (!isPostgres(knex)) {
    const value = fill === undefined ? `"${name}"` : `coalesce("${name}", ${literal(knex, fill)})`;
    await rebuildTable(knex, table, { change: { name, definition: columnSql(knex, name, column), value } });
    return;
  }
  if (fill !== undefined && !column.null) {
    await knex(table)
      .whereNull(name)
      .update({ [name]: fill });
  }
  await dropForeignKeys(knex, table, name);
  const type = typeSql(knex, column);
  await knex.raw(`ALTER TABLE "${table}" ALTER COLUMN "${name}" TYPE ${type} USING "${name}"::${type}`);
  await knex.raw(`ALTER TABLE "${table}" ALTER COLUMN "${name}" ${column.null ? 'DROP' : 'SET'} NOT NULL`);
  if (column.references) {
    await knex.raw(`ALTER TABLE "${table}" ADD FOREIGN KEY ("${name}") ${referenceSql(column)}`);
  }
}

export async function renameColumn(knex: Knex, table: string, from: string, to: string): Promise<void> {
  await knex.raw(`ALTER TABLE "${table}" RENAME COLUMN "${from}" TO "${to}"`);
}

export async function addIndex(knex: Knex, table: string, columns: string[]): Promise<void> {
  await knex.schema.alterTable(table, (altered) => {
    altered.index(columns, indexName(table, columns, 'index'));
  });
}

/** Fails when two rows have the same values. */
export async function addUnique(knex: Knex, table: string, columns: string[]): Promise<void> {
  await knex.schema.alterTable(table, (altered) => {
    altered.unique(columns, { indexName: indexName(table, columns, 'unique') });
  });
}

/** Removes the index on exactly these columns, whatever its name. */
export async function dropIndex(knex: Knex, table: string, columns: string[]): Promise<void> {
  await dropIndexOn(knex, table, columns, false);
}

/** Undoes `addUnique`. */
export async function dropUnique(knex: Knex, table: string, columns: string[]): Promise<void> {
  await dropIndexOn(knex, table, columns, true);
}

async function dropIndexOn(knex: Knex, table: string, columns: string[], unique: boolean): Promise<void> {
  const name = await findIndex(knex, table, columns.join(', '), unique);
  if (!name) throw new Error(`The table ${table} has no such index on (${columns.join(', ')}).`);
  if (unique && isPostgres(knex)) {
    // A unique constraint owns its index; where there is none, there is only the index.
    await knex.raw(`ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS "${name}"`);
  }
  await knex.raw(`DROP INDEX IF EXISTS "${name}"`);
}

async function findIndex(
  knex: Knex,
  table: string,
  columns: string,
  unique: boolean,
): Promise<string | undefined> {
  if (!isPostgres(knex)) {
    const [found] = await knex.raw<{ name: string }[]>(
      `SELECT list.name AS name FROM pragma_index_list(?) AS list
       WHERE list."unique" = ? AND NOT list.partial AND ? =
         (SELECT group_concat(info.name, ', ' ORDER BY info.seqno) FROM pragma_index_info(list.name) AS info)`,
      [table, unique ? 1 : 0, columns],
    );
    return found?.name;
  }
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    `SELECT pg_class.relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
     JOIN pg_am ON pg_am.oid = relam
     WHERE indrelid = ?::regclass AND indisunique = ? AND NOT indisprimary AND indpred IS NULL
       AND indexprs IS NULL AND amname = 'btree' AND ? =
         (SELECT string_agg(attname, ', ' ORDER BY place) FROM unnest(indkey) WITH ORDINALITY AS keys (number, place)
          JOIN pg_attribute ON attrelid = indrelid AND attnum = keys.number)`,
    [`"${table}"`, unique, columns],
  );
  return rows[0]?.name;
}

/** As knex names it; PostgreSQL would cut names after 63 bytes, so that two could be the same. */
function indexName(table: string, columns: string[], kind: 'index' | 'unique'): string {
  const name = `${table}_${columns.join('_')}_${kind}`.toLowerCase();
  if (name.length <= 63) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, 63 - hash.length - kind.length - 2)}_${hash}_${kind}`;
}

function columnSql(knex: Knex, name: string, column: Column): string {
  const presence = column.null ? 'NULL' : 'NOT NULL';
  if (column.type === 'auto') {
    const id = isPostgres(knex) ? 'serial PRIMARY KEY' : 'integer NOT NULL PRIMARY KEY AUTOINCREMENT';
    return `"${name}" ${id}`;
  }
  const reference = column.references ? ` ${referenceSql(column)}` : '';
  return `"${name}" ${typeSql(knex, column)} ${presence}${reference}`;
}

function referenceSql({ references }: Column): string {
  return references ? `REFERENCES "${references.table}" ("id") ON DELETE ${references.onDelete}` : '';
}

function typeSql(knex: Knex, { type }: Column): string {
  // Any type with TEXT in its name is text for SQLite; this one tells makemigrations that it is a timestamp.
  if (type === 'timestamp') return isPostgres(knex) ? 'timestamptz(3)' : 'timestamp_text';
  return type;
}

function literal(knex: Knex, value: Value): string {
  return knex.raw('?', [value]).toQuery();
}

async function requireEmpty(knex: Knex, table: string, name: string): Promise<void> {
  const row: unknown = await knex(table).first('id');
  if (row) throw new Error(`${table} has rows, and ${name} has no value for them.`);
}

/** SQLite does not enforce lengths, and PostgreSQL would cut the texts. */
async function requireLength(knex: Knex, table: string, name: string, { type }: Column): Promise<void> {
  const length = /^varchar\((\d+)\)$/.exec(type)?.[1];
  if (length === undefined) return;
  const row = (await knex(table)
    .whereRaw('length(cast(?? AS text)) > ?', [name, Number(length)])
    .first('id')) as { id: number } | undefined;
  if (row) {
    throw new Error(
      `${table}.${name} of row ${row.id} is longer than ${length} characters. Nothing was changed.`,
    );
  }
}

async function dropForeignKeys(knex: Knex, table: string, column: string): Promise<void> {
  const { rows } = await knex.raw<{ rows: { conname: string }[] }>(
    `SELECT conname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
     WHERE contype = 'f' AND conrelid = ?::regclass AND attname = ?`,
    [`"${table}"`, column],
  );
  for (const { conname } of rows) await knex.raw(`ALTER TABLE "${table}" DROP CONSTRAINT "${conname}"`);
}
