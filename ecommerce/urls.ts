// The root URLconf.
import { urlpatterns as carts } from '../carts/urls.js';
import { urlpatterns as customers } from '../customers/urls.js';
import { urlpatterns as invoices } from '../invoices/urls.js';
import { urlpatterns as orders } from '../orders/urls.js';
import { urlpatterns as payments } from '../payments/urls.js';
import { urlpatterns as products } from '../products/urls.js';
import { urlpatterns as recommendations } from '../recommendations/urls.js';
import { endpoint, path, type UrlPattern } from '../framework/http/router.js';
import { index } from './views.js';

export const urlpatterns: UrlPattern[] = [
  path('', { GET: endpoint(index, 'anyone') }, { isPage: true }),
  ...products,
  ...customers,
  ...orders,
  ...carts,
  ...invoices,
  ...payments,
  ...recommendations,
];
