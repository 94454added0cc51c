// What the stand-in of Stripe has: its objects in memory, in the shapes of Stripe's API, reduced to what is documented
// for the parts that a shop uses.
import { randomBytes } from 'node:crypto';
import { missing } from './failures.js';

export interface Customer {
  id: string;
  object: 'customer';
  created: number;
  metadata: Record<string, string>;
  deleted?: true;
}

export interface PaymentMethod {
  id: string;
  object: 'payment_method';
  type: 'card';
  created: number;
  customer: string | null;
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
}

export interface Charge {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  currency: string;
  created: number;
  disputed: boolean;
  paid: boolean;
  payment_intent: string;
  payment_method_details: { type: 'card'; card: PaymentMethod['card'] };
  status: 'succeeded' | 'failed';
}

export interface PaymentIntent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  canceled_at: number | null;
  client_secret: string;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: Record<string, unknown> | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Record<string, string>;
  next_action: { type: string; use_stripe_sdk?: object } | null;
  payment_method: string | null;
  payment_method_types: string[];
  status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'succeeded'
    | 'canceled';
}

export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  failure_reason?: string;
  metadata: Record<string, string>;
  payment_intent: string;
  reason: string | null;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
}

export interface Dispute {
  id: string;
  object: 'dispute';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
}

export interface StripeEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

export type StripeObject = Customer | PaymentMethod | Charge | PaymentIntent | Refund | Dispute | StripeEvent;

/** All objects in the order of their creation, and the receivers of events. */
export class Ledger {
  readonly customers = new Map<string, Customer>();
  readonly methods = new Map<string, PaymentMethod>();
  readonly charges = new Map<string, Charge>();
  readonly intents = new Map<string, PaymentIntent>();
  readonly refunds = new Map<string, Refund>();
  readonly disputes = new Map<string, Dispute>();
  readonly events = new Map<string, StripeEvent>();
  /** The id of the test card of each payment method. */
  readonly cardOf = new Map<string, string>();
  /** How long after its creation a search finds an intent. */
  searchLagMs = 60_000;

  constructor(private readonly tell: (event: StripeEvent) => void) {}

  /** Records an event with the object as it is now. */
  emit(type: string, about: object, apiVersion = ''): void {
    const event: StripeEvent = {
      ...{ id: newId('evt'), object: 'event', api_version: apiVersion, created: seconds() },
      ...{ data: { object: structuredClone(about) }, livemode: false, pending_webhooks: 1 },
      ...{ request: { id: null, idempotency_key: null }, type },
    };
    this.events.set(event.id, event);
    this.tell(event);
  }
}

/** The object with this id; Stripe's error if there is none. */
export function found<T>(all: Map<string, T>, id: string, what: string): T {
  const object = all.get(id);
  if (!object) throw missing(what, id);
  return object;
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}

/** The time as Stripe writes it. */
export function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}
