// The rules for new passwords: Django's four validators, with its order and messages.
import { createRequire } from 'node:module';

const MIN_LENGTH = 8;
/** Longer ones are refused, because hashing them is expensive. */
const MAX_LENGTH = 1000;
/** Django's `max_similarity`. */
const MAX_SIMILARITY = 0.7;

const load = createRequire(import.meta.url);
let common: Set<string> | undefined;

/** A megabyte of words, loaded with the first new password. */
function isCommon(password: string): boolean {
  if (!common) {
    const { dictionary } = load('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
    common = new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()));
  }
  return common.has(password.toLowerCase().trim());
}

/** The user's details that a password must not resemble. */
export interface PersonalDetails {
  username?: string;
  first_name?: string;
  last_name?: string;
  email?: string;
}

const DETAIL_NAMES: [keyof PersonalDetails, string][] = [
  ['username', 'username'],
  ['first_name', 'first name'],
  ['last_name', 'last name'],
  ['email', 'email address'],
];

/** The problems of a new password, as sentences; empty if there are none. */
export function passwordProblems(password: string, details: PersonalDetails): string[] {
  const problems: string[] = [];
  const similar = DETAIL_NAMES.find(([name]) => isSimilar(password, details[name] ?? ''));
  if (similar) problems.push(`The password is too similar to the ${similar[1]}.`);
  if ([...password].length < MIN_LENGTH) {
    problems.push(`This password is too short. It must contain at least ${MIN_LENGTH} characters.`);
  }
  if (password.length > MAX_LENGTH) {
    problems.push(`This password is too long. It must contain at most ${MAX_LENGTH} characters.`);
  }
  if (isCommon(password)) problems.push('This password is too common.');
  if (/^\p{Nd}+$/u.test(password)) problems.push('This password is entirely numeric.');
  return problems;
}

/** The rules as shown beside the form. */
export const PASSWORD_RULES = [
  'Your password can’t be too similar to your other personal information.',
  `Your password must contain at least ${MIN_LENGTH} characters.`,
  'Your password can’t be a commonly used password.',
  'Your password can’t be entirely numeric.',
];

/** Whether the password resembles the text or one of its words. */
function isSimilar(password: string, text: string): boolean {
  const lower = text.toLowerCase();
  const parts = [...lower.split(/[^\p{L}\p{N}_]+/u), lower].filter(Boolean);
  return parts.some((part) => {
    // A part much shorter than the password cannot reach the ratio; long input is not compared at all.
    if (password.length >= 10 * part.length) return false;
    return similarity(password.slice(0, MAX_LENGTH).toLowerCase(), part) >= MAX_SIMILARITY;
  });
}

/** `SequenceMatcher.quick_ratio`: twice the common characters divided by the characters of both. */
function similarity(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const letter of other) left.set(letter, (left.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of one) {
    const count = left.get(letter) ?? 0;
    if (count > 0) shared += 1;
    left.set(letter, count - 1);
  }
  return (2 * shared) / ([...one].length + [...other].length);
}
