// What the tests of all addresses (tests/) need to know of this app's.
import type { AccessCall, AppAddresses } from '../../testing/app_addresses.js';

const URL = 'https://example.com/hook';
const at: AccessCall['at'] = ({ webhook_id }) => ({ id: webhook_id });
const STAFF = [401, 403, 403, 200] as const;

export const addresses: AppAddresses = {
  access: [
    ['GET', 'api/webhooks/', [...STAFF]],
    [
      'POST',
      'api/webhooks/',
      [401, 403, 403, 201],
      { body: () => ({ url: URL, event_types: ['order.deleted'] }) },
    ],
    ['GET', 'api/webhooks/<int:id>/', [...STAFF], { at }],
    ['PATCH', 'api/webhooks/<int:id>/', [...STAFF], { at, body: () => ({ description: 'Stock' }) }],
    ['DELETE', 'api/webhooks/<int:id>/', [401, 403, 403, 204], { at }],
    ['GET', 'api/webhooks/<int:id>/secret/', [...STAFF], { at }],
    ['POST', 'api/webhooks/<int:id>/secret/', [...STAFF], { at }],
    ['POST', 'api/webhooks/<int:id>/test/', [...STAFF], { at }],
    ['GET', 'api/webhooks/<int:id>/attempts/', [...STAFF], { at }],
    ['POST', 'api/webhooks/<int:id>/send-again/', [...STAFF], { at }],
  ],
  posts: {
    'api/webhooks/': {
      body: { url: URL, event_types: ['order.deleted'] },
      otherwise: { description: 'Stock' },
      table: 'webhooks_endpoint',
    },
  },
  exempt: {
    'api/webhooks/<int:id>/test/': 'a repeat sends another test',
    'api/webhooks/<int:id>/secret/': 'tested in webhooks_api.test.ts',
    'api/webhooks/<int:id>/send-again/': 'tested in webhooks_api.test.ts',
  },
};
