// The PDF of an invoice or credit note, A4, built only from the stored row: the same invoice gives the same
// bytes.
import { displayCents } from '../../framework/money.js';
import { longDate } from '../../framework/time_zone.js';
import type { IssuedInvoice } from '../models.js';
import { type TaxLine, taxLines } from '../tax.js';
import { collect, newPdf, warnOfBoxes } from './file.js';
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
  const texts = [
    ...[shop_name, shop_details, customer_name, customer_email, billing_address, invoice.terms ?? ''],
    ...descriptions,
  ];
  const faces = await Faces.for(texts.join('\n'));
  warnOfBoxes(invoice.number, faces);
  const document = newPdf(invoice.number, invoice.shop_name, invoice.issued_at);
  const finished = collect(document);
  const page: Page = { document, writer: new TextWriter(document, faces), top: TOP };
  writeHead(page, invoice, creditedNumber);
  const taxes = taxLines(lines);
  writeLines(page, invoice, TOTAL_HEIGHT + taxes.length * 2 * TextWriter.height(1, PLAIN));
  writeTotal(page, invoice, taxes);
  writeTerms(page, invoice);
  writeFooters(page, invoice);
  document.end();
  return finished;
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
    ['Date', longDate(invoice.issued_on ?? invoice.issued_at.slice(0, 10), 'en-GB', 'UTC')],
    ['Order', String(invoice.order_id)],
    ...(invoice.paid_on === null
      ? []
      : [['Paid on', longDate(invoice.paid_on, 'en-GB', 'UTC')] as [string, string]]),
    ...(creditedNumber === '' ? [] : [['For invoice', creditedNumber] as [string, string]]),
  ];
}

/** Net and tax of each rate, then the total. */
function writeTotal(page: Page, { kind, total_cents, currency }: IssuedInvoice, taxes: TaxLine[]): void {
  const { writer } = page;
  const left = RIGHT - 240;
  const row = (name: string, cents: number): void => {
    const value = `${currency} ${displayCents(cents, currency)}`;
    writer.write([name], left, page.top + 8, 130, PLAIN);
    writer.write([value], left, page.top + 8, RIGHT - left - 6, { ...PLAIN, align: 'right' });
    page.top += TextWriter.height(1, PLAIN);
  };
  for (const { rate, net_cents, tax_cents } of taxes) {
    row(taxes.length > 1 ? `Net at ${rate} %` : 'Net', net_cents);
    row(`Tax ${rate} %`, tax_cents);
  }
  const label = kind === 'invoice' ? 'Total' : 'Total credited';
  writer.write([label], left, page.top + 8, 110, TOTAL);
  const amount = `${currency} ${displayCents(total_cents, currency)}`;
  writer.write([amount], left, page.top + 8, RIGHT - left - 6, { ...TOTAL, align: 'right' });
}

/** What the shop says below the total. */
function writeTerms(page: Page, { terms }: IssuedInvoice): void {
  page.top += TOTAL_HEIGHT;
  for (const line of terms ? page.writer.wrap(terms, WIDTH, PLAIN) : []) {
    makeRoom(page, TextWriter.height(1, PLAIN));
    page.top = page.writer.write([line], LEFT, page.top, WIDTH, PLAIN);
  }
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
