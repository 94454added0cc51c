// The list of customers: what staff may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { type Asked, before, type Filter, List, since, withIds } from '../framework/db/lists.js';
import { NEWEST_FIRST, pageRows } from '../framework/db/paging.js';
import { phoneIn, searchWords, whereContains, whereEndsWith } from '../framework/db/text_search.js';
import type { Page } from '../framework/pagination.js';
import { TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { Customer, type CustomerRow, emailKey } from './models.js';

const words: Filter<string> = {
  schema: {
    ...{ type: 'string', maxLength: 200, format: 'text' },
    description: 'Words that the e-mail address or the name must contain, or a phone number.',
  },
  narrow: (query, text, table) => {
    const phone = phoneIn(text);
    if (phone === '') whereContains(query, table, 'search_text', searchWords(text));
    else whereEndsWith(query, `${table}.phone_key`, phone);
  },
};
const email: Filter<string> = {
  schema: {
    ...fieldSchema(Customer.field('email')),
    description: 'The one with this e-mail address, compared without case.',
  },
  narrow: (query, address, table) => void query.where(`${table}.email_key`, emailKey(address)),
};
const FILTERS = {
  ids: withIds(),
  query: words,
  email,
  created_after: since('created_at', 'registered'),
  created_before: before('created_at', 'registered'),
  updated_after: since('updated_at', 'changed'),
};

export const customerList = new List(Customer, {
  filters: FILTERS,
  orderings: { created_at: 'created_at', updated_at: 'updated_at', email: 'email_key', name: 'name_key' },
  order: NEWEST_FIRST,
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 10,
});
export type ListCustomers = Asked<typeof FILTERS>;

/** Newest first unless asked otherwise. */
export async function listCustomers(db: Database, asked: ListCustomers): Promise<Page<CustomerRow>> {
  const query = customerList.narrow(Customer.objects(db.read), asked);
  return pageRows(query, asked, customerList.paged(asked));
}
