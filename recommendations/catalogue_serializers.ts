// Recommendations in the JSON of GreenCart's own service (FastAPI), whose clients use the addresses outside /api/.
import { INTEGER, named, object } from '../framework/serializers/answers.js';
import { check, ID_SCHEMA, objectSchema } from '../framework/validation.js';
import type { RecommendationMessage } from './serializers.js';

const IDS = ['product_id', 'recommended_product_id'];

export const catalogueRecommendation = named(
  'CatalogueRecommendation',
  object({
    ...{ id: INTEGER, product_id: INTEGER, recommended_product_id: INTEGER },
  }),
);

export interface CatalogueRecommendation {
  product_id: number;
  recommended_product_id: number;
}
export const checkCatalogueRecommendation = check<CatalogueRecommendation>(
  objectSchema({ product_id: ID_SCHEMA, recommended_product_id: ID_SCHEMA }, IDS),
);

/** The recommendation as the catalogue's clients read it. */
export function catalogueJson({ id, product_id, recommended_product_id }: RecommendationMessage) {
  return { id, product_id, recommended_product_id };
}
