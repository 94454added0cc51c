// The schema of a database as sorted lines of text, whatever the order in which its columns were added.
import type { Database } from '../../framework/db/database.js';

export async function schemaLines(db: Database): Promise<string[]> {
  const lines = db.dialect === 'sqlite' ? await sqliteLines(db) : await postgresLines(db);
  return lines.map((line) => line.replaceAll(/\s+/g, ' ').trim()).sort();
}

async function sqliteLines(db: Database): Promise<string[]> {
  const rows = await db.read.raw<{ type: string; name: string; sql: string }[]>(
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'sqlite_stat1'",
  );
  return rows.flatMap(({ type, name, sql }) => {
    const text = sql.replaceAll(/[`"]/g, '');
    if (type !== 'table') return [`${type} ${name}: ${text}`];
    const body = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    // SQL keywords have no case: knex writes them small.
    return body.split(',').map((part) => `table ${name}: ${part.trim().replaceAll('not null', 'NOT NULL')}`);
  });
}

async function postgresLines(db: Database): Promise<string[]> {
  const { rows } = await db.read.raw<{ rows: { line: string }[] }>(
    `SELECT 'column ' || concat_ws(' ', table_name, column_name, data_type, character_maximum_length,
       datetime_precision, is_nullable, column_default) AS line
     FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_language l ON l.oid = prolang
     WHERE pronamespace = 'public'::regnamespace AND lanname = 'plpgsql'`,
  );
  return rows.map(({ line }) => line);
}
