// The addresses of the catalogue, and who may use them.
import { path } from '../ecommerce/http/router.js';
import * as views from './views.js';

export const urlpatterns = [
  path('api/products/', { GET: [views.list, 'anyone'], POST: [views.create, 'staff'] }),
  path('api/products/search/', { GET: [views.search, 'anyone'] }),
  path('api/products/<int:id>/', {
    GET: [views.retrieve, 'anyone'],
    PUT: [views.update, 'staff'],
    PATCH: [views.update, 'staff'],
    DELETE: [views.destroy, 'staff'],
  }),
  path('api/products/<int:id>/stock/', {
    GET: [views.stock, 'anyone'],
    PUT: [views.setStock, 'staff'],
    POST: [views.adjustStock, 'staff'],
  }),
  path('api/products/<int:id>/stock/movements/', { GET: [views.movements, 'staff'] }),
  path('api/categories/', { GET: [views.listCategories, 'anyone'], POST: [views.createCategory, 'staff'] }),
  path('products/<int:id>', { GET: [views.olderRetrieve, 'anyone'] }),
  path('products/<int:id>/stock', { PUT: [views.olderSetStock, 'staff'] }),
];
