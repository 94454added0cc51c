// The orders of the Python shop, for `importdjango`: an order and its items are taken together.
import type { Transaction } from '../framework/db/database.js';
import type { DjangoTable } from '../framework/db/django_tables.js';
import { formatCents } from '../framework/money.js';
import { Order, OrderItem, type OrderItemRow, type OrderRow, StatusChange } from './models.js';

const ORDERS: DjangoTable<typeof Order, typeof OrderItem> = {
  model: Order,
  identity: ['created_at'],
  parts: { model: OrderItem, by: 'order_id' },
  problem: wrongSum,
  taken: recordStatuses,
};

export const DJANGO_ORDERS: DjangoTable[] = [ORDERS];

/** The total must be that of the items, and each item's that of its units. */
function wrongSum({ total_cents, currency }: OrderRow, items: OrderItemRow[]): string | undefined {
  if (items.length === 0) return 'it has no items';
  const wrong = items.find((item) => item.subtotal_cents !== item.quantity * item.price_cents);
  if (wrong) return `the subtotal of its item ${wrong.id} is not quantity times price`;
  const sum = items.reduce((total, item) => total + item.subtotal_cents, 0);
  if (sum === total_cents) return undefined;
  const [stated, right] = [total_cents, sum].map((cents) => formatCents(cents, currency));
  return `its total ${stated} is not the sum of its items, ${right}`;
}

/** The known history: placed when it was created, and moved to its status when it was last updated. */
async function recordStatuses(trx: Transaction, orders: OrderRow[]): Promise<void> {
  const changes = orders.flatMap(({ id: order_id, status, created_at, updated_at }) => {
    const placed = {
      order_id,
      from_status: '',
      to_status: 'pending',
      changed_by: '',
      changed_at: created_at,
    };
    const moved = { ...placed, from_status: 'pending', to_status: status, changed_at: updated_at };
    return status === 'pending' ? [placed] : [placed, { ...moved, changed_by: 'importdjango' }];
  });
  if (changes.length > 0) await StatusChange.objects(trx).insert(changes);
}
