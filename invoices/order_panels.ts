// The invoice and the credit notes of an order, on its page in the admin.
import { Customer } from '../customers/models.js';
import { registerRelatedCount } from '../framework/admin/related_counts.js';
import { fullAmount } from '../framework/currency.js';
import { registerRowPanel } from '../framework/admin/row_panels.js';
import { rowUrl } from '../framework/admin/site.js';
import { registerTimeline } from '../framework/admin/timeline.js';
import { Order } from '../orders/models.js';
import { Invoice } from './models.js';

registerRelatedCount(Customer, Invoice, 'customer_id');

/** An order has one invoice, and a credit note for each refund. */
const MOST = 100;

registerRowPanel(Order, {
  ...{ name: 'invoices', title: 'Invoice and credit notes', model: Invoice, order: 20 },
  columns: ['Number', 'Issued', 'Amount', 'PDF'],
  empty: 'No invoice yet. It is issued when the order is paid.',
  async load({ db }, { id }) {
    const papers = await Invoice.objects(db.read).where({ order_id: id }).orderBy('id').limit(MOST);
    return papers.map((paper) => ({
      cells: [
        { text: Invoice.title(paper), url: rowUrl(Invoice, paper.id) },
        { moment: paper.issued_at },
        `${paper.kind === 'credit_note' ? '−' : ''}${fullAmount(paper.total_cents, paper.currency)}`,
        { text: `${paper.number}.pdf`, url: `/api/invoices/${paper.id}/pdf/` },
      ],
    }));
  },
});

registerTimeline(Order, {
  model: Invoice,
  async load({ db }, { id }, limit) {
    const papers = await Invoice.objects(db.read).where({ order_id: id }).orderBy('id', 'desc').limit(limit);
    return papers.map((paper) => ({
      moment: paper.issued_at,
      what: { text: `${Invoice.title(paper)} issued`, url: rowUrl(Invoice, paper.id) },
      who: '',
    }));
  },
});
