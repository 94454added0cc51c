// Numbers of payment cards have no place in this shop: input that has one is refused, and should one
// come up in a log line it is struck out.
import { type FieldProblem, invalid } from './errors.js';

/** Digits in groups, with spaces, dashes, dots or the like between them. */
const DIGITS = /\d(?:[\s\p{Pd}._/]{0,3}\d){12,}/gu;
const LEAST_DIGITS = 13;
const MOST_DIGITS = 19;
const ZERO = '0'.charCodeAt(0);
const MESSAGE = 'looks like a card number: card numbers are never sent to this shop';

/** Whether a text has 13 to 19 digits in it, alone or in groups, that add up as card numbers do. */
export function hasCardNumber(text: string): boolean {
  return cardNumbersIn(text.normalize('NFKC')).length > 0;
}

/** The text with all digits of card numbers struck out. */
export function maskCardNumbers(text: string): string {
  let masked = text;
  for (const found of cardNumbersIn(text)) masked = masked.replaceAll(found, found.replace(/\d/g, '*'));
  return masked;
}

/** Longer than any text of a payment, and more values than any request about one has. */
const MAX_TEXT = 2_000;
const MAX_VALUES = 500;

/**
 * Refuses input that has a card number in any text, number or name of a field, however deep. What is too
 * large to be a request about a payment is refused before it is searched.
 */
export function refuseCardNumbers(input: unknown): void {
  const search: Search = { problems: [], left: MAX_VALUES };
  collect(input, '', search);
  if (search.problems.length > 0) throw invalid(search.problems);
}

interface Search {
  problems: FieldProblem[];
  /** How many more values are looked at. */
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

/** Card numbers as they are written in the text: whole groups of digits, one or several. */
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
