// Orders in the admin site. All changes go through placement.ts, order_edits.ts and status_changes.ts,
// so that stock, total and history stay correct.
import { staffName } from '../framework/actor_names.js';
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import type { Actor, InlineRow, Saving, Values } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { toolUrl } from '../framework/admin/tools.js';
import type { Database } from '../framework/db/database.js';
import { ApiError, invalid } from '../framework/errors.js';
import { fullAmount } from '../framework/currency.js';
import type { Row } from '../framework/db/model.js';
import { settings } from '../ecommerce/settings.js';
import { Customer, findCustomer } from '../customers/models.js';
import { Product } from '../products/models.js';
import {
  deleteOrder,
  type ItemChange,
  itemsMayChange,
  setStaffNote,
  updateOrderDetails,
  updateOrderItems,
  whyNotDeleted,
} from './order_edits.js';
import { Order, OrderItem, type OrderRow, type Status } from './models.js';
import { registerOrderButtons } from './order_page.js';
import './panels.js';
import { printUrl } from './print_page.js';
import './phone_page.js';
import type { NewOrder } from './new_order.js';
import { placeOrder } from './placement.js';
import { warningsOf } from './staff_warnings.js';
import { WAITS_FOR } from './waiting.js';
import { cancelOrder, nextStatuses, updateOrderStatus } from './status_changes.js';

/** The permission that a cancellation needs when money moves. */
const REFUND = 'payments.change_transaction';

type Details = Pick<OrderRow, 'customer_name' | 'customer_email' | 'shipping_address'>;
/** What only staff set. */
type Internal = { status?: Status; staff_note?: string; customer_id?: number | null };

/** The statuses of an order that staff add. */
const FIRST_STATUSES: readonly Status[] = ['pending', 'processing'];

function itemChange({ id, values, deleted }: InlineRow): ItemChange {
  const { product_id, quantity } = values as Pick<ItemChange, 'product_id' | 'quantity'>;
  return { id, product_id, quantity, deleted };
}

const saving: Saving = {
  async create({ db, trx, user }, values, { items = [] }) {
    const { status, staff_note, customer_id, ...details } = values as Values & Details & Internal;
    const wanted = items.map(itemChange);
    if (wanted.length === 0) throw invalid('items', 'add at least one item');
    if (!FIRST_STATUSES.includes(status ?? 'pending'))
      throw invalid('status', 'a new order is pending or processing');
    const owner = customer_id ?? (await findCustomer(trx, details.customer_email))?.id ?? 0;
    const placing: NewOrder = { ...details, customer_id: owner, items: wanted };
    const order = await placeOrder(trx, { order: placing, placedBy: staffName(user.username) });
    if (status !== undefined) await updateOrderStatus(db, order.id, status, staffName(user.username));
    if (staff_note) await setStaffNote(db, order.id, staff_note);
    return order.id;
  },
  async update({ db, user }, id, changes, { items = [] }) {
    const { status, staff_note, ...details } = changes as Partial<Details> & Internal;
    if (Object.keys(details).length > 0) await updateOrderDetails(db, id, details);
    if (items.length > 0) await updateOrderItems(db, id, items.map(itemChange), staffName(user.username));
    if (staff_note !== undefined) await setStaffNote(db, id, staff_note);
    if (status !== undefined) await move(db, id, status, user);
  },
  async delete({ db }, id) {
    await deleteOrder(db, id);
  },
};

/** Changes the status; that the user may not refund becomes an error beside the field. */
async function move(db: Database, id: number, status: Status, user: Actor): Promise<void> {
  const conditions = { withoutRefund: !user.may(REFUND) };
  try {
    await updateOrderStatus(db, id, status, staffName(user.username), conditions);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'forbidden') throw error;
    throw new ApiError('conflict', error.message, error.details);
  }
}

/** A product with what one asks on the phone: "Lamp · 12.50 USD · 7 in stock". */
function productOption({ name, price_cents, stock_quantity, archived }: Row<typeof Product>): string {
  const stock = archived ? 'no longer sold' : `${stock_quantity.toLocaleString('en')} in stock`;
  return `${name} · ${fullAmount(price_cents, settings.CURRENCY)} · ${stock}`;
}

/** Items are changed, added and deleted through their order. */
const itemSaving: Saving = {
  async create({ db, user }, values) {
    const { order_id, ...line } = values as Values & { order_id: number };
    const change = itemChange({ id: null, values: line, changes: line, deleted: false });
    const { items } = await updateOrderItems(db, order_id, [change], staffName(user.username));
    return Math.max(...items.map(({ id }) => id));
  },
  async update({ db, trx, user }, id, changes) {
    const item = await OrderItem.objects(trx).where({ id }).first();
    if (!item) throw invalid('id', 'is no longer in the order');
    const values = { ...item, ...changes };
    const change = itemChange({ id, values, changes, deleted: false });
    await updateOrderItems(db, item.order_id, [change], staffName(user.username));
  },
  async delete({ db, trx, user }, id) {
    const item = await OrderItem.objects(trx).where({ id }).first();
    if (!item) throw invalid('id', 'is no longer in the order');
    const change = itemChange({ id, values: item, changes: {}, deleted: true });
    await updateOrderItems(db, item.order_id, [change], staffName(user.username));
  },
};

/** What the buttons on the page of one order say. */
const STEPS = {
  processing: 'Start processing',
  shipped: 'Ship order',
  delivered: 'Mark as delivered',
} as const satisfies Partial<Record<Status, string>>;

/** What an order that gets a status is. */
const DONE = {
  processing: 'processed',
  shipped: 'shipped',
  delivered: 'marked as delivered',
  cancelled: 'cancelled',
} as const;

/** Says it shorter than the API does, beside the name of the order: "It is cancelled, so it cannot be shipped." */
async function refuse(db: Database, id: number, error: unknown, to: keyof typeof DONE): Promise<never> {
  if (!(error instanceof ApiError) || error.code !== 'invalid_transition') throw error;
  const order = await Order.objects(db.read).where({ id }).first();
  if (!order) throw error;
  const { status } = order;
  const text = status === to ? `It is ${status} already.` : `It is ${status}, so it cannot be ${DONE[to]}.`;
  throw new ApiError(error.code, text, error.details);
}

function marking(status: keyof typeof STEPS, button?: string): Action<OrderRow> {
  return {
    ...(button && { button }),
    name: `mark_${status}`,
    label: `Mark selected orders as ${status}`,
    labelOfOne: STEPS[status],
    permission: 'change',
    changes: ['status'],
    warns: (db, orders) => warningsOf(db, orders, status),
    apply: async ({ db, user }, { id }) => {
      const moved = updateOrderStatus(db, id, status, staffName(user.username));
      await moved.catch((error: unknown) => refuse(db, id, error, status));
    },
    done: (count) =>
      count === 1 ? `1 order was marked as ${status}.` : `${count} orders were marked as ${status}.`,
  };
}

const cancelling: Action<OrderRow> = {
  name: 'cancel',
  label: 'Cancel selected orders and return their stock',
  labelOfOne: 'Cancel order',
  permission: 'change',
  changes: ['status'],
  warns: (db, orders) => warningsOf(db, orders, 'cancelled'),
  apply: async ({ db, user }, { id }) => {
    const cancelled = cancelOrder(db, id, staffName(user.username), { withoutRefund: !user.may(REFUND) });
    await cancelled.catch((error: unknown) => refuse(db, id, error, 'cancelled'));
  },
  done: (count) => (count === 1 ? '1 order was cancelled.' : `${count} orders were cancelled.`),
};

const actions = [marking('processing'), marking('shipped', 'Ship'), marking('delivered'), cancelling];
registerOrderButtons(Object.fromEntries(actions.map((action) => [action.name, action])));

const PRINTING: Action<OrderRow>[] = [
  ['slip', 'print_slips', 'Print packing slips of selected orders'] as const,
  ['order', 'print_orders', 'Print selected orders'] as const,
].map(([paper, name, label]) => ({
  ...{ name, label, permission: 'view', changes: [] },
  opens: (ids) => printUrl(paper, ids),
  apply: () => Promise.resolve(),
  done: () => '',
}));

site.register(
  Order,
  new ModelAdmin<OrderRow>({
    listDisplay: [
      'id',
      'customer_name',
      'customer_email',
      'status',
      'payment_status',
      'total_cents',
      'created_at',
    ],
    listDisplayLinks: ['id', 'customer_name'],
    listFilter: [WAITS_FOR, 'status', 'payment_status', 'created_at'],
    sum: { label: 'Total', sql: 'orders_order.total_cents' },
    searchFields: ['search_text', 'id'],
    searchResult: ['status', 'payment_status', 'total_cents', 'created_at'],
    searchRelated: [
      { model: () => Customer, column: 'customer_id', byPhone: 'phone_key' },
      {
        model: () => Product,
        column: 'product_id',
        through: { model: () => OrderItem, column: 'order_id' },
      },
    ],
    searchHelpText: 'Search by number, customer, e-mail, phone or product.',
    dateHierarchy: 'created_at',
    fieldsets: [
      {
        name: 'Edit customer, address or status',
        fields: [
          'customer_id',
          'customer_name',
          'customer_email',
          'shipping_address',
          'status',
          'updated_at',
        ],
        ...{ collapsed: true, onlyToEdit: true },
      },
      { name: 'Note of the staff', fields: ['staff_note'] },
    ],
    readonlyFields: ['payment_status', 'total_cents', 'currency', 'customer_id', 'created_at', 'updated_at'],
    inlines: [
      {
        name: 'items',
        model: OrderItem,
        foreignKey: 'order_id',
        fields: ['product_id', 'quantity', 'cancelled_quantity', 'price_cents', 'subtotal_cents'],
        ordering: ['id'],
        extra: 1,
        isOpen: (order) => itemsMayChange(order as OrderRow),
        savedByParent: true,
        // The page is in payments/cancel_page.ts, for it also moves money.
        lineLink: {
          label: 'Cancel or refund…',
          url: ({ id, quantity }) =>
            Number(quantity) > 0 ? `${toolUrl(Order, 'cancel_pieces')}?item=${Number(id)}` : undefined,
        },
      },
    ],
    actions: [...actions, ...PRINTING],
    heading: { badges: ['status', 'payment_status'], details: ['created_at', 'total_cents'] },
    layout: 'record',
    warns: (db, order, { status }) => warningsOf(db, [order], status),
    addInputs: ['customer_id'],
    addLink: { text: 'Find the customer by name, e-mail or phone', url: toolUrl(Order, 'for_customer') },
    autocompleteFields: ['customer_id'],
    offersToAdd: { status: FIRST_STATUSES },
    offers: { status: (order) => nextStatuses((order as OrderRow).status) },
    whyNotDeleted,
    saving,
  }),
);

site.register(
  OrderItem,
  new ModelAdmin({
    isInMenu: false,
    listDisplay: ['id', 'order_id', 'product_name', 'quantity', 'price_cents', 'subtotal_cents'],
    sortableBy: ['id'],
    searchFields: ['order_id', 'product_id'],
    searchRelated: [
      { model: () => Order, column: 'order_id' },
      { model: () => Product, column: 'product_id' },
    ],
    searchHelpText: 'Search by order number, customer or product.',
    autocompleteFields: ['order_id', 'product_id'],
    optionTitles: { product_id: productOption },
    addOnlyFields: ['order_id'],
    saving: itemSaving,
  }),
);
