// Who an order is for: what the buyer says, and for the rest what the buyer's account has.
import type { CallContext } from '../framework/grpc/call_metadata.js';
import * as customersClient from '../customers/grpc_client.js';
import type { Contact } from './serializers.js';

/** The contact, still to be checked. In a message an empty text means that nothing was given. */
export async function completeContact(
  said: Contact,
  customer_id: number,
  call: CallContext,
): Promise<Partial<Contact>> {
  const { customer_name, customer_email, shipping_address } = said;
  const spoken = Object.fromEntries(
    Object.entries({ customer_name, customer_email, shipping_address }).filter(([, text]) => text !== ''),
  ) as Partial<Contact>;
  if (customer_id <= 0 || Object.keys(spoken).length === 3) return spoken;
  return { ...contactOf(await customersClient.getCustomer(customer_id, call)), ...spoken };
}

/** An account without an address has none for the order. */
function contactOf(account: { name: string; email: string; shipping_address: string }): Partial<Contact> {
  const { name: customer_name, email: customer_email, shipping_address } = account;
  return { customer_name, customer_email, ...(shipping_address !== '' && { shipping_address }) };
}
