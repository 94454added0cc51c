// Issuing: a number without gaps, a frozen copy of the order, all in the transaction of the caller.
// When that rolls back, the next invoice gets its number.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { lockOrder } from '../orders/locks.js';
import { type OrderRow, withItems } from '../orders/models.js';
import {
  findInvoice,
  getInvoice,
  Invoice,
  InvoiceLine,
  type InvoiceLineRow,
  type InvoiceRow,
  type IssuedInvoice,
  linesOf,
  NumberCounter,
} from './models.js';

type NewLine = Omit<InvoiceLineRow, 'id' | 'invoice_id'>;
type Copied = 'order_id' | 'customer_id' | 'customer_name' | 'customer_email' | 'billing_address';
type Contents = Pick<InvoiceRow, 'kind' | Copied | 'total_cents' | 'currency' | 'credited_invoice_id'>;

/**
 * The order's invoice, issued now if there is none; `already_issued` says which. An order that was
 * cancelled without an invoice is `invalid_transition`.
 */
export async function issueInvoice(
  db: Database,
  orderId: number,
): Promise<{ invoice: IssuedInvoice; already_issued: boolean }> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, orderId);
    const known = await findInvoice(trx, orderId);
    if (!known && order.status === 'cancelled') throw neverInvoiced(orderId);
    const { id } = known ?? (await copyOrder(trx, order));
    return { invoice: await getInvoice(trx, id), already_issued: known !== undefined };
  });
}

/** As `issueInvoice`, for an order whose row is locked, cancelled or not. */
export async function issueInvoiceOf(trx: Transaction, order: OrderRow): Promise<InvoiceRow> {
  return (await findInvoice(trx, order.id)) ?? (await copyOrder(trx, order));
}

async function copyOrder(trx: Transaction, order: OrderRow): Promise<InvoiceRow> {
  const [complete] = await withItems(trx, [order]);
  const { items = [] } = complete ?? {};
  const { id: order_id, customer_id, customer_name, customer_email, total_cents } = order;
  const contents: Contents = {
    ...{ order_id, customer_id, customer_name, customer_email, total_cents },
    kind: 'invoice',
    billing_address: order.shipping_address,
    currency: order.currency,
    credited_invoice_id: null,
  };
  const { currency } = order;
  const lines = items.map(({ product_name, quantity, price_cents, subtotal_cents }) => {
    return { description: product_name, quantity, unit_price_cents: price_cents, subtotal_cents, currency };
  });
  return store(trx, 'INV', contents, lines);
}

/**
 * Issues a credit note for the refunded amount of an order whose row is locked. One for the whole invoice
 * repeats its lines; one for a part has a single line, with the reason.
 */
export async function issueCreditNote(
  trx: Transaction,
  order: OrderRow,
  amountCents: number,
  reason: string,
): Promise<void> {
  await creditInvoice(trx, await issueInvoiceOf(trx, order), amountCents, reason);
}

async function creditInvoice(
  trx: Transaction,
  invoice: InvoiceRow,
  amountCents: number,
  reason: string,
): Promise<void> {
  const { order_id, customer_id, customer_name, customer_email, billing_address, currency } = invoice;
  const contents: Contents = {
    ...{ order_id, customer_id, customer_name, customer_email, billing_address, currency },
    kind: 'credit_note',
    total_cents: amountCents,
    credited_invoice_id: invoice.id,
  };
  const whole = amountCents === invoice.total_cents;
  const lines = whole ? await linesOf(trx, [invoice.id]) : [partOf(invoice, amountCents, reason)];
  await store(trx, 'CN', contents, lines);
}

/** Credits the whole invoice, if there is one, of an order whose row is locked. */
export async function takeBackInvoice(trx: Transaction, order: OrderRow, reason: string): Promise<void> {
  const invoice = await findInvoice(trx, order.id);
  if (invoice) await creditInvoice(trx, invoice, invoice.total_cents, reason);
}

function partOf(
  { number, currency }: Pick<InvoiceRow, 'number' | 'currency'>,
  amountCents: number,
  reason: string,
): NewLine {
  const description = `Partial refund of invoice ${number}${reason && `: ${reason}`}`;
  return { description, quantity: 1, unit_price_cents: amountCents, subtotal_cents: amountCents, currency };
}

async function store(
  trx: Transaction,
  series: 'INV' | 'CN',
  contents: Contents,
  lines: NewLine[],
): Promise<InvoiceRow> {
  const issued_at = now();
  const number = await nextNumber(trx, series, Number(issued_at.slice(0, 4)));
  const values = { ...contents, ...shop(), number, issued_at };
  const [stored] = await Invoice.objects(trx)
    .insert({ ...values, ...Invoice.computedValues(values) })
    .returning('*');
  const invoice = stored as InvoiceRow;
  const { id: invoice_id } = invoice;
  await InvoiceLine.objects(trx).insert(
    lines.map(({ description, quantity, unit_price_cents, subtotal_cents, currency }) => {
      return { invoice_id, description, quantity, unit_price_cents, subtotal_cents, currency };
    }),
  );
  return invoice;
}

/** The current name and address of the shop: issued invoices keep those of their issue date. */
function shop() {
  const { SHOP_NAME, SHOP_ADDRESS, SHOP_EMAIL, SHOP_TAX_NUMBER } = settings;
  const tax = SHOP_TAX_NUMBER && `Tax number ${SHOP_TAX_NUMBER}`;
  const details = [SHOP_ADDRESS, SHOP_EMAIL, tax].filter(Boolean);
  return { shop_name: SHOP_NAME, shop_details: details.join('\n') };
}

/**
 * The next number of a series in a year (UTC). The counter's row is locked until the transaction ends,
 * so numbers have no gaps; a sequence of the database would leave gaps.
 */
async function nextNumber(trx: Transaction, series: 'INV' | 'CN', year: number): Promise<string> {
  const [counter] = (await NumberCounter.objects(trx)
    .insert({ series, year, last_number: 1 })
    .onConflict(['series', 'year'])
    .merge({ last_number: trx.raw('?? + 1', [`${NumberCounter.table}.last_number`]) as unknown as number })
    .returning('last_number')) as { last_number: number }[];
  return `${series}-${year}-${String(counter?.last_number).padStart(6, '0')}`;
}

function neverInvoiced(orderId: number): ApiError {
  const message = 'is cancelled and was never invoiced';
  return new ApiError('invalid_transition', `Order ${orderId} ${message}.`, [{ field: 'order_id', message }]);
}
