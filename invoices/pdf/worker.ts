// The worker thread: renders one PDF after the other.
import type { IssuedInvoice } from '../models.js';
import { renderInvoice } from './document.js';

export interface RenderingTask {
  invoice: IssuedInvoice;
  creditedNumber: string;
}

export default ({ invoice, creditedNumber }: RenderingTask): Promise<Uint8Array> =>
  renderInvoice(invoice, creditedNumber);
