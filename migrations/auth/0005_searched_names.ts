// Users are searched without accents.
import type { Knex } from 'knex';
import { fillTexts, searchedText } from '../operations_v2.js';

export async function up(knex: Knex): Promise<void> {
  await fillTexts(knex, 'auth_user', ['username', 'first_name', 'last_name', 'email'], (row) => ({
    search_text: searchedText(
      ...[row.username ?? '', row.first_name ?? '', row.last_name ?? '', row.email ?? ''],
    ),
  }));
}

/** Searching works with the text as it is, too. */
export async function down(): Promise<void> {
  await Promise.resolve();
}
