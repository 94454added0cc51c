// `?q=`: every word must stand somewhere in the row, in whichever of the search fields.
import type { Knex } from 'knex';
import type { Database, Dialect } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { likePattern, searchWords, whereContains } from '../../db/text_search.js';
import { MAX_ID } from '../../validation.js';
import type { ModelAdmin } from '../model_admin.js';
import { WrongLookup } from './parameters.js';

const MAX_WORDS = 30;

/** The words to look for; more than a person types is a wrong lookup. */
export function readWords(text: string): string[] {
  const words = searchWords(text);
  if (words.length > MAX_WORDS) throw new WrongLookup('q');
  return words;
}

/** Narrows a query on the model's table to the rows that have all words. */
export function applySearch(
  query: Knex.QueryBuilder,
  dialect: Dialect,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): void {
  const { searchFields = [] } = admin.options;
  if (searchFields.includes('search_text')) {
    whereContains(query, dialect, model.table, 'search_text', words);
    return;
  }
  for (const word of words) {
    void query.where((any: Knex.QueryBuilder) => {
      for (const name of searchFields) orContains(any, model, name, word);
      // A word that no field can have: an empty group would be true.
      void any.orWhereRaw('1 = 0');
    });
  }
}

/**
 * The rows that have all words, to be narrowed further. On SQLite the text index is read first and gives
 * its rows one by one, so that a limit ends the search; in an `IN (…)` it would give all of them.
 */
export function rowsWithWords(
  db: Database,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): Knex.QueryBuilder {
  const indexed = words.filter((word) => [...word].length >= 3);
  if (
    db.dialect !== 'sqlite' ||
    !admin.options.searchFields?.includes('search_text') ||
    indexed.length === 0
  ) {
    const query = model.objects(db.read) as Knex.QueryBuilder;
    applySearch(query, db.dialect, model, admin, words);
    return query;
  }
  const index = `${model.table}_search_text_fts`;
  const match = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const query = db.read
    .queryBuilder()
    .from(db.read.raw('?? CROSS JOIN ?? ON ??.id = ??.rowid', [index, model.table, model.table, index]))
    .whereRaw('?? MATCH ?', [index, match]);
  const short = words.filter((word) => !indexed.includes(word));
  applyFrequentSearch(query, db.dialect, model, admin, short);
  return query;
}

/**
 * As `applySearch` where many rows have the words: looked for row by row, in the order of the list,
 * until the page is full. The text index would first give all of them.
 */
export function applyFrequentSearch(
  query: Knex.QueryBuilder,
  dialect: Dialect,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): void {
  const { searchFields = [] } = admin.options;
  if (dialect !== 'sqlite' || !searchFields.includes('search_text')) {
    applySearch(query, dialect, model, admin, words);
    return;
  }
  for (const word of words) {
    void query.whereRaw("??.search_text LIKE ? ESCAPE '\\'", [model.table, likePattern(word)]);
  }
}

/** Numbers are compared as a whole, texts by what they contain, without case. */
function orContains(query: Knex.QueryBuilder, model: Model, name: string, word: string): void {
  const { kind } = model.field(name);
  if (kind === 'char' || kind === 'text') {
    void query.orWhereRaw("lower(??.??) LIKE ? ESCAPE '\\'", [model.table, name, likePattern(word)]);
  } else if (/^\d{1,10}$/.test(word) && Number(word) <= MAX_ID) {
    void query.orWhere(`${model.table}.${name}`, Number(word));
  }
}
