// A PDF file, A4, before something is written in it.
import PDFDocument from 'pdfkit';
import { logger } from '../../framework/logging.js';
import type { Faces } from './fonts.js';

/** An empty file; `createdAt` (RFC 3339) is part of it, so that the same contents give the same bytes. */
export function newPdf(title: string, author: string, createdAt: string): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: new Date(createdAt) },
  });
}

/** The bytes, when the document has ended. */
export function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

/** Warns of letters that no installed font has. They are not logged: they are of somebody's name or address. */
export function warnOfBoxes(paper: string, faces: Faces): void {
  if (faces.missing.length === 0) return;
  const packages = faces.packagesToInstall();
  const advice = packages.length > 0 ? `: npm install ${packages.join(' ')}` : '';
  logger.warn({ paper }, `A PDF has boxes in place of letters that no installed font has${advice}`);
}
