// What may come in for recommendations, and how they travel: row → message → JSON.
import { type Plain, toMessage } from '../ecommerce/grpc/messages.js';
import { check, ID_SCHEMA, MAX_ID, objectSchema, PAGE_SCHEMA, type Schema } from '../ecommerce/validation.js';
import { productJson, productMessage } from '../products/serializers.js';
import pb from '../protos/generated/recommendations_pb.js';
import type { NewRecommendation, RecommendationChanges } from './choices.js';
import type { RecommendationRow } from './models.js';
import type { RecommendedProduct } from './recommending.js';

/** Products in one answer. */
const MAX_LIMIT = 20;
const DEFAULT_LIMIT = 5;

/** 0 means last, or leaves it alone. */
const position: Schema = { type: 'integer', minimum: 0, maximum: MAX_ID };
/** 0 means all, nobody, or leaves it alone. */
const optionalId: Schema = { type: 'integer', minimum: 0, maximum: MAX_ID };
const limit: Schema = { type: 'integer', minimum: 0, maximum: MAX_LIMIT };

export const checkId = check<{ id: number }>(objectSchema({ id: ID_SCHEMA }, ['id']));

export const checkNewRecommendation = check<Omit<NewRecommendation, 'position'> & { position?: number }>(
  objectSchema({ product_id: ID_SCHEMA, recommended_product_id: ID_SCHEMA, position }, [
    'product_id',
    'recommended_product_id',
  ]),
);

export const checkChanges = check<Partial<RecommendationChanges>>(
  objectSchema({ recommended_product_id: optionalId, position }),
);

const { page_size = {}, page_token = {} } = PAGE_SCHEMA;
export const LIST_QUERY = { product_id: optionalId, page_size, page_token };
export const checkList = check<{ product_id?: number; page_size?: number; page_token?: string }>(
  objectSchema(LIST_QUERY),
);

export const LIMIT_QUERY = { limit };
const checkLimit = check<{ limit?: number }>(objectSchema(LIMIT_QUERY));

/** How many products are asked for: 1 to 20; 0, or nothing, means 5. */
export function limitOf(given: unknown): number {
  return checkLimit(given).limit || DEFAULT_LIMIT;
}

export const checkForProduct = check<{ product_id: number; customer_id: number }>(
  objectSchema({ product_id: ID_SCHEMA, customer_id: optionalId }, ['product_id']),
);
export const checkForCustomer = check<{ customer_id: number }>(
  objectSchema({ customer_id: ID_SCHEMA }, ['customer_id']),
);

export function recommendationMessage(row: RecommendationRow) {
  return toMessage(pb.Recommendation, row);
}

export function recommendedMessage({ product, reason, score }: RecommendedProduct) {
  return toMessage(pb.RecommendedProduct, { product: productMessage(product), reason, score });
}

export type RecommendedMessage = Plain<InstanceType<typeof pb.RecommendedProduct>>;

/** The JSON of a recommended product: the product, why it is shown, and how well it does. */
export function recommendedJson({ product, reason, score }: RecommendedMessage) {
  if (!product) throw new Error('RecommendationService answered without a product.');
  return { ...productJson(product), reason, score };
}
