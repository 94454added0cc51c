// CSV for spreadsheets: lines, and cells that no spreadsheet takes for a formula.
import { stringify } from 'csv-stringify/sync';

/** Without it spreadsheets do not recognise UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as lines of CSV. */
export function csvLines(rows: (string | number)[][], delimiter = ','): string {
  return stringify(rows, { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/**
 * Text that spreadsheets would run as a formula, also after white space or in full-width characters
 * (https://owasp.org/www-community/attacks/CSV_Injection). Apostrophes before it count, so that every text can be
 * read back.
 */
const FORMULA = /^'*[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A text that begins like a formula gets an apostrophe before it. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `withoutFormula` has written. */
export function withFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
