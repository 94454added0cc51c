// Receivers of the signals of earlier apps.
import { customerExporting } from '../customers/signals.js';
import type { Transaction } from '../framework/db/database.js';
import type { OrderRow } from '../orders/models.js';
import { itemsCannotChange, orderItemsChanging, piecesCancelled } from '../orders/signals.js';
import { creditPieces } from './issuance.js';
import { Invoice, invoicesOfCustomer } from './models.js';
import { invoiceSerializer } from './serializers.js';

/** An invoice is a frozen copy, so the lines of its order must not change. */
async function keepInvoicedItems({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  const invoice = await Invoice.objects(trx).where({ order_id: order.id, kind: 'invoice' }).first('number');
  if (invoice) throw itemsCannotChange(order, `has the invoice ${invoice.number}`);
}

orderItemsChanging.connect(keepInvoicedItems);
// The credit note of a paid order comes with its refund.
piecesCancelled.connect(async ({ trx, order, cancellations }) => {
  if (order.payment_status === 'unpaid') await creditPieces(trx, order, cancellations);
});
customerExporting.connect(async ({ db, customer_id }) => {
  const rows = await invoicesOfCustomer(db, customer_id);
  return { invoices: rows.map(invoiceSerializer.body) };
});
