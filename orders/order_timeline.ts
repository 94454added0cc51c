// What the timeline on the page of an order tells of the order itself: its statuses, cancelled pieces, and its stock.
import { accountName, GUEST, SYSTEM } from '../framework/actor_names.js';
import type { Queryable } from '../framework/db/database.js';
import { type Happened, registerTimeline } from '../framework/admin/timeline.js';
import { Product, StockMovement, type StockMovementRow } from '../products/models.js';
import {
  ItemCancellation,
  Order,
  type OrderRow,
  StatusChange,
  type StatusChangeRow,
  STATUSES,
} from './models.js';

const labels = new Map<string, string>(STATUSES);

/** Who did it, in words for staff: "ada", the customer's name, "Guest", '' for the shop. */
export function whoText(
  name: string,
  { customer_id, customer_name }: Pick<OrderRow, 'customer_id' | 'customer_name'>,
): string {
  if (name === SYSTEM) return '';
  if (name === GUEST) return 'Guest';
  if (customer_id !== null && name === accountName(customer_id)) return customer_name;
  return name.replace(/^staff /, '');
}

registerTimeline(
  Order,
  {
    model: Order,
    async load({ db }, row, limit) {
      const order = row as unknown as OrderRow;
      return [...(await statusesOf(db.read, order, limit)), ...(await piecesOf(db.read, order, limit))];
    },
  },
  ['status'],
);

async function statusesOf(db: Queryable, order: OrderRow, limit: number): Promise<Happened[]> {
  const changes = await StatusChange.objects(db)
    .where({ order_id: order.id })
    .orderBy('id', 'desc')
    .limit(limit);
  return changes.map((change) => ({
    ...{ moment: change.changed_at, what: statusText(change) },
    who: whoText(change.changed_by, order),
  }));
}

function statusText({ from_status, to_status }: StatusChangeRow): string {
  const to = labels.get(to_status) ?? to_status;
  return from_status === '' ? 'Order placed' : `Status: ${labels.get(from_status) ?? from_status} → ${to}`;
}

async function piecesOf(db: Queryable, order: OrderRow, limit: number): Promise<Happened[]> {
  const pieces = await ItemCancellation.objects(db)
    .where({ order_id: order.id })
    .orderBy('id', 'desc')
    .limit(limit);
  return pieces.map(({ quantity, product_name, restocked, cancelled_at, cancelled_by }) => ({
    moment: cancelled_at,
    what: `Taken out of the order: ${quantity} × ${product_name}${restocked ? '' : ', not put back on the shelf'}`,
    who: whoText(cancelled_by, order),
  }));
}

registerTimeline(Order, {
  model: Product,
  load: ({ db }, row, limit) => stockOf(db.read, row as unknown as OrderRow, limit),
});

async function stockOf(db: Queryable, order: OrderRow, limit: number): Promise<Happened[]> {
  const moves = await StockMovement.objects(db)
    .where({ order_id: order.id })
    .orderBy('id', 'desc')
    .limit(limit);
  const ids = [...new Set(moves.map(({ product_id }) => product_id))];
  const products = await Product.objects(db).whereIn('id', ids).select('id', 'name');
  const names = new Map(products.map(({ id, name }) => [id, name]));
  const together = new Map<string, StockMovementRow[]>();
  for (const move of moves) {
    const moment = `${move.created_at} ${move.changed_by}`;
    together.set(moment, [...(together.get(moment) ?? []), move]);
  }
  return [...together.values()].map((some) => stockMoved(some, names, order));
}

/** The movements of one moment as a line: "Stock: Lamp −2, Desk −1". */
function stockMoved(moves: StockMovementRow[], names: Map<number, string>, order: OrderRow): Happened {
  const parts = moves
    .map(
      ({ product_id, delta }) =>
        `${names.get(product_id) ?? product_id} ${delta < 0 ? '−' : '+'}${Math.abs(delta)}`,
    )
    .reverse();
  return {
    moment: moves[0]?.created_at ?? '',
    what: `Stock: ${parts.join(', ')}`,
    who: whoText(moves[0]?.changed_by ?? '', order),
  };
}
