// The input schemas of recommendations, and their conversion: row → message → JSON.
import type { Plain } from '../framework/grpc/codec.js';
import { extended, named, NUMBER, TEXT } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
import {
  check,
  ID_SCHEMA,
  MAX_ID,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
} from '../framework/validation.js';
import { productSerializer } from '../products/serializers.js';
import pb from '../protos/generated/recommendations_pb.js';
import type * as pinned from './pinned.js';
import { Recommendation, type RecommendationRow } from './models.js';
import type { RecommendedProduct } from './scoring.js';

/** The maximum number of products in a response. */
const MAX_LIMIT = 20;
const DEFAULT_LIMIT = 5;

/** 0 means last, or unchanged. */
const position: Schema = { type: 'integer', minimum: 0, maximum: MAX_ID };
const limit: Schema = { type: 'integer', minimum: 0, maximum: MAX_LIMIT };

export type NewRecommendation = Omit<pinned.NewRecommendation, 'position'> & { position?: number };
export const checkNewRecommendation = check<NewRecommendation>(
  objectSchema({ product_id: ID_SCHEMA, recommended_product_id: ID_SCHEMA, position }, [
    'product_id',
    'recommended_product_id',
  ]),
);

export type RecommendationChanges = Partial<pinned.RecommendationChanges>;
export const checkChanges = check<RecommendationChanges>(
  objectSchema({ product_id: OPTIONAL_ID_SCHEMA, recommended_product_id: OPTIONAL_ID_SCHEMA, position }),
);

export const checkLimit = check<{ limit?: number }>(objectSchema({ limit }));

/** The requested number of products: 1 to 20; 0 or unset means 5. */
export function limitOf(given: unknown): number {
  return checkLimit(given).limit || DEFAULT_LIMIT;
}

export const checkForProduct = check<{ product_id: number; customer_id: number }>(
  objectSchema({ product_id: ID_SCHEMA, customer_id: OPTIONAL_ID_SCHEMA }, ['product_id']),
);
export const checkForCustomer = check<{ customer_id: number }>(
  objectSchema({ customer_id: ID_SCHEMA }, ['customer_id']),
);

export const recommendationSerializer = new Serializer<
  RecommendationRow,
  InstanceType<typeof pb.Recommendation>
>({
  model: Recommendation,
  message: pb.Recommendation,
});

export type RecommendationMessage = Plain<InstanceType<typeof pb.Recommendation>>;

export const recommendedSerializer = new Serializer<
  RecommendedProduct,
  InstanceType<typeof pb.RecommendedProduct>
>({
  message: pb.RecommendedProduct,
  nested: { product: productSerializer },
});

/** A recommended product: the product, the reason, and the score. */
export const recommendedAnswer = named(
  'RecommendedProduct',
  extended(productSerializer, { reason: TEXT, score: NUMBER }),
);

export type RecommendedMessage = Plain<InstanceType<typeof pb.RecommendedProduct>>;

/** The JSON of a recommended product: the product, the reason, and the score. */
export function recommendedJson(recommended: RecommendedMessage) {
  const { product, ...rest } = recommendedSerializer.json(recommended);
  return { ...(product as object), ...rest };
}
