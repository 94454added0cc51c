// Text search by words, fast on both databases (a migration creates the index with addTextSearch).
import type { Knex } from 'knex';
import type { Queryable } from './database.js';
import { isPostgres } from './dialect.js';

/** The normalized form of searchable text and queries: one case, one Unicode form. NULL is left out. */
export function searchable(...texts: (string | null)[]): string {
  return texts
    .filter((text) => text !== null)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
}

/** The FTS5 table that a migration creates on SQLite with addTextSearch. */
function textIndex(table: string, column: string): string {
  return `${table}_${column}_fts`;
}

/** The words of a query; "quoted words" stay together, an unbalanced quote is a character. */
export function searchWords(query: string): string[] {
  const words = searchable(query).matchAll(/"([^"]+)"|(\S+)/g);
  return [...words].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim()).filter(Boolean);
}

/**
 * As `searchWords`, with the quotes of Django's admin: in 'single quotes' too, and a quote after a backslash is a
 * character.
 */
export function searchPhrases(query: string): string[] {
  const pattern = /"((?:[^"\\]|\\.)+)"|(?<!\S)'((?:[^'\\]|\\.)+)'(?!\S)|(\S+)/g;
  const phrases = [...searchable(query).matchAll(pattern)].map(
    ([, double, single, plain]) => plain ?? (double ?? single ?? '').replace(/\\(["'\\])/g, '$1'),
  );
  return phrases.map((phrase) => phrase.trim()).filter(Boolean);
}

/** The text in a LIKE pattern, with wildcards escaped; needs `ESCAPE '\'`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** A LIKE pattern for text that contains the word; needs `ESCAPE '\'`. */
export function likePattern(word: string): string {
  return `%${likeText(word)}%`;
}

/**
 * Adds to a condition, with OR, the rows whose `column` contains the word, ignoring case. For columns without a
 * text index: scans all rows.
 */
export function orColumnContains(
  query: Knex.QueryBuilder,
  table: string,
  column: string,
  word: string,
): void {
  for (const written of spellings(query, word)) {
    void query.orWhereRaw("lower(??.??) LIKE ? ESCAPE '\\'", [table, column, likePattern(written)]);
  }
}

/**
 * The spellings of a word in lower case that lower() may leave in a text: SQLite folds the case of ASCII letters
 * only, so other spellings of the beginning are searched too.
 */
export function spellings(query: Knex.QueryBuilder, word: string): string[] {
  if (isPostgres(query)) return [word];
  const [first = '', ...rest] = word;
  const isPlain = [...word].every((letter) => letter.toUpperCase() === letter || /[a-z]/.test(letter));
  return isPlain ? [word] : [word, first.toUpperCase() + rest.join(''), word.toUpperCase()];
}

/** Adds, with OR, the rows whose text begins with this; fast for columns with addPrefixSearch. */
export function orStartsWith(query: Knex.QueryBuilder, column: string, beginning: string): void {
  if (isPostgres(query)) {
    void query.orWhereRaw("lower(??) LIKE ? ESCAPE '\\'", [column, likePattern(beginning).slice(1)]);
  } else {
    // SQLite does not use an index on an expression for LIKE.
    const last = `${beginning}\u{10ffff}`;
    void query.orWhereRaw('lower(??) BETWEEN ? AND ?', [column, beginning, last]);
  }
}

/** Restricts a query on `table` to the rows whose `column` contains every word. */
export function whereContains<Q extends Knex.QueryBuilder>(
  query: Q,
  table: string,
  column: string,
  words: string[],
): Q {
  const indexed = isPostgres(query) ? [] : inTextIndex(words);
  if (indexed.length > 0) {
    const index = textIndex(table, column);
    void query.whereRaw('??.id IN (SELECT rowid FROM ?? WHERE ?? MATCH ?)', [
      ...[table, index, index, matching(indexed)],
    ]);
  }
  const others = words.filter((word) => !indexed.includes(word));
  return whereEachContains(query, table, column, others);
}

/**
 * As `whereContains` for words that many rows have: on SQLite a scan in the order of the query, so that a
 * limit ends the search. The text index would first return all matching rows.
 */
export function whereEachContains<Q extends Knex.QueryBuilder>(
  query: Q,
  table: string,
  column: string,
  words: string[],
): Q {
  for (const word of words) {
    void query.whereRaw("??.?? LIKE ? ESCAPE '\\'", [table, column, likePattern(word)]);
  }
  return query;
}

/**
 * The rows of `table` whose `column` contains every word, in any order. On SQLite the text index is read
 * first and returns rows one by one, so that a limit ends the search; an `IN (…)` would read all.
 */
export function rowsContaining(
  db: Queryable,
  table: string,
  column: string,
  words: string[],
): Knex.QueryBuilder {
  const indexed = isPostgres(db) ? [] : inTextIndex(words);
  if (indexed.length === 0) return whereEachContains(db.queryBuilder().from(table), table, column, words);
  const index = textIndex(table, column);
  const rows = db
    .queryBuilder()
    .from(db.raw('?? CROSS JOIN ?? ON ??.id = ??.rowid', [index, table, table, index]))
    .whereRaw('?? MATCH ?', [index, matching(indexed)]);
  const others = words.filter((word) => !indexed.includes(word));
  return whereEachContains(rows, table, column, others);
}

/** The words that SQLite's trigram index can find. */
function inTextIndex(words: string[]): string[] {
  return words.filter((word) => [...word].length >= 3);
}

/** An FTS5 query for all of the words, each taken literally. */
function matching(words: string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
}

/**
 * A column as an expression that uses no index. In a text search SQLite, which assumes that any equality is
 * selective, would otherwise scan an index on a flag (https://www.sqlite.org/queryplanner.html#uplus).
 */
export function unindexed(query: Knex.QueryBuilder, column: string): string {
  return isPostgres(query) ? column : `+${column}`;
}
