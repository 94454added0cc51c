// The admin's page for pieces of an order: cancel them before shipping, or refund those that came back. It asks how many,
// then names the stock and the money that move, and only then does it.
import path from 'node:path';
import { staffName } from '../framework/actor_names.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect, render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { rowUrl } from '../framework/admin/site.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { displayAmount } from '../framework/currency.js';
import type { Transaction } from '../framework/db/database.js';
import { ApiError, notFound } from '../framework/errors.js';
import { causeOf } from '../framework/http/access.js';
import { cancelOrderItem } from '../orders/item_cancellation.js';
import { lockOrder } from '../orders/locks.js';
import { Order, OrderItem, type OrderItemRow, type OrderRow } from '../orders/models.js';
import { mayBeCancelled } from '../orders/status_changes.js';
import { getProduct } from '../products/models.js';
import { livePayment, MANUAL, OPEN_STATUSES, PaymentTransaction, type TransactionRow } from './models.js';
import { requestRefund } from './refunds.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'cancel_pieces.ejs');
const MAX_REASON = 255;
const STALE = 'The order has changed since. Look at it again.';

interface Situation {
  item: OrderItemRow;
  order: OrderRow;
  /** The payment, if it is settled. */
  payment: TransactionRow | null;
  isShipped: boolean;
  /** Why nothing can be done; '' when something can. */
  obstacle: string;
}

/** What was typed. */
interface Typed {
  quantity: string;
  restock: boolean;
  reason: string;
  problems: Map<string, string[]>;
}

export async function showPieces(page: ModelPage): Promise<void> {
  const { item } = page.request.query;
  const found = await situationOf(page, typeof item === 'string' ? item : '');
  const typed = {
    quantity: '1',
    restock: !found.isShipped,
    reason: '',
    problems: new Map<string, string[]>(),
  };
  await showPage(page, found, typed, null);
}

/** Names what would move, or does it when that was confirmed. */
export async function cancelPieces(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const found = await situationOf(page, form.get('item'));
  const typed = typedIn(form, found);
  if (form.has('confirmed') && isStale(form, found.order)) typed.problems = new Map([['', [STALE]]]);
  if (found.obstacle !== '' || typed.problems.size > 0) return showPage(page, found, typed, null);
  if (!form.has('confirmed')) return showPage(page, found, typed, await movesOf(page, found, typed));
  try {
    await page.db.transaction((trx) => carryOut(page, trx, found, typed, form));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    typed.problems.set('', [error.message]);
    return showPage(page, await situationOf(page, form.get('item')), typed, null);
  }
  addMessage(page, 'success', `${typed.quantity} × ${found.item.product_name} taken out of the order.`);
  redirect(page, rowUrl(Order, found.order.id));
}

/** Whether the order has changed since the page was shown, such as by the same form. */
const isStale = (form: Form, { version }: OrderRow): boolean => Number(form.get('version')) !== version;

async function situationOf(page: ModelPage, id: string): Promise<Situation> {
  const { read } = page.db;
  const item = await OrderItem.objects(read)
    .where({ id: /^\d{1,9}$/.test(id) ? Number(id) : 0 })
    .first();
  const order = item && (await Order.objects(read).where({ id: item.order_id }).first());
  if (!item || !order) throw notFound('Order item', id);
  const live = (await livePayment(read, order.id)) ?? null;
  const payment = live?.status === 'succeeded' ? live : null;
  const isShipped = !mayBeCancelled(order);
  const obstacle = obstacleOf(page, { item, order, payment, isShipped }, live);
  return { item, order, payment, isShipped, obstacle };
}

function obstacleOf(
  page: ModelPage,
  { item, order, payment, isShipped }: Omit<Situation, 'obstacle'>,
  live: TransactionRow | null,
): string {
  if (order.status === 'cancelled') return 'The order is cancelled already.';
  if (item.quantity === 0) return 'All pieces of this item were cancelled.';
  if (live && OPEN_STATUSES.includes(live.status)) {
    return 'The order is being paid. Try again when the payment has ended.';
  }
  const left = leftOf(payment);
  if (isShipped && left === 0) return 'The order is shipped, and there is nothing to refund.';
  const mayRefund = page.staff.may(permissionCode(PaymentTransaction, 'change'));
  return left > 0 && !mayRefund ? 'The order is paid, and you may not refund.' : '';
}

const leftOf = (payment: TransactionRow | null): number =>
  payment ? payment.amount_cents - payment.reserved_cents : 0;

function typedIn(form: Form, { item, isShipped }: Situation): Typed {
  const [quantity, reason] = [form.get('quantity').trim(), form.get('reason').trim()];
  const problems = new Map<string, string[]>();
  const isRight = /^\d{1,5}$/.test(quantity) && Number(quantity) >= 1 && Number(quantity) <= item.quantity;
  if (!isRight) problems.set('quantity', [`Enter a whole number from 1 to ${item.quantity}.`]);
  if (reason.length > MAX_REASON) problems.set('reason', [`At most ${MAX_REASON} characters.`]);
  try {
    refuseCardNumbers({ reason });
  } catch (error) {
    problems.set('reason', [(error as Error).message]);
  }
  return { quantity, restock: form.has('restock'), reason: isShipped ? reason : '', problems };
}

/** Sentences about the stock and the money that would move. */
async function movesOf(page: ModelPage, found: Situation, typed: Typed): Promise<string[]> {
  const { item, order, payment, isShipped } = found;
  const quantity = Number(typed.quantity);
  const { stock_quantity } = await getProduct(page.db.read, item.product_id);
  const price = quantity * item.price_cents;
  const refund = Math.min(price, leftOf(payment));
  const shown = (cents: number) => displayAmount(cents, order.currency);
  const left = order.total_cents - price;
  const isAll = left === 0 && (await hasNoOther(page, item)) && quantity === item.quantity;
  return [
    typed.restock
      ? `Stock: ${quantity} × ${item.product_name} back to the shelf, ${stock_quantity} → ${stock_quantity + quantity}.`
      : 'Stock: nothing goes back to the shelf.',
    payment
      ? moneyOf(shown(refund), payment.provider === MANUAL, isShipped)
      : 'Money: nothing was paid, nothing is refunded.',
    `Total of the order: ${shown(order.total_cents)} → ${shown(left)}.`,
    ...(isAll && !isShipped ? ['Nothing is left of the order: it is cancelled.'] : []),
  ];
}

function moneyOf(amount: string, isByHand: boolean, isShipped: boolean): string {
  if (!isByHand) return `Money: ${amount} goes back to the customer at once, with a credit note.`;
  if (isShipped) return `Money: records that you gave ${amount} back to the customer, with a credit note.`;
  return `Money: ${amount} is owed to the customer. Record the refund when you have given it back.`;
}

async function hasNoOther(page: ModelPage, { order_id, id }: OrderItemRow): Promise<boolean> {
  const others = OrderItem.objects(page.db.read).where({ order_id }).whereNot({ id });
  return (await others.where('quantity', '>', 0).first('id')) === undefined;
}

async function carryOut(
  page: ModelPage,
  trx: Transaction,
  { item, order: { id }, payment, isShipped }: Situation,
  { quantity, restock, reason }: Typed,
  form: Form,
): Promise<void> {
  const order = await lockOrder(trx, id);
  if (isStale(form, order)) throw new ApiError('version_mismatch', STALE);
  const by = staffName(page.staff.username);
  const pieces = { item_id: item.id, quantity: Number(quantity), restock };
  if (!isShipped) {
    const without_refund = payment === null;
    await cancelOrderItem(page.db.inside(trx), { order_id: id, pieces, without_refund }, by);
  } else {
    const asked = { payment_id: payment?.id ?? 0, amount_cents: null, lines: [pieces], reason };
    await requestRefund(trx, { ...asked, recorded_by: by, cause: causeOf(page.request) });
  }
  const message = `Cancelled ${quantity} × ${item.product_name}.`;
  await logActions(trx, page.staff, [
    { action: 'change', model: Order, id, title: Order.title(order), message },
  ]);
}

async function showPage(
  page: ModelPage,
  found: Situation,
  { problems, ...typed }: Typed,
  moves: string[] | null,
): Promise<void> {
  const { item, order, isShipped, obstacle } = found;
  const title = `${isShipped ? 'Refund' : 'Cancel'} ${item.product_name}`;
  const orderUrl = rowUrl(Order, order.id);
  const price = displayAmount(item.price_cents, order.currency);
  const breadcrumbs = [
    ...modelBreadcrumbs(page),
    { label: `Order ${order.id}`, url: orderUrl },
    { label: title },
  ];
  const data = {
    ...typed,
    problems,
    moves,
    item,
    version: order.version,
    isShipped,
    obstacle,
    price,
    orderUrl,
  };
  await render(page, TEMPLATE, { title, breadcrumbs, ...data });
}
