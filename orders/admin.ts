// Orders in the admin site. All changes go through placement.ts, order_edits.ts and status_changes.ts,
// so that stock, total and history stay correct.
import { staffName } from '../framework/actor_names.js';
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import type { InlineRow, Saving, Values } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { invalid } from '../framework/errors.js';
import {
  deleteOrder,
  type ItemChange,
  itemsMayChange,
  updateOrderDetails,
  updateOrderItems,
  whyNotDeleted,
} from './order_edits.js';
import { Order, OrderItem, type OrderRow, type Status, StatusChange } from './models.js';
import './panels.js';
import type { NewOrder } from './new_order.js';
import { placeOrder } from './placement.js';
import { cancelOrder, nextStatuses, updateOrderStatus } from './status_changes.js';

type Details = Pick<OrderRow, 'customer_name' | 'customer_email' | 'shipping_address'>;

function itemChange({ id, values, deleted }: InlineRow): ItemChange {
  const { product_id, quantity } = values as Pick<ItemChange, 'product_id' | 'quantity'>;
  return { id, product_id, quantity, deleted };
}

const saving: Saving = {
  async create({ db, trx, user }, values, { items = [] }) {
    const { status, ...details } = values as Details & { status?: Status };
    const wanted = items.map(itemChange);
    if (wanted.length === 0) throw invalid('items', 'must have at least one');
    const placing: NewOrder = { ...details, customer_id: 0, items: wanted };
    const order = await placeOrder(trx, { order: placing, placedBy: staffName(user.username) });
    if (status !== undefined) await updateOrderStatus(db, order.id, status, staffName(user.username));
    return order.id;
  },
  async update({ db, user }, id, changes, { items = [] }) {
    const { status, ...details } = changes as Partial<Details> & { status?: Status };
    if (Object.keys(details).length > 0) await updateOrderDetails(db, id, details);
    if (items.length > 0) await updateOrderItems(db, id, items.map(itemChange));
    if (status !== undefined) await updateOrderStatus(db, id, status, staffName(user.username));
  },
  async delete({ db }, id) {
    await deleteOrder(db, id);
  },
};

/** Items are changed, added and deleted through their order. */
const itemSaving: Saving = {
  async create({ db }, values) {
    const { order_id, ...line } = values as Values & { order_id: number };
    const change = itemChange({ id: null, values: line, changes: line, deleted: false });
    const { items } = await updateOrderItems(db, order_id, [change]);
    return Math.max(...items.map(({ id }) => id));
  },
  async update({ db, trx }, id, changes) {
    const item = await OrderItem.objects(trx).where({ id }).first();
    if (!item) throw invalid('id', 'is no longer in the order');
    const values = { ...item, ...changes };
    await updateOrderItems(db, item.order_id, [itemChange({ id, values, changes, deleted: false })]);
  },
  async delete({ db, trx }, id) {
    const item = await OrderItem.objects(trx).where({ id }).first();
    if (!item) throw invalid('id', 'is no longer in the order');
    await updateOrderItems(db, item.order_id, [itemChange({ id, values: item, changes: {}, deleted: true })]);
  },
};

function marking(status: Status): Action<OrderRow> {
  return {
    name: `mark_${status}`,
    label: `Mark selected orders as ${status}`,
    permission: 'change',
    changes: ['status'],
    apply: async ({ db, user }, { id }) => {
      await updateOrderStatus(db, id, status, staffName(user.username));
    },
    done: (count) =>
      count === 1 ? `1 order was marked as ${status}.` : `${count} orders were marked as ${status}.`,
  };
}

const cancelling: Action<OrderRow> = {
  name: 'cancel',
  label: 'Cancel selected orders and return their stock',
  permission: 'change',
  changes: ['status'],
  apply: async ({ db, user }, { id }) => {
    await cancelOrder(db, id, staffName(user.username));
  },
  done: (count) => (count === 1 ? '1 order was cancelled.' : `${count} orders were cancelled.`),
};

site.register(
  Order,
  new ModelAdmin<OrderRow>({
    listDisplay: ['id', 'customer_name', 'customer_email', 'status', 'total_cents', 'created_at'],
    listDisplayLinks: ['id', 'customer_name'],
    listFilter: ['status', 'created_at'],
    searchFields: ['search_text', 'id'],
    searchHelpText: 'The number of an order, or parts of the customer’s name or e-mail address.',
    dateHierarchy: 'created_at',
    fieldsets: [
      { name: '', fields: ['status', 'payment_status', 'total_cents', 'currency'] },
      { name: 'Customer', fields: ['customer_name', 'customer_email', 'shipping_address', 'customer_id'] },
      { name: 'Dates', fields: ['created_at', 'updated_at'] },
    ],
    readonlyFields: ['payment_status', 'total_cents', 'currency', 'customer_id', 'created_at', 'updated_at'],
    inlines: [
      {
        name: 'items',
        model: OrderItem,
        foreignKey: 'order_id',
        fields: ['product_id', 'quantity', 'price_cents', 'subtotal_cents'],
        ordering: ['id'],
        extra: 1,
        isOpen: (order) => itemsMayChange(order as OrderRow),
        savedByParent: true,
      },
      {
        name: 'history',
        model: StatusChange,
        foreignKey: 'order_id',
        fields: ['changed_at', 'from_status', 'to_status', 'changed_by'],
        ordering: ['id'],
        readonly: true,
      },
    ],
    actions: [marking('processing'), marking('shipped'), marking('delivered'), cancelling],
    offers: { status: (order) => nextStatuses((order as OrderRow).status) },
    whyNotDeleted,
    saving,
  }),
);

site.register(
  OrderItem,
  new ModelAdmin({
    listDisplay: ['id', 'order_id', 'product_name', 'quantity', 'price_cents', 'subtotal_cents'],
    sortableBy: ['id'],
    searchFields: ['order_id', 'product_id'],
    searchHelpText: 'The number of an order or of a product.',
    autocompleteFields: ['order_id', 'product_id'],
    addOnlyFields: ['order_id'],
    saving: itemSaving,
  }),
);
