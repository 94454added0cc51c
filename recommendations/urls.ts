// The addresses of recommendations: who may use them, and what they take.
import { endpoint, path } from '../framework/http/router.js';
import * as serializers from './serializers.js';
import * as views from './views.js';

const permission = (action: string) => ({ permission: `recommendations.${action}_recommendation` });
const { checkLimit: query, checkNewRecommendation, checkChanges, checkList } = serializers;

export const urlpatterns = [
  path(
    'api/recommendations/',
    {
      GET: endpoint(views.list, 'anyone', { query: checkList }),
      POST: endpoint(views.create, 'staff_only', { ...permission('add'), body: checkNewRecommendation }),
    },
    { shared: true },
  ),
  path('api/recommendations/for-me/', { GET: endpoint(views.forMe, 'customer', { query }) }),
  path('api/recommendations/<int:id>/', {
    GET: endpoint(views.retrieve, 'anyone'),
    PUT: endpoint(views.update, 'staff_only', { ...permission('change'), body: checkChanges }),
    DELETE: endpoint(views.destroy, 'staff_only', permission('delete')),
  }),
  path(
    'api/products/<int:id>/recommendations/',
    { GET: endpoint(views.forProduct, 'anyone', { query }) },
    { shared: true },
  ),
];
