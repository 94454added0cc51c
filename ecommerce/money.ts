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

/**
 * What is nearer than this to an amount of whole cents, in major units, is that amount with the noise of
 * floating point: 0.30000000000000004, or 19.989999771118164, which is 19.99 as a float32. A third
 * decimal that somebody wrote is not noise: 1.999 is as far as this from 2.
 */
const NOISE = 0.001;

/** Cents from major units, without the noise of floating point; `null` for 1.005, NaN, or just below 0. */
export function toCents(majorUnits: number): number | null {
  const cents = Math.round(majorUnits * 100);
  const distance = Math.abs(majorUnits - cents / 100);
  const roundingError = Number.EPSILON * Math.abs(majorUnits);
  const isAmount = Number.isSafeInteger(cents) && distance + roundingError < NOISE;
  if (!isAmount || (cents === 0 && majorUnits < 0)) return null;
  return cents === 0 ? 0 : cents; // -0 too
}

/** A bound in cents: a fraction of a cent is rounded to the side that keeps the bound true. */
export function boundCents(majorUnits: number, round: (value: number) => number): number {
  return toCents(majorUnits) ?? round(majorUnits * 100);
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
  if (!/^-?\d{1,12}(\.\d+)?$/.test(text.trim())) return null;
  return toCents(Number(text));
}
