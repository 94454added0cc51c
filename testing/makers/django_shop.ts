// The database of a small Python shop, with Django's tables, on SQLite or PostgreSQL.
import { pbkdf2Sync } from 'node:crypto';
import knexModule, { type Knex } from 'knex';
import type { Dialect } from '../../framework/db/database.js';

export const PASSWORD = 'staple battery horse';

/** A password hash as Django writes it; few rounds, because it is made and checked often. */
export function djangoHash(password: string): string {
  const hash = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
  return `pbkdf2_sha256$1000$salt$${hash}`;
}

const AT = '2026-06-01 13:00:00.000137';
const LATER = '2026-06-02 08:00:00';

const USER = {
  ...{ last_login: null, first_name: '', last_name: '', email: '', is_superuser: false },
  ...{ is_staff: true, is_active: true, date_joined: AT, password: djangoHash(PASSWORD) },
};
const PRODUCT = { description: 'Bends.\nTwice.', created_at: AT, updated_at: LATER, category: 'home' };
const ORDER = {
  ...{ customer_name: "Cy O'Neil", customer_email: 'cy@example.com', shipping_address: '1 Main Street' },
  ...{ created_at: AT, updated_at: LATER },
};

/** The rows of each table; orders 3 and 4, product 3 and some permissions cannot be taken as they are. */
const ROWS: Record<string, object[]> = {
  django_migrations: [{ id: 1, app: 'orders', name: '0001_initial', applied: AT }],
  django_content_type: [
    { id: 6, app_label: 'sessions', model: 'session' },
    { id: 8, app_label: 'orders', model: 'order' },
  ],
  auth_permission: [
    { id: 24, content_type_id: 6, codename: 'view_session', name: 'Can view session' },
    { id: 30, content_type_id: 8, codename: 'change_order', name: 'Can change order' },
    { id: 32, content_type_id: 8, codename: 'view_order', name: 'Can view order' },
  ],
  auth_group: [{ id: 4, name: 'Order desk' }],
  auth_user: [
    { ...USER, id: 7, username: 'boss', is_superuser: true },
    { ...USER, id: 8, username: 'clerk', first_name: 'Cle', email: 'clerk@example.com' },
    { ...USER, id: 9, username: 'gone', is_active: false, password: 'bcrypt$$2b$12$x' },
  ],
  auth_group_permissions: [
    { id: 1, group_id: 4, permission_id: 32 },
    { id: 2, group_id: 4, permission_id: 24 },
  ],
  auth_user_groups: [{ id: 1, user_id: 8, group_id: 4 }],
  auth_user_user_permissions: [{ id: 1, user_id: 8, permission_id: 30 }],
  products_product: [
    { ...PRODUCT, id: 11, name: 'Lamp', price: '849.89', stock_quantity: 3 },
    { ...PRODUCT, id: 12, name: 'Ünïcode lamp', price: '0.10', stock_quantity: 0 },
    { ...PRODUCT, id: 13, name: 'Gift', price: '0.00', stock_quantity: 5 },
  ],
  orders_order: [
    { ...ORDER, id: 21, total_amount: '1699.98', status: 'shipped' },
    { ...ORDER, id: 22, total_amount: '0.30', status: 'pending' },
    { ...ORDER, id: 23, total_amount: '5.00', status: 'pending' },
    { ...ORDER, id: 24, total_amount: '0.00', status: 'pending' },
    { ...ORDER, id: 25, total_amount: '0.20', status: 'lost' },
  ],
  orders_orderitem: [
    ...[
      { id: 31, order_id: 21, product_id: 11, quantity: 2, price: '849.89', subtotal: '1699.78' },
      { id: 32, order_id: 21, product_id: 12, quantity: 2, price: '0.10', subtotal: '0.20' },
      { id: 33, order_id: 22, product_id: 12, quantity: 3, price: '0.10', subtotal: '0.30' },
      { id: 34, order_id: 23, product_id: 12, quantity: 1, price: '0.10', subtotal: '0.10' },
      { id: 35, order_id: 24, product_id: 13, quantity: 1, price: '0.00', subtotal: '0.00' },
      { id: 36, order_id: 25, product_id: 12, quantity: 2, price: '0.10', subtotal: '0.20' },
    ].map((item) => ({ ...item, product_name: 'Lamp' })),
  ],
  django_session: [{ session_key: 'k3y', session_data: 'x', expire_date: LATER }],
};

/** Makes the tables and rows in an empty database; `change` may change them afterwards; `more` are further tables. */
export async function makeDjangoShop(
  { dialect, url }: { dialect: Dialect; url: string },
  change?: (knex: Knex) => Promise<unknown>,
  more: Record<string, object[]> = {},
): Promise<void> {
  const knex =
    dialect === 'postgres'
      ? knexModule({ client: 'pg', connection: { connectionString: url, options: '-c timezone=UTC' } })
      : knexModule({
          client: 'sqlite3',
          connection: { filename: url.replace('sqlite:', '') },
          useNullAsDefault: true,
        });
  try {
    for (const [table, rows] of Object.entries({ ...ROWS, ...more })) {
      const [first = {}] = rows;
      await knex.schema.createTable(table, (builder) => {
        for (const [name, value] of Object.entries(first)) addColumn(builder, name, value);
      });
      await knex(table).insert(rows);
    }
    await change?.(knex);
  } finally {
    await knex.destroy();
  }
}

/** A column of the type that Django gives it. */
function addColumn(table: Knex.CreateTableBuilder, name: string, value: unknown): void {
  if (name === 'id') table.bigInteger('id').primary();
  else if (/_at$|_date$|^last_login$|^date_joined$|^applied$/.test(name))
    table.timestamp(name, { useTz: true });
  else if (['price', 'subtotal', 'total_amount'].includes(name)) table.decimal(name, 12, 2);
  else if (typeof value === 'number') table.bigInteger(name);
  else if (typeof value === 'boolean') table.boolean(name);
  else table.text(name);
}
