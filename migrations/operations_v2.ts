// What migrations after operations.ts need. Frozen likewise: committed migrations depend on every line.
import type { Knex } from 'knex';
import { isPostgres } from './operations.js';

const BATCH = 2_000;
const PLAIN_LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't' },
  ς: 'σ',
};

/** As `folded` of framework/db/text_folding.ts. */
export function foldedText(text: string): string {
  return text
    .replace(/['’‘ʼ`´]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœþøđðħıłŧς]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** As `searchable` of framework/db/text_search.ts. */
export function searchedText(...texts: (string | null)[]): string {
  return foldedText(texts.filter((text) => text !== null).join('\n'));
}

/** Adds a text column that is empty in all rows, and in those that an older version of the shop adds meanwhile. */
export async function addText(knex: Knex, table: string, name: string): Promise<void> {
  await knex.raw(`ALTER TABLE "${table}" ADD COLUMN "${name}" text NOT NULL DEFAULT ''`);
}

type TextRow = Record<string, string | null>;

/**
 * Sets text columns of all rows to what `values` makes of these other columns. Triggers that refuse or tell of
 * changes look away for it; on SQLite those of the text index do their work.
 */
export async function fillTexts(
  knex: Knex,
  table: string,
  columns: string[],
  values: (row: TextRow) => Record<string, string>,
): Promise<void> {
  await withoutGuards(knex, table, async () => {
    for (let after = 0; ;) {
      const rows = (await knex(table)
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .select('id', ...columns)) as ({ id: number } & TextRow)[];
      if (rows.length > 0) {
        await update(
          knex,
          table,
          rows.map((row) => ({ id: row.id, ...values(row) })),
        );
      }
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.id ?? 0;
    }
  });
}

async function update(knex: Knex, table: string, rows: { id: number }[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id');
  const set = names.map((name) => `"${name}" = filled."${name}"`).join(', ');
  const source = isPostgres(knex)
    ? `jsonb_to_recordset(?::jsonb) AS filled(id bigint, ${names.map((name) => `"${name}" text`).join(', ')})`
    : `(SELECT json_extract(value, '$.id') AS id, ${names
        .map((name) => `json_extract(value, '$.${name}') AS "${name}"`)
        .join(', ')} FROM json_each(?)) AS filled`;
  await knex.raw(`UPDATE "${table}" SET ${set} FROM ${source} WHERE "${table}".id = filled.id`, [
    JSON.stringify(rows),
  ]);
}

async function withoutGuards(knex: Knex, table: string, work: () => Promise<void>): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await work();
    await knex.raw(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    return;
  }
  const name = `${table}_refuse_changes_update`;
  const guard = (await knex('sqlite_master').where({ type: 'trigger', name }).first('sql')) as
    { sql: string } | undefined;
  if (guard) await knex.raw(`DROP TRIGGER ${name}`);
  await work();
  if (guard) await knex.raw(guard.sql);
}
