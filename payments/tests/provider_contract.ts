// What every payment provider must do: docs/payments.md shows how to run it for another one.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Charge, PaymentProvider, Refund } from '../providers/provider.js';

/** A provider, tokens that it knows, and what its own books say. */
export interface ProviderUnderTest {
  provider: PaymentProvider;
  /** A card that pays, and one that is declined. */
  good: string;
  declined: string;
  /** The sum that charges have taken less what refunds gave back, in minor units. */
  balance: () => Promise<number>;
}

const AMOUNT = 10_000;

/** Tests the provider that `known` gives, in a `describe`. */
export function itKeepsTheContract(known: () => ProviderUnderTest): void {
  const charge = (token: string): Charge => ({
    ...{ kind: 'payment', key: randomUUID(), token, provider_customer: '', reference: '' },
    ...{ amount_cents: AMOUNT, currency: 'USD', order_id: 7, transaction_id: 8 },
    recorded_at: new Date().toISOString(),
  });
  const pay = (asked: Charge) => known().provider.authorizeAndCapture(asked);
  const lookUp = (asked: Charge | Refund) => known().provider.lookUp(asked);
  /** How much the work changes the provider's balance. */
  async function moved(work: () => Promise<unknown>): Promise<number> {
    const before = await known().balance();
    await work();
    return (await known().balance()) - before;
  }
  async function paid(): Promise<{ asked: Charge; reference: string }> {
    const asked = charge(known().good);
    const outcome = await pay(asked);
    if (outcome.status !== 'succeeded') throw new Error(`The charge is ${outcome.status}.`);
    return { asked, reference: outcome.reference };
  }
  const refundOf = (
    { asked, reference }: { asked: Charge; reference: string },
    amount_cents: number,
  ): Refund => ({
    ...{ kind: 'refund', key: randomUUID(), charge_key: asked.key, charge_reference: reference },
    ...{ amount_cents, currency: 'USD', order_id: 7, transaction_id: 9 },
  });

  it('describes a token that it knows, and no other', async () => {
    const details = await known().provider.describe(known().good);
    expect(details).to.have.all.keys('kind', 'brand', 'last4', 'exp_month', 'exp_year');
    expect(details?.last4).to.match(/^\d{0,4}$/);
    expect(await known().provider.describe('nonsense')).to.equal(null);
  });

  it('takes the money once for a key, however often it is asked', async () => {
    const asked = charge(known().good);
    const outcomes: unknown[] = [];
    const sum = await moved(async () => {
      outcomes.push(...(await Promise.all([pay(asked), pay(asked)])), await pay(asked));
    });
    expect(sum).to.equal(AMOUNT);
    expect(outcomes[0]).to.include({ status: 'succeeded' });
    expect(outcomes).to.deep.equal([outcomes[0], outcomes[0], outcomes[0]]);
  });

  it('says why it refuses a card, and takes nothing', async () => {
    const asked = charge(known().declined);
    expect(
      await moved(async () => {
        const outcome = await pay(asked);
        expect(outcome).to.include({ status: 'failed', code: 'card_declined' });
        expect(await lookUp(asked)).to.deep.equal(outcome);
      }),
    ).to.equal(0);
  });

  it('knows what became of a charge, also without its own reference', async () => {
    const { asked, reference } = await paid();
    for (const given of ['', reference]) {
      const found = await lookUp({ ...asked, token: '', reference: given });
      expect(found).to.include({ status: 'succeeded', reference });
    }
  });

  it('takes nothing for a key after it was looked up in vain', async () => {
    const asked = charge(known().good);
    const sum = await moved(async () => {
      expect(await lookUp(asked)).to.equal(null);
      expect(await pay(asked)).to.include({ status: 'failed' });
      expect((await lookUp(asked))?.status ?? 'failed').to.equal('failed');
    });
    expect(sum).to.equal(0);
  });

  it('gives back once for a key, and knows what became of it', async () => {
    const refund = refundOf(await paid(), 4_000);
    const sum = await moved(async () => {
      const outcome = await known().provider.refund(refund);
      expect(outcome).to.include({ status: 'succeeded' });
      expect(await known().provider.refund(refund)).to.deep.equal(outcome);
      expect(await lookUp(refund)).to.deep.equal(outcome);
    });
    expect(sum).to.equal(-4_000);
  });

  it('never gives back more than was taken', async () => {
    const payment = await paid();
    const sum = await moved(async () => {
      expect(await known().provider.refund(refundOf(payment, 6_000))).to.include({ status: 'succeeded' });
      expect(await known().provider.refund(refundOf(payment, 4_001))).to.include({ status: 'failed' });
      expect(await known().provider.refund(refundOf(payment, 4_000))).to.include({ status: 'succeeded' });
    });
    expect(sum).to.equal(-AMOUNT);
  });

  it('if customers confirm there: moves nothing before, and reports the state', async function () {
    const { reports } = known().provider;
    if (!reports) return;
    const asked = charge('');
    const sum = await moved(async () => {
      const outcome = await pay(asked);
      if (outcome.status !== 'requires_action') throw new Error(`The charge is ${outcome.status}.`);
      expect(outcome.confirmation.client_secret).not.to.equal('');
      const state = await reports.state(outcome.reference);
      expect(state).to.deep.include({
        key: asked.key,
        amount_cents: AMOUNT,
        outcome,
        refunds: [],
        dispute: null,
      });
      expect(await lookUp({ ...asked, reference: outcome.reference })).to.equal(null);
      expect((await reports.state(outcome.reference))?.outcome.status).to.equal('failed');
      expect(await reports.state('nonsense')).to.equal(null);
      expect(await reports.read(Buffer.from('{}'), 'nonsense')).to.equal(null);
    });
    expect(sum).to.equal(0);
  });
}
