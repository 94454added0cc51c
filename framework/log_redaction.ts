// Redaction of logs: secrets, personal data, and the values of database statements.
import { maskCardNumbers } from './card_numbers.js';

/**
 * An e-mail address, or the user and host of a URL with a password; also percent-encoded. Matched only at the
 * beginning of a word, because matching from each character of a long text would take hours.
 */
const EMAIL =
  /(?<![^\s"'<>@/\\()=,;:])[^\s"'<>@/\\()=,;:]+(?::[^\s"'<>@/\\]+)?(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi;
/** Password hashes in Django's encodings, JSON Web Tokens, credentials of a header, Stripe's secrets, and other long keys. */
const SECRETS =
  /\b(?:[sr]k_(?:test|live)_|whsec_)[\w+/=]+|\b\w+_secret_\w+|(?:argon2|pbkdf2_\w+)\$[\w$=,+/.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b(?:Bearer|Token|Basic)\s+[\w.=+/~-]{16,}|\b[0-9a-f]{64}\b|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{43}(?![\w-])/gi;

/** A log line without card numbers, e-mail addresses, password hashes, tokens and keys. */
export function redactText(line: string): string {
  return maskCardNumbers(line.replace(SECRETS, '[Redacted]').replace(EMAIL, '[e-mail]'));
}

/** A URL without text that people typed: of its query only names and numeric values. */
export function redactUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  if (query === undefined) return path;
  const parameters = query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return value === '' || /^\d{1,10}$/.test(value) ? pair : `${name}=…`;
  });
  return `${path}?${parameters.join('&')}`;
}

/** The logged data of an error. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  table?: string;
  column?: string;
  constraint?: string;
  stack?: string;
  cause?: LoggedError;
}

const DATABASE_FIELDS = ['code', 'table', 'column', 'constraint'] as const;

/**
 * The logged data of an error: for database errors never the quoted rows and values (`detail`, `where` and
 * texts after a colon in PostgreSQL's messages), only the code and the statement without values.
 */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const message = isDatabaseError(error) ? withoutValues(error.message) : error.message;
  const described: LoggedError = { type: error.name, message };
  for (const name of DATABASE_FIELDS) {
    const value = (error as unknown as Record<string, unknown>)[name];
    if (typeof value === 'string' || typeof value === 'number') described[name] = String(value);
  }
  if (error.stack !== undefined) described.stack = error.stack.replace(error.message, () => message);
  if (error.cause !== undefined) described.cause = describeError(error.cause);
  return described;
}

/** The drivers' errors have an SQLSTATE (PostgreSQL) or SQLite's name of the error. */
function isDatabaseError(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return /^SQLITE_/.test(code) || (/^[0-9A-Z]{5}$/.test(code) && 'severity' in error);
}

function withoutValues(message: string): string {
  return message.replace(/: ".*$/s, ': […]').replace(/'(?:[^']|'')*'/g, '[…]');
}
