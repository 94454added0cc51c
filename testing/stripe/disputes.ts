// Disputes of the stand-in (https://docs.stripe.com/api/disputes).
import { type Charge, type Dispute, found, type Ledger, newId, seconds } from './ledger.js';

/** The customer disputes a charge at their bank. */
export function openDispute(ledger: Ledger, charge: Charge, reason: string): Dispute {
  const { id, amount, currency, payment_intent } = charge;
  const dispute: Dispute = {
    ...{ id: newId('dp'), object: 'dispute', amount, charge: id, created: seconds(), currency },
    ...{ payment_intent, reason, status: 'needs_response' },
  };
  charge.disputed = true;
  ledger.disputes.set(dispute.id, dispute);
  ledger.emit('charge.dispute.created', dispute);
  return dispute;
}

/** The bank decides. */
export function closeDispute(ledger: Ledger, id: string, status: 'won' | 'lost'): Dispute {
  const dispute = found(ledger.disputes, id, 'dispute');
  dispute.status = status;
  ledger.emit('charge.dispute.closed', dispute);
  return dispute;
}
