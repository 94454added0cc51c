// Recommendations that staff chose for a product, and queries that read them. Changing them is in
// pinned.ts, ranking in scoring.ts.
import type { Queryable } from '../framework/db/database.js';
import { AutoField, DateTimeField, ForeignKey, IntegerField } from '../framework/db/fields.js';
import { defineModel, type Row } from '../framework/db/model.js';
import { notFound } from '../framework/errors.js';
import { Product } from '../products/models.js';

/** The maximum number of choices of a product. */
export const MAX_CHOICES = 100;

export const Recommendation = defineModel({
  app: 'recommendations',
  name: 'Recommendation',
  ordering: ['product_id', 'position'],
  title: (choice) => `Recommendation ${choice.position} of product ${choice.product_id}`,
  uniqueTogether: [
    ['product_id', 'recommended_product_id'],
    ['product_id', 'position'],
  ],
  indexes: [['created_at', 'id']],
  fields: {
    id: AutoField(),
    product_id: ForeignKey({ to: () => Product, onDelete: 'cascade' }),
    recommended_product_id: ForeignKey({ to: () => Product, onDelete: 'cascade', index: true }),
    position: IntegerField({ min: 1, helpText: '1 is shown first; later ones move down.' }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
  },
});

export type RecommendationRow = Row<typeof Recommendation>;

/** The choice; `not_found` when there is none. */
export async function getRecommendation(db: Queryable, id: number): Promise<RecommendationRow> {
  const choice = await Recommendation.objects(db).where({ id }).first();
  if (!choice) throw notFound('Recommendation', id);
  return choice;
}
