// The settings of Stripe, that its secrets are in no log, and amounts as Stripe counts them.
import { expect } from 'chai';
import { readSettings } from '../../ecommerce/settings.js';
import { redactText } from '../../framework/log_redaction.js';
import { fromStripe, toStripe } from '../providers/stripe/amounts.js';

const GOOD = { STRIPE_SECRET_KEY: 'sk_test_4eC39H', STRIPE_PUBLISHABLE_KEY: 'pk_test_TYooMQ' };

describe('the settings of Stripe', () => {
  const problemsOf = (env: Record<string, string>) => readSettings({ ...GOOD, ...env }).problems;

  it('may be left out, or be right', () => {
    expect(readSettings({}).problems).to.deep.equal([]);
    for (const env of [
      {},
      { STRIPE_WEBHOOK_SECRET: 'whsec_a1' },
      { STRIPE_SECRET_KEY: 'rk_test_1' },
      { STRIPE_API_BASE: 'http://127.0.0.1:12111' },
      { STRIPE_API_BASE: 'https://proxy.example.com' },
    ] as Record<string, string>[]) {
      expect(problemsOf(env)).to.deep.equal([]);
    }
  });

  it('that are wrong are named, without the secret', () => {
    for (const [name, value] of [
      ['STRIPE_SECRET_KEY', 'pk_test_swapped'],
      ['STRIPE_SECRET_KEY', ''],
      ['STRIPE_PUBLISHABLE_KEY', 'pk_live_othermode'],
      ['STRIPE_WEBHOOK_SECRET', 'hunter2'],
      ['STRIPE_API_BASE', 'http://stripe.example.com'],
      ['STRIPE_API_BASE', 'http://localhost.example.com'],
      ['STRIPE_API_BASE', 'https://user@stripe.example.com'],
    ] as const) {
      const problems = problemsOf({ [name]: value }).join(' ');
      expect(problems, value).to.contain(name);
      if (!name.endsWith('BASE') && value !== '') expect(problems).not.to.contain(value);
    }
  });

  it('are not logged, nor is what confirms a payment', () => {
    for (const secret of ['sk_live_51Habc', 'rk_test_51Habc', 'whsec_51Habc', 'pi_3abc_secret_9xyz']) {
      expect(redactText(`{"key":"${secret}"}`)).to.equal('{"key":"[Redacted]"}');
    }
    expect(redactText('pi_3abc of order 7')).to.equal('pi_3abc of order 7');
  });
});

describe('amounts for Stripe', () => {
  it('are in its minor units, there and back', () => {
    for (const [cents, currency, amount] of [
      [1_050, 'USD', 1_050],
      [500, 'JPY', 500],
      [500, 'ISK', 50_000],
      [500, 'HUF', 50_000],
      [5_120, 'KWD', 5_120],
    ] as const) {
      expect(toStripe(cents, currency), currency).to.equal(amount);
      expect(fromStripe(amount, currency.toLowerCase()), currency).to.equal(cents);
    }
  });

  it('are refused if Stripe cannot take them', () => {
    expect(toStripe(5_124, 'KWD')).to.equal(null);
  });
});
