// Groups for the usual work of a shop. A shop that has a group of one of these names keeps its own. Version 0 says that
// nobody has changed the group since: groups that are imported or loaded take its name and its id.
import type { Knex } from 'knex';

/** "orders.order" with these rights: v = view, a = add, c = change, d = delete. */
type Rights = Record<string, string>;

const ROLES: Record<string, Rights> = {
  Support: {
    ...{ 'orders.order': 'vac', 'orders.orderitem': 'vacd', 'customers.customer': 'vc' },
    ...{ 'payments.transaction': 'v', 'invoices.invoice': 'v', 'carts.cart': 'v' },
    ...{ 'products.product': 'v', 'products.category': 'v' },
  },
  Warehouse: {
    ...{ 'orders.order': 'vc', 'orders.orderitem': 'v' },
    ...{ 'products.product': 'vc', 'products.category': 'v' },
  },
  Accounting: {
    ...{ 'payments.transaction': 'vc', 'payments.paymentmethod': 'v', 'payments.providerevent': 'v' },
    ...{ 'invoices.invoice': 'v', 'orders.order': 'v', 'orders.orderitem': 'v', 'customers.customer': 'v' },
    ...{ 'products.product': 'v', 'products.category': 'v' },
  },
  Manager: {
    ...{ 'orders.order': 'vacd', 'orders.orderitem': 'vacd', 'customers.customer': 'vc', 'carts.cart': 'v' },
    ...{ 'products.product': 'vacd', 'products.category': 'vacd', 'recommendations.recommendation': 'vacd' },
    ...{ 'payments.transaction': 'vc', 'payments.paymentmethod': 'v', 'payments.providerevent': 'v' },
    ...{ 'invoices.invoice': 'v', 'auth.user': 'vac', 'auth.group': 'v' },
  },
};

const WORDS: Record<string, string> = { v: 'view', a: 'add', c: 'change', d: 'delete' };

export async function up(knex: Knex): Promise<void> {
  for (const [name, rights] of Object.entries(ROLES)) {
    if (await knex('auth_group').where({ name }).first('id')) continue;
    const [made] = (await knex('auth_group').insert({ name, version: 0 }).returning('id')) as {
      id: number;
    }[];
    const rows = codesOf(rights).map((permission) => ({ group_id: made?.id, permission }));
    await knex('auth_group_permissions').insert(rows);
  }
}

/** Deletes those that nobody has changed or uses. */
export async function down(knex: Knex): Promise<void> {
  await knex('auth_group')
    .where({ version: 0 })
    .whereIn('name', Object.keys(ROLES))
    .whereNotIn('id', knex('auth_user_groups').select('group_id'))
    .delete();
}

function codesOf(rights: Rights): string[] {
  return Object.entries(rights).flatMap(([model, letters]) => {
    const [app = '', name = ''] = model.split('.');
    return [...letters].map((letter) => `${app}.${WORDS[letter]}_${name}`);
  });
}
