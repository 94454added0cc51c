// Orders and packing slips as a PDF, A4, one order after the other.
import { collect, newPdf, warnOfBoxes } from './file.js';
import { Faces } from './fonts.js';
import { BOTTOM, LEFT, makeRoom, type Page, RIGHT, TOP, WIDTH } from './page.js';
import { type Column, writeTable } from './table.js';
import { type Style, TextWriter } from './text.js';

const GREY = '#5f6670';
const NAME: Style = { size: 17, weight: 'bold' };
const TITLE: Style = { size: 17, weight: 'bold', align: 'right' };
const PLAIN: Style = { size: 9.5 };
const SMALL: Style = { size: 8.5, color: GREY };
const LABEL: Style = { size: 8, weight: 'bold', color: GREY };
const TOTAL: Style = { size: 12, weight: 'bold', align: 'right' };
const HALF = WIDTH / 2 - 12;
const TOTAL_HEIGHT = 40;

interface PaperLine {
  name: string;
  quantity: number;
  sku: string;
  /** With the decimals of the currency, as in 12.50. */
  price: string;
  subtotal: string;
}

/** An order as it is printed; amounts and dates are texts. */
export interface OrderPaper {
  id: number;
  date: string;
  customer_name: string;
  customer_email: string;
  shipping_address: string;
  statusText: string;
  paymentText: string;
  total: string;
  lines: PaperLine[];
}

export interface OrderPapers {
  shop: { name: string; address: string };
  /** Packing slips have no prices. */
  isSlip: boolean;
  orders: OrderPaper[];
  /** RFC 3339. */
  createdAt: string;
}

export async function renderPapers(papers: OrderPapers): Promise<Buffer> {
  const { shop, orders, isSlip } = papers;
  const texts = orders.flatMap(({ customer_name, customer_email, shipping_address, lines }) => [
    ...[customer_name, customer_email, shipping_address],
    ...lines.flatMap(({ name, sku }) => [name, sku]),
  ]);
  const faces = await Faces.for([shop.name, shop.address, ...texts].join('\n'));
  const title = isSlip ? 'Packing slips' : 'Orders';
  warnOfBoxes(title, faces);
  const document = newPdf(title, shop.name, papers.createdAt);
  const finished = collect(document);
  const page: Page = { document, writer: new TextWriter(document, faces), top: TOP };
  orders.forEach((order, index) => {
    if (index > 0) document.addPage();
    const first = document.bufferedPageRange().count - 1;
    page.top = TOP;
    writeOrder(page, papers, order);
    writeFooters(page, `${isSlip ? 'Packing slip' : 'Order'} ${order.id}`, first);
  });
  document.end();
  return finished;
}

function writeOrder(page: Page, { shop, isSlip }: OrderPapers, order: OrderPaper): void {
  const { writer } = page;
  const right = RIGHT - HALF;
  const nameEnd = writer.write(writer.wrap(shop.name, HALF, NAME), LEFT, TOP, HALF, NAME);
  const address = shop.address === '' ? [] : writer.wrap(shop.address, HALF, SMALL);
  const shopEnd = writer.write(address, LEFT, nameEnd + 3, HALF, SMALL);
  let factsEnd = writer.write([isSlip ? 'Packing slip' : 'Order'], right, TOP, HALF, TITLE) + 3;
  for (const [label, value] of factsOf(order, isSlip)) {
    writer.write([label], right, factsEnd, HALF - 110, { ...SMALL, align: 'right' });
    factsEnd = writer.write([value], right, factsEnd, HALF, { ...PLAIN, align: 'right' });
  }
  page.top = writer.write(['SHIP TO'], LEFT, Math.max(shopEnd, factsEnd) + 26, HALF, LABEL) + 2;
  const lines = [order.customer_name, order.shipping_address, ...(isSlip ? [] : [order.customer_email])];
  for (const line of lines.flatMap((text) => writer.wrap(text, HALF, PLAIN))) {
    makeRoom(page, TextWriter.height(1, PLAIN));
    page.top = writer.write([line], LEFT, page.top, HALF, PLAIN);
  }
  page.top += 26;
  writeTable(page, columnsOf(isSlip), order.lines, isSlip ? 0 : TOTAL_HEIGHT);
  if (!isSlip) writer.write([`Total ${order.total}`], LEFT, page.top + 8, WIDTH - 6, TOTAL);
}

function factsOf(order: OrderPaper, isSlip: boolean): [string, string][] {
  const facts: [string, string][] = [
    ['Order', String(order.id)],
    ['Date', order.date],
  ];
  return isSlip ? facts : [...facts, ['Status', order.statusText], ['Payment', order.paymentText]];
}

function columnsOf(isSlip: boolean): Column<PaperLine>[] {
  const number = { align: 'right' as const };
  const text = { align: 'left' as const };
  const name = { ...text, title: 'Product', left: 110, text: (line: PaperLine) => line.name };
  const columns: Column<PaperLine>[] = [
    { ...number, title: 'Quantity', left: LEFT, width: 60, text: (line) => String(line.quantity) },
    { ...name, width: isSlip ? 300 : 190 },
    { ...text, title: 'SKU', left: isSlip ? 410 : 300, width: isSlip ? 135 : 75, text: (line) => line.sku },
  ];
  if (isSlip) return columns;
  return [
    ...columns,
    { ...number, title: 'Price', left: 375, width: 80, text: (line) => line.price },
    { ...number, title: 'Amount', left: 455, width: RIGHT - 455, text: (line) => line.subtotal },
  ];
}

/** On the pages of one order, from `first` on. */
function writeFooters({ document, writer }: Page, name: string, first: number): void {
  const { count } = document.bufferedPageRange();
  for (let index = first; index < count; index += 1) {
    document.switchToPage(index);
    writer.write([name], LEFT, BOTTOM + 18, HALF, SMALL);
    const place = `Page ${index - first + 1} of ${count - first}`;
    writer.write([place], LEFT, BOTTOM + 18, WIDTH, { ...SMALL, align: 'right' });
  }
}
