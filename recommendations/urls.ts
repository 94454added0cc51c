// The URLs of recommendations: their access and input.
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import { listOf, located, NO_BODY, object, tagged, tokenPage } from '../framework/serializers/answers.js';
import { urlpatterns as catalogue } from './catalogue_urls.js';
import { recommendationList } from './lists.js';
import * as serializers from './serializers.js';
import * as views from './views.js';

const recommended = tagged(object({ products: listOf(serializers.recommendedAnswer) }));
const permission = (action: string) => ({ permission: `recommendations.${action}_recommendation` });
const { recommendationSerializer: recommendation, recommendedAnswer } = serializers;
const { checkLimit: query, checkNewRecommendation, checkChanges } = serializers;

export const urlpatterns = [
  path(
    'api/recommendations/',
    {
      GET: endpoint(views.list, 'anyone', {
        name: 'listRecommendations',
        summary: 'Lists the recommendations that staff have made.',
        query: recommendationList.checkWithout('page'),
        fields: recommendation,
        answers: { 200: tokenPage('recommendations', recommendation) },
      }),
      POST: endpoint(views.create, 'staff_only', {
        name: 'createRecommendation',
        summary: 'Recommends a product beside another one.',
        ...permission('add'),
        body: checkNewRecommendation,
        errors: ['not_found', 'already_exists', 'conflict'],
        example: { product_id: 1, recommended_product_id: 2 },
        answers: { 201: located(recommendation) },
      }),
    },
    { shared: true },
  ),
  path('api/recommendations/for-me/', {
    GET: endpoint(views.forMe, 'account', {
      name: 'listRecommendedForMe',
      summary: 'Lists products for the signed-in customer, best first.',
      query,
      fields: recommendedAnswer,
      answers: { 200: recommended },
    }),
  }),
  path('api/recommendations/<int:id>/', {
    GET: endpoint(views.retrieve, 'anyone', {
      name: 'getRecommendation',
      summary: 'Returns one recommendation.',
      fields: recommendation,
      answers: { 200: tagged(recommendation) },
    }),
    PUT: endpoint(views.update, 'staff_only', {
      name: 'updateRecommendation',
      summary: 'Changes a recommendation.',
      headers: [IF_MATCH],
      ...permission('change'),
      body: checkChanges,
      errors: ['already_exists', 'conflict'],
      example: { position: 1 },
      answers: { 200: tagged(recommendation) },
    }),
    DELETE: endpoint(views.destroy, 'staff_only', {
      name: 'deleteRecommendation',
      summary: 'Removes a recommendation.',
      headers: [IF_MATCH],
      ...permission('delete'),
      answers: { 204: NO_BODY },
    }),
  }),
  path(
    'api/products/<int:id>/recommendations/',
    {
      GET: endpoint(views.forProduct, 'anyone', {
        name: 'listRecommendedForProduct',
        summary: 'Lists products that go with a product, best first.',
        query,
        fields: recommendedAnswer,
        answers: { 200: recommended },
      }),
    },
    { shared: true },
  ),
  ...catalogue,
];
