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
export type RecommendationChanges = NewRecommendation;

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
      requireRoom(others);
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

/** Replaces the recommended product, moves it, or recommends it for another product; the others close the gap. */
export async function updateRecommendation(
  db: Database,
  id: number,
  { product_id, recommended_product_id, position }: RecommendationChanges,
  expect?: Expect<RecommendationRow>,
): Promise<RecommendationRow> {
  return named(recommended_product_id, () =>
    db.transaction(async (trx) => {
      const { before, choices, target } = await locked(trx, id, product_id);
      expect?.(before);
      const recommended = recommended_product_id || before.recommended_product_id;
      const to = product_id || before.product_id;
      if (recommended_product_id > 0 || target) await requireRecommendable(trx, to, recommended);
      if (target) {
        requireRoom(target);
        // One statement: with one of the two products alone, the row may recommend a product beside itself.
        const moved = { product_id: to, recommended_product_id: recommended, position: -target.length - 1 };
        await Recommendation.objects(trx).where({ id }).update(moved);
        await renumber(trx, choices, id, null);
      } else {
        await Recommendation.objects(trx).where({ id }).update({ recommended_product_id: recommended });
      }
      if (position > 0 || target) await renumber(trx, target ?? choices, id, position);
      return getRecommendation(trx, id);
    }),
  );
}

/**
 * A choice and those of its product, and, if it shall go to another product, the choices there; all locked, in the
 * order of the products' ids.
 */
async function locked(trx: Transaction, id: number, to = 0) {
  const { product_id: from } = await getRecommendation(trx, id);
  if (to > 0 && to !== from) await requireProduct(trx, 'product_id', to);
  const lists = new Map<number, RecommendationRow[]>();
  for (const each of new Set([from, to || from].sort((a, b) => a - b))) {
    lists.set(each, await lockChoices(trx, each));
  }
  const before = await getRecommendation(trx, id); // it may have been deleted before the lock was acquired
  if (before.product_id !== from) {
    throw new ApiError('conflict', `Recommendation ${id} was changed at the same moment. Try again.`);
  }
  const choices = lists.get(from) ?? [];
  return { before, choices, target: to > 0 && to !== from ? lists.get(to) : undefined };
}

/** Deletes a choice; those behind it move up. */
export async function deleteRecommendation(
  db: Database,
  id: number,
  expect?: Expect<RecommendationRow>,
): Promise<void> {
  await db.transaction(async (trx) => {
    const { before, choices } = await locked(trx, id);
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

function requireRoom(choices: RecommendationRow[]): void {
  if (choices.length < MAX_CHOICES) return;
  throw invalid('product_id', `has ${MAX_CHOICES} recommendations already, the most there can be`);
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
    const message = `${recommended > 0 ? `Product ${recommended}` : 'The product'} is recommended there already`;
    throw new ApiError('already_exists', `${message}.`, [{ field: 'recommended_product_id', message }]);
  }
}
