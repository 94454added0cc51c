// verify --providers: payments and refunds that differ from what their provider says.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { useShop } from '../../testing/shop.js';
import { atStripe, useStripe } from '../../testing/stripe/use_stripe.js';
import { differencesToProviders } from '../provider_books.js';

const HOUR_MS = 3_600_000;

onEachDatabase('the books and what Stripe says', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const stripe = useStripe(shop);
  const paying = new PayingShop(shop);
  let order: number;
  let payment: number;
  let intent: string;

  before(async () => {
    // Reports of Stripe would mend what the tests damage.
    stripe().webhooks.held = true;
    const jane = await paying.customer();
    order = await paying.order(jane);
    const { body } = await paying.pay(order, jane, await paying.method(jane, 'pm_card_visa', 'stripe'));
    payment = body.id;
    intent = body.provider_reference;
    await paying.refund(payment, { amount: 10 });
    await paying.become(order, (rows) => rows[1]?.status === 'succeeded');
  });

  const differences = async (hours = 1): Promise<unknown[]> => {
    const found = await differencesToProviders(shop().db, new Date(Date.now() - hours * HOUR_MS));
    for (const row of found)
      expect(row).to.include({ id: payment, order_id: order, provider_reference: intent });
    return found.map(({ difference }) => difference);
  };
  const change = (id: number, columns: object) =>
    shop().db.maintenance('payments_transaction').where({ id }).update(columns);
  const refundId = async () => (await paying.rows(order))[1]?.id ?? 0;

  it('agree on a payment and its refund', async () => {
    expect(await differences()).to.deep.equal([]);
  });

  it('differ in the amount and the outcome of a payment', async () => {
    await change(payment, { amount_cents: 10_001, status: 'failed' });
    expect(await differences()).to.deep.equal([
      'it is 10001 here, 10000 there (smallest units)',
      'it is failed here, succeeded there',
    ]);
    await change(payment, { amount_cents: 10_000, status: 'succeeded' });
  });

  it('differ in a refund that is not done there, and in one that is not here', async () => {
    const refund = await refundId();
    const [{ provider_key } = { provider_key: '' }] = (await paying.rows(order)).slice(1);
    await change(refund, { provider_key: 'another' });
    expect(await differences()).to.deep.equal([
      `refund ${refund} of 1000 is not done there`,
      `a refund of 1000 there is not here: ${provider_key}`,
    ]);
    await change(refund, { provider_key });
  });

  it('differ in a refund that was made there while its report did not arrive', async () => {
    const made = await atStripe(stripe(), '/v1/refunds', { payment_intent: intent, amount: '2500' });
    expect(await differences()).to.deep.equal([`a refund of 2500 there is not here: stripe ${made.id}`]);
  });

  it('differ in a payment that the provider does not know', async () => {
    await change(payment, { provider_reference: 'pi_unknown' });
    intent = 'pi_unknown';
    expect(await differences()).to.deep.equal(['the provider does not know it']);
  });

  it('are not compared for older payments', async () => {
    expect(await differences(0)).to.deep.equal([]);
  });
});
