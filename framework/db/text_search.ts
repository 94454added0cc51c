// Text search by words, fast on both databases (a migration creates the index with addTextSearch).
import type { Knex } from 'knex';
import type { Queryable } from './database.js';
import { isPostgres } from './dialect.js';
import { folded, phoneDigits, phoneKey } from './text_folding.js';

/** The searched form of texts, one per line; NULL is left out. */
export function searchable(...texts: (string | null)[]): string {
  return folded(texts.filter((text) => text !== null).join('\n'));
}

/** The FTS5 table that a migration creates on SQLite with addTextSearch. */
export function textIndex(table: string, column: string): string {
  return `${table}_${column}_fts`;
}

/** A phone number, alone in a query: at least six digits, with the signs that people write between them. */
const PHONE = /^\+?[\d\s()./-]*$/;
const PHONE_DIGITS = 6;

/**
 * The words of a query, in the searched form; "quoted words" stay together, an unbalanced quote is a character, and
 * a phone number is one word.
 */
export function searchWords(query: string): string[] {
  const words = query.normalize('NFKC').matchAll(/"([^"]+)"|(\S+)/g);
  return foldedWords([...words].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}

function foldedWords(words: string[]): string[] {
  return words.map((word) => folded(word).trim()).filter(Boolean);
}

/** The number of a query that is a phone number, without the zeros in front, as accounts are searched by it. */
export function phoneIn(query: string): string {
  const digits = PHONE.test(query.trim()) ? phoneDigits(query) : '';
  return digits.length < PHONE_DIGITS ? '' : digits;
}

/**
 * As `searchWords`, with the quotes of Django's admin: in 'single quotes' too, and a quote after a backslash is a
 * character.
 */
export function searchPhrases(query: string): string[] {
  const pattern = /"((?:[^"\\]|\\.)+)"|(?<!\S)'((?:[^'\\]|\\.)+)'(?!\S)|(\S+)/g;
  const phrases = [...query.normalize('NFKC').matchAll(pattern)].map(
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
 * first and returns rows one by one, so that a limit ends the search; an `IN (…)` would read all. `sqliteIndex` begins with
 * the id, and has the columns that are filtered by.
 */
export function rowsContaining(
  db: Queryable,
  table: string,
  column: string,
  words: string[],
  { sqliteIndex }: { sqliteIndex?: string } = {},
): Knex.QueryBuilder {
  const indexed = isPostgres(db) ? [] : inTextIndex(words);
  if (indexed.length === 0) return whereEachContains(db.queryBuilder().from(table), table, column, words);
  const index = textIndex(table, column);
  const rows = db
    .queryBuilder()
    .from(
      db.raw(`?? CROSS JOIN ?? ${sqliteIndex ? `INDEXED BY ${sqliteIndex}` : ''} ON ??.id = ??.rowid`, [
        ...[index, table, table, index],
      ]),
    )
    .whereRaw('?? MATCH ?', [index, matching(indexed)]);
  const others = words.filter((word) => !indexed.includes(word));
  return whereEachContains(rows, table, column, others);
}

/**
 * At most so many rows of a query that `rowsContaining` gave. PostgreSQL would scan the table for a few of many rows;
 * planned without the limit it reads the text index, and ends at the limit all the same. SQLite finds their ids first.
 */
export function atMost(query: Knex.QueryBuilder, table: string, limit: number): Knex.QueryBuilder {
  const { client } = query as unknown as { client: Knex.Client };
  const some = client.queryBuilder();
  if (isPostgres(query)) return some.withMaterialized('hits', query).from('hits').limit(limit);
  const ids = query.clone().clearSelect().select(`${table}.id`).limit(limit).as('hits');
  return some.select(`${table}.*`).from(ids).joinRaw('CROSS JOIN ?? ON ??.id = hits.id', [table, table]);
}

/** The ids of the newest rows whose `column` contains every word, newest first; none for words of less than three letters. */
export async function newestContaining(
  db: Queryable,
  table: string,
  column: string,
  words: string[],
  limit: number,
): Promise<number[]> {
  if (inTextIndex(words).length < words.length || words.length === 0) return [];
  if (isPostgres(db)) {
    const query = whereEachContains(db.queryBuilder().from(table), table, column, words);
    return (await query.orderBy('id', 'desc').limit(limit).pluck('id')) as number[];
  }
  const index = textIndex(table, column);
  const query = db
    .queryBuilder()
    .from(index)
    .whereRaw('?? MATCH ?', [index, matching(words)]);
  return (await query.orderBy('rowid', 'desc').limit(limit).pluck('rowid')) as number[];
}

/** Restricts a query to the rows with a phone number that ends with these digits; `column` has its `phoneKey`. */
export function whereEndsWith<Q extends Knex.QueryBuilder>(query: Q, column: string, digits: string): Q {
  const key = phoneKey(digits);
  // Digits alone sort in the same way in every collation.
  return query.whereBetween(column, [key, key.padEnd(40, '9')]) as Q;
}

/** The words that SQLite's trigram index can find. */
function inTextIndex(words: string[]): string[] {
  return words.filter((word) => [...word].length >= 3);
}

/** An FTS5 query for all of the words, each taken literally. */
function matching(words: string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
}
