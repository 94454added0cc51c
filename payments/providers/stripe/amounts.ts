// Amounts as Stripe counts them (https://docs.stripe.com/currencies): in its own minor units. The shop's are ICU's, which
// has, for example, no decimals for HUF.
import { decimalsOf } from '../../../framework/money.js';

const ZERO_DECIMALS = new Set([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'JPY',
    'KMF',
    'KRW',
    'MGA',
    'PYG',
    'RWF',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ],
]);
/** Their last digit must be 0. */
const THREE_DECIMALS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

function stripeDecimals(currency: string): number {
  if (ZERO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** The amount for Stripe; `null` if Stripe cannot take it. */
export function toStripe(cents: number, currency: string): number | null {
  const amount = cents * 10 ** (stripeDecimals(currency) - decimalsOf(currency));
  if (!Number.isInteger(amount)) return null;
  return THREE_DECIMALS.has(currency) && amount % 10 !== 0 ? null : amount;
}

/** Our minor units of an amount of Stripe's, whose currency is in lower case. */
export function fromStripe(amount: number, currency: string): number {
  const code = currency.toUpperCase();
  return Math.round(amount * 10 ** (decimalsOf(code) - stripeDecimals(code)));
}
