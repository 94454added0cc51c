// Which currency an amount is in: the row's own, and the shop's of today only where rows do not say.
import { displayCents } from './money.js';
import { settings } from './conf/settings.js';

/** The currency of a row's amounts; the shop's of today for a row that has none, as products' do. */
export function currencyOf(row: object): string {
  const { currency } = row as { currency?: unknown };
  return typeof currency === 'string' && currency !== '' ? currency : settings.CURRENCY;
}

/** The amount for people, with its currency when that is not the shop's: "1,234.50", "1,234.50 USD". */
export function displayAmount(cents: number, currency: string): string {
  const text = displayCents(cents, currency);
  return currency === settings.CURRENCY ? text : `${text} ${currency}`;
}
