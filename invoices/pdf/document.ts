// The PDF of an invoice or credit note, A4, built only from the stored row: the same invoice gives the same
// bytes.
import PDFDocument from 'pdfkit';
import { logger } from '../../framework/logging.js';
import { displayCents } from '../../framework/money.js';
import type { IssuedInvoice } from '../models.js';
import { Faces } from './fonts.js';
import { BOTTOM, LEFT, makeRoom, type Page, RIGHT, TOP, WIDTH } from './page.js';
import { writeLines } from './table.js';
import { type Style, TextWriter } from './text.js';

const GREY = '#5f6670';
const NAME: Style = { size: 17, weight: 'bold' };
const TITLE: Style = { size: 17, weight: 'bold', align: 'right' };
const PLAIN: Style = { size: 9.5 };
const SMALL: Style = { size: 8.5, color: GREY };
const LABEL: Style = { size: 8, weight: 'bold', color: GREY };
const TOTAL: Style = { size: 12, weight: 'bold' };
const HALF = WIDTH / 2 - 12;
const TOTAL_HEIGHT = 40;

/** The PDF; `creditedNumber` is the number of the invoice that a credit note credits, or ''. */
export async function renderInvoice(invoice: IssuedInvoice, creditedNumber: string): Promise<Buffer> {
  const { shop_name, shop_details, customer_name, customer_email, billing_address, lines } = invoice;
  const descriptions = lines.map((line) => line.description);
  const texts = [shop_name, shop_details, customer_name, customer_email, billing_address, ...descriptions];
  const faces = await Faces.for(texts.join('\n'));
  if (faces.missing.length > 0) warnOfBoxes(invoice.number, faces.packagesToInstall());
  const document = newDocument(invoice);
  const finished = collect(document);
  const page: Page = { document, writer: new TextWriter(document, faces), top: TOP };
  writeHead(page, invoice, creditedNumber);
  writeLines(page, invoice, TOTAL_HEIGHT);
  writeTotal(page, invoice);
  writeFooters(page, invoice);
  document.end();
  return finished;
}

/** The letters themselves are not logged: they are of somebody's name or address. */
function warnOfBoxes(number: string, packages: string[]): void {
  const advice = packages.length > 0 ? `: npm install ${packages.join(' ')}` : '';
  logger.warn({ invoice: number }, `A PDF has boxes in place of letters that no installed font has${advice}`);
}

function newDocument({ number, shop_name, issued_at }: IssuedInvoice): PDFKit.PDFDocument {
  const CreationDate = new Date(issued_at);
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: number, Author: shop_name, CreationDate },
  });
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

/** The seller on the left, kind and number on the right, and the customer below. */
function writeHead(page: Page, invoice: IssuedInvoice, creditedNumber: string): void {
  const { writer } = page;
  const right = RIGHT - HALF;
  const nameEnd = writer.write(writer.wrap(invoice.shop_name, HALF, NAME), LEFT, TOP, HALF, NAME);
  const shop = invoice.shop_details === '' ? [] : writer.wrap(invoice.shop_details, HALF, SMALL);
  const shopEnd = writer.write(shop, LEFT, nameEnd + 3, HALF, SMALL);
  const title = invoice.kind === 'invoice' ? 'Invoice' : 'Credit note';
  let factsEnd = writer.write([title], right, TOP, HALF, TITLE) + 3;
  for (const [label, value] of facts(invoice, creditedNumber)) {
    writer.write([label], right, factsEnd, HALF - 110, { ...SMALL, align: 'right' });
    factsEnd = writer.write([value], right, factsEnd, HALF, { ...PLAIN, align: 'right' });
  }
  const { customer_name, billing_address, customer_email, kind } = invoice;
  const label = kind === 'invoice' ? 'BILL TO' : 'CREDIT TO';
  const start = writer.write([label], LEFT, Math.max(shopEnd, factsEnd) + 26, HALF, LABEL) + 2;
  const name = writer.wrap(customer_name, HALF, { ...PLAIN, weight: 'bold' });
  const named = writer.write(name, LEFT, start, HALF, { ...PLAIN, weight: 'bold' });
  page.top = named;
  for (const line of [billing_address, customer_email].flatMap((text) => writer.wrap(text, HALF, PLAIN))) {
    makeRoom(page, TextWriter.height(1, PLAIN));
    page.top = writer.write([line], LEFT, page.top, HALF, PLAIN);
  }
  page.top += 26;
}

function facts(invoice: IssuedInvoice, creditedNumber: string): [string, string][] {
  return [
    ['Number', invoice.number],
    ['Date', dateOf(invoice.issued_at)],
    ['Order', String(invoice.order_id)],
    ...(creditedNumber === '' ? [] : [['For invoice', creditedNumber] as [string, string]]),
  ];
}

/** "21 November 2026", the day in UTC. */
function dateOf(moment: string): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(moment));
}

function writeTotal(page: Page, { kind, total_cents, currency }: IssuedInvoice): void {
  const { writer } = page;
  const left = RIGHT - 240;
  const label = kind === 'invoice' ? 'Total' : 'Total credited';
  writer.write([label], left, page.top + 8, 110, TOTAL);
  const amount = `${currency} ${displayCents(total_cents, currency)}`;
  writer.write([amount], left, page.top + 8, RIGHT - left - 6, { ...TOTAL, align: 'right' });
}

/** Written last, when the number of pages is known. */
function writeFooters({ document, writer }: Page, { number, shop_name }: IssuedInvoice): void {
  const { count } = document.bufferedPageRange();
  const [name = ''] = writer.wrap(shop_name, HALF, SMALL);
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index);
    writer.write([`${name} · ${number}`], LEFT, BOTTOM + 18, HALF, SMALL);
    const place = `Page ${index + 1} of ${count}`;
    writer.write([place], LEFT, BOTTOM + 18, WIDTH, { ...SMALL, align: 'right' });
  }
}
