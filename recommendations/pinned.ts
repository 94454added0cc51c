// Adding, moving and deleting staff's choices. A product's positions are always 1, 2, 3 … without gaps:
// its row is locked while they change.
import {
  type Database,
  isForeignKeyViolation,
  isUniqueViolation,
  now,
  type Transaction,
} from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { Product } from '../products/models.js';
import { lockChoices } from './locks.js';
import { getRecommendation, MAX_CHOICES, Recommendation, type RecommendationRow } from './models.js';

export interface NewRecommendation {
  product_id: number;
  recommended_product_id: number;
  /** From 1; 0, or more than there are, means last. */
  position: number;
}

/** The values to change; 0 leaves one unchanged. */
export type RecommendationChanges = Omit<NewRecommendation, 'product_id'>;

/** Recommends a product for another; those behind its position move back. */
export async function createRecommendation(
  db: Database,
  { product_id, recommended_product_id, position }: NewRecommendation,
): Promise<RecommendationRow> {
  return named(recommended_product_id, () =>
    db.transaction(async (trx) => {
      await requireProduct(trx, 'product_id', product_id);
      await requireRecommendable(trx, product_id, recommended_product_id);
      const others = await lockChoices(trx, product_id);
      if (others.length >= MAX_CHOICES) {
        throw invalid('product_id', `has ${MAX_CHOICES} recommendations already, the most there can be`);
      }
      const [made] = await Recommendation.objects(trx)
        .insert({
          ...{ product_id, recommended_product_id },
          position: -others.length - 1,
          created_at: now(),
        })
        .returning('id');
      const { id } = made as { id: number };
      await renumber(trx, others, id, position);
      return getRecommendation(trx, id);
    }),
  );
}

/** Replaces the recommended product, or moves it; the others close the gap. */
export async function updateRecommendation(
  db: Database,
  id: number,
  { recommended_product_id, position }: RecommendationChanges,
  expect?: Expect<RecommendationRow>,
): Promise<RecommendationRow> {
  return named(recommended_product_id, () =>
    db.transaction(async (trx) => {
      const { product_id } = await getRecommendation(trx, id);
      const choices = await lockChoices(trx, product_id);
      const before = await getRecommendation(trx, id); // it may have been deleted before the lock was acquired
      expect?.(before);
      if (recommended_product_id > 0) {
        await requireRecommendable(trx, product_id, recommended_product_id);
        await Recommendation.objects(trx).where({ id }).update({ recommended_product_id });
      }
      if (position > 0) await renumber(trx, choices, id, position);
      return getRecommendation(trx, id);
    }),
  );
}

/** Deletes a choice; those behind it move up. */
export async function deleteRecommendation(
  db: Database,
  id: number,
  expect?: Expect<RecommendationRow>,
): Promise<void> {
  await db.transaction(async (trx) => {
    const { product_id } = await getRecommendation(trx, id);
    const choices = await lockChoices(trx, product_id);
    const before = await getRecommendation(trx, id); // it may have been deleted before the lock was acquired
    expect?.(before);
    await Recommendation.objects(trx).where({ id }).delete();
    await renumber(trx, choices, id, null);
  });
}

/**
 * Renumbers the positions: the others in their order, this one at its new position, or not at all.
 * All are made negative first, because positions must be unique after every statement.
 */
async function renumber(
  trx: Transaction,
  choices: RecommendationRow[],
  id: number,
  position: number | null,
): Promise<void> {
  const ids = choices.map((choice) => choice.id).filter((other) => other !== id);
  if (position !== null) ids.splice(position === 0 ? ids.length : position - 1, 0, id);
  await Recommendation.objects(trx)
    .whereIn('id', ids)
    .where('position', '>', 0)
    .update({ position: trx.raw('-position') } as object);
  for (const [index, moved] of ids.entries()) {
    await Recommendation.objects(trx)
      .where({ id: moved })
      .update({ position: index + 1 });
  }
}

async function requireRecommendable(trx: Transaction, productId: number, recommended: number): Promise<void> {
  if (productId === recommended) throw invalid('recommended_product_id', 'must be another product');
  await requireProduct(trx, 'recommended_product_id', recommended);
}

async function requireProduct(trx: Transaction, field: string, id: number): Promise<void> {
  const product = await Product.objects(trx).where({ id }).first('id');
  if (!product) throw invalid(field, `there is no product ${id}`);
}

/** The constraints of the database detect duplicates and products deleted concurrently. */
async function named<T>(recommended: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isForeignKeyViolation(error)) {
      throw invalid('recommended_product_id', `there is no product ${recommended}`);
    }
    if (!isUniqueViolation(error)) throw error;
    const message = `Product ${recommended} is recommended there already`;
    throw new ApiError('already_exists', `${message}.`, [{ field: 'recommended_product_id', message }]);
  }
}
