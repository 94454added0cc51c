// The contact of an order: what the buyer enters, completed from the buyer's account.
import { getCustomer } from '../customers/models.js';
import type { Queryable } from '../framework/db/database.js';
import type { Contact } from './new_order.js';

/** The contact, not checked yet. In a message an empty string means unset. */
export async function completeContact(
  db: Queryable,
  said: Contact,
  customer_id: number,
): Promise<Partial<Contact>> {
  const { customer_name, customer_email, shipping_address } = said;
  const spoken = Object.fromEntries(
    Object.entries({ customer_name, customer_email, shipping_address }).filter(([, text]) => text !== ''),
  ) as Partial<Contact>;
  if (customer_id <= 0 || Object.keys(spoken).length === 3) return spoken;
  return { ...contactOf(await getCustomer(db, customer_id)), ...spoken };
}

/** Refuses an order if the account has no address. */
function contactOf(account: { name: string; email: string; shipping_address: string }): Partial<Contact> {
  const { name: customer_name, email: customer_email, shipping_address } = account;
  return { customer_name, customer_email, ...(shipping_address !== '' && { shipping_address }) };
}
