// The addresses of orders, and who may use them.
import { path } from '../ecommerce/http/router.js';
import * as views from './views.js';

export const urlpatterns = [
  path('api/orders/', { GET: [views.list, 'staff'], POST: [views.create, 'anyone'] }),
  path('api/orders/mine/', { GET: [views.mine, 'customer'] }),
  path('api/orders/<int:id>/', { GET: [views.retrieve, 'owner'] }),
  path('api/orders/<int:id>/status/', { PATCH: [views.updateStatus, 'staff'] }),
  path('api/orders/<int:id>/cancel/', { POST: [views.cancel, 'owner'] }),
  path('api/orders/customer/<str:email>/', { GET: [views.listOfEmail, 'staff'] }),
];
