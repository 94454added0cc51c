// Changes of many prices at once: "+10%", "-2.50", or a new price. All in whole minor units, without floating point.
import { settings } from '../ecommerce/settings.js';
import { invalid } from '../framework/errors.js';
import { exampleAmount, MAX_PRICE_CENTS, parseCents } from '../framework/money.js';

/** What happens to a price: by hundredths of a percent, by an amount, or to an amount. */
export type PriceChange = { basisPoints: number } | { cents: number } | { price_cents: number };

/** Reads what was typed; `invalid` with the field `change` when it is no change of a price. */
export function readPriceChange(text: string): PriceChange {
  const typed = text.replaceAll('−', '-').replace(/\s/g, '');
  const percent = /^([+-]\d{1,4})(?:\.(\d{1,2}))?%$/.exec(typed);
  if (percent) {
    const [, whole = '', fraction = ''] = percent;
    return { basisPoints: Number(whole + fraction.padEnd(2, '0')) };
  }
  const [, sign = '', amount = ''] = /^([+-]?)(\d{1,10}(?:\.\d+)?)$/.exec(typed) ?? [];
  const cents = amount === '' ? null : parseCents(amount, settings.CURRENCY);
  if (cents === null) {
    const example = exampleAmount(settings.CURRENCY);
    throw invalid(
      'change',
      `enter a change such as +10%, -5.5% or +${example}, or a new price such as ${example}`,
    );
  }
  if (sign === '') return { price_cents: cents };
  return { cents: sign === '-' ? -cents : cents };
}

/** The price after the change; halves of a cent are rounded up. It may be no price that a product can have. */
export function changedPrice(price_cents: number, change: PriceChange): number {
  if ('price_cents' in change) return change.price_cents;
  if ('cents' in change) return price_cents + change.cents;
  const parts = BigInt(price_cents) * BigInt(10_000 + change.basisPoints);
  // Negative only below -100 %, which no product takes.
  return Number((parts * 2n + 10_000n) / 20_000n);
}

/** Whether a product can have the price. */
export function isPrice(cents: number): boolean {
  return cents >= 1 && cents <= MAX_PRICE_CENTS;
}
