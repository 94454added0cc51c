// Django's messages for values that a field does not take. The schema of the API checks the same limits.
import { settings } from '../conf/settings.js';
import type { Field } from '../db/fields.js';
import { formatCents, toMajorUnits } from '../money.js';

export const NO_SUCH_CHOICE = 'Select a valid choice. That choice is not one of the available choices.';

/** What is wrong with the length of a text or the size of a number, with amounts in major units. */
export function limitProblem({ kind, options }: Field, value: unknown): string | undefined {
  const { min, max, maxLength } = options;
  if (typeof value === 'string' && maxLength !== undefined) {
    const { length } = [...value];
    if (length <= maxLength) return undefined;
    return `Ensure this value has at most ${maxLength} characters (it has ${length}).`;
  }
  if (typeof value !== 'number') return undefined;
  const isMoney = kind === 'money';
  const unit = (limit: number) => (isMoney ? toMajorUnits(limit, settings.CURRENCY) : limit);
  const shown = (limit: number) => (isMoney ? formatCents(limit, settings.CURRENCY) : String(limit));
  if (min !== undefined && value < unit(min)) {
    return `Ensure this value is greater than or equal to ${shown(min)}.`;
  }
  if (max !== undefined && value > unit(max)) {
    return `Ensure this value is less than or equal to ${shown(max)}.`;
  }
  return undefined;
}

/** For an amount with more decimals than the shop's currency has. */
export function decimalsProblem(): string {
  const [, decimals = ''] = formatCents(1, settings.CURRENCY).split('.');
  return `Ensure that there are no more than ${decimals.length} decimal places.`;
}
