// A table of lines, on as many pages as it needs, with its header on each.
import { displayCents } from '../../framework/money.js';
import type { InvoiceLineRow, IssuedInvoice } from '../models.js';
import { LEFT, makeRoom, type Page, RIGHT, WIDTH } from './page.js';
import { type Style, TextWriter } from './text.js';

const CELL: Style = { size: 9.5 };
const HEAD: Style = { size: 8.5, weight: 'bold' };
const PADDING = 5;
const HEADER_HEIGHT = TextWriter.height(1, HEAD) + 2 * PADDING;

/** A column of a table of such lines; places are in points. */
export interface Column<L> {
  title: string;
  left: number;
  width: number;
  align: 'left' | 'right';
  text(line: L): string;
}

function columnsFor(currency: string): Column<InvoiceLineRow>[] {
  const number = { align: 'right' as const };
  return [
    { title: 'Description', left: LEFT, width: 247, align: 'left', text: (line) => line.description },
    { ...number, title: 'Quantity', left: 299, width: 60, text: (line) => String(line.quantity) },
    {
      ...number,
      title: `Price`,
      left: 361,
      width: 91,
      text: (line) => displayCents(line.unit_price_cents, currency),
    },
    {
      ...number,
      title: `Amount (${currency})`,
      left: 454,
      width: RIGHT - 454,
      text: (line) => displayCents(line.subtotal_cents, currency),
    },
  ];
}

/** Writes the lines of an invoice, as `writeTable` does. */
export function writeLines(page: Page, { lines, currency }: IssuedInvoice, roomBelow: number): void {
  writeTable(page, columnsFor(currency), lines, roomBelow);
}

/**
 * Writes lines; one that does not fit moves to the next page as a whole, and this much space stays free below the last
 * one.
 */
export function writeTable<L>(page: Page, columns: Column<L>[], lines: L[], roomBelow: number): void {
  makeRoom(page, HEADER_HEIGHT + TextWriter.height(3, CELL) + roomBelow);
  writeHeader(page, columns);
  for (const [index, line] of lines.entries()) {
    const cells = columns.map((column) =>
      page.writer.wrap(column.text(line), column.width - 2 * PADDING, CELL),
    );
    const rows = Math.max(...cells.map((cell) => cell.length));
    const height = TextWriter.height(rows, CELL) + 2 * PADDING;
    const needed = index === lines.length - 1 ? height + roomBelow : height;
    if (makeRoom(page, needed)) writeHeader(page, columns);
    writeRow(page, columns, cells, CELL);
    page.top += height;
    rule(page, '#d9dce0');
  }
}

function writeHeader<L>(page: Page, columns: Column<L>[]): void {
  page.document.rect(LEFT, page.top, WIDTH, HEADER_HEIGHT).fill('#eef1f4');
  const titles = columns.map(({ title }) => [title]);
  writeRow(page, columns, titles, HEAD);
  page.top += HEADER_HEIGHT;
  rule(page, '#9aa1aa');
}

function writeRow<L>(page: Page, columns: Column<L>[], cells: string[][], style: Style): void {
  columns.forEach(({ left, width, align }, index) => {
    const lines = cells[index] ?? [];
    page.writer.write(lines, left + PADDING, page.top + PADDING, width - 2 * PADDING, { ...style, align });
  });
}

function rule({ document, top }: Page, color: string): void {
  document.moveTo(LEFT, top).lineTo(RIGHT, top).lineWidth(0.6).strokeColor(color).stroke();
}
