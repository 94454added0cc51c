// A month for the accountant as CSV, in chunks: its orders with their items, and its invoices and credit notes with
// their lines, where credit notes are negative, so that a sum is right.
import { displayText } from '../framework/admin/field_values.js';
import { BYTE_ORDER_MARK, csvLines, withoutFormula } from '../framework/csv.js';
import type { Queryable } from '../framework/db/database.js';
import { formatCents } from '../framework/money.js';
import { localTime, spanOfMonth } from '../framework/time_zone.js';
import { Invoice, type InvoiceRow, withLines } from '../invoices/models.js';
import { Order, type OrderRow, withItems } from '../orders/models.js';

const CHUNK_ROWS = 500;

const ORDER_COLUMNS = [
  ...['Order', 'Date', 'Customer', 'E-mail', 'Shipping address', 'Status', 'Payment'],
  ...['Product', 'Quantity', 'Price', 'Amount', 'Currency'],
];
const INVOICE_COLUMNS = [
  ...['Number', 'Kind', 'Date', 'Order', 'Customer', 'E-mail', 'Billing address'],
  ...['Description', 'Quantity', 'Price', 'Amount', 'Currency'],
];

const dateText = (moment: string): string => localTime(moment).slice(0, 16).replace('T', ' ');

/** The items of the month's orders, without cancelled orders and pieces. */
export async function* orderLines(db: Queryable, month: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([ORDER_COLUMNS]);
  for await (const rows of chunks<OrderRow>(db, 'orders_order', 'created_at', month)) {
    const orders = await withItems(
      db,
      rows.filter(({ status }) => status !== 'cancelled'),
    );
    yield csvLines(
      orders.flatMap((order) =>
        order.items
          .filter(({ quantity }) => quantity > 0)
          .map((item) => [
            ...[order.id, dateText(order.created_at), withoutFormula(order.customer_name)],
            ...[withoutFormula(order.customer_email), withoutFormula(order.shipping_address)],
            ...[
              ...(['status', 'payment_status'] as const).map((name) =>
                displayText(Order.field(name), order[name], order),
              ),
            ],
            ...[withoutFormula(item.product_name), item.quantity],
            ...[item.price_cents, item.subtotal_cents].map((cents) => formatCents(cents, order.currency)),
            order.currency,
          ]),
      ),
    );
  }
}

/** The lines of the month's invoices and credit notes. */
export async function* invoiceLines(db: Queryable, month: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([INVOICE_COLUMNS]);
  for await (const rows of chunks<InvoiceRow>(db, 'invoices_invoice', 'issued_at', month)) {
    yield csvLines(
      (await withLines(db, rows)).flatMap((invoice) => {
        const sign = invoice.kind === 'credit_note' ? -1 : 1;
        return invoice.lines.map((line) => [
          ...[
            invoice.number,
            displayText(Invoice.field('kind'), invoice.kind, invoice),
            dateText(invoice.issued_at),
            invoice.order_id,
          ],
          ...[invoice.customer_name, invoice.customer_email, invoice.billing_address].map(withoutFormula),
          ...[withoutFormula(line.description), line.quantity],
          ...[line.unit_price_cents, line.subtotal_cents].map((cents) =>
            formatCents(sign * cents, invoice.currency),
          ),
          invoice.currency,
        ]);
      }),
    );
  }
}

/** The rows of the month, oldest first, a chunk at a time. */
async function* chunks<R extends OrderRow | InvoiceRow>(
  db: Queryable,
  table: 'orders_order' | 'invoices_invoice',
  column: string,
  month: string,
): AsyncGenerator<R[]> {
  const { from, until } = spanOfMonth(month);
  const model = table === 'orders_order' ? Order : Invoice;
  let [after, id] = [from, 0];
  for (;;) {
    const query = model.objects(db) as unknown as ReturnType<typeof Order.objects>;
    const rows = (await query
      .where(column, '<', until)
      .whereRaw('(??, id) > (?, ?)', [column, after, id])
      .orderBy([{ column }, { column: 'id' }])
      .limit(CHUNK_ROWS)) as unknown as (R & Record<string, string>)[];
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK_ROWS) return;
    [after, id] = [String(last[column]), last.id];
  }
}
