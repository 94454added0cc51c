// Renders mails from the templates of a language: templates/<language>/<mail>.<part>.ejs. A file that the language does
// not have is taken from English.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ejs from 'ejs';
import type { MailKind } from './mails.js';
import type { MailWords } from './words.js';

const TEMPLATES = path.join(import.meta.dirname, 'templates');
const FALLBACK = 'en';

type Part = 'subject' | 'text' | 'html';

/** What a mail says. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** The languages that have a folder. */
export function mailLanguages(): string[] {
  const entries = readdirSync(TEMPLATES, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The mail with these words; `folder` has the languages. */
export async function renderMail(
  { name }: Pick<MailKind, 'name'>,
  words: MailWords,
  language: string,
  folder = TEMPLATES,
): Promise<RenderedMail> {
  const find = (file: string): string => fileOf(folder, language, file);
  const subject = (await rendered(find(`${name}.subject`), 'subject', words, find))
    .replace(/\s+/g, ' ')
    .trim();
  const whole = async (part: Part): Promise<string> => {
    const body = (await rendered(find(`${name}.${part}`), part, words, find)).trim();
    return rendered(find(`layout.${part}`), part, { ...words, subject, body, language }, find);
  };
  const text = (await whole('text')).replace(/\n{3,}/g, '\n\n').trim();
  return { subject, text: `${text}\n`, html: await whole('html') };
}

type Find = (name: string) => string;

/** Included files are found as the file is. Nothing is cached, because an included file depends on the language. */
function rendered(file: string, part: Part, data: object, find: Find): Promise<string> {
  return ejs.renderFile(file, data, {
    includer: (included) => ({ filename: find(included) }),
    ...(part !== 'html' && { escape: asText }),
  });
}

function fileOf(folder: string, language: string, name: string): string {
  const file = path.join(folder, language, `${name}.ejs`);
  return existsSync(file) ? file : path.join(folder, FALLBACK, `${name}.ejs`);
}

/** As it is: the values of a mail in plain text need no escapes. */
function asText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value as string).replace(/[\u00a0\u202f]/g, ' ');
}
