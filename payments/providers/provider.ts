// The interface of payment providers. Every charge and refund has an idempotency key: with the same key
// money moves at most once, however often it is requested.
import type { MethodKind } from '../models.js';

/** The outcome of a charge or refund. */
export type Outcome =
  { status: 'succeeded'; reference: string } | { status: 'failed'; code: string; message: string };

/** The data of a payment method that may be stored and shown. */
export interface MethodDetails {
  kind: MethodKind;
  /** "visa"; '' if it is not a card. */
  brand: string;
  last4: string;
  /** 0 if it does not expire. */
  exp_month: number;
  exp_year: number;
}

export interface Charge {
  key: string;
  token: string;
  amount_cents: number;
  currency: string;
}

export interface Refund {
  key: string;
  /** The key of the refunded charge, and the provider's reference. */
  charge_key: string;
  charge_reference: string;
  amount_cents: number;
  currency: string;
}

/** After a call that fails or times out the outcome is unknown: `lookUp` returns it. */
export interface PaymentProvider {
  /** The card or account of a token; `null` if the provider does not know it. */
  describe(token: string): MethodDetails | null;
  authorizeAndCapture(charge: Charge): Promise<Outcome>;
  refund(refund: Refund): Promise<Outcome>;
  /**
   * The outcome of a charge or refund. `null`: no money has moved with the key, and none will, because a
   * provider rejects a key after an unsuccessful look-up.
   */
  lookUp(key: string): Promise<Outcome | null>;
}
