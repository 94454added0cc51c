// Payment card numbers are never stored or logged: input that has one is refused, and log lines are
// redacted.
import { type FieldProblem, invalid } from './errors.js';

/** Digits in groups, with spaces, dashes, dots or the like between them. */
const DIGITS = /\d(?:[\s\p{Pd}._/]{0,3}\d){12,}/gu;
const LEAST_DIGITS = 13;
const MOST_DIGITS = 19;
const ZERO = '0'.charCodeAt(0);
const MESSAGE = 'looks like a card number: card numbers are never sent to this shop';

/** Whether a text contains 13 to 19 digits, possibly in groups, with a valid check digit. */
export function hasCardNumber(text: string): boolean {
  return cardNumbersIn(text.normalize('NFKC')).length > 0;
}

/** The text with all digits of card numbers replaced. */
export function maskCardNumbers(text: string): string {
  let masked = text;
  for (const found of cardNumbersIn(text)) masked = masked.replaceAll(found, found.replace(/\d/g, '*'));
  return masked;
}

/** Limits above any text of a payment, and above the number of values in any request about one. */
const MAX_TEXT = 2_000;
const MAX_VALUES = 500;

/**
 * Refuses input with a card number in any text, number or name of a field, at any depth. Input above the
 * limits is refused before it is searched.
 */
export function refuseCardNumbers(input: unknown): void {
  const search: Search = { problems: [], left: MAX_VALUES };
  collect(input, '', search);
  if (search.problems.length > 0) throw invalid(search.problems);
}

interface Search {
  problems: FieldProblem[];
  /** How many more values are searched. */
  left: number;
}

function collect(value: unknown, path: string, search: Search): void {
  const refuse = (message: string): void => void search.problems.push({ field: path || 'body', message });
  if (search.left < 0) return;
  search.left -= 1;
  if (search.left < 0) return refuse('has too many values');
  if (typeof value === 'string' && value.length > MAX_TEXT) {
    return refuse(`must have at most ${MAX_TEXT} characters`);
  }
  if (typeof value === 'string' || typeof value === 'number') {
    if (hasCardNumber(String(value))) refuse(MESSAGE);
    return;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key.length > MAX_TEXT || hasCardNumber(key)) refuse(MESSAGE);
    else collect(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`, search);
    if (search.left < 0) return;
  }
}

/** The card numbers in the text: one or several whole groups of digits. */
function cardNumbersIn(text: string): string[] {
  return (text.match(DIGITS) ?? []).flatMap((run) => {
    const groups = [...run.matchAll(/\d+/g)];
    return groups.flatMap((first, from) => {
      const found: string[] = [];
      let digits = '';
      for (let to = from; to < groups.length && digits.length < MOST_DIGITS; to += 1) {
        const last = groups[to] ?? first;
        digits += last[0];
        if (isCardNumber(digits)) found.push(run.slice(first.index, last.index + last[0].length));
      }
      return found;
    });
  });
}

/** The check digit of ISO/IEC 7812-1 (Luhn): from the right, every second digit counts double. */
function isCardNumber(digits: string): boolean {
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return false;
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const value = digits.charCodeAt(digits.length - place) - ZERO;
    const doubled = value > 4 ? 2 * value - 9 : 2 * value;
    sum += place % 2 === 0 ? doubled : value;
  }
  return sum > 0 && sum % 10 === 0;
}
