// Finding products by words, category, price and stock.
import type { Database, Queryable } from '../framework/db/database.js';
import { type Asked, type Filter, List } from '../framework/db/lists.js';
import type { Query, Row } from '../framework/db/model.js';
import {
  countUpTo,
  type ListOptions,
  listPage,
  NEWEST_FIRST,
  type NumberedPage,
  type Order,
  scopeOf,
} from '../framework/db/paging.js';
import {
  atMost,
  likePattern,
  rowsContaining,
  searchWords,
  whereContains,
} from '../framework/db/text_search.js';
import { invalid } from '../framework/errors.js';
import { isPageToken, pageNumber, pageSize } from '../framework/pagination.js';
import { V1_PAGE_SCHEMA } from '../framework/validation.js';
import { leaveOutArchived, PRODUCT_FILTERS, PRODUCT_ORDERINGS } from './lists.js';
import { allSorted, beginningFirst, pageOfMany, type SearchLimits, type WordSearch } from './many_hits.js';
import { Product, type ProductRow, whereCategory, withCategory } from './models.js';

const SORTS = ['relevance', 'newest', 'price', '-price', 'name'] as const;

const words: Filter<string> = {
  schema: {
    ...{ type: 'string', maxLength: 200, format: 'text' },
    description: 'Words that the name, the description or the SKU must contain.',
  },
  narrow: (query, text, table) => void whereContains(query, table, 'search_text', searchWords(text)),
};
const sort: Filter<(typeof SORTS)[number]> = {
  schema: {
    ...{ type: 'string', enum: SORTS },
    description: 'What to sort by, without ordering. Unset: relevance with a query, otherwise newest.',
  },
  narrow: () => undefined,
};
const SEARCH_FILTERS = { query: words, sort, ...PRODUCT_FILTERS };

export const productSearch = new List(Product, {
  filters: SEARCH_FILTERS,
  orderings: PRODUCT_ORDERINGS,
  order: NEWEST_FIRST,
  paging: V1_PAGE_SCHEMA,
  defaultSize: 50,
});
export type SearchProducts = Asked<typeof SEARCH_FILTERS>;

const LIMITS: SearchLimits = {
  ...{ sorted: 1_000, sortedInSmall: 10_000, smallCatalogue: 100_000 },
  ...{ sortedNames: 2_000, walked: 20_000 },
};

/**
 * The products that match all filters, without archived ones. With more than 1,000 hits, or in a catalogue of up to
 * 100,000 products more than 10,000, counting ends there, and by relevance only beginnings of names come first.
 */
export async function searchProducts(
  db: Database,
  asked: SearchProducts,
  limits = LIMITS,
): Promise<NumberedPage<ProductRow>> {
  if (asked.sort && asked.ordering) throw invalid('ordering', 'must not be given together with sort');
  const words = searchWords(asked.query ?? '');
  const paged = { ...productSearch.paged(asked), complete: withCategory };
  const options = { ...paged, order: asked.ordering ? paged.order : orderOf(db, asked, words) };
  if (words.length > 0) return searchWordsIn(db, asked, words, options, limits);
  const query = productSearch.narrow(Product.objects(db.read), asked);
  leaveOutArchived(query, asked.ids !== undefined);
  return listPage<Row<typeof Product>, ProductRow>(query, asked, options);
}

async function searchWordsIn(
  { read }: Database,
  asked: SearchProducts,
  words: string[],
  options: ListOptions,
  limits: SearchLimits,
): Promise<NumberedPage<ProductRow>> {
  const narrow = (query: Products): void => {
    const { query: _words, ...others } = asked;
    productSearch.narrow(query, others);
    // As in the condition of the index.
    void query.whereRaw('NOT products_product.archived');
  };
  const by = { sqliteIndex: 'products_product_searched' };
  const hits = rowsContaining(read, Product.table, 'search_text', words, by) as Products;
  void hits.select('products_product.*');
  narrow(hits);
  const many = isByRelevance(options) ? { ...options, order: beginningFirst(read, words) } : options;
  const { page_token = '' } = asked;
  const goesOn = many !== options && isPageToken(page_token, scopeOf(many));
  const sorted = async (most: number): Promise<NumberedPage<ProductRow> | undefined> => {
    if (goesOn) return undefined;
    const some = atMost(hits, Product.table, most + 1) as Products;
    void some.queryContext(Product.objects(read).queryContext() as object);
    const page = await listPage<Row<typeof Product>, ProductRow>(some, asked, options);
    return page.total_count <= most ? page : undefined;
  };
  const few = await sorted(limits.sorted);
  if (few) return few;
  const isSmall = (await lastId(read)) <= limits.smallCatalogue;
  const most = isSmall ? limits.sortedInSmall : limits.sorted;
  const all = isSmall && (await sorted(most));
  if (all) return all;
  const count = goesOn ? await countUpTo(hits, most) : most + 1;
  const search = { read, words, asked, options: many, narrow, inCategory: inCategory(asked) };
  // A token of the time when there were few hits keeps their order.
  const isOld = many !== options && page_token !== '' && !goesOn;
  return {
    ...(await (isOld ? allSorted({ ...search, options }) : pageOfMany(search, limits))),
    ...{ total_count: Math.min(count, most), total_is_at_least: count > most },
    page: pageNumber(asked.page ?? 0),
    page_size: pageSize(asked.page_size ?? 0, options.defaultSize),
  };
}

type Products = Query<Row<typeof Product>>;

const isByRelevance = ({ order }: ListOptions): boolean => typeof order.keys[0] !== 'string';

function inCategory({ category }: SearchProducts): WordSearch['inCategory'] {
  return category === undefined ? undefined : (query) => whereCategory(query, category);
}

async function lastId(read: Queryable): Promise<number> {
  const { last } = (await Product.objects(read).max({ last: 'id' }).first()) as { last: number | null };
  return last ?? 0;
}

function orderOf(db: Database, { sort }: SearchProducts, words: string[]): Order {
  switch (sort) {
    case 'price':
      return { keys: ['price_cents', 'id'], direction: 'asc' };
    case '-price':
      return { keys: ['price_cents', 'id'], direction: 'desc' };
    case 'name':
      return { keys: ['name_key', 'id'], direction: 'asc' };
    case 'newest':
      return NEWEST_FIRST;
    default:
      return words.length > 0 ? byRelevance(db, words) : NEWEST_FIRST;
  }
}

/** 2: the name begins with the query; 1: the name has all words; 0: some are only in the description or SKU. */
function byRelevance(db: Database, words: string[]): Order {
  const inName = words.map(() => "products_product.name_key LIKE ? ESCAPE '\\'").join(' AND ');
  const patterns = words.map(likePattern);
  const rank = db.read.raw(
    `CASE WHEN products_product.name_key LIKE ? ESCAPE '\\' THEN 2 WHEN ${inName} THEN 1 ELSE 0 END`,
    [likePattern(words.join(' ')).slice(1), ...patterns],
  );
  return { keys: [rank, 'created_at', 'id'], direction: 'desc' };
}
