// Finding rows by words, fast on both databases (the index is made by addTextSearch in columns.ts).
import type { Knex } from 'knex';
import type { Dialect } from './database.js';

/** The form in which searchable text is stored and asked for: one case, one way to write a letter. */
export function searchable(...texts: string[]): string {
  return texts.join('\n').normalize('NFKC').toLowerCase();
}

/** The words of a query; "quoted words" stay together, an unbalanced quote is a character. */
export function searchWords(query: string): string[] {
  const words = searchable(query).matchAll(/"([^"]+)"|(\S+)/g);
  return [...words].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim()).filter(Boolean);
}

/** The word with LIKE's wildcards taken literally; goes with `ESCAPE '\'`. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Narrows a query on `table` to the rows whose `column` contains every word. */
export function whereContains<Q extends Knex.QueryBuilder>(
  query: Q,
  dialect: Dialect,
  table: string,
  column: string,
  words: string[],
): Q {
  const indexed = dialect === 'sqlite' ? words.filter((word) => [...word].length >= 3) : [];
  if (indexed.length > 0) {
    const match = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
    void query.whereRaw(
      `??.id IN (SELECT rowid FROM ${table}_${column}_fts WHERE ${table}_${column}_fts MATCH ?)`,
      [table, match],
    );
  }
  for (const word of words) {
    if (!indexed.includes(word))
      void query.whereRaw("??.?? LIKE ? ESCAPE '\\'", [table, column, likePattern(word)]);
  }
  return query;
}

/**
 * A column in a form that no index is chosen for. Beside a text search SQLite, which guesses that any
 * equality is rare, would else walk an index on a flag (https://www.sqlite.org/queryplanner.html#uplus).
 */
export function unindexed(dialect: Dialect, column: string): string {
  return dialect === 'sqlite' ? `+${column}` : column;
}
