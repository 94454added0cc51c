// The interface of payment providers; docs/payments.md shows how to write one. Every charge and refund has an
// idempotency key of ours: with the same key money moves at most once, however often it is requested.
import type { MethodKind } from '../models.js';

/** The final outcome of a charge or refund. */
export type Outcome =
  | {
      status: 'succeeded';
      reference: string;
      /** The card, if the customer chose it at the provider. */
      details?: MethodDetails;
    }
  | { status: 'failed'; code: string; message: string };

/** The provider has it, and neither side knows the outcome yet. */
export interface Unknown {
  status: 'unknown';
  code: string;
  message: string;
}

/** The customer must confirm the charge at the provider; until then no money moves. */
export interface Awaited {
  status: 'requires_action';
  reference: string;
  confirmation: Confirmation;
}

/** What the front end needs to let the customer confirm. It is answered to who pays, and neither stored nor logged. */
export interface Confirmation {
  client_secret: string;
  publishable_key: string;
}

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
  kind: 'payment';
  key: string;
  /** '' if the customer chooses how to pay at the provider, or it is not known any more. */
  token: string;
  /** The provider's own customer with this token; '' if it has none. */
  provider_customer: string;
  amount_cents: number;
  currency: string;
  order_id: number;
  transaction_id: number;
  /** The provider's reference; '' if it is not known yet. */
  reference: string;
  /** When we recorded it, as in 2026-11-25T12:00:00.000Z. */
  recorded_at: string;
}

export interface Refund {
  kind: 'refund';
  key: string;
  /** The key of the refunded charge, and the provider's reference. */
  charge_key: string;
  charge_reference: string;
  amount_cents: number;
  currency: string;
  order_id: number;
  transaction_id: number;
}

/** After a call that fails or times out the outcome is unknown: `lookUp` returns it. */
export interface PaymentProvider {
  /** The card or account of a token; `null` if the provider does not know it. */
  describe(token: string): Promise<MethodDetails | null>;
  authorizeAndCapture(charge: Charge): Promise<Outcome | Awaited | Unknown>;
  refund(refund: Refund): Promise<Outcome | Unknown>;
  /**
   * The outcome of a charge or refund. `null`: no money has moved with the key, and none will, because the
   * provider rejects a key, or a charge that its customer has not confirmed, after an unsuccessful look-up.
   */
  lookUp(movement: Charge | Refund): Promise<Outcome | Unknown | null>;
  /** Only of providers that keep methods of a customer for later. */
  methods?: KeptMethods;
  /** Only of providers at which customers confirm payments, and which report by webhook. */
  reports?: Reports;
}

export interface KeptMethod {
  token: string;
  details: MethodDetails;
  provider_customer: string;
}

export interface KeptMethods {
  /**
   * Keeps a token for a customer of the shop, whose customer at the provider may be known. Gives the token to store, which
   * may be another one; `null` if the provider does not know the token.
   */
  keep(token: string, customer: { id: number; provider_customer: string }): Promise<KeptMethod | null>;
  /** Forgets a kept token. It may be repeated. */
  forget(token: string): Promise<void>;
}

export interface Reports {
  /** The event in a request to our webhook; `null` unless its signature is right. */
  read(body: Uint8Array, signature: string): Promise<ProviderEvent | null>;
  /** The present state of a payment, by the provider's reference; `null` if there is none. */
  state(reference: string): Promise<PaymentState | null>;
}

export interface ProviderEvent {
  id: string;
  /** The provider's name of what happened. */
  kind: string;
  /** The provider's reference of the payment that it is about; '' for none. */
  payment_reference: string;
}

export interface PaymentState {
  /** Our key of the charge; '' if another program made it. */
  key: string;
  amount_cents: number;
  outcome: Outcome | Awaited | Unknown;
  refunds: RefundState[];
  /** The newest dispute. */
  dispute: Dispute | null;
}

export interface RefundState {
  reference: string;
  /** Our key of the refund; '' if it was made at the provider. */
  key: string;
  amount_cents: number;
  outcome: Outcome | Unknown;
}

export interface Dispute {
  /** In the provider's words: `needs_response`, `won`, `lost`. */
  status: string;
  reason: string;
  amount_cents: number;
}
