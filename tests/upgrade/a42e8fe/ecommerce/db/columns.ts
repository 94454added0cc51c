// The column types and indexes that the two databases spell differently, for migrations.
import type { Knex } from 'knex';

/** Rows that are read at once where all are filled. */
const BATCH = 5_000;

/** Whether a connection, or a query on it, is PostgreSQL's. */
export function isPostgres({ client }: { client: Knex.Client }): boolean {
  return client.config.client === 'pg';
}

/** The FTS5 table that `addTextSearch` makes on SQLite. */
export function textIndex(table: string, column: string): string {
  return `${table}_${column}_fts`;
}

/** A moment with milliseconds: `timestamptz(3)`, or RFC 3339 text on SQLite. */
export function timestamp(knex: Knex, table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder {
  return isPostgres(knex) ? table.specificType(name, 'timestamptz(3)') : table.text(name);
}

/**
 * Makes `whereContains` fast on a text column: a trigram index on PostgreSQL (when the server has
 * pg_trgm, which ships with it), an FTS5 trigram table kept by triggers on SQLite.
 */
export async function addTextSearch(knex: Knex, table: string, column: string): Promise<void> {
  if (isPostgres(knex)) {
    const { rows } = await knex.raw<{ rows: unknown[] }>(
      "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'",
    );
    if (rows.length === 0) return; // slower, and right all the same
    await knex.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await knex.raw('CREATE INDEX ?? ON ?? USING gin (?? gin_trgm_ops)', [
      `${table}_${column}_trgm`,
      table,
      column,
    ]);
    return;
  }
  const index = textIndex(table, column);
  const added = `INSERT INTO ${index}(rowid, ${column}) VALUES (new.id, new.${column})`;
  const removed = `INSERT INTO ${index}(${index}, rowid, ${column}) VALUES ('delete', old.id, old.${column})`;
  const statements = [
    `CREATE VIRTUAL TABLE ${index} USING fts5(${column}, content='${table}', content_rowid='id', tokenize='trigram')`,
    `CREATE TRIGGER ${index}_insert AFTER INSERT ON ${table} BEGIN ${added}; END`,
    `CREATE TRIGGER ${index}_delete AFTER DELETE ON ${table} BEGIN ${removed}; END`,
    `CREATE TRIGGER ${index}_update AFTER UPDATE OF ${column} ON ${table} BEGIN ${removed}; ${added}; END`,
    // The rows that are there already.
    `INSERT INTO ${index}(${index}) VALUES ('rebuild')`,
  ];
  for (const statement of statements) await knex.raw(statement);
}

/** Undoes `addTextSearch`; the triggers go with their table. */
export async function dropTextSearch(knex: Knex, table: string, column: string): Promise<void> {
  if (!isPostgres(knex)) await knex.raw(`DROP TABLE IF EXISTS ${textIndex(table, column)}`);
}

/**
 * Adds the column that a list is searched by, filled as text_search.ts makes it of these columns (no SQL of
 * SQLite's can fold all letters), with its index.
 */
export async function addSearchText(knex: Knex, table: string, columns: string[]): Promise<void> {
  await knex.schema.alterTable(table, (altered) => {
    altered.text('search_text').notNullable().defaultTo('');
  });
  for (let after = 0; ;) {
    const rows = (await knex(table)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id', ...columns)) as { id: number; [column: string]: unknown }[];
    for (const { id, ...texts } of rows) {
      const search_text = columns.map((column) => texts[column]).join('\n');
      await knex(table)
        .where({ id })
        .update({ search_text: search_text.normalize('NFKC').toLowerCase() });
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)?.id ?? 0;
  }
  await addTextSearch(knex, table, 'search_text');
}

/** Undoes `addSearchText`. */
export async function dropSearchText(knex: Knex, table: string): Promise<void> {
  if (!isPostgres(knex)) {
    for (const event of ['insert', 'delete', 'update']) {
      await knex.raw(`DROP TRIGGER ${textIndex(table, 'search_text')}_${event}`);
    }
  }
  await dropTextSearch(knex, table, 'search_text');
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw(`ALTER TABLE ${table} DROP COLUMN search_text`);
}

/** Makes `orStartsWith` fast on a text column. */
export async function addPrefixSearch(knex: Knex, table: string, column: string): Promise<void> {
  const operators = isPostgres(knex) ? ' text_pattern_ops' : '';
  await knex.raw(`CREATE INDEX ${table}_${column}_prefix ON ${table} (lower(${column})${operators})`);
}

/** Undoes `addPrefixSearch`. */
export async function dropPrefixSearch(knex: Knex, table: string, column: string): Promise<void> {
  await knex.raw(`DROP INDEX ${table}_${column}_prefix`);
}

/** Tells every process when a row is added or changed; see changes.ts. SQLite needs no such trigger. */
export async function notifyOnChange(knex: Knex, table: string, keyColumn: string): Promise<void> {
  if (!isPostgres(knex)) return;
  const name = `${table}_notify`;
  await knex.raw(
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN PERFORM pg_notify('${table}', NEW.${keyColumn}::text); RETURN NULL; END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER ${name} AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
}

/** Undoes `notifyOnChange`, after its table has gone. */
export async function dropNotifyOnChange(knex: Knex, table: string): Promise<void> {
  if (isPostgres(knex)) await knex.raw(`DROP FUNCTION IF EXISTS ${table}_notify() CASCADE`);
}

/** Lets rows be added to a table, never changed or deleted, whoever asks the database for it. */
export async function refuseChanges(knex: Knex, table: string, message: string): Promise<void> {
  const name = `${table}_refuse_changes`;
  if (!isPostgres(knex)) {
    for (const event of ['UPDATE', 'DELETE']) {
      await knex.raw(
        `CREATE TRIGGER ${name}_${event.toLowerCase()} BEFORE ${event} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${message}'); END`,
      );
    }
    return;
  }
  await knex.raw(
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION '${message}'; END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER ${name} BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
}

/** Undoes `refuseChanges`, after its table has gone. */
export async function dropRefuseChanges(knex: Knex, table: string): Promise<void> {
  if (isPostgres(knex)) await knex.raw(`DROP FUNCTION IF EXISTS ${table}_refuse_changes() CASCADE`);
}
