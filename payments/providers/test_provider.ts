// The provider for development and tests. It moves no money, but keeps a ledger like a real one.
import type { Database, Transaction } from '../../framework/db/database.js';
import { settings } from '../../ecommerce/settings.js';
import type { Charge, MethodDetails, Outcome, PaymentProvider, Refund } from './provider.js';
import { chargeWithRefunds, closeUnused, enter, type EntryRow } from './test_ledger.js';

/** Brand and last four digits of each token. */
const CARDS: Record<string, [string, string]> = {
  tok_visa: ['visa', '4242'],
  tok_mastercard: ['mastercard', '4444'],
  tok_charge_declined: ['visa', '0002'],
  tok_insufficient_funds: ['visa', '9995'],
  tok_expired_card: ['visa', '0069'],
  tok_timeout: ['visa', '3220'],
  tok_error: ['visa', '0119'],
  tok_unreachable: ['visa', '0127'],
  tok_refund_timeout: ['visa', '3238'],
  tok_refund_fails_once: ['visa', '5126'],
};

/** Why a charge is refused, by token. */
const REFUSALS: Record<string, string> = {
  tok_charge_declined: 'card_declined',
  tok_insufficient_funds: 'insufficient_funds',
  tok_expired_card: 'expired_card',
};

const MESSAGES: Record<string, string> = {
  card_declined: 'The card was declined.',
  insufficient_funds: 'The card has insufficient funds.',
  expired_card: 'The card has expired.',
  key_closed: 'This key was closed before it was used.',
  refund_declined: 'The refund was declined. Try again.',
  refund_too_large: 'The refund is more than is left of the charge.',
};

export class TestProvider implements PaymentProvider {
  constructor(private readonly db: Database) {}

  describe(token: string): Promise<MethodDetails | null> {
    const card = Object.hasOwn(CARDS, token) ? CARDS[token] : undefined;
    if (!card) return Promise.resolve(null);
    const [brand, last4] = card;
    const expired = token === 'tok_expired_card';
    const exp_year = expired ? 2020 : 2040;
    return Promise.resolve({ kind: 'card', brand, last4, exp_month: 12, exp_year });
  }

  async authorizeAndCapture({ key, token, amount_cents, currency }: Charge): Promise<Outcome> {
    if (token === 'tok_error') throw new Error('The test provider failed, as it does with tok_error.');
    const failure_code = REFUSALS[token] ?? '';
    const entry = await this.db.transaction((trx) =>
      enter(trx, { key, kind: 'charge', token, charge_key: '', amount_cents, currency, failure_code }),
    );
    if (token === 'tok_timeout') await tooLate();
    if (token === 'tok_unreachable') throw unreachable();
    return outcomeOf(entry);
  }

  async refund(refund: Refund): Promise<Outcome> {
    const entry = await this.db.transaction((trx) => this.enterRefund(trx, refund));
    if (entry.token === 'tok_refund_timeout') await tooLate();
    return outcomeOf(entry);
  }

  async lookUp({ key }: Charge | Refund): Promise<Outcome | null> {
    const entry = await closeUnused(this.db, key);
    if (entry.token === 'tok_unreachable') throw unreachable();
    return entry.kind === 'closed' ? null : outcomeOf(entry);
  }

  private async enterRefund(
    trx: Transaction,
    { key, charge_key, amount_cents, currency }: Refund,
  ): Promise<EntryRow> {
    const { charge, refunds } = await chargeWithRefunds(trx, charge_key);
    const known = refunds.find((refund) => refund.key === key);
    if (known) return known;
    const given = refunds.filter((refund) => refund.failure_code === '');
    const left = given.reduce((rest, refund) => rest - refund.amount_cents, charge?.amount_cents ?? 0);
    const first = refunds.length === 0;
    let failure_code = amount_cents > left ? 'refund_too_large' : '';
    if (first && charge?.token === 'tok_refund_fails_once') failure_code = 'refund_declined';
    const token = charge?.token ?? '';
    return enter(trx, { key, kind: 'refund', token, charge_key, amount_cents, currency, failure_code });
  }
}

function outcomeOf({ id, kind, failure_code }: EntryRow): Outcome {
  const code = kind === 'closed' ? 'key_closed' : failure_code;
  if (code === '') return { status: 'succeeded', reference: `test_${kind}_${id}` };
  return { status: 'failed', code, message: MESSAGES[code] ?? code };
}

/** With tok_unreachable the money moves, but its outcome cannot be looked up. */
function unreachable(): Error {
  return new Error('The test provider cannot be reached, as with tok_unreachable.');
}

/** A delay longer than the shop's time limit. */
function tooLate(): Promise<void> {
  const late = settings.PAYMENT_TIMEOUT_MS + 500;
  return new Promise((resolve) => setTimeout(resolve, late).unref());
}
