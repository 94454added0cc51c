// Sending mail by EMAIL_URL: by SMTP, into files, or, in development, to the console.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logger } from './logging.js';
import { isLoopback } from './network.js';
import { settings } from './conf/settings.js';
import { newUlid } from './ulids.js';

/** How long a mail server may take to answer; shorter than a delivery of events may take. */
const SMTP_TIMEOUT_MS = 10_000;

/** A file that a mail brings. */
export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** A mail: plain text, and HTML beside it for programs that show it. */
export interface Mail {
  /** One e-mail address, without a name. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  attachments?: Attachment[];
  /** Where answers go, if not to the sender. */
  replyTo?: string;
  /** What tells a mail that arrives twice from another one; the part of the Message-ID before the `@`. */
  id?: string;
}

/** Sends a mail; rejects if the server does not accept it. */
export async function sendMail(mail: Mail): Promise<void> {
  const url = settings.EMAIL_URL;
  if (url === 'console:') printMail(mail);
  else if (url.startsWith('file:')) await storeMail(mail, url.slice('file:'.length));
  else await submitMail(mail, url);
}

const leaving = new Set<Promise<void>>();

/** Sends a mail in the background; failures are logged. */
export function sendMailLater(mail: Mail): void {
  const sending = sendMail(mail)
    .catch((error: unknown) => logger.error({ err: error }, 'a mail could not be sent'))
    .finally(() => leaving.delete(sending));
  leaving.add(sending);
}

/** Resolves when all background mails of this process are sent. */
export async function mailsSent(): Promise<void> {
  await Promise.all(leaving);
}

/** As text, not as MIME, whose soft line breaks would split links. */
function printMail({ to, subject, text, attachments = [] }: Mail): void {
  const files = attachments.map(({ filename }) => `Attachment: ${filename}\n`).join('');
  const head = `From: ${settings.DEFAULT_FROM_EMAIL}\nTo: ${to}\nSubject: ${subject}\n${files}`;
  process.stdout.write(`\n${head}\n${text}\n`);
}

/** One `.eml` file per mail; the names sort by time. */
async function storeMail(mail: Mail, directory: string): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(withSender(mail));
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, `${newUlid()}.eml`), message as Buffer, { mode: 0o600 });
}

async function submitMail(mail: Mail, url: string): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    requireTLS: settings.EMAIL_REQUIRE_TLS && !isLoopback(new URL(url).hostname),
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  });
  await transport.sendMail(withSender(mail));
}

/** The address as an object: nodemailer would parse a string as a list of addresses. */
function withSender({ to, subject, text, html, attachments, replyTo, id }: Mail) {
  const from = settings.DEFAULT_FROM_EMAIL;
  const [, domain = 'localhost'] = /@([\w.-]+)>?$/.exec(from) ?? [];
  return {
    ...{ from, to: { name: '', address: to }, subject, text },
    ...(html !== undefined && { html }),
    ...(attachments && { attachments }),
    ...(replyTo !== undefined && { replyTo }),
    ...(id !== undefined && { messageId: `<${id}@${domain}>` }),
    // Programs that answer while someone is away do not answer this (RFC 3834).
    ...(id !== undefined && { headers: { 'Auto-Submitted': 'auto-generated' } }),
  };
}
