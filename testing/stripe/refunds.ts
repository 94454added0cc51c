// Refunds of the stand-in (https://docs.stripe.com/api/refunds).
import { CARDS } from './cards.js';
import { invalidRequest } from './failures.js';
import { type FormObject, textOf, textsOf } from './forms.js';
import { type Charge, found, type Ledger, newId, type Refund, seconds } from './ledger.js';

export function createRefund(ledger: Ledger, form: FormObject): Refund {
  const intent = found(ledger.intents, textOf(form, 'payment_intent'), 'payment_intent');
  const charge = ledger.charges.get(intent.latest_charge ?? '');
  if (!charge) throw invalidRequest('This PaymentIntent does not have a successful charge to refund.');
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalidRequest('The charge has already been refunded.', 'charge_already_refunded');
  const amount = textOf(form, 'amount') === '' ? left : Number(textOf(form, 'amount'));
  if (!Number.isInteger(amount) || amount < 1)
    throw invalidRequest('Invalid integer: amount', undefined, 'amount');
  if (amount > left) throw invalidRequest('The refund is greater than the unrefunded amount on the charge.');
  const kind = CARDS[ledger.cardOf.get(intent.payment_method ?? '') ?? '']?.refunds;
  const refund: Refund = {
    ...{ id: newId('re'), object: 'refund', amount, charge: charge.id, created: seconds() },
    ...{ currency: charge.currency, metadata: textsOf(form, 'metadata'), payment_intent: intent.id },
    ...{ reason: textOf(form, 'reason') || null, status: kind === 'pending' ? 'pending' : 'succeeded' },
  };
  charge.amount_refunded += amount;
  ledger.refunds.set(refund.id, refund);
  ledger.emit('refund.created', refund);
  ledger.emit('charge.refunded', charge);
  if (kind === 'failing') finishRefund(ledger, refund.id, 'failed');
  return refund;
}

/** What becomes of a refund at the customer's bank. A failed one comes back to the account. */
export function finishRefund(ledger: Ledger, id: string, status: 'succeeded' | 'failed'): Refund {
  const refund = found(ledger.refunds, id, 'refund');
  const charge = found(ledger.charges, refund.charge, 'charge') satisfies Charge;
  if (status === 'failed' && refund.status !== 'failed') {
    charge.amount_refunded -= refund.amount;
    refund.failure_reason = 'lost_or_stolen_card';
  }
  refund.status = status;
  ledger.emit(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
  return refund;
}
