// Money is an integer number of a currency's minor units: cents for USD, yen for JPY, fils (thousandths)
// for KWD. `cents`, in the code and in `*_cents` columns and messages, means such minor units. Only this
// file converts them to and from major units (999.99), in JSON, in the first contract's `double` fields and
// in text. ICU provides the number of decimals of a currency.

/** The largest price of one unit: 99,999,999.99 with two decimals, the maximum of the first system's decimal(10, 2). */
export const MAX_PRICE_CENTS = 9_999_999_999;

/** The largest total of an order; sums are exact far beyond it (2^53). */
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

/** The number of decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return unitsOf(currency).decimals;
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
 * The tolerance for floating point errors: a value closer than this to whole minor units is that amount, such
 * as 0.30000000000000004, or 19.989999771118164, which is 19.99 as a float32. A third decimal is not an error:
 * 1.999 is exactly this far from 2. For currencies with smaller minor units the tolerance is a tenth of a
 * minor unit.
 */
const NOISE = 0.001;

/** Converts major to minor units, corrected for floating point errors; `null` for 1.005, NaN, or just below 0. */
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

/** A bound in minor units: fractions are rounded so that the bound stays correct. */
export function boundCents(majorUnits: number, currency: string, round: (value: number) => number): number {
  return toCents(majorUnits, currency) ?? round(majorUnits * unitsOf(currency).scale);
}

/** Text for messages and forms: 99999 → "999.99". */
export function formatCents(cents: number, currency: string): string {
  const { decimals } = unitsOf(currency);
  const digits = String(Math.abs(cents)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${cents < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** Display text with separators: 123456789 → "1,234,567.89". */
export function displayCents(cents: number, currency: string): string {
  const [whole = '', fraction] = formatCents(cents, currency).split('.');
  const separated = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** Parses typed text to minor units: "999.99" → 99999; `null` if it is not an amount. */
export function parseCents(text: string, currency: string): number | null {
  if (!/^-?\d{1,12}(\.\d+)?$/.test(text.trim())) return null;
  return toCents(Number(text), currency);
}

/** Decimal text of a database in minor units, without floating point: "849.9" → 84990; `null` if it is no amount. */
export function exactCents(text: string, currency: string): number | null {
  const [matched, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const { decimals } = unitsOf(currency);
  const digits = fraction.replace(/0+$/, '');
  if (matched === undefined || digits.length > decimals) return null;
  const cents = Number(whole + digits.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(cents)) return null;
  return sign === '-' && cents > 0 ? -cents : cents;
}

const DECIMALS = ['no', 'at most one', 'at most two', 'at most three', 'at most four'];

/** The rule for amounts of a currency: "an amount with at most two decimals". */
export function amountRule(currency: string): string {
  const { decimals } = unitsOf(currency);
  return `an amount with ${DECIMALS[decimals] ?? `at most ${decimals}`} ${decimals === 1 ? 'decimal' : 'decimals'}`;
}

/** An example of an amount: "12.50". */
export function exampleAmount(currency: string): string {
  return formatCents(Math.trunc(12.5 * unitsOf(currency).scale), currency);
}
