// The column types and indexes that the two databases spell differently, for migrations.
import type { Knex } from 'knex';

export function isPostgres(knex: Knex): boolean {
  return (knex.client as Knex.Client).config.client === 'pg';
}

/** A moment with milliseconds: `timestamptz(3)`, or RFC 3339 text on SQLite. */
export function timestamp(knex: Knex, table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder {
  return isPostgres(knex) ? table.specificType(name, 'timestamptz(3)') : table.text(name);
}

/** An id that counts up and is never given out twice. */
export function autoId(table: Knex.CreateTableBuilder): void {
  table.increments('id');
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
  const index = `${table}_${column}_fts`;
  const added = `INSERT INTO ${index}(rowid, ${column}) VALUES (new.id, new.${column})`;
  const removed = `INSERT INTO ${index}(${index}, rowid, ${column}) VALUES ('delete', old.id, old.${column})`;
  const statements = [
    `CREATE VIRTUAL TABLE ${index} USING fts5(${column}, content='${table}', content_rowid='id', tokenize='trigram')`,
    `CREATE TRIGGER ${index}_insert AFTER INSERT ON ${table} BEGIN ${added}; END`,
    `CREATE TRIGGER ${index}_delete AFTER DELETE ON ${table} BEGIN ${removed}; END`,
    `CREATE TRIGGER ${index}_update AFTER UPDATE OF ${column} ON ${table} BEGIN ${removed}; ${added}; END`,
  ];
  for (const statement of statements) await knex.raw(statement);
}

/** Undoes `addTextSearch`; the triggers go with their table. */
export async function dropTextSearch(knex: Knex, table: string, column: string): Promise<void> {
  if (!isPostgres(knex)) await knex.raw(`DROP TABLE IF EXISTS ${table}_${column}_fts`);
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
