// What the admin's list of users is searched, sorted and filtered by.
import type { Knex } from 'knex';
import { addSearchText, dropSearchText } from '../../ecommerce/db/columns.js';

const INDEXES = [
  ['email', 'id'],
  ['first_name', 'id'],
  ['last_name', 'id'],
  ['is_staff', 'username', 'id'],
  ['is_superuser', 'username', 'id'],
  ['is_active', 'username', 'id'],
];

export async function up(knex: Knex): Promise<void> {
  await addSearchText(knex, 'auth_user', ['username', 'first_name', 'last_name', 'email']);
  await knex.schema.alterTable('auth_user', (table) => {
    for (const columns of INDEXES) table.index(columns);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('auth_user', (table) => {
    for (const columns of INDEXES) table.dropIndex(columns);
  });
  await dropSearchText(knex, 'auth_user');
}
