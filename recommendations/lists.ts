// The list of recommendations that staff chose: what clients may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { type Asked, equalTo, List, since } from '../framework/db/lists.js';
import type { Query } from '../framework/db/model.js';
import { pageRows } from '../framework/db/paging.js';
import type { Page } from '../framework/pagination.js';
import { OPTIONAL_ID_SCHEMA, TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { Recommendation, type RecommendationRow } from './models.js';

const FILTERS = {
  product_id: equalTo<number>('product_id', OPTIONAL_ID_SCHEMA, 'Only those for this product; 0 means all.'),
  recommended_product_id: equalTo<number>(
    'recommended_product_id',
    OPTIONAL_ID_SCHEMA,
    'Only those that recommend this product; 0 means all.',
  ),
  created_after: since('created_at', 'chosen'),
};

export const recommendationList = new List(Recommendation, {
  filters: FILTERS,
  orderings: { created_at: 'created_at' },
  order: { keys: ['product_id', 'position', 'id'], direction: 'asc' },
  // Over gRPC, pages by number too.
  paging: { ...TOKEN_PAGE_SCHEMA, page: OPTIONAL_ID_SCHEMA },
  defaultSize: 50,
});
export type ListRecommendations = Asked<typeof FILTERS>;

/** By product and position unless asked otherwise. */
export async function listRecommendations(
  db: Database,
  asked: ListRecommendations,
): Promise<Page<RecommendationRow>> {
  const all = Recommendation.objects(db.read).select(`${Recommendation.table}.*`);
  const query = recommendationList.narrow(all as unknown as Query<RecommendationRow>, asked);
  return pageRows(query, asked, recommendationList.paged(asked));
}
