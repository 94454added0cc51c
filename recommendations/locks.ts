// Every row lock of this app: a product's row is the lock of its list of recommendations.
import type { Transaction } from '../framework/db/database.js';
import { lockProduct } from '../products/locks.js';
import { Recommendation, type RecommendationRow } from './models.js';

/** A product's choices by position, which nobody else changes until the transaction ends. */
export async function lockChoices(trx: Transaction, product_id: number): Promise<RecommendationRow[]> {
  await lockProduct(trx, product_id);
  const choices = await Recommendation.objects(trx).where({ product_id }).orderBy('position');
  return choices;
}
