// "Order again" in the admin: what placing a cancelled order again would give, and doing it.
import { staffName } from '../framework/actor_names.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect } from '../framework/admin/rendering.js';
import { registerRowAction } from '../framework/admin/row_actions.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { rowUrl } from '../framework/admin/site.js';
import { showToolForm } from '../framework/admin/tool_form.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import type { Problems } from '../framework/auth/pages/credentials.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { fullAmount } from '../framework/currency.js';
import { databaseNow } from '../framework/deadlines.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { newUlid } from '../framework/ulids.js';
import { getOrder, Order, type OrderWithItems } from './models.js';
import { againLines, type AgainLine, orderAgain, seenOf } from './reordering.js';

/** The next step of a cancelled order. */
const PLACE = 10;

registerTool(Order, {
  ...{ name: 'order_again', label: '', permission: 'add' },
  ...{ get: showAgain, post: placeAgain },
});

registerRowAction(Order, {
  place: PLACE,
  button({ staff }, { id, status }) {
    if (status !== 'cancelled' || !staff.may(permissionCode(Order, 'add'))) return null;
    return { label: 'Order again…', url: `${toolUrl(Order, 'order_again')}?order=${id}`, style: 'primary' };
  },
});

const orderOf = (page: ModelPage, id: string): Promise<OrderWithItems> =>
  getOrder(page.db.read, /^\d{1,9}$/.test(id) ? Number(id) : 0);

async function showAgain(page: ModelPage): Promise<void> {
  const { searchParams } = new URL(page.request.originalUrl, 'http://admin');
  await showForm(page, await orderOf(page, searchParams.get('order') ?? ''), new Map());
}

async function placeAgain(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const order = await orderOf(page, form.get('order'));
  try {
    const id = await place(page, order, form);
    addMessage(page, 'success', `Order ${order.id} was placed again as order ${id}.`);
    redirect(page, rowUrl(Order, id));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await showForm(page, await getOrder(page.db.read, order.id), new Map([['', [error.message]]]));
  }
}

function place(page: ModelPage, order: OrderWithItems, form: Form): Promise<number> {
  const by = staffName(page.staff.username);
  const attempt = {
    scope: by,
    key: `admin again ${form.get('form_key').slice(0, 40)}`,
    askedAt: databaseNow(),
  };
  return page.db.transaction(async (trx) => {
    const id = await orderAgain(trx, order.id, form.get('seen'), by, attempt);
    const made = await getOrder(trx, id);
    await logActions(trx, page.staff, [
      {
        action: 'add',
        model: Order,
        id,
        title: Order.title(made),
        message: `Order ${order.id} placed again.`,
      },
      {
        action: 'change',
        model: Order,
        id: order.id,
        title: Order.title(order),
        message: `Placed again as order ${id}.`,
      },
    ]);
    return id;
  });
}

async function showForm(page: ModelPage, order: OrderWithItems, problems: Problems): Promise<void> {
  const { CURRENCY } = settings;
  const lines = await againLines(page.db.read, order);
  const possible = lines.filter(({ quantity }) => quantity > 0);
  const total = possible.reduce((sum, line) => sum + line.quantity * line.price_cents, 0);
  const title = `Order ${order.id} again`;
  await showToolForm(page, {
    ...{
      title,
      problems,
      obstacle: obstacleOf(order, possible),
      fields: [],
      warnings: lines.flatMap(changesOf),
    },
    breadcrumbs: [
      ...modelBreadcrumbs(page),
      { label: Order.title(order), url: rowUrl(Order, order.id) },
      { label: 'Order again' },
    ],
    facts: [
      { label: 'Customer', text: order.customer_name },
      { label: 'Ship to', text: order.shipping_address },
      ...possible.map(({ quantity, product_name, price_cents }) => ({
        label: `${quantity} × ${product_name}`,
        text: fullAmount(quantity * price_cents, CURRENCY),
      })),
      { label: 'Total', text: fullAmount(total, CURRENCY) },
    ],
    hidden: { order: String(order.id), seen: seenOf(lines), form_key: newUlid() },
    button: 'Place the order again',
    back: { text: 'Go back', url: rowUrl(Order, order.id) },
  });
}

function obstacleOf({ status }: OrderWithItems, possible: AgainLine[]): string {
  if (status !== 'cancelled') return 'The order is not cancelled.';
  return possible.length === 0 ? 'Nothing of this order can be sold now.' : '';
}

/** What would be another order than before, in sentences. */
function changesOf({ product_name, quantity, price_cents, before, isArchived }: AgainLine): string[] {
  if (isArchived) return [`${product_name} is no longer sold and is left out.`];
  if (quantity === 0) return [`${product_name} is out of stock and is left out.`];
  const [was, is] = [
    fullAmount(before.price_cents, before.currency),
    fullAmount(price_cents, settings.CURRENCY),
  ];
  return [
    ...(quantity < before.quantity
      ? [`${product_name}: only ${quantity} of ${before.quantity} are in stock.`]
      : []),
    ...(was === is ? [] : [`${product_name} costs ${is} now; it was ${was}.`]),
  ];
}
