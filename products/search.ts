// Finding products by words, category, price and stock.
import type { Database } from '../framework/db/database.js';
import { type Asked, type Filter, List } from '../framework/db/lists.js';
import type { Row } from '../framework/db/model.js';
import { listPage, NEWEST_FIRST, type NumberedPage, type Order } from '../framework/db/paging.js';
import { likePattern, searchWords, whereContains } from '../framework/db/text_search.js';
import { invalid } from '../framework/errors.js';
import { V1_PAGE_SCHEMA } from '../framework/validation.js';
import { leaveOutArchived, PRODUCT_FILTERS, PRODUCT_ORDERINGS } from './lists.js';
import { Product, type ProductRow, withCategory } from './models.js';

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

/** The products that match all filters, without archived ones. */
export async function searchProducts(db: Database, asked: SearchProducts): Promise<NumberedPage<ProductRow>> {
  if (asked.sort && asked.ordering) throw invalid('ordering', 'must not be given together with sort');
  const words = searchWords(asked.query ?? '');
  const query = productSearch.narrow(Product.objects(db.read), asked);
  leaveOutArchived(query, words.length > 0 || asked.ids !== undefined);
  const options = { ...productSearch.paged(asked), complete: withCategory };
  const order = asked.ordering ? options.order : orderOf(db, asked, words);
  return listPage<Row<typeof Product>, ProductRow>(query, asked, { ...options, order });
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
