// The log that a test process and its children write, searched for what must be in no log.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { expect } from 'chai';

/** What would be a secret, or tell who a customer is. */
const PRIVATE: Record<string, RegExp> = {
  'an e-mail address': /(?<![\w.+-])[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]+/i,
  'a hash of a password': /argon2(?:id)?\$|pbkdf2_sha256\$/,
  'a signed token': /\beyJ[\w-]{10,}/,
  'the secret of a webhook': /\bwhsec_[\w+/=]{16}/,
  'a hash of a key': /\b[0-9a-f]{64}\b/,
  credentials: /\b(?:Bearer|Token) [\w.-]{16,}/,
  // The customers of most tests; staff have small letters.
  "a customer's name": /\b(?:Ada|Lovelace|Hopper)\b/,
};

/** Where a child process logs: to the log that is searched, unless it was given a level, to read its lines. */
export function logOf({ LOG_LEVEL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return LOG_LEVEL === undefined ? {} : { LOG_FILE: '' };
}

/** Reads a log as it grows. */
export class LogSearch {
  private read = 0;

  constructor(private readonly file: string) {}

  /** Fails with the lines written since the last call that have what must not be there. */
  async expectNothingPrivate(): Promise<void> {
    const { logger } = await import('../framework/logging.js');
    await new Promise((resolve) => logger.flush(resolve));
    const lines = this.newText().split('\n');
    const found = Object.entries(PRIVATE).flatMap(([what, pattern]) =>
      lines.filter((line) => pattern.test(line)).map((line) => `${what}: ${line}`),
    );
    expect(found.join('\n'), 'the log').to.equal('');
  }

  private newText(): string {
    if (!existsSync(this.file)) return '';
    const bytes = Buffer.alloc(statSync(this.file).size - this.read);
    const descriptor = openSync(this.file, 'r');
    readSync(descriptor, bytes, 0, bytes.length, this.read);
    closeSync(descriptor);
    this.read += bytes.length;
    return bytes.toString();
  }
}
