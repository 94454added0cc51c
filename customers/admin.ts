// Customers in the admin site. Customers create their accounts themselves; staff edit details, and
// deactivate instead of deleting: orders and invoices always refer to their customer.
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import type { Saving } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { type Details, setCustomerActive, updateCustomer } from './accounts.js';
import { Customer, type CustomerRow } from './models.js';

const saving: Saving = {
  async create() {
    throw new Error('The admin site adds no customers.');
  },
  async update({ db, cause }, id, changes) {
    const { active, ...details } = changes as Partial<Details> & { active?: boolean };
    await updateCustomer(db, id, details, cause);
    if (active !== undefined) await setCustomerActive(db, id, active, cause);
  },
  async delete() {
    throw new Error('The admin site deletes no customers.');
  },
};

function activation(active: boolean): Action<CustomerRow> {
  const [verb, participle] = active ? ['Activate', 'activated'] : ['Deactivate', 'deactivated'];
  return {
    name: verb.toLowerCase(),
    label: `${verb} selected customers`,
    permission: 'change',
    changes: ['active'],
    apply: async ({ db, cause }, { id }) => {
      await setCustomerActive(db, id, active, cause);
    },
    done: (count) =>
      count === 1 ? `1 customer was ${participle}.` : `${count} customers were ${participle}.`,
  };
}

site.register(
  Customer,
  new ModelAdmin<CustomerRow>({
    listDisplay: ['id', 'email', 'name', 'phone', 'active', 'created_at'],
    listDisplayLinks: ['id', 'email'],
    listFilter: ['active', 'created_at'],
    sortableBy: ['id', 'email', 'name', 'created_at'],
    searchFields: ['search_text', 'id'],
    searchResult: ['phone'],
    searchRelated: [{ model: () => Customer, column: 'id', byPhone: 'phone_key' }],
    searchHelpText: 'Search by name, e-mail, phone or number.',
    dateHierarchy: 'created_at',
    fieldsets: [
      { name: '', fields: ['email', 'name', 'phone', 'shipping_address'] },
      { name: 'Account', fields: ['active', 'orders', 'created_at', 'updated_at'] },
    ],
    computedFields: [
      {
        name: 'orders',
        label: 'Orders',
        value: () => 'Orders of this customer',
        url: ({ id }) => `/admin/orders/order/?customer_id__exact=${id}`,
        ofModel: 'orders.order',
      },
    ],
    readonlyFields: ['created_at', 'updated_at'],
    actions: [activation(false), activation(true)],
    allows: { add: false, delete: false },
    saving,
  }),
);
