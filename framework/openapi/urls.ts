// The URLs of the description of the API.
import { endpoint, path, type UrlPattern } from '../http/router.js';
import { ANY_OBJECT, tagged } from '../serializers/answers.js';
import * as views from './views.js';

export const urlpatterns: UrlPattern[] = [
  path(
    'api/schema/',
    {
      GET: endpoint(views.schema, 'ignore_credentials', {
        name: 'getSchema',
        summary: 'This description, as JSON or YAML.',
        query: views.checkSchemaQuery,
        answers: { 200: tagged({ schema: ANY_OBJECT.schema, types: ['application/json', views.YAML] }) },
      }),
    },
    { shared: true },
  ),
  path('api/docs/', { GET: endpoint(views.docs, 'ignore_credentials') }, { isPage: true, shared: true }),
  path(
    'api/docs/grpc/',
    { GET: endpoint(views.grpcDocs, 'ignore_credentials') },
    { isPage: true, shared: true },
  ),
];
