// The search of the whole site: the first rows of every model that takes part, by kind.
import { capitalized } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { MAX_ID } from '../validation.js';
import { listRows } from './changelist/rows.js';
import { readSearch } from './changelist/search.js';
import { displayText } from './field_values.js';
import type { Page } from './page.js';
import { modelUrl, type Registered, rowUrl } from './site.js';

/** So many rows of a kind are shown; the list has all. */
const SHOWN = 5;
/** Shorter words are in no text index: only a row with that number is looked for. */
const INDEXED_LETTERS = 3;

/** What was found of one kind. */
export interface FoundKind {
  /** "Orders". */
  name: string;
  rows: { text: string; detail: string; url: string }[];
  /** The list with the same search. */
  listUrl: string;
  /** "All 23 orders"; '' when all are shown. */
  more: string;
}

/** What this staff user may see of what the words find, in the order of the menu; throws WrongLookup for too many words. */
export async function searchSite(page: Page, query: string): Promise<FoundKind[]> {
  const kinds = searchedModels(page).map((registered) => searchModel(page, registered, query));
  return (await Promise.all(kinds)).filter(({ rows }) => rows.length > 0);
}

/** Whether the search finds anything that this user may see. */
export function maySearch(page: Page): boolean {
  return searchedModels(page).length > 0;
}

function searchedModels({ site, staff, apps }: Page): Registered[] {
  const entries = site
    .apps(apps, staff)
    .flatMap(({ label, models }) => models.flatMap((model) => site.find(label, model.label) ?? []));
  return entries.filter(({ model, admin }) => admin.options.searchResult && admin.maySee(model, staff));
}

async function searchModel({ db }: Page, { model, admin }: Registered, query: string): Promise<FoundKind> {
  const words = query.trim();
  const numbered = await numberedRow(db, { model, admin }, words);
  const search = await readSearch(db, model, admin, words);
  const isIndexed = search.words.some(({ text }) => [...text].length >= INDEXED_LETTERS);
  const list = { ...{ model, admin, search, columns: [], conditions: [], sorting: [] }, page: 1, all: false };
  const found = isIndexed ? await listRows(db, list) : null;
  const others = ((found?.rows ?? []) as { id: number }[]).filter(({ id }) => id !== numbered?.id);
  const rows = [...(numbered ? [numbered] : []), ...others];
  const listUrl = `${modelUrl(model)}?${new URLSearchParams({ q: words }).toString()}`;
  const { number, isExact } = found?.count ?? { number: rows.length, isExact: true };
  const count = isExact ? `All ${number.toLocaleString('en')}` : `More than ${number.toLocaleString('en')}`;
  return {
    name: capitalized(model.verboseNamePlural),
    rows: rows.slice(0, SHOWN).map((row) => ({
      text: model.title(row),
      detail: detailOf(model, admin.options.searchResult ?? [], row),
      url: rowUrl(model, row.id),
    })),
    listUrl,
    more: rows.length > SHOWN ? `${count} ${model.verboseNamePlural}` : '',
  };
}

function detailOf(model: Model, names: string[], row: object): string {
  const texts = names.map((name) =>
    displayText(model.field(name), (row as Record<string, unknown>)[name], row),
  );
  return texts.filter((text) => text !== '-').join(' · ');
}

/** The row with the number that was typed, as `379` or `#379`, of a model that is searched by number. */
async function numberedRow(
  db: Page['db'],
  { model, admin }: Registered,
  words: string,
): Promise<{ id: number } | undefined> {
  const [, digits] = /^#?(\d{1,10})$/.exec(words) ?? [];
  if (!digits || Number(digits) > MAX_ID || !admin.options.searchFields?.includes('id')) return undefined;
  return (await model.objects(db.read).where('id', Number(digits)).first()) as { id: number } | undefined;
}
