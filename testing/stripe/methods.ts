// Customers and payment methods of the stand-in (https://docs.stripe.com/api/payment_methods).
import { CARDS } from './cards.js';
import { invalidRequest, missing, StripeFailure } from './failures.js';
import { type FormObject, textOf, textsOf } from './forms.js';
import { type Customer, found, type Ledger, newId, type PaymentMethod, seconds } from './ledger.js';

export function createCustomer(ledger: Ledger, form: FormObject): Customer {
  const customer: Customer = {
    ...{ id: newId('cus'), object: 'customer', created: seconds(), metadata: textsOf(form, 'metadata') },
  };
  ledger.customers.set(customer.id, customer);
  ledger.emit('customer.created', customer);
  return customer;
}

export function deleteCustomer(ledger: Ledger, id: string) {
  found(ledger.customers, id, 'customer');
  ledger.customers.delete(id);
  for (const method of ledger.methods.values()) if (method.customer === id) method.customer = null;
  return { id, object: 'customer', deleted: true };
}

/** What Stripe.js makes of a card in the browser: `card[token]=tok_visa`. */
export function createMethod(ledger: Ledger, form: FormObject): PaymentMethod {
  const token = textsOf(form, 'card').token ?? '';
  if (textOf(form, 'type') !== 'card' || !token.startsWith('tok_')) {
    throw invalidRequest('The stand-in takes type=card and card[token]=tok_visa, and no card numbers.');
  }
  return methodOf(ledger, token.replace('tok_', 'pm_card_'));
}

/** A payment method by its id. That of a test card, as pm_card_visa, is a new one each time. */
export function methodOf(ledger: Ledger, id: string): PaymentMethod {
  const known = ledger.methods.get(id);
  if (known) return known;
  const card = Object.hasOwn(CARDS, id) ? CARDS[id] : undefined;
  if (!card) throw missing('PaymentMethod', id);
  const { brand, last4 } = card;
  const method: PaymentMethod = {
    ...{ id: newId('pm'), object: 'payment_method', type: 'card', created: seconds(), customer: null },
    card: { brand, last4, exp_month: 12, exp_year: 2040 },
  };
  ledger.methods.set(method.id, method);
  ledger.cardOf.set(method.id, id);
  return method;
}

/** A method that may pay an intent of this customer. */
export function usableMethod(ledger: Ledger, id: string, customer: string | null): PaymentMethod {
  const method = methodOf(ledger, id);
  if (method.customer !== null && method.customer !== customer) {
    throw invalidRequest(
      'The payment method belongs to a customer; pass that customer.',
      undefined,
      'payment_method',
    );
  }
  return method;
}

export function attachMethod(ledger: Ledger, id: string, form: FormObject): PaymentMethod {
  const method = methodOf(ledger, id);
  const customer = found(ledger.customers, textOf(form, 'customer'), 'customer');
  if (method.customer !== null && method.customer !== customer.id) {
    throw invalidRequest('The payment method is attached to another customer.');
  }
  const { declined, refusesAttaching } = CARDS[ledger.cardOf.get(method.id) ?? ''] ?? {};
  if (refusesAttaching && declined) {
    const [code, decline_code, message] = declined;
    throw new StripeFailure(402, { type: 'card_error', code, decline_code, message }, true);
  }
  method.customer = customer.id;
  ledger.emit('payment_method.attached', method);
  return method;
}

export function detachMethod(ledger: Ledger, id: string): PaymentMethod {
  const method = found(ledger.methods, id, 'PaymentMethod');
  if (method.customer === null) throw invalidRequest('The payment method is not attached to a customer.');
  method.customer = null;
  ledger.emit('payment_method.detached', method);
  return method;
}
