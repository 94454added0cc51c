// RecommendationService: decode, check, one model call, encode.
import type { Database } from '../framework/db/database.js';
import { expecting, type Preconditions } from '../framework/etags.js';
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import grpcPb from '../protos/generated/recommendations_grpc_pb.js';
import pb from '../protos/generated/recommendations_pb.js';
import { createRecommendation, deleteRecommendation, updateRecommendation } from './pinned.js';
import { listRecommendations, recommendationList } from './lists.js';
import { getRecommendation } from './models.js';
import { type RecommendedProduct, recommendForCustomer, recommendForProduct } from './scoring.js';
import * as serializers from './serializers.js';

type Definition = typeof grpcPb.RecommendationServiceService;

export const service = defineService({
  name: 'recommendations.RecommendationService',
  address: settings.RECOMMENDATIONS_ADDRESS,
  definition: grpcPb.RecommendationServiceService,
  handlers: (db): Handlers<Definition> => ({ ...choiceHandlers(db), ...recommendingHandlers(db) }),
  keyed: ['createRecommendation', 'updateRecommendation', 'deleteRecommendation'],
});

function choiceHandlers(db: Database) {
  return {
    async createRecommendation(request) {
      const { position = 0, ...products } = serializers.checkNewRecommendation(request);
      return serializers.recommendationSerializer.message(
        await createRecommendation(db, { ...products, position }),
      );
    },
    async getRecommendation(request) {
      const { id } = checkId(request);
      return serializers.recommendationSerializer.message(await getRecommendation(db.read, id));
    },
    async updateRecommendation(request) {
      const { id } = checkId(request);
      const { product_id = 0, recommended_product_id = 0, position = 0 } = serializers.checkChanges(request);
      const changes = { product_id, recommended_product_id, position };
      const changed = await updateRecommendation(db, id, changes, expected(request));
      return serializers.recommendationSerializer.message(changed);
    },
    async deleteRecommendation(request) {
      await deleteRecommendation(db, checkId(request).id, expected(request));
      return new pb.DeleteRecommendationResponse();
    },
    async listRecommendations(request) {
      const { rows, next_page_token } = await listRecommendations(db, recommendationList.read(request));
      const recommendations = rows.map(serializers.recommendationSerializer.message);
      return toMessage(pb.ListRecommendationsResponse, { recommendations, next_page_token });
    },
  } satisfies Partial<Handlers<Definition>>;
}

function recommendingHandlers(db: Database) {
  return {
    async recommendForProduct(request) {
      const { product_id, customer_id } = serializers.checkForProduct(request);
      const limit = serializers.limitOf(request);
      return recommendResponse(await recommendForProduct(db, product_id, customer_id, limit));
    },
    async recommendForCustomer(request) {
      const { customer_id } = serializers.checkForCustomer(request);
      const limit = serializers.limitOf(request);
      return recommendResponse(await recommendForCustomer(db, customer_id, limit));
    },
  } satisfies Partial<Handlers<Definition>>;
}

function expected(request: Preconditions) {
  return expecting('Recommendation', request, serializers.recommendationSerializer.body);
}

function recommendResponse(recommended: RecommendedProduct[]) {
  return toMessage(pb.RecommendResponse, {
    products: recommended.map(serializers.recommendedSerializer.message),
  });
}
