// The addresses of the catalogue, and who may use them.
import { path } from '../framework/http/router.js';
import { TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { LIST_QUERY, SEARCH_QUERY } from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const SEARCH: Throttle = {
  name: 'search',
  rate: () => settings.THROTTLE_SEARCH,
  counts: () => settings.API_ACCESS !== 'open',
};

export const urlpatterns = [
  path(
    'api/products/',
    { GET: [views.list, 'anyone'], POST: [views.create, 'staff', 'products.add_product'] },
    { query: LIST_QUERY, v1: true, shared: true },
  ),
  path(
    'api/products/search/',
    { GET: [views.search, 'anyone'] },
    { query: SEARCH_QUERY, v1: true, shared: true, throttles: { GET: SEARCH } },
  ),
  path(
    'api/products/<int:id>/',
    {
      GET: [views.retrieve, 'anyone'],
      PUT: [views.update, 'staff', 'products.change_product'],
      PATCH: [views.update, 'staff', 'products.change_product'],
      DELETE: [views.destroy, 'staff', 'products.delete_product'],
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/<int:id>/stock/',
    {
      GET: [views.retrieve, 'anyone'],
      PUT: [views.setStock, 'staff', 'products.change_product'],
      POST: [views.adjustStock, 'staff', 'products.change_product'],
    },
    { shared: true },
  ),
  path(
    'api/products/<int:id>/stock/movements/',
    { GET: [views.movements, 'staff', 'products.view_product'] },
    { query: TOKEN_PAGE_SCHEMA },
  ),
  path(
    'api/categories/',
    {
      GET: [views.listCategories, 'anyone'],
      POST: [views.createCategory, 'staff', 'products.add_category'],
    },
    { shared: true },
  ),
  path('products/<int:id>', { GET: [views.olderRetrieve, 'anyone'] }, { shared: true }),
  path('products/<int:id>/stock', { PUT: [views.olderSetStock, 'staff', 'products.change_product'] }),
];
