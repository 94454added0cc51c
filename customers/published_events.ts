// The events of customers' accounts.
import { defineEvent } from '../events/event_types.js';
import { happened, type NewEvent } from '../events/publishing.js';
import { BOOLEAN, INTEGER, object, TEXT } from '../framework/serializers/answers.js';
import type { CustomerRow } from './models.js';

type Shown = Pick<CustomerRow, 'id' | 'email' | 'name' | 'phone' | 'shipping_address' | 'active'>;
interface OfCustomer {
  customer: Shown;
}
const of = object({
  customer: object({
    ...{ id: INTEGER, email: TEXT, name: TEXT, phone: TEXT, shipping_address: TEXT, active: BOOLEAN },
  }),
});

const REGISTERED = defineEvent<OfCustomer>('customer.registered', {
  version: 1,
  about: 'A customer opened an account.',
  data: of,
});

const CHANGED = defineEvent<OfCustomer>('customer.changed', {
  version: 1,
  about: 'The details of an account changed, or staff deactivated it or activated it again.',
  data: of,
});

const FORGOTTEN = defineEvent<{ customer_id: number }>('customer.forgotten', {
  version: 1,
  about: 'A customer was erased: erase what you keep of this customer too.',
  data: object({ customer_id: INTEGER }),
});

export const customerAggregate = (id: number): string => `customer:${id}`;

function shown({ id, email, name, phone, shipping_address, active }: CustomerRow): OfCustomer {
  return { customer: { id, email, name, phone, shipping_address, active } };
}

export function customerRegistered(customer: CustomerRow): NewEvent {
  return happened(REGISTERED, customerAggregate(customer.id), shown(customer));
}

export function customerChanged(customer: CustomerRow): NewEvent {
  return happened(CHANGED, customerAggregate(customer.id), shown(customer));
}

export function customerForgotten(customer_id: number): NewEvent {
  return happened(FORGOTTEN, customerAggregate(customer_id), { customer_id });
}
