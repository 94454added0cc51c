// Renders PDFs in a worker thread, because a long one takes a second and would block other
// calls. Results are cached for a while, since an issued invoice never changes.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Piscina } from 'piscina';
import { ApiError } from '../../framework/errors.js';
import type { IssuedInvoice } from '../models.js';
import type { OrderPapers } from './order_papers.js';
import type { RenderingTask } from './worker.js';

/** The maximum number of waiting PDFs; more are refused. */
const MAX_WAITING = 50;
/** The thread ends after this long without work, and frees its fonts. */
const IDLE_MS = 60_000;
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** In a build the worker is JavaScript too. */
const WORKER = import.meta.filename.endsWith('.ts') ? 'worker_from_source.js' : 'worker.js';

const kept = new LRUCache<string, Buffer>({
  maxSize: MAX_KEPT_BYTES,
  sizeCalculation: (pdf) => pdf.length,
});
const beingMade = new Map<string, Promise<Buffer>>();
let pool: Promise<Piscina> | undefined;

/**
 * The PDF of an invoice; `creditedNumber` is the number of the invoice that a credit note credits, or ''.
 * `unavailable` when too many are waiting.
 */
export async function invoicePdf(invoice: IssuedInvoice, creditedNumber: string): Promise<Buffer> {
  const task: RenderingTask = { invoice, creditedNumber };
  const key = createHash('sha256').update(JSON.stringify(task)).digest('base64');
  const known = kept.get(key) ?? beingMade.get(key);
  if (known) return known;
  const making = render(task).finally(() => beingMade.delete(key));
  beingMade.set(key, making);
  const pdf = await making;
  kept.set(key, pdf);
  return pdf;
}

/** Orders or packing slips as one PDF; `unavailable` when too many are waiting. */
export function papersPdf(papers: OrderPapers): Promise<Buffer> {
  return render({ papers });
}

async function render(task: RenderingTask): Promise<Buffer> {
  const { run, queueSize } = await openPool();
  if (queueSize() >= MAX_WAITING) {
    throw new ApiError('unavailable', 'Too many PDFs are being made. Try again.', [], 2);
  }
  return Buffer.from(await run(task));
}

async function openPool() {
  pool ??= import('piscina').then(
    (module) =>
      new module.Piscina({
        filename: path.join(import.meta.dirname, WORKER),
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: IDLE_MS,
      }),
  );
  const opened = await pool;
  return {
    run: (task: RenderingTask) => opened.run(task) as Promise<Uint8Array>,
    queueSize: () => opened.queueSize,
  };
}
