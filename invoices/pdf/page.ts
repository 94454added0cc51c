// The measures of a page, in points, and where the writing has got to.
import type { TextWriter } from './text.js';

/** A4 is 595.28 × 841.89 points. */
export const LEFT = 50;
export const RIGHT = 545;
export const WIDTH = RIGHT - LEFT;
export const TOP = 50;
/** Below it there is only the footer. */
export const BOTTOM = 770;

export interface Page {
  document: PDFKit.PDFDocument;
  writer: TextWriter;
  /** Where the next thing goes. */
  top: number;
}

/** Begins another page when so much more does not fit on this one; says whether it did. */
export function makeRoom(page: Page, height: number): boolean {
  if (page.top + height <= BOTTOM) return false;
  page.document.addPage();
  page.top = TOP;
  return true;
}
