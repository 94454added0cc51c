// What the tests of all addresses need to know of bulk requests.
import type { AppAddresses } from '../../testing/app_addresses.js';

export const addresses: AppAddresses = {
  access: [
    [
      'POST',
      'api/products/bulk/',
      [401, 403, 403, 200],
      { body: () => ({ items: [{ name: 'Cup', price: 3 }] }) },
    ],
  ],
  posts: {
    'api/products/bulk/': {
      body: { items: [{ name: 'Lamp', price: 5 }] },
      otherwise: { items: [{ name: 'Other lamp', price: 5 }] },
      table: 'products_product',
    },
  },
};
