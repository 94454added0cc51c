// `?q=`: every word must occur in one of the search fields of the row.
import type { Knex } from 'knex';
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import {
  orColumnContains,
  orStartsWith,
  rowsContaining,
  searchPhrases,
  whereContains,
  whereEachContains,
} from '../../db/text_search.js';
import { MAX_ID } from '../../validation.js';
import type { ModelAdmin } from '../model_admin.js';
import { WrongLookup } from './parameters.js';

const MAX_WORDS = 30;
/** The column with a text index, of models that have one. */
const SEARCH_TEXT = 'search_text';

/** The words to search for; throws WrongLookup if there are too many. */
export function readWords(text: string): string[] {
  const words = searchPhrases(text);
  if (words.length > MAX_WORDS) throw new WrongLookup('q');
  return words;
}

/** Restricts a query on the model's table to the rows that have all words. */
export function applySearch(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): void {
  if (hasSearchText(admin)) applyTextSearch(query, model, admin, words, whereContains);
  else applyFieldSearch(query, model, admin, words);
}

/** A query for the rows that have all words; fast when there are few. */
export function rowsWithWords(
  db: Database,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): Knex.QueryBuilder {
  if (hasSearchText(admin) && numbersIn(admin, words).length === 0) {
    return rowsContaining(db.read, model.table, SEARCH_TEXT, words);
  }
  const query = model.objects(db.read) as Knex.QueryBuilder;
  applySearch(query, model, admin, words);
  return query;
}

/** As `applySearch` when many rows have the words: scans in the order of the list until the page is full. */
export function applyFrequentSearch(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  words: string[],
): void {
  if (hasSearchText(admin)) applyTextSearch(query, model, admin, words, whereEachContains);
  else applyFieldSearch(query, model, admin, words);
}

/** A number is looked for in the text and in the other search fields, which are whole numbers. */
function applyTextSearch(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  words: string[],
  contains: typeof whereContains,
): void {
  const numbers = numbersIn(admin, words);
  contains(
    query,
    model.table,
    SEARCH_TEXT,
    words.filter((word) => !numbers.includes(word)),
  );
  for (const number of numbers) {
    void query.where((any: Knex.QueryBuilder) => {
      void any.where((one: Knex.QueryBuilder) => void contains(one, model.table, SEARCH_TEXT, [number]));
      for (const name of numberFields(admin)) void any.orWhere(`${model.table}.${name}`, Number(number));
    });
  }
}

/** The words that a search field beside the text may have as its number. */
function numbersIn(admin: ModelAdmin, words: string[]): string[] {
  return numberFields(admin).length > 0 ? words.filter(isNumber) : [];
}

function numberFields({ options }: ModelAdmin): string[] {
  return (options.searchFields ?? []).filter((name) => name !== SEARCH_TEXT);
}

function isNumber(word: string): boolean {
  return /^\d{1,10}$/.test(word) && Number(word) <= MAX_ID;
}

function hasSearchText(admin: ModelAdmin): boolean {
  return admin.options.searchFields?.includes(SEARCH_TEXT) ?? false;
}

function applyFieldSearch(query: Knex.QueryBuilder, model: Model, admin: ModelAdmin, words: string[]): void {
  const { searchFields = [] } = admin.options;
  for (const word of words) {
    const conditions = searchFields.flatMap((name) => conditionOn(model, name, word) ?? []);
    // An empty group would be true.
    if (conditions.length === 0) void query.whereRaw('1 = 0');
    else void query.where((any: Knex.QueryBuilder) => conditions.forEach((add) => add(any)));
  }
}

/** The condition that the field has the word, as an OR of the query; `null` when it cannot have it. */
function conditionOn(
  model: Model,
  searchField: string,
  word: string,
): ((any: Knex.QueryBuilder) => void) | null {
  const name = searchField.replace('^', '');
  const column = `${model.table}.${name}`;
  const { kind } = model.field(name);
  if (kind === 'char' || kind === 'text') {
    if (name !== searchField) return (any) => orStartsWith(any, column, word);
    return (any) => orColumnContains(any, model.table, name, word);
  }
  // Numbers must be equal.
  if (!isNumber(word)) return null;
  return (any) => void any.orWhere(column, Number(word));
}
