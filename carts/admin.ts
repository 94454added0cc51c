// Carts in the admin site: read-only, because only its owner changes a cart. The hash of a guest's token
// is never shown.
import { ModelAdmin } from '../framework/admin/model_admin.js';
import { Customer } from '../customers/models.js';
import { site } from '../framework/admin/site.js';
import { Cart, CartItem, type CartRow } from './models.js';

site.register(
  Cart,
  new ModelAdmin<CartRow>({
    listDisplay: [
      'id',
      {
        name: 'owner',
        label: 'Owner',
        value: ({ customer_id }) => (customer_id === null ? 'Guest' : `Customer ${customer_id}`),
      },
      'created_at',
      'updated_at',
    ],
    listFilter: ['updated_at'],
    sortableBy: ['id', 'updated_at'],
    searchFields: ['customer_id'],
    searchRelated: [
      { model: () => Customer, column: 'customer_id' },
      { model: () => Customer, column: 'customer_id', byPhone: 'phone_key' },
    ],
    searchHelpText: 'Search by customer, e-mail or phone.',
    fieldsets: [{ name: '', fields: ['id', 'customer_id', 'created_at', 'updated_at'] }],
    readonlyFields: ['id', 'customer_id', 'created_at', 'updated_at'],
    inlines: [
      {
        name: 'items',
        model: CartItem,
        foreignKey: 'cart_id',
        fields: ['product_id', 'product_name', 'quantity', 'added_at'],
        ordering: ['id'],
        readonly: true,
      },
    ],
    allows: { add: false, change: false, delete: false },
  }),
);
