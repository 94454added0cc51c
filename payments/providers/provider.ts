// What this shop asks of whoever moves the money. Every movement has a key of ours: under one key
// money moves at most once, however often it is asked for.
import type { MethodKind } from '../models.js';

/** What came of a movement of money. */
export type Outcome =
  { status: 'succeeded'; reference: string } | { status: 'failed'; code: string; message: string };

/** What may be kept and shown of a way to pay. */
export interface MethodDetails {
  kind: MethodKind;
  /** "visa"; '' when it is no card. */
  brand: string;
  last4: string;
  /** 0 when it does not expire. */
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
  /** The key of the charge that is given back, and what the provider calls it. */
  charge_key: string;
  charge_reference: string;
  amount_cents: number;
  currency: string;
}

/** A call that fails or takes too long says nothing about the money: `lookUp` does. */
export interface PaymentProvider {
  /** The card or account of a token; `null` when the provider did not hand it out to a customer. */
  describe(token: string): MethodDetails | null;
  authorizeAndCapture(charge: Charge): Promise<Outcome>;
  refund(refund: Refund): Promise<Outcome>;
  /**
   * What came of a charge or refund. `null`: no money has moved under the key, and none will, for a
   * provider that is asked for a key that it does not know refuses it from then on.
   */
  lookUp(key: string): Promise<Outcome | null>;
}
