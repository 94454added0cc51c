// The root URLconf.
import { urlpatterns as carts } from '../carts/urls.js';
import { urlpatterns as customers } from '../customers/urls.js';
import { urlpatterns as invoices } from '../invoices/urls.js';
import { urlpatterns as orders } from '../orders/urls.js';
import { urlpatterns as payments } from '../payments/urls.js';
import { urlpatterns as products } from '../products/urls.js';
import { urlpatterns as recommendations } from '../recommendations/urls.js';
import { urlpatterns as webhooks } from '../webhooks/urls.js';
import { urlpatterns as protos } from '../framework/grpc/proto_urls.js';
import { urlpatterns as schema } from '../framework/openapi/urls.js';
import { endpoint, path, type UrlPattern } from '../framework/http/router.js';
import { index } from './views.js';

export const urlpatterns: UrlPattern[] = [
  path('', { GET: endpoint(index, 'anyone') }, { isPage: true }),
  path('api/', { GET: endpoint(index, 'anyone') }, { isPage: true }),
  ...schema,
  ...products,
  ...customers,
  ...orders,
  ...carts,
  ...invoices,
  ...payments,
  ...recommendations,
  ...webhooks,
  ...protos,
];
