// Group commit: orders that arrive while others are being placed wait, and are then placed together,
// because a transaction costs more than the writes of one order.
import type { Database, Transaction } from '../framework/db/database.js';
import { databaseNow, deadlinePassed } from '../framework/deadlines.js';
import { ApiError } from '../framework/errors.js';
import { once } from '../framework/idempotency/once.js';
import { gauge } from '../framework/metrics/registry.js';
import { takeTogether } from '../framework/queues.js';
import { keyedRequestOf, type NewlyPlaced, type PlacedOrder, type WantedOrder } from './new_order.js';
import { PlaceApart, placeOrder, placeTogether } from './placement.js';

/** The maximum number of orders in a batch, and of their lines in total. */
const MAX_ORDERS = 50;
const MAX_LINES_TOGETHER = 500;
/** Concurrent transactions. SQLite has one writer; on PostgreSQL one that waits must not block the others. */
const WORKERS = { sqlite: 1, postgres: 4 };
/** How long a batch waits for each lock: an order that is then placed on its own still has time to wait again. */
const LOCK_TIMEOUT_MS = 2_000;

const queued = gauge({
  name: 'shop_placement_queue_orders',
  help: 'Orders that wait to be placed with the next batch of this process.',
});

/** Places an order; a repeated attempt gets the first answer again (framework/idempotency). */
export function createOrder({ root, deadline }: Database, wanted: WantedOrder): Promise<PlacedOrder> {
  let queue = queues.get(root);
  if (!queue) queues.set(root, (queue = new PlacingQueue(root)));
  return queue.place(wanted, deadline);
}

const queues = new WeakMap<Database, PlacingQueue>();

interface Waiting {
  wanted: WantedOrder;
  deadline: number;
  resolve: (placed: PlacedOrder) => void;
  reject: (error: unknown) => void;
}

class PlacingQueue {
  private readonly waiting: Waiting[] = [];
  private working = 0;

  constructor(private readonly db: Database) {}

  place(wanted: WantedOrder, deadline: number): Promise<PlacedOrder> {
    return new Promise((resolve, reject) => {
      queued({}, this.waiting.push({ wanted, deadline, resolve, reject }));
      if (this.working < WORKERS[this.db.dialect]) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working += 1;
    for (;;) {
      await new Promise(setImmediate); // concurrent orders join the batch
      const next = takeTogether(
        this.waiting,
        MAX_ORDERS,
        MAX_LINES_TOGETHER,
        ({ wanted }) => wanted.order.items.length,
      );
      queued({}, this.waiting.length);
      if (next.length === 0) break;
      await this.placeAll(next);
    }
    this.working -= 1;
  }

  /** Settles all of them. Those that block the batch are placed on their own, after it. */
  private async placeAll(asked: Waiting[]): Promise<void> {
    const all = inTime(asked);
    const [first] = all;
    if (!first) return;
    if (all.length === 1) return this.placeAlone(first);
    const wanted = all.map((each) => each.wanted);
    const deadline = Math.min(...all.map((each) => each.deadline));
    let committing = false;
    try {
      const placed = await this.transaction(deadline, async (trx) => {
        committing = false;
        const together = await placeTogether(trx, wanted);
        committing = true;
        return together;
      });
      all.forEach((each, index) => each.resolve({ order: placed[index] as NewlyPlaced, replayed: false }));
    } catch (error) {
      // The first deadline has passed and nothing was committed: the other orders still have time.
      if (error instanceof ApiError && error.code === 'timeout') return this.placeAll(all);
      // After COMMIT was sent the outcome is unknown: a retry could place them twice.
      if (committing || (error instanceof ApiError && error.code === 'unavailable')) {
        for (const each of all) each.reject(error);
        return;
      }
      const apart = new Set(error instanceof PlaceApart ? error.orders : wanted);
      await this.placeAll(all.filter((each) => !apart.has(each.wanted)));
      for (const each of all) if (apart.has(each.wanted)) await this.placeAlone(each);
    }
  }

  private async placeAlone({ wanted, deadline, resolve, reject }: Waiting): Promise<void> {
    const limits = { deadline, lockTimeoutMs: LOCK_TIMEOUT_MS };
    const { request } = keyedRequestOf(wanted) ?? {};
    try {
      const placed = await once(this.db, wanted.attempt, request, (trx) => placeOrder(trx, wanted), limits);
      resolve({ order: placed.answer, replayed: placed.replayed });
    } catch (error) {
      reject(error);
    }
  }

  private transaction<T>(deadline: number, work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.db.transaction(work, { deadline, lockTimeoutMs: LOCK_TIMEOUT_MS });
  }
}

/** Those whose deadline has not passed; the others are refused. */
function inTime(all: Waiting[]): Waiting[] {
  const now = databaseNow();
  for (const each of all) if (each.deadline <= now) each.reject(deadlinePassed());
  return all.filter((each) => each.deadline > now);
}
