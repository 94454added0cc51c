// Charges and refunds as providers get them, from the recorded transactions.
import type { Queryable } from '../framework/db/database.js';
import { PaymentMethod, type PaymentMethodRow, transactionRow, type TransactionRow } from './models.js';
import type { Charge, Refund } from './providers/provider.js';

/** The charge of a payment; `token` is the provider's, which is not stored for a guest. */
export function chargeOf(
  payment: TransactionRow,
  { token, provider_customer }: Pick<PaymentMethodRow, 'token' | 'provider_customer'>,
): Charge {
  const { id, provider_key, provider_reference, order_id, amount_cents, currency, created_at } = payment;
  return {
    ...{ kind: 'payment', key: provider_key, reference: provider_reference, token, provider_customer },
    ...{ amount_cents, currency, order_id, transaction_id: id, recorded_at: created_at },
  };
}

/** The refund of a payment. */
export function refundOf(refund: TransactionRow, payment: TransactionRow): Refund {
  const { id, provider_key, order_id, amount_cents, currency } = refund;
  const { provider_key: charge_key, provider_reference: charge_reference } = payment;
  return {
    ...{ kind: 'refund', key: provider_key, charge_key, charge_reference },
    ...{ amount_cents, currency, order_id, transaction_id: id },
  };
}

/** The charge or refund of a recorded transaction. */
export async function movementOf(db: Queryable, transaction: TransactionRow): Promise<Charge | Refund> {
  if (transaction.payment_id !== null) {
    return refundOf(transaction, await transactionRow(db, transaction.payment_id));
  }
  const method = await PaymentMethod.objects(db).where({ id: transaction.payment_method_id }).first();
  return chargeOf(transaction, method ?? { token: '', provider_customer: '' });
}
