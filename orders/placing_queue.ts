// Orders that arrive while others are being placed wait, and are then placed together: a transaction
// costs more than what an order writes in it ("group commit").
import type { Database } from '../ecommerce/db/database.js';
import { ShopError } from '../ecommerce/errors.js';
import { takeTogether } from '../ecommerce/queues.js';
import type { PlacedOrder, WantedOrder } from './new_order.js';
import { PlaceApart, placeOrder, placeTogether } from './placing.js';

/** So many orders are placed together at most, with so many lines in all. */
const MAX_ORDERS = 50;
const MAX_LINES_TOGETHER = 500;
/** Transactions at once. SQLite has one writer; on PostgreSQL one that waits must not hold up all. */
const WORKERS = { sqlite: 1, postgres: 4 };

/**
 * Places an order. The same key (of the same customer) with the same request gives the first order
 * as it was placed; with another request `idempotency_mismatch`. Empty: no key.
 */
export function createOrder(db: Database, wanted: WantedOrder): Promise<PlacedOrder> {
  let queue = queues.get(db);
  if (!queue) queues.set(db, (queue = new PlacingQueue(db)));
  return queue.place(wanted);
}

const queues = new WeakMap<Database, PlacingQueue>();

interface Waiting {
  wanted: WantedOrder;
  resolve: (placed: PlacedOrder) => void;
  reject: (error: unknown) => void;
}

class PlacingQueue {
  private readonly waiting: Waiting[] = [];
  private working = 0;

  constructor(private readonly db: Database) {}

  place(wanted: WantedOrder): Promise<PlacedOrder> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ wanted, resolve, reject });
      if (this.working < WORKERS[this.db.dialect]) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working += 1;
    for (;;) {
      await new Promise(setImmediate); // those that arrived with this one join it
      const next = takeTogether(
        this.waiting,
        MAX_ORDERS,
        MAX_LINES_TOGETHER,
        ({ wanted }) => wanted.order.items.length,
      );
      if (next.length === 0) break;
      await this.placeAll(next);
    }
    this.working -= 1;
  }

  /** Settles all of them. Those that stand in the others' way are placed by themselves, after them. */
  private async placeAll(all: Waiting[]): Promise<void> {
    const [first] = all;
    if (!first) return;
    if (all.length === 1) return this.placeAlone(first);
    const wanted = all.map((each) => each.wanted);
    let committing = false;
    try {
      const placed = await this.db.transaction(async (trx) => {
        committing = false;
        const together = await placeTogether(trx, wanted);
        committing = true;
        return together;
      });
      all.forEach((each, index) => each.resolve(placed[index] as PlacedOrder));
    } catch (error) {
      // Once COMMIT was sent nobody knows whether they are placed: another try could place them twice.
      if (committing || (error instanceof ShopError && error.code === 'unavailable')) {
        for (const each of all) each.reject(error);
        return;
      }
      const apart = new Set(error instanceof PlaceApart ? error.orders : wanted);
      await this.placeAll(all.filter((each) => !apart.has(each.wanted)));
      for (const each of all) if (apart.has(each.wanted)) await this.placeAlone(each);
    }
  }

  private async placeAlone({ wanted, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await this.db.transaction((trx) => placeOrder(trx, wanted)));
    } catch (error) {
      reject(error);
    }
  }
}
