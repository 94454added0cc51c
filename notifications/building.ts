// Makes the mail of an event: its words, and the invoice or credit note that it brings.
import { Event, type EventRow } from '../events/models.js';
import type { Queryable } from '../framework/db/database.js';
import type { Mail } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import { findInvoice } from '../invoices/models.js';
import { invoiceFile } from '../invoices/pdf_file.js';
import { Order } from '../orders/models.js';
import { dataOf, type EventData, isReachable, type MailKind, mailOf } from './mails.js';
import { renderMail } from './templates.js';
import { wordsOf } from './words.js';

type BuiltMail = Required<Pick<Mail, 'to' | 'subject' | 'text' | 'html' | 'attachments'>>;

/** The mail of an event; undefined if there is none, or nobody to send it to. */
export async function buildMail(db: Queryable, event: EventRow): Promise<BuiltMail | undefined> {
  const kind = mailOf(event);
  if (!kind) return undefined;
  const data = dataOf(event);
  const to = await addressOf(db, data);
  if (!isReachable(to)) return undefined;
  const id = await documentOf(db, kind, event, data);
  const file = id === undefined ? undefined : await invoiceFile(db, id);
  const language = settings.MAIL_LANGUAGE;
  const words = wordsOf(data, file?.filename.replace(/\.pdf$/, '') ?? '', language);
  const attachments = file ? [{ ...file, contentType: 'application/pdf' }] : [];
  return { to, ...(await renderMail(kind, words, language)), attachments };
}

/** That of the order now, which staff may have corrected, or the customer erased. */
async function addressOf(db: Queryable, { order }: EventData): Promise<string> {
  const now = await Order.objects(db).where({ id: order.id }).first('customer_email');
  return now?.customer_email ?? order.customer_email;
}

/** The id of the invoice or credit note that the mail brings. */
async function documentOf(
  db: Queryable,
  { name }: MailKind,
  event: EventRow,
  { order }: EventData,
): Promise<number | undefined> {
  if (name === 'paid') return (await findInvoice(db, order.id))?.id;
  return name === 'cancelled' || name === 'refunded' ? creditNoteAfter(db, event) : undefined;
}

/** A credit note is issued in the transaction of what it credits, so that its event is the next one of the order. */
async function creditNoteAfter(db: Queryable, { id, aggregate }: EventRow): Promise<number | undefined> {
  const next = await Event.objects(db)
    .where({ aggregate })
    .where('id', '>', id)
    .whereNot({ type: 'invoice.issued' })
    .orderBy('id')
    .first('type', 'data');
  if (next?.type !== 'credit_note.issued') return undefined;
  return (JSON.parse(next.data) as { invoice: { id: number } }).invoice.id;
}
