// `?q=`: every word must occur in one of the search fields of the row, or in the text of a related row.
import type { Knex } from 'knex';
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { folded } from '../../db/text_folding.js';
import {
  orColumnContains,
  orStartsWith,
  phoneIn,
  rowsContaining,
  searchPhrases,
  whereContains,
  whereEachContains,
} from '../../db/text_search.js';
import { MAX_ID } from '../../validation.js';
import type { ModelAdmin } from '../model_admin.js';
import type { Condition } from './conditions.js';
import { WrongLookup } from './parameters.js';
import { type RelatedRows, relatedRows, type RelatedSearch } from './related_search.js';

const MAX_WORDS = 30;
/** The column with a text index, of models that have one. */
const SEARCH_TEXT = 'search_text';

/** Shorter numbers are those of rows, and not looked for in related texts. */
const LONG_NUMBER = 6;

interface Word {
  /** In lower case; a number without the sign of `#379`. */
  typed: string;
  /** As the text index has it; '' for the number after a `#`, which no text has. */
  text: string;
  /** The rows that belong to one with this word. */
  elsewhere: RelatedRows[];
}

/** What to search a list for. */
export interface Search {
  words: Word[];
  /** The rows that belong to one with all of the words, or with this phone number. */
  whole: RelatedRows[];
}

const NO_SEARCH: Search = { words: [], whole: [] };

/** Reads `?q=` of a model's list; throws WrongLookup if there are too many words. */
export async function readSearch(
  db: Database,
  model: Model,
  admin: ModelAdmin,
  query: string,
): Promise<Search> {
  const { searchFields, searchRelated = [] } = admin.options;
  if (!searchFields) return NO_SEARCH;
  const phrases = searchPhrases(query);
  if (phrases.length > MAX_WORDS) throw new WrongLookup('q');
  const relatives = (texts: string[], related: RelatedSearch[]) => allRelated(db, model, related, texts);
  const byText = searchRelated.filter(({ byPhone }) => byPhone === undefined);
  const words = phrases
    .map((phrase) => phrase.toLowerCase())
    .map((phrase) => ({ typed: phrase.replace(/^#(?=\d+$)/, ''), phrase }))
    .map(({ typed, phrase }) => ({ typed, text: typed === phrase ? folded(typed) : '' }))
    .filter(({ typed, text }) => text !== '' || isNumber(typed));
  const searched = words.map(async (word): Promise<Word> => {
    const isShort = isNumber(word.typed) && word.typed.length < LONG_NUMBER;
    return { ...word, elsewhere: isShort ? [] : await relatives([word.text], byText) };
  });
  const phone = phoneIn(query);
  const byPhone = searchRelated.filter((related) => related.byPhone !== undefined);
  const whole = [
    ...(words.length > 1
      ? await relatives(
          words.map(({ text }) => text),
          byText,
        )
      : []),
    ...(phone === '' ? [] : await relatives([phone], byPhone)),
  ];
  return { words: await Promise.all(searched), whole };
}

async function allRelated(
  db: Database,
  { table }: Model,
  related: RelatedSearch[],
  words: string[],
): Promise<RelatedRows[]> {
  const found = await Promise.all(related.map((one) => relatedRows(db, table, one, words)));
  return found.filter((rows) => rows !== null);
}

/** Restricts a query on the model's table to the rows that have all words. */
export function applySearch(query: Knex.QueryBuilder, model: Model, admin: ModelAdmin, search: Search): void {
  apply(query, model, admin, search, whereContains);
}

/** As `applySearch` when many rows have the words: scans in the order of the list until the page is full. */
export function applyFrequentSearch(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  search: Search,
): void {
  apply(query, model, admin, search, whereEachContains);
}

/** A query for the rows that have all words; fast when there are few. */
export function rowsFound(db: Database, model: Model, admin: ModelAdmin, search: Search): Knex.QueryBuilder {
  if (
    hasSearchText(admin) &&
    search.whole.length === 0 &&
    search.words.every((word) => isOnlyText(admin, word))
  ) {
    const texts = search.words.map(({ text }) => text);
    return rowsContaining(db.read, model.table, SEARCH_TEXT, texts);
  }
  const query = model.objects(db.read) as Knex.QueryBuilder;
  applySearch(query, model, admin, search);
  return query;
}

type Contains = typeof whereContains;

function apply(
  query: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  { words, whole }: Search,
  contains: Contains,
): void {
  if (words.length === 0) return;
  void query.where((any: Knex.QueryBuilder) => {
    void any.where((all: Knex.QueryBuilder) => allWords(all, model, admin, words, contains));
    for (const { column, ids } of whole) void any.orWhereIn(column, ids);
  });
}

function allWords(
  all: Knex.QueryBuilder,
  model: Model,
  admin: ModelAdmin,
  words: Word[],
  contains: Contains,
): void {
  // One condition for all words that only the text can have: the text index reads them at once.
  const plain = words.filter((word) => isOnlyText(admin, word)).map(({ text }) => text);
  if (plain.length > 0) contains(all, model.table, SEARCH_TEXT, plain);
  for (const word of words.filter((one) => !isOnlyText(admin, one))) {
    const conditions = [
      ...(admin.options.searchFields ?? []).flatMap((name) => conditionOn(model, name, word, contains) ?? []),
      ...word.elsewhere.map(
        ({ column, ids }): Condition =>
          (any) =>
            void any.orWhereIn(column, ids),
      ),
    ];
    // An empty group would be true.
    if (conditions.length === 0) void all.whereRaw('1 = 0');
    else void all.where((any: Knex.QueryBuilder) => conditions.forEach((add) => add(any)));
  }
}

/** Whether only the text of a row can have the word. */
function isOnlyText(admin: ModelAdmin, { typed, text, elsewhere }: Word): boolean {
  return hasSearchText(admin) && text !== '' && elsewhere.length === 0 && !isNumberOf(admin, typed);
}

function isNumberOf({ options }: ModelAdmin, word: string): boolean {
  return isNumber(word) && (options.searchFields ?? []).some((name) => name !== SEARCH_TEXT);
}

function isNumber(word: string): boolean {
  return /^\d{1,10}$/.test(word) && Number(word) <= MAX_ID;
}

function hasSearchText(admin: ModelAdmin): boolean {
  return admin.options.searchFields?.includes(SEARCH_TEXT) ?? false;
}

/** The condition that the field has the word, as an OR of the query; `null` when it cannot have it. */
function conditionOn(model: Model, searchField: string, word: Word, contains: Contains): Condition | null {
  if (searchField === SEARCH_TEXT) {
    if (word.text === '') return null;
    return (any) =>
      void any.orWhere((one: Knex.QueryBuilder) => void contains(one, model.table, SEARCH_TEXT, [word.text]));
  }
  const name = searchField.replace('^', '');
  const column = `${model.table}.${name}`;
  const { kind } = model.field(name);
  if (kind === 'char' || kind === 'text') {
    if (name !== searchField) return (any) => orStartsWith(any, column, word.typed);
    return (any) => {
      const written = new Set([word.typed, word.text]);
      for (const text of written) orColumnContains(any, model.table, name, text);
    };
  }
  // Numbers must be equal.
  if (!isNumber(word.typed)) return null;
  return (any) => void any.orWhere(column, Number(word.typed));
}
