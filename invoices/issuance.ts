// Issuing: a number without gaps, a frozen copy of the order, all in the transaction of the caller.
// When that rolls back, the next invoice gets its number.
import { publish } from '../events/publishing.js';
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { dayOf } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import { lockOrder } from '../orders/locks.js';
import { type ItemCancellationRow, type OrderRow, withItems } from '../orders/models.js';
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
import { taxRates } from './tax_rates.js';
import { invoiceIssued } from './published_events.js';

type NewLine = Omit<InvoiceLineRow, 'id' | 'invoice_id'>;
type Copied = 'order_id' | 'customer_id' | 'customer_name' | 'customer_email' | 'billing_address';
type Contents = Pick<
  InvoiceRow,
  'kind' | Copied | 'total_cents' | 'currency' | 'credited_invoice_id' | 'paid_on'
>;

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

/**
 * As `issueInvoice`, for an order whose row is locked, cancelled or not. `paidOn` is the day on which it was paid, as in
 * 2026-11-25; an invoice that was issued before does not say it.
 */
export async function issueInvoiceOf(
  trx: Transaction,
  order: OrderRow,
  paidOn: string | null = null,
): Promise<InvoiceRow> {
  return (await findInvoice(trx, order.id)) ?? (await copyOrder(trx, order, paidOn));
}

async function copyOrder(
  trx: Transaction,
  order: OrderRow,
  paid_on: string | null = null,
): Promise<InvoiceRow> {
  const { id: order_id, customer_id, customer_name, customer_email, total_cents } = order;
  const contents: Contents = {
    ...{ order_id, customer_id, customer_name, customer_email, total_cents },
    kind: 'invoice',
    billing_address: order.shipping_address,
    currency: order.currency,
    credited_invoice_id: null,
    paid_on,
  };
  return store(trx, 'INV', contents, await linesLeft(trx, order));
}

/** The lines of what is left of an order. */
async function linesLeft(trx: Transaction, order: OrderRow): Promise<NewLine[]> {
  const [complete] = await withItems(trx, [order]);
  const items = (complete?.items ?? []).filter(({ quantity }) => quantity > 0);
  const rates = await taxRates(
    trx,
    items.map(({ product_id }) => product_id),
  );
  return items.map((item) => lineOf(item, rates.get(item.product_id) ?? null));
}

type Sold = Pick<
  ItemCancellationRow,
  'product_name' | 'quantity' | 'price_cents' | 'subtotal_cents' | 'currency'
>;

function lineOf(
  { product_name, quantity, price_cents, subtotal_cents, currency }: Sold,
  tax_rate: string | null,
): NewLine {
  const amounts = { unit_price_cents: price_cents, subtotal_cents, currency };
  return { description: product_name, quantity, ...amounts, tax_rate };
}

/** What a credit note is for. */
interface Credit {
  amount_cents: number;
  reason: string;
  /** The cancelled pieces, if that is what is credited. */
  pieces?: ItemCancellationRow[];
}

/**
 * Issues a credit note for the refunded amount of an order whose row is locked. Its lines are those of the whole
 * invoice, or the cancelled pieces, or what was left of a cancelled order, if they come to the amount; otherwise it has a
 * single line, with the reason.
 */
export async function issueCreditNote(trx: Transaction, order: OrderRow, credit: Credit): Promise<void> {
  await creditInvoice(trx, order, await issueInvoiceOf(trx, order), credit);
}

/** Credits cancelled pieces of an unpaid order whose row is locked, if it has an invoice. */
export async function creditPieces(
  trx: Transaction,
  order: OrderRow,
  pieces: ItemCancellationRow[],
): Promise<void> {
  const invoice = await findInvoice(trx, order.id);
  const amount_cents = sumOf(pieces);
  if (invoice && amount_cents > 0)
    await creditInvoice(trx, order, invoice, { amount_cents, reason: '', pieces });
}

/** Credits what is left of the invoice, if there is one, of an order whose row is locked. */
export async function takeBackInvoice(trx: Transaction, order: OrderRow, reason: string): Promise<void> {
  const invoice = await findInvoice(trx, order.id);
  if (!invoice) return;
  const notes = Invoice.objects(trx).where({ credited_invoice_id: invoice.id });
  const [credited] = (await notes.sum({ sum: 'total_cents' })) as unknown as { sum: number | null }[];
  const amount_cents = invoice.total_cents - Number(credited?.sum ?? 0);
  if (amount_cents > 0) await creditInvoice(trx, order, invoice, { amount_cents, reason });
}

async function creditInvoice(
  trx: Transaction,
  order: OrderRow,
  invoice: InvoiceRow,
  credit: Credit,
): Promise<void> {
  const { order_id, customer_id, customer_name, customer_email, billing_address, currency } = invoice;
  const contents: Contents = {
    ...{ order_id, customer_id, customer_name, customer_email, billing_address, currency },
    kind: 'credit_note',
    total_cents: credit.amount_cents,
    credited_invoice_id: invoice.id,
    paid_on: null,
  };
  await store(trx, 'CN', contents, await creditedLines(trx, order, invoice, credit));
}

async function creditedLines(
  trx: Transaction,
  order: OrderRow,
  invoice: InvoiceRow,
  { amount_cents, reason, pieces = [] }: Credit,
): Promise<NewLine[]> {
  const invoiced = await linesOf(trx, [invoice.id]);
  const rates = new Map(invoiced.map(({ description, tax_rate }) => [description, tax_rate]));
  const rateOf = (description: string): string | null => rates.get(description) ?? null;
  if (sumOf(pieces) === amount_cents)
    return pieces.filter(costs).map((piece) => lineOf(piece, rateOf(piece.product_name)));
  if (amount_cents === invoice.total_cents) return invoiced;
  const isRest = order.status === 'cancelled' && order.total_cents === amount_cents;
  if (!isRest) return [partOf(invoice, amount_cents, reason, onlyRate(invoiced))];
  const left = await linesLeft(trx, order);
  return left.map((line) => ({ ...line, tax_rate: rateOf(line.description) }));
}

const sumOf = (lines: Pick<Sold, 'subtotal_cents'>[]): number =>
  lines.reduce((sum, { subtotal_cents }) => sum + subtotal_cents, 0);
const costs = ({ subtotal_cents }: Pick<Sold, 'subtotal_cents'>): boolean => subtotal_cents > 0;

/** The rate of all lines; null if they have different ones: which of them a part of the amount has, nobody knows. */
function onlyRate(lines: InvoiceLineRow[]): string | null {
  const [rate = null, ...others] = new Set(lines.map(({ tax_rate }) => tax_rate));
  return others.length > 0 ? null : rate;
}

function partOf(
  { number, currency }: Pick<InvoiceRow, 'number' | 'currency'>,
  amountCents: number,
  reason: string,
  tax_rate: string | null,
): NewLine {
  const description = `Partial refund of invoice ${number}${reason && `: ${reason}`}`;
  const amounts = { unit_price_cents: amountCents, subtotal_cents: amountCents, currency };
  return { description, quantity: 1, ...amounts, tax_rate };
}

async function store(
  trx: Transaction,
  series: 'INV' | 'CN',
  contents: Contents,
  lines: NewLine[],
): Promise<InvoiceRow> {
  const issued_at = now();
  const issued_on = dayOf(issued_at);
  const number = await nextNumber(trx, series, Number(issued_on.slice(0, 4)));
  const values = { ...contents, ...shop(), number, issued_at, issued_on };
  const [stored] = await Invoice.objects(trx)
    .insert({ ...values, ...Invoice.computedValues(values) })
    .returning('*');
  const invoice = stored as InvoiceRow;
  const { id: invoice_id } = invoice;
  await InvoiceLine.objects(trx).insert(
    lines.map(({ description, quantity, unit_price_cents, subtotal_cents, currency, tax_rate }) => {
      return { invoice_id, description, quantity, unit_price_cents, subtotal_cents, currency, tax_rate };
    }),
  );
  await publish(trx, invoiceIssued(invoice));
  return invoice;
}

/** The current name and address of the shop: issued invoices keep those of their issue date. */
function shop() {
  const { SHOP_NAME, SHOP_ADDRESS, SHOP_EMAIL, SHOP_TAX_NUMBER, INVOICE_TERMS } = settings;
  const tax = SHOP_TAX_NUMBER && `Tax number ${SHOP_TAX_NUMBER}`;
  const details = [SHOP_ADDRESS, SHOP_EMAIL, tax].filter(Boolean);
  return { shop_name: SHOP_NAME, shop_details: details.join('\n'), terms: INVOICE_TERMS || null };
}

/**
 * The next number of a series in a year of the shop's time zone. The counter's row is locked until the transaction ends,
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
