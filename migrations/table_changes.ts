// Foreign keys and NOT NULL for tables that exist. SQLite can change neither, so there the table is built
// anew (https://www.sqlite.org/lang_altertable.html#otheralter) with its rows, indexes and triggers.
// A migration that uses this exports `rebuildsTables = true`. Frozen, as operations.ts is.
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';

/** `customer_id` of a table points to the `id` of another. */
export interface ForeignKey {
  table: string;
  column: string;
  parent: string;
  onDelete: 'CASCADE' | 'RESTRICT' | 'SET NULL';
}

export async function hasForeignKey(knex: Knex, { table, column }: ForeignKey): Promise<boolean> {
  if (!isPostgres(knex)) {
    const keys = await knex.raw<unknown[]>('SELECT 1 FROM pragma_foreign_key_list(?) WHERE "from" = ?', [
      table,
      column,
    ]);
    return keys.length > 0;
  }
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
     WHERE contype = 'f' AND conrelid = ?::regclass AND attname = ?`,
    [table, column],
  );
  return rows.length > 0;
}

/** Sets to null what points to a row that is not there. */
export async function clearMissing(knex: Knex, { table, column, parent }: ForeignKey): Promise<void> {
  const present = knex(parent).whereRaw('??.id = ??.??', [parent, table, column]);
  await knex(table)
    .whereNotNull(column)
    .whereNotExists(present)
    .update({ [column]: null });
}

/** Adds the foreign key unless it is there. Rows that point nowhere must be gone. */
export async function addForeignKey(knex: Knex, key: ForeignKey): Promise<void> {
  if (await hasForeignKey(knex, key)) return;
  const { table, column, parent, onDelete } = key;
  if (isPostgres(knex)) {
    await knex.schema.alterTable(table, (altered) => {
      altered.foreign(column).references(`${parent}.id`).onDelete(onDelete);
    });
    return;
  }
  await rebuildTable(knex, table, [
    ...(await partsOf(knex, table)),
    `foreign key(\`${column}\`) references \`${parent}\`(\`id\`) on delete ${onDelete}`,
  ]);
}

/** Undoes `addForeignKey`. */
export async function dropForeignKey(knex: Knex, key: ForeignKey): Promise<void> {
  const { table, column } = key;
  if (!(await hasForeignKey(knex, key))) return;
  if (isPostgres(knex)) {
    await knex.schema.alterTable(table, (altered) => void altered.dropForeign([column]));
    return;
  }
  const constraint = new RegExp(`^foreign key ?\\(.${column}.\\)`, 'i');
  const parts = await partsOf(knex, table);
  await rebuildTable(
    knex,
    table,
    parts.filter((part) => !constraint.test(part)),
  );
}

/** Makes a column of text NOT NULL. Rows without a value must be gone. */
export async function setTextNotNull(knex: Knex, table: string, column: string): Promise<void> {
  if (isPostgres(knex)) {
    await knex.schema.alterTable(table, (altered) => void altered.dropNullable(column));
    return;
  }
  const parts = await partsOf(knex, table);
  await rebuildTable(
    knex,
    table,
    parts.map((part) => (nameOf(part) === column ? `\`${column}\` text not null` : part)),
  );
}

/** Runs `work` while a trigger that `refuseChanges` made for UPDATE looks away. */
export async function withoutUpdateGuard(
  knex: Knex,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const guard = `${table}_refuse_changes`;
  if (isPostgres(knex)) {
    await knex.raw('ALTER TABLE ?? DISABLE TRIGGER ??', [table, guard]);
    await work();
    await knex.raw('ALTER TABLE ?? ENABLE TRIGGER ??', [table, guard]);
    return;
  }
  const name = `${guard}_update`;
  const found: unknown = await knex('sqlite_master').where({ type: 'trigger', name }).first('sql');
  const { sql } = found as { sql: string };
  await knex.raw('DROP TRIGGER ??', [name]);
  await work();
  await knex.raw(sql);
}

/** The columns and constraints of a table of SQLite, each as CREATE TABLE has it. */
async function partsOf(knex: Knex, table: string): Promise<string[]> {
  const found: unknown = await knex('sqlite_master').where({ type: 'table', name: table }).first('sql');
  const { sql } = found as { sql: string };
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  const parts = [''];
  let depth = 0;
  // Quoted text stays whole; a comma between parentheses parts nothing.
  for (const [token] of body.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[^]/g)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  const isConstraint = (part: string): boolean => /^(constraint|foreign|primary|unique|check)\b/i.test(part);
  const trimmed = parts.map((part) => part.trim());
  // CREATE TABLE wants the columns first.
  return [...trimmed.filter((part) => !isConstraint(part)), ...trimmed.filter(isConstraint)];
}

function nameOf(part: string): string {
  return /^[`"]?(\w+)/.exec(part)?.[1] ?? '';
}

/**
 * Steps 3 to 9 of SQLite's twelve; the migrator does the others: foreign keys are off, and looked at before
 * the commit. With legacy_alter_table the renaming leaves the triggers and foreign keys of other tables
 * alone, which name the table that is gone for a moment.
 */
async function rebuildTable(knex: Knex, table: string, parts: string[]): Promise<void> {
  const [{ foreign_keys: enforced } = { foreign_keys: 0 }] =
    await knex.raw<{ foreign_keys: number }[]>('PRAGMA foreign_keys');
  if (enforced) throw new Error(`${table} is built anew: the migration must export rebuildsTables = true.`);
  const columns = await knex.raw<{ name: string }[]>('SELECT name FROM pragma_table_info(?)', [table]);
  const names = columns.map(({ name }) => `\`${name}\``).join(', ');
  const kept = (await knex('sqlite_master')
    .where({ tbl_name: table })
    .whereIn('type', ['index', 'trigger'])
    .whereNotNull('sql')
    .orderBy('rowid')
    .select('sql')) as { sql: string }[];
  const counter: unknown = await knex('sqlite_sequence').where({ name: table }).first('seq');
  await knex.raw(`CREATE TABLE \`${table}_new\` (${parts.join(', ')})`);
  await knex.raw(`INSERT INTO \`${table}_new\` (${names}) SELECT ${names} FROM \`${table}\` ORDER BY rowid`);
  await knex.raw(`DROP TABLE \`${table}\``);
  await knex.raw('PRAGMA legacy_alter_table = ON');
  try {
    await knex.raw(`ALTER TABLE \`${table}_new\` RENAME TO \`${table}\``);
  } finally {
    await knex.raw('PRAGMA legacy_alter_table = OFF');
  }
  for (const { sql } of kept) await knex.raw(sql);
  if (!counter) return;
  // An id is never given out twice, also when the rows with the last ones were deleted.
  await knex('sqlite_sequence').where({ name: table }).delete();
  await knex('sqlite_sequence').insert({ name: table, seq: (counter as { seq: number }).seq });
}
