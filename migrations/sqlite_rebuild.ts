// Rebuilds a table of SQLite with one column added, removed or changed, and keeps its rows, indexes and triggers:
// steps 3 to 9 of https://www.sqlite.org/lang_altertable.html#otheralter. The migrator does the others; it needs
// `export const rebuildsTables = true`. Committed migrations depend on every line of this file, so it never changes.
import type { Knex } from 'knex';

/** A column of the new table: its SQL, and the SQL of its value in the rows that are there. */
interface NewColumn {
  name: string;
  definition: string;
  value: string;
}

interface Change {
  add?: NewColumn;
  change?: NewColumn;
  /** The name of a column. */
  drop?: string;
}

/** The columns and constraints of a table as CREATE TABLE has them, and where each column's value comes from. */
interface Layout {
  columns: { name: string; definition: string; value: string }[];
  constraints: string[];
}

export async function rebuildTable(knex: Knex, table: string, change: Change): Promise<void> {
  await requireForeignKeysOff(knex, table);
  const { columns, constraints } = changed(await layoutOf(knex, table), change);
  const kept = await indexesAndTriggers(knex, table);
  const counter = (await knex('sqlite_sequence').where({ name: table }).first('seq')) as
    { seq: number } | undefined;
  const parts = [...columns.map(({ definition }) => definition), ...constraints].join(', ');
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ value }) => value).join(', ');
  await knex.raw(`CREATE TABLE "${table}_new" (${parts})`);
  await knex.raw(`INSERT INTO "${table}_new" (${names}) SELECT ${values} FROM "${table}" ORDER BY rowid`);
  await knex.raw(`DROP TABLE "${table}"`);
  // Without it, the renaming would look at triggers and keys of other tables, which name a table that is not there.
  await knex.raw('PRAGMA legacy_alter_table = ON');
  try {
    await knex.raw(`ALTER TABLE "${table}_new" RENAME TO "${table}"`);
  } finally {
    await knex.raw('PRAGMA legacy_alter_table = OFF');
  }
  for (const sql of kept) await knex.raw(sql);
  if (!counter) return;
  // An id is never used again, even when the rows with the last ones were deleted.
  await knex('sqlite_sequence').where({ name: table }).delete();
  await knex('sqlite_sequence').insert({ name: table, seq: counter.seq });
}

async function requireForeignKeysOff(knex: Knex, table: string): Promise<void> {
  const [row] = await knex.raw<{ foreign_keys: number }[]>('PRAGMA foreign_keys');
  if (row?.foreign_keys) {
    throw new Error(`${table} is rebuilt: the migration must export rebuildsTables = true.`);
  }
}

async function indexesAndTriggers(knex: Knex, table: string): Promise<string[]> {
  const rows = (await knex('sqlite_master')
    .where({ tbl_name: table })
    .whereIn('type', ['index', 'trigger'])
    .whereNotNull('sql')
    .orderBy('rowid')
    .select('sql')) as { sql: string }[];
  return rows.map(({ sql }) => sql);
}

function changed({ columns, constraints }: Layout, { add, change, drop }: Change): Layout {
  if (add) return { columns: [...columns, add], constraints };
  const name = change?.name ?? drop;
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`There is no column ${name}.`);
  const key = new RegExp(`^(constraint .+ )?foreign key ?\\([\`"]?${name}[\`"]?\\)`, 'i');
  const check = new RegExp(`^(constraint .+ )?check\\b.*\\b${name}\\b`, 'is');
  const others = constraints.filter((part) => !key.test(part) && !(drop && check.test(part)));
  return { columns: columns.toSpliced(at, 1, ...(change ? [change] : [])), constraints: others };
}

async function layoutOf(knex: Knex, table: string): Promise<Layout> {
  const found = (await knex('sqlite_master').where({ type: 'table', name: table }).first('sql')) as
    { sql: string } | undefined;
  if (!found) throw new Error(`There is no table ${table}.`);
  const parts = partsOf(found.sql);
  const isConstraint = (part: string) => /^(constraint|foreign|primary|unique|check)\b/i.test(part);
  const columns = parts
    .filter((part) => !isConstraint(part))
    .map((definition) => {
      const name = nameOf(definition);
      return { name, definition, value: `"${name}"` };
    });
  return { columns, constraints: parts.filter(isConstraint) };
}

/** What is between the outermost parentheses, divided at commas that are not within others. */
function partsOf(sql: string): string[] {
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  const parts = [''];
  let depth = 0;
  for (const [token] of body.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[^]/g)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

function nameOf(definition: string): string {
  return /^[`"]?(\w+)/.exec(definition)?.[1] ?? '';
}
