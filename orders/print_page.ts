// Orders on paper: whole ones, and packing slips, which have no prices and only the pieces that are to be packed.
import path from 'node:path';
import { displayText } from '../framework/admin/field_values.js';
import type { ModelPage } from '../framework/admin/page.js';
import { render } from '../framework/admin/rendering.js';
import { registerRowAction } from '../framework/admin/row_actions.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { displayAmount } from '../framework/currency.js';
import type { Queryable } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { longDate } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import { Product } from '../products/models.js';
import { Order, type OrderItemRow, type OrderWithItems, withItems } from './models.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'print.ejs');
/** So many orders are printed at once. */
const MAX_PRINTED = 200;
const PAPERS = {
  order: { button: 'Print', one: 'Order', many: 'orders' },
  slip: { button: 'Packing slip', one: 'Packing slip of order', many: 'packing slips' },
};

export type Paper = keyof typeof PAPERS;

export function printUrl(paper: Paper, ids: number[]): string {
  return `${toolUrl(Order, paper === 'slip' ? 'packing_slips' : 'print')}?ids=${ids.join(',')}`;
}

/** The orders of `?ids=` as they are printed, and the ids of those that are not. */
export async function papersOf(page: ModelPage, paper: Paper) {
  const orders = await ordersOf(page);
  const printed = paper === 'slip' ? orders.filter(({ status }) => status !== 'cancelled') : orders;
  const skus = await skusOf(page.db.read, printed);
  return {
    orders,
    left: orders.filter((order) => !printed.includes(order)).map(({ id }) => id),
    shop: { name: settings.SHOP_NAME, address: settings.SHOP_ADDRESS },
    isSlip: paper === 'slip',
    papers: printed.map((order) => paperOf(order, skus)),
  };
}

async function printPage(page: ModelPage, paper: Paper): Promise<void> {
  const { orders, left, shop, isSlip, papers } = await papersOf(page, paper);
  const { one, many } = PAPERS[paper];
  const [first] = orders;
  const ids = papers.map(({ id }) => id).join(',');
  await render(page, TEMPLATE, {
    title: orders.length === 1 && first ? `${one} ${first.id}` : `${orders.length} ${many}`,
    breadcrumbs: [...modelBreadcrumbs(page), { label: 'Print' }],
    scripts: ['print.js'],
    notes: left.map((id) => `Order ${id} is cancelled: there is nothing to pack.`),
    ...{ shop, isSlip, orders: papers },
    // The page of the PDF is in invoices/order_papers.ts, where PDFs are made.
    pdfUrl: ids === '' ? '' : `${toolUrl(Order, isSlip ? 'packing_slips_pdf' : 'print_pdf')}?ids=${ids}`,
  });
}

/** The orders of `?ids=`, in that order. */
async function ordersOf({ request, db }: ModelPage): Promise<OrderWithItems[]> {
  const text = new URL(request.originalUrl, 'http://admin').searchParams.get('ids') ?? '';
  const ids = /^\d{1,9}(,\d{1,9})*$/.test(text) ? [...new Set(text.split(',').map(Number))] : [];
  if (ids.length > MAX_PRINTED) {
    const message = `At most ${MAX_PRINTED} orders can be printed at once.`;
    throw new ApiError('invalid', message, [{ field: 'ids', message }]);
  }
  const rows = await withItems(db.read, await Order.objects(db.read).whereIn('id', ids));
  if (rows.length === 0) throw new ApiError('not_found', 'There is no such order.');
  const byId = new Map(rows.map((order) => [order.id, order]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function skusOf(db: Queryable, orders: OrderWithItems[]): Promise<Map<number, string>> {
  const ids = new Set(orders.flatMap(({ items }) => items.map(({ product_id }) => product_id)));
  const products = await Product.objects(db)
    .whereIn('id', [...ids])
    .select('id', 'sku');
  return new Map(products.map(({ id, sku }) => [id, sku ?? '']));
}

function paperOf(order: OrderWithItems, skus: Map<number, string>) {
  const amount = (cents: number) => displayAmount(cents, order.currency);
  const line = ({ product_id, product_name, quantity, price_cents, subtotal_cents }: OrderItemRow) => ({
    ...{ name: product_name, quantity, sku: skus.get(product_id) ?? '' },
    ...{ price: amount(price_cents), subtotal: amount(subtotal_cents) },
  });
  return {
    ...order,
    date: longDate(order.created_at),
    total: amount(order.total_cents),
    statusText: displayText(Order.field('status'), order.status, order),
    paymentText: displayText(Order.field('payment_status'), order.payment_status, order),
    lines: order.items.filter(({ quantity }) => quantity > 0).map(line),
  };
}

for (const paper of ['order', 'slip'] as const) {
  registerTool(Order, {
    ...{ name: paper === 'slip' ? 'packing_slips' : 'print', label: '', permission: 'view' },
    get: (page) => printPage(page, paper),
  });
  registerRowAction(Order, {
    place: paper === 'slip' ? 80 : 81,
    button: (_page, { id, ...row }) =>
      paper === 'slip' && (row as { status?: unknown }).status === 'cancelled'
        ? null
        : { label: PAPERS[paper].button, url: printUrl(paper, [id]) },
  });
}
