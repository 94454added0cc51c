// Recommendations in the admin site: staff choose products by search. Saving goes through pinned.ts, so
// that positions have no gaps.
import { ModelAdmin } from '../framework/admin/model_admin.js';
import type { Saving } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { Product } from '../products/models.js';
import {
  createRecommendation,
  deleteRecommendation,
  type NewRecommendation,
  type RecommendationChanges,
  updateRecommendation,
} from './pinned.js';
import { Recommendation, type RecommendationRow } from './models.js';

const saving: Saving = {
  async create({ db }, values) {
    return (await createRecommendation(db, values as unknown as NewRecommendation)).id;
  },
  async update({ db }, id, changes) {
    const {
      product_id = 0,
      recommended_product_id = 0,
      position = 0,
    } = changes as Partial<RecommendationChanges>;
    await updateRecommendation(db, id, { product_id, recommended_product_id, position });
  },
  async delete({ db }, id) {
    await deleteRecommendation(db, id);
  },
};

site.register(
  Recommendation,
  new ModelAdmin<RecommendationRow>({
    listDisplay: ['id', 'product_id', 'recommended_product_id', 'position', 'created_at'],
    listFilter: ['created_at'],
    sortableBy: ['id', 'created_at'],
    searchFields: ['product_id', 'recommended_product_id'],
    searchRelated: [
      { model: () => Product, column: 'product_id' },
      { model: () => Product, column: 'recommended_product_id' },
    ],
    searchHelpText: 'Search by product.',
    fieldsets: [{ name: '', fields: ['product_id', 'recommended_product_id', 'position', 'created_at'] }],
    readonlyFields: ['created_at'],
    addOnlyFields: ['product_id'],
    autocompleteFields: ['product_id', 'recommended_product_id'],
    saving,
  }),
);
