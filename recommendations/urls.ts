// The URLs of recommendations: their access and input.
import { endpoint, path } from '../framework/http/router.js';
import { listOf, NO_BODY, object, tokenPage } from '../framework/serializers/answers.js';
import * as serializers from './serializers.js';
import * as views from './views.js';

const recommended = object({ products: listOf(serializers.recommendedAnswer) });
const permission = (action: string) => ({ permission: `recommendations.${action}_recommendation` });
const { recommendationSerializer: recommendation } = serializers;
const { checkLimit: query, checkNewRecommendation, checkChanges, checkList } = serializers;

export const urlpatterns = [
  path(
    'api/recommendations/',
    {
      GET: endpoint(views.list, 'anyone', {
        query: checkList,
        answers: { 200: tokenPage('recommendations', recommendation) },
      }),
      POST: endpoint(views.create, 'staff_only', {
        ...permission('add'),
        body: checkNewRecommendation,
        answers: { 201: recommendation },
      }),
    },
    { shared: true },
  ),
  path('api/recommendations/for-me/', {
    GET: endpoint(views.forMe, 'account', { query, answers: { 200: recommended } }),
  }),
  path('api/recommendations/<int:id>/', {
    GET: endpoint(views.retrieve, 'anyone', { answers: { 200: recommendation } }),
    PUT: endpoint(views.update, 'staff_only', {
      ...permission('change'),
      body: checkChanges,
      answers: { 200: recommendation },
    }),
    DELETE: endpoint(views.destroy, 'staff_only', { ...permission('delete'), answers: { 204: NO_BODY } }),
  }),
  path(
    'api/products/<int:id>/recommendations/',
    { GET: endpoint(views.forProduct, 'anyone', { query, answers: { 200: recommended } }) },
    { shared: true },
  ),
];
