// Money is a whole number of a currency's minor units everywhere inside: cents for USD, yen for JPY, fils
// (thousandths) for KWD. What is called `cents`, in the code and in `*_cents` columns and messages, is such
// minor units. This file alone converts them to and from major units (999.99), in JSON, in the first
// contract's `double` fields and in text. How many decimals a currency has is ICU's knowledge.

/** The largest price of one unit: 99,999,999.99 with two decimals, as the first system's decimal(10, 2) held. */
export const MAX_PRICE_CENTS = 9_999_999_999;

/** The largest total of an order; sums stay exact far beyond it (2^53). */
export const MAX_TOTAL_CENTS = 999_999_999_999;

interface Units {
  /** 2 for USD, 0 for JPY, 3 for KWD. */
  decimals: number;
  /** Minor units in a major one. */
  scale: number;
}

const known = new Map<string, Units>();

function unitsOf(currency: string): Units {
  const found = known.get(currency);
  if (found) return found;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  const units = { decimals, scale: 10 ** decimals };
  known.set(currency, units);
  return units;
}

/** Whether ICU knows it as an ISO 4217 code. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Major units for JSON and protobuf: 99999 → 999.99. */
export function toMajorUnits(cents: number, currency: string): number {
  return cents / unitsOf(currency).scale;
}

/**
 * What is nearer than this to an amount of whole minor units is that amount with the noise of floating
 * point: 0.30000000000000004, or 19.989999771118164, which is 19.99 as a float32. A third decimal that
 * somebody wrote is not noise: 1.999 is as far as this from 2. Where amounts lie closer together, noise is
 * at most a tenth of their distance.
 */
const NOISE = 0.001;

/** Minor units from major ones, without the noise of floating point; `null` for 1.005, NaN, or just below 0. */
export function toCents(majorUnits: number, currency: string): number | null {
  const { scale } = unitsOf(currency);
  const cents = Math.round(majorUnits * scale);
  const distance = Math.abs(majorUnits - cents / scale);
  const roundingError = Number.EPSILON * Math.abs(majorUnits);
  const noise = Math.min(NOISE, 0.1 / scale);
  const isAmount = Number.isSafeInteger(cents) && distance + roundingError < noise;
  if (!isAmount || (cents === 0 && majorUnits < 0)) return null;
  return cents === 0 ? 0 : cents; // -0 too
}

/** A bound in minor units: a fraction of one is rounded to the side that keeps the bound true. */
export function boundCents(majorUnits: number, currency: string, round: (value: number) => number): number {
  return toCents(majorUnits, currency) ?? round(majorUnits * unitsOf(currency).scale);
}

/** Text for people, as in messages and forms: 99999 → "999.99". */
export function formatCents(cents: number, currency: string): string {
  const { decimals } = unitsOf(currency);
  const digits = String(Math.abs(cents)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${cents < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** Text for people to read and compare, with separators: 123456789 → "1,234,567.89". */
export function displayCents(cents: number, currency: string): string {
  const [whole = '', fraction] = formatCents(cents, currency).split('.');
  const separated = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** Minor units from what a person typed: "999.99" → 99999; `null` when it is no amount. */
export function parseCents(text: string, currency: string): number | null {
  if (!/^-?\d{1,12}(\.\d+)?$/.test(text.trim())) return null;
  return toCents(Number(text), currency);
}

const DECIMALS = ['no', 'at most one', 'at most two', 'at most three', 'at most four'];

/** What an amount of a currency must be: "an amount with at most two decimals". */
export function amountRule(currency: string): string {
  const { decimals } = unitsOf(currency);
  return `an amount with ${DECIMALS[decimals] ?? `at most ${decimals}`} ${decimals === 1 ? 'decimal' : 'decimals'}`;
}

/** An amount to show what is wanted: "12.50". */
export function exampleAmount(currency: string): string {
  return formatCents(Math.trunc(12.5 * unitsOf(currency).scale), currency);
}
