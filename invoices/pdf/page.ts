// The dimensions of a page, in points, and the current position.
import type { TextWriter } from './text.js';

/** A4 is 595.28 × 841.89 points. */
export const LEFT = 50;
export const RIGHT = 545;
export const WIDTH = RIGHT - LEFT;
export const TOP = 50;
/** The bottom of the content; only the footer is below. */
export const BOTTOM = 770;

export interface Page {
  document: PDFKit.PDFDocument;
  writer: TextWriter;
  /** The y position of the next element. */
  top: number;
}

/** Begins a new page when this height does not fit on the current one; returns whether it did. */
export function makeRoom(page: Page, height: number): boolean {
  if (page.top + height <= BOTTOM) return false;
  page.document.addPage();
  page.top = TOP;
  return true;
}
