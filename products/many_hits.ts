// A page of a search with so many hits that sorting them all would take long: first products whose names begin with the
// query, then the others, both newest first; or by a column. Rows are read in the order of an index until the page is full.
import type { Knex } from 'knex';
import type { Query, Row } from '../framework/db/model.js';
import {
  countRows,
  countUpTo,
  type ListOptions,
  type Order,
  type PageRequest,
  pageRows,
  scopeOf,
} from '../framework/db/paging.js';
import { isPostgres } from '../framework/db/dialect.js';
import type { Queryable } from '../framework/db/database.js';
import { likePattern, whereContains, whereEachContains } from '../framework/db/text_search.js';
import {
  cutPage,
  decodePageToken,
  type Page,
  type PageKey,
  pageNumber,
  pageSize,
} from '../framework/pagination.js';
import { Product, type ProductRow, withCategory } from './models.js';

/** Where a page of hits ends its work. Tests have smaller numbers. */
export interface SearchLimits {
  /** So many hits are counted and sorted. */
  sorted: number;
  /** The same in a catalogue with ids up to `smallCatalogue`. */
  sortedInSmall: number;
  smallCatalogue: number;
  /** So many names that begin with the query are sorted. */
  sortedNames: number;
  /** So many rows are read in the order of an index before all hits are sorted after all. */
  walked: number;
}

/** A search for words. */
export interface WordSearch {
  read: Queryable;
  words: string[];
  asked: PageRequest;
  options: ListOptions;
  /** Adds the conditions of the request other than the words. */
  narrow(query: Query<Row<typeof Product>>): void;
  /** The condition of the category alone, if the request is for one. */
  inCategory: ((query: Knex.QueryBuilder) => void) | undefined;
}

type Products = Query<Row<typeof Product>>;
type Keyed = ProductRow & { rank: number };

/** Whether the name begins with the query comes first. */
export function beginningFirst(read: Queryable, words: string[]): Order {
  const begins = read.raw(`CASE WHEN ${BEGINS} THEN 1 ELSE 0 END`, [beginningOf(words)]);
  return { keys: [begins, 'created_at', 'id'], direction: 'desc' };
}

const BEGINS = "products_product.name_key LIKE ? ESCAPE '\\'";
const beginningOf = (words: string[]): string => likePattern(words.join(' ')).slice(1);

/** One page of a search with many hits, in the order of its options; by `beginningFirst` as described above. */
export async function pageOfMany(search: WordSearch, limits: SearchLimits): Promise<Page<ProductRow>> {
  const { asked, options } = search;
  const size = pageSize(asked.page_size ?? 0, options.defaultSize);
  const scope = scopeOf(options);
  const after = asked.page_token ? decodePageToken(asked.page_token, scope) : undefined;
  const offset = after ? 0 : (pageNumber(asked.page ?? 0) - 1) * size;
  const pages = new Walk(search, limits);
  const rows = await pages.rows(size + 1, offset, after);
  if (!rows) return allSorted(search);
  const [first, ...others] = options.order.keys as string[];
  const keyOf = (row: Keyed): PageKey =>
    [typeof first === 'string' ? first : 'rank', ...others].map((name) => row[name as keyof Keyed] as string);
  const page = cutPage(rows, size, keyOf, scope);
  return { ...page, rows: page.rows.map(({ rank: _rank, ...row }) => row as ProductRow) };
}

/** Reads all hits, and sorts them. */
export function allSorted({ read, words, asked, options, narrow }: WordSearch): Promise<Page<ProductRow>> {
  const query = whereContains(Product.objects(read), 'products_product', 'search_text', words);
  narrow(query);
  return pageRows<Row<typeof Product>, ProductRow>(query, asked, { ...options, complete: withCategory });
}

/** Which hits: those whose name begins with the query, the others, or both. */
type Tier = 'begins' | 'others' | 'all';

class Walk {
  constructor(
    private readonly search: WordSearch,
    private readonly limits: SearchLimits,
  ) {}

  /** The rows of a page; undefined when reading in the order of an index does not find them soon enough. */
  async rows(limit: number, offset: number, after: PageKey | undefined): Promise<Keyed[] | undefined> {
    const { order } = this.search.options;
    if (typeof order.keys[0] !== 'string') return this.tiers(limit, offset, after);
    // Only orders by one column have an index.
    if (order.keys.length > 2) return undefined;
    const found = await this.walk('all', order, { limit, offset, after });
    return found.length < limit ? undefined : found;
  }

  private async tiers(
    limit: number,
    offset: number,
    after: PageKey | undefined,
  ): Promise<Keyed[] | undefined> {
    const [rank, ...place] = after ?? [1];
    const older = after && place;
    if (rank === 0) return this.others({ limit, offset: 0, after: older });
    if (isPostgres(this.search.read)) {
      // Its index of texts would first give all names.
      const full = await this.walk('begins', NEWEST, { limit, offset, after: older });
      if (full.length === limit) return full;
    }
    const names = this.begins();
    const isMany = (await countUpTo(names, this.limits.sortedNames)) > this.limits.sortedNames;
    this.search.narrow(names);
    const cut = { limit, offset, after: older };
    const first = isMany ? await this.walk('begins', NEWEST, cut) : await this.sorted(names, cut);
    if (first.length === limit) return first;
    if (isMany) return undefined; // how many there are is not known
    const passed = offset > 0 ? await countRows(names) : 0;
    const rest = { limit: limit - first.length, offset: Math.max(0, offset - passed), after: undefined };
    const others = await this.others(rest);
    return others && [...first, ...others];
  }

  private async others(cut: Cut): Promise<Keyed[] | undefined> {
    const found = await this.walk('others', NEWEST, cut);
    return found.length < cut.limit ? undefined : found;
  }

  /** The products whose names begin with the query, by the index of names; not yet narrowed by the other filters. */
  private begins(): Products {
    const { read, words } = this.search;
    const query = Product.objects(read);
    const beginning = words.join(' ');
    if (isPostgres(read)) {
      // The second condition is for databases whose collation keeps the index of names from finding beginnings.
      void query.whereRaw(BEGINS, [beginningOf(words)]);
      whereEachContains(query, 'products_product', 'search_text', [beginning]);
    } else void query.whereBetween('products_product.name_key', [beginning, `${beginning}\u{10ffff}`]);
    return query.where('products_product.archived', false) as Products;
  }

  private sorted(query: Products, { limit, offset, after }: Cut): Promise<Keyed[]> {
    const page = query.clone().select('products_product.*').limit(limit).offset(offset);
    inOrder(page, NEWEST, after);
    return this.complete(page, NEWEST, 1);
  }

  /**
   * The first rows of a tier in this order, of the first `walked` rows of the catalogue or category: neither database
   * sorts a subquery again that has an order and a limit.
   */
  private walk(tier: Tier, order: Order, { limit, offset, after }: Cut): Promise<Keyed[]> {
    const { read, words, narrow, inCategory } = this.search;
    const walked = Product.objects(read).where('products_product.archived', false).limit(this.limits.walked);
    // The other orders have no index of a category.
    if (order.keys[0] === 'created_at') inCategory?.(walked);
    inOrder(walked, order, after);
    const page = read.queryBuilder().select('*').from(walked.as('products_product')) as unknown as Products;
    if (tier !== 'all') {
      void page.whereRaw(tier === 'begins' ? BEGINS : `NOT ${BEGINS}`, [beginningOf(words)]);
    }
    whereEachContains(page, 'products_product', 'search_text', words);
    narrow(page);
    return this.complete(page.limit(limit).offset(offset), order, tier === 'begins' ? 1 : 0);
  }

  /** The rows of a page with their categories, and the rank by which they are sorted. */
  private async complete(page: Knex.QueryBuilder, order: Order, rank: number): Promise<Keyed[]> {
    const { read } = this.search;
    const rows = withCategory(read.queryBuilder().from(page.as('products_product'))).select(
      'products_product.*',
    );
    inOrder(rows, order, undefined);
    const context = { ...(Product.objects(read).queryContext() as object), manyRows: true };
    const found = (await rows.queryContext(context)) as ProductRow[];
    return found.map((row) => ({ ...row, rank }));
  }
}

interface Cut {
  limit: number;
  offset: number;
  /** The key, without the rank, of the last row of the page before. */
  after: PageKey | undefined;
}

const NEWEST: Order = { keys: ['created_at', 'id'], direction: 'desc' };

/** Adds an order of columns alone, and what comes after a key in it. */
function inOrder(query: Knex.QueryBuilder, { keys, direction }: Order, after: PageKey | undefined): void {
  const columns = (keys as string[]).map((key) => `products_product.${key}`);
  for (const column of columns) void query.orderBy(column, direction);
  const sign = direction === 'asc' ? '>' : '<';
  if (after)
    void query.whereRaw(`(${columns.join(', ')}) ${sign} (${after.map(() => '?').join(', ')})`, after);
}
