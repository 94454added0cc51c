// Finding products by words, category, price and stock.
import type { Database } from '../framework/db/database.js';
import type { Row } from '../framework/db/model.js';
import {
  listPage,
  NEWEST_FIRST,
  type NumberedPage,
  type Order,
  type PageRequest,
} from '../framework/db/paging.js';
import { likePattern, searchWords, unindexed, whereContains } from '../framework/db/text_search.js';
import { Product, type ProductRow, whereCategory, withCategory } from './models.js';

export const SORTS = ['relevance', 'newest', 'price', '-price', 'name'] as const;

export interface SearchFilters {
  query: string;
  category: string;
  /** 0 means no bound. */
  min_price_cents: number;
  max_price_cents: number;
  in_stock: boolean;
  /** Empty: relevance with a query, otherwise newest. */
  sort: (typeof SORTS)[number] | '';
}

/** The products that match all filters, without archived ones. */
export async function searchProducts(
  db: Database,
  filters: SearchFilters,
  asked: PageRequest,
): Promise<NumberedPage<ProductRow>> {
  const words = searchWords(filters.query);
  const query = Product.objects(db.read);
  const archived = 'products_product.archived';
  void query.whereRaw(`${words.length > 0 ? unindexed(query, archived) : archived} = ?`, [false]);
  whereContains(query, Product.table, 'search_text', words);
  if (filters.category) whereCategory(query, filters.category);
  if (filters.min_price_cents !== 0)
    void query.where('products_product.price_cents', '>=', filters.min_price_cents);
  if (filters.max_price_cents !== 0)
    void query.where('products_product.price_cents', '<=', filters.max_price_cents);
  if (filters.in_stock) void query.where('products_product.stock_quantity', '>', 0);
  const order = orderOf(db, filters, words);
  const options = { table: Product.table, order, filters, defaultSize: 50, complete: withCategory };
  return listPage<Row<typeof Product>, ProductRow>(query, asked, options);
}

function orderOf(db: Database, { sort }: SearchFilters, words: string[]): Order {
  switch (sort) {
    case 'price':
      return { keys: ['price_cents', 'id'], direction: 'asc' };
    case '-price':
      return { keys: ['price_cents', 'id'], direction: 'desc' };
    case 'name':
      return { keys: ['name', 'id'], direction: 'asc' };
    case 'newest':
      return NEWEST_FIRST;
    default:
      return words.length > 0 ? byRelevance(db, words) : NEWEST_FIRST;
  }
}

/** 2: the name begins with the query; 1: the name has all words; 0: some are only in the description or SKU. */
function byRelevance(db: Database, words: string[]): Order {
  const inName = words.map(() => "lower(products_product.name) LIKE ? ESCAPE '\\'").join(' AND ');
  const patterns = words.map(likePattern);
  const rank = db.read.raw(
    `CASE WHEN lower(products_product.name) LIKE ? ESCAPE '\\' THEN 2 WHEN ${inName} THEN 1 ELSE 0 END`,
    [likePattern(words.join(' ')).slice(1), ...patterns],
  );
  return { keys: [rank, 'created_at', 'id'], direction: 'desc' };
}
