// The currency of an amount: the row's own, or the shop's current one if rows have none.
import { displayCents } from './money.js';
import { settings } from './conf/settings.js';

/** The currency of a row's amounts; the shop's current one for a row without, such as a product. */
export function currencyOf(row: object): string {
  const { currency } = row as { currency?: unknown };
  return typeof currency === 'string' && currency !== '' ? currency : settings.CURRENCY;
}

/** The amount as display text: "1,234.50 USD". */
export function displayAmount(cents: number, currency: string): string {
  return `${displayCents(cents, currency)} ${currency}`;
}

/** The amount with its currency, always: "1,234.50 USD". */
export function fullAmount(cents: number, currency: string): string {
  return `${displayCents(cents, currency)} ${currency}`;
}
