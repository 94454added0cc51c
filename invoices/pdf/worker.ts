// The worker thread: renders one PDF after the other.
import type { IssuedInvoice } from '../models.js';
import { renderInvoice } from './document.js';
import { type OrderPapers, renderPapers } from './order_papers.js';

export type RenderingTask = { invoice: IssuedInvoice; creditedNumber: string } | { papers: OrderPapers };

export default (task: RenderingTask): Promise<Uint8Array> =>
  'papers' in task ? renderPapers(task.papers) : renderInvoice(task.invoice, task.creditedNumber);
