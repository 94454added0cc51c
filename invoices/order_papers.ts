// Orders and packing slips as PDFs, from the pages that print them.
import type { ModelPage } from '../framework/admin/page.js';
import { registerTool } from '../framework/admin/tools.js';
import { Order } from '../orders/models.js';
import { type Paper, papersOf } from '../orders/print_page.js';
import { now } from '../framework/db/database.js';
import { papersPdf } from './pdf/rendering.js';

async function sendPdf(page: ModelPage, paper: Paper): Promise<void> {
  const { papers, shop, isSlip } = await papersOf(page, paper);
  const name = isSlip ? 'packing-slip' : 'order';
  const [first] = papers;
  const filename = papers.length === 1 && first ? `${name}-${first.id}.pdf` : `${name}s.pdf`;
  page.response.attachment(filename).type('application/pdf');
  page.response.send(await papersPdf({ shop, isSlip, orders: papers, createdAt: now() }));
}

for (const paper of ['order', 'slip'] as const) {
  registerTool(Order, {
    ...{ name: paper === 'slip' ? 'packing_slips_pdf' : 'print_pdf', label: '', permission: 'view' },
    get: (page) => sendPdf(page, paper),
  });
}
