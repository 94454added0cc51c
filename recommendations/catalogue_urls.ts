// The URLs of GreenCart's recommendations outside /api/, for the clients of its own service: their access and input.
import { DETAIL_ERRORS as errorFormat } from '../framework/http/detail_errors.js';
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import { checkSkipLimit } from '../framework/http/skip_limit.js';
import { listOf, tagged } from '../framework/serializers/answers.js';
import { deletedAnswer } from '../products/catalogue_serializers.js';
import { catalogueRecommendation as answer, checkCatalogueRecommendation } from './catalogue_serializers.js';
import * as views from './catalogue_views.js';

const may = (action: string) => ({ permission: `recommendations.${action}_recommendation` });
const body = checkCatalogueRecommendation;
const answers = { 200: tagged(answer) };
const headers = [IF_MATCH];

export const urlpatterns = [
  path(
    'recommendations/',
    {
      GET: endpoint(views.list, 'anyone', {
        name: 'listCatalogueRecommendations',
        summary: 'Lists recommendations as GreenCart does.',
        query: checkSkipLimit,
        answers: { 200: listOf(answer) },
      }),
      POST: endpoint(views.create, 'staff_only', {
        name: 'createCatalogueRecommendation',
        summary: 'Adds a recommendation as GreenCart does.',
        ...may('add'),
        body,
        example: { product_id: 2, recommended_product_id: 3 },
        errors: ['not_found', 'already_exists', 'conflict'],
        answers,
      }),
    },
    { shared: true, errorFormat },
  ),
  path(
    'recommendations/<int:id>',
    {
      GET: endpoint(views.retrieve, 'anyone', {
        name: 'getCatalogueRecommendation',
        summary: 'Returns one recommendation as GreenCart does.',
        answers,
      }),
      PUT: endpoint(views.update, 'staff_only', {
        name: 'updateCatalogueRecommendation',
        summary: 'Changes a recommendation as GreenCart does.',
        headers,
        ...may('change'),
        body,
        example: { product_id: 2, recommended_product_id: 4 },
        errors: ['not_found', 'already_exists', 'conflict'],
        answers,
      }),
      DELETE: endpoint(views.destroy, 'staff_only', {
        name: 'deleteCatalogueRecommendation',
        summary: 'Removes a recommendation as GreenCart does.',
        headers,
        ...may('delete'),
        answers: { 200: deletedAnswer },
      }),
    },
    { errorFormat },
  ),
];
