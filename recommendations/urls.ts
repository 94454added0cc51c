// The addresses of recommendations, and who may use them.
import { path } from '../framework/http/router.js';
import { LIMIT_QUERY, LIST_QUERY } from './serializers.js';
import * as views from './views.js';

export const urlpatterns = [
  path(
    'api/recommendations/',
    {
      GET: [views.list, 'anyone'],
      POST: [views.create, 'staff_only', 'recommendations.add_recommendation'],
    },
    { query: LIST_QUERY, shared: true },
  ),
  path('api/recommendations/for-me/', { GET: [views.forMe, 'customer'] }, { query: LIMIT_QUERY }),
  path('api/recommendations/<int:id>/', {
    GET: [views.retrieve, 'anyone'],
    PUT: [views.update, 'staff_only', 'recommendations.change_recommendation'],
    DELETE: [views.destroy, 'staff_only', 'recommendations.delete_recommendation'],
  }),
  path(
    'api/products/<int:id>/recommendations/',
    { GET: [views.forProduct, 'anyone'] },
    { query: LIMIT_QUERY, shared: true },
  ),
];
