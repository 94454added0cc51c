// Money is an integer number of cents everywhere inside; this file alone converts it to and from
// the major units (999.99) of JSON and of the first contract's `double` fields.

/** The largest price of one unit: 99,999,999.99, as the first system's decimal(10, 2) held. */
export const MAX_PRICE_CENTS = 9_999_999_999;

/** The largest total of an order; sums stay exact far beyond it (2^53). */
export const MAX_TOTAL_CENTS = 999_999_999_999;

/** Major units for JSON and protobuf: 99999 → 999.99. */
export function toMajorUnits(cents: number): number {
  return cents / 100;
}

/** Cents from major units; `null` when it is no amount of whole cents (three decimals, NaN). */
export function toCents(majorUnits: number): number | null {
  const cents = Math.round(majorUnits * 100);
  return Number.isSafeInteger(cents) && cents / 100 === majorUnits ? cents : null;
}

/** A bound in cents: fractions of a cent are rounded to the side that keeps the bound true. */
export function boundCents(majorUnits: number, round: (value: number) => number): number {
  return round(Number((majorUnits * 100).toFixed(4)));
}

/** Text for people, as in messages and pages: 99999 → "999.99". */
export function formatCents(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text for people to read and compare, with separators: 123456789 → "1,234,567.89". */
export function displayCents(cents: number): string {
  const [whole = '', fraction = ''] = formatCents(cents).split('.');
  return `${whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** Cents from what a person typed: "999.99" → 99999; `null` when it is no amount. */
export function parseCents(text: string): number | null {
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text.trim())) return null;
  return toCents(Number(text));
}
