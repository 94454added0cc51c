// Every row lock of this app: locking a product's row locks its list of recommendations.
import type { Transaction } from '../framework/db/database.js';
import { lockProduct } from '../products/locks.js';
import { Recommendation, type RecommendationRow } from './models.js';

/** A product's choices by position, locked until the transaction ends. */
export async function lockChoices(trx: Transaction, product_id: number): Promise<RecommendationRow[]> {
  await lockProduct(trx, product_id);
  const choices = await Recommendation.objects(trx).where({ product_id }).orderBy('position');
  return choices;
}
