// The URLs of webhooks: their access, input and answers.
import { IF_MATCH } from '../framework/http/conditions.js';
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import { located, NO_BODY, tagged, tokenPage } from '../framework/serializers/answers.js';
import { attemptList, endpointList } from './lists.js';
import * as serializers from './serializers.js';
import * as views from './views.js';

const { endpointSerializer: resource, attemptSerializer: attempt } = serializers;
const permission = (action: string) => ({ permission: `webhooks.${action}_endpoint` });

export const urlpatterns = [
  path('api/webhooks/', {
    GET: endpoint(views.list, 'staff_only', {
      name: 'listWebhooks',
      summary: 'Lists webhook endpoints, newest first.',
      ...permission('view'),
      query: endpointList.check,
      fields: resource,
      answers: { 200: tokenPage('endpoints', resource) },
    }),
    POST: endpoint(views.register, 'staff_only', {
      name: 'registerWebhook',
      summary: 'Registers a webhook endpoint, and returns it with its secret.',
      ...permission('add'),
      body: serializers.checkNewEndpoint,
      example: { url: 'https://example.com/webhooks', event_types: ['order.placed', 'order.paid'] },
      answers: { 201: located(serializers.newEndpointAnswer) },
    }),
  }),
  path('api/webhooks/<int:id>/', {
    GET: endpoint(views.retrieve, 'staff_only', {
      name: 'getWebhook',
      summary: 'Returns one webhook endpoint.',
      ...permission('view'),
      fields: resource,
      answers: { 200: tagged(resource) },
    }),
    PATCH: endpoint(views.update, 'staff_only', {
      name: 'updateWebhook',
      summary: 'Changes the given fields of a webhook endpoint.',
      headers: [IF_MATCH],
      ...permission('change'),
      body: serializers.checkChanges,
      example: { event_types: ['order.placed', 'order.paid'] },
      answers: { 200: tagged(resource) },
    }),
    DELETE: endpoint(views.destroy, 'staff_only', {
      name: 'deleteWebhook',
      summary: 'Removes a webhook endpoint.',
      headers: [IF_MATCH],
      ...permission('delete'),
      answers: { 204: NO_BODY },
    }),
  }),
  path('api/webhooks/<int:id>/secret/', {
    GET: endpoint(views.showSecret, 'staff_only', {
      name: 'getWebhookSecret',
      summary: 'Returns the secret that signs what the endpoint gets.',
      ...permission('change'),
      errors: ['conflict'],
      answers: { 200: serializers.secretAnswer },
    }),
    POST: endpoint(views.replaceSecret, 'staff_only', {
      name: 'replaceWebhookSecret',
      summary: 'Makes a new secret, which signs everything from now on.',
      ...permission('change'),
      answers: { 200: serializers.secretAnswer },
    }),
  }),
  path('api/webhooks/<int:id>/test/', {
    POST: endpoint(views.test, 'staff_only', {
      name: 'testWebhook',
      summary: 'Sends an event of the type webhook.test now, and returns what became of it.',
      ...permission('change'),
      answers: { 200: attempt },
    }),
  }),
  path('api/webhooks/<int:id>/attempts/', {
    GET: endpoint(views.attempts, 'staff_only', {
      name: 'listWebhookAttempts',
      summary: 'Lists the requests to a webhook endpoint, newest first.',
      ...permission('view'),
      query: attemptList.check,
      fields: attempt,
      answers: { 200: tokenPage('attempts', attempt) },
    }),
  }),
  path('api/webhooks/<int:id>/send-again/', {
    POST: endpoint(views.sendAgain, 'staff_only', {
      name: 'sendWebhooksAgain',
      summary: 'Sends deliveries again: these, or all that have stopped.',
      ...permission('change'),
      body: jsonReader(serializers.checkAgain, { optional: true }),
      errors: ['not_found', 'conflict'],
      example: { delivery_ids: [1] },
      answers: { 200: serializers.againAnswer },
    }),
  }),
];
