// Reads values out of the environment for settings.ts.
import { parseRate } from './rates.js';

export type Environment = Record<string, string | undefined>;

/** Reads typed values out of the environment and collects their problems. */
export class Reader {
  readonly problems: string[] = [];
  /** The names that were read, and those of them that the environment has. */
  readonly known = new Set<string>();
  readonly given = new Set<string>();

  constructor(private readonly env: Environment) {}

  text(name: string, fallback: string): string {
    const word = this.env[name]?.trim();
    this.known.add(name);
    if (word) this.given.add(name);
    return word || fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const word = this.text(name, String(fallback)).toLowerCase();
    if (['1', 'true', 'yes', 'on'].includes(word)) return true;
    if (['0', 'false', 'no', 'off'].includes(word)) return false;
    this.problems.push(`${name} must be true or false, not "${word}".`);
    return fallback;
  }

  wholeNumber(name: string, fallback: number, least: number, most: number): number {
    const word = this.text(name, String(fallback));
    const value = Number(word);
    if (/^\d+$/.test(word) && value >= least && value <= most) return value;
    this.problems.push(`${name} must be a whole number from ${least} to ${most}, not "${word}".`);
    return fallback;
  }

  choice<const T extends string>(name: string, fallback: T, choices: readonly T[]): T {
    const word = this.text(name, fallback);
    const found = choices.find((choice) => choice === word);
    if (found !== undefined) return found;
    this.problems.push(`${name} must be one of ${choices.join(', ')}, not "${word}".`);
    return fallback;
  }

  matching(name: string, fallback: string, pattern: RegExp, meaning: string): string {
    return this.satisfying(name, fallback, (word) => pattern.test(word), meaning);
  }

  satisfying(name: string, fallback: string, isGood: (word: string) => boolean, meaning: string): string {
    const word = this.text(name, fallback);
    if (isGood(word)) return word;
    this.problems.push(`${name} must be ${meaning}, not "${word}".`);
    return fallback;
  }

  /** A secret, '' when it is not set. The problem does not show its value. */
  secret(name: string, pattern: RegExp, meaning: string): string {
    const word = this.text(name, '');
    if (word === '' || pattern.test(word)) return word;
    this.problems.push(`${name} must look like ${meaning}.`);
    return '';
  }

  /** A rate such as `30/hour`. */
  rate(name: string, fallback: string): string {
    return this.satisfying(name, fallback, (word) => parseRate(word) !== null, 'a rate such as 30/hour');
  }

  /** A URL that mails link to; they add `?token=…` to it. */
  link(name: string, fallback: string): string {
    return this.matching(name, fallback, /^https?:\/\/[^?#]+$/, 'http://… or https://… without a query');
  }

  list(name: string, fallback: string[]): string[] {
    const words = this.text(name, '').split(',');
    const cleaned = words.map((word) => word.trim()).filter(Boolean);
    return cleaned.length > 0 ? cleaned : fallback;
  }
}
