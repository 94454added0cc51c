// Creating and changing many products at once: plan all items, then write those that can be done with a few
// statements, in one transaction that locks its products in ascending id order.
import {
  type Database,
  isUniqueViolation,
  now,
  type Queryable,
  type Transaction,
} from '../framework/db/database.js';
import { inParts, insertInTurn } from '../framework/db/insert_in_turn.js';
import { publish } from '../events/publishing.js';
import { SYSTEM } from '../framework/actor_names.js';
import { ApiError } from '../framework/errors.js';
import {
  type BulkItem,
  type FieldChange,
  type Named,
  type Plan,
  planItems,
  refusalOfItems,
  type StoredProduct,
  WRITTEN,
} from './bulk_plan.js';
import { lockNamedProducts, namedProducts } from './locks.js';
import { Category, Product, products } from './models.js';
import { productChanged, productCreated, stockFell } from './published_events.js';
import { recordMoves, type StockMove } from './stock_movements.js';

/** The maximum number of items of one request. */
export const MAX_BULK_ITEMS = 1_000;

/** How often a request is planned again after another one has taken an SKU at the same time. */
const MAX_ATTEMPTS = 3;

export interface BulkOptions {
  dryRun?: boolean;
  /** One refused item fails the request. */
  allOrNothing?: boolean;
  /** Refuse items that would create a product. */
  changeOnly?: boolean;
  /** Refuse to set a stock that the item does not say it has seen. */
  guardStock?: boolean;
  /** The note of the movements of stock. */
  note?: string;
  /** The kind of the movements of stock that is moved, and not set. */
  kind?: 'adjusted' | 'received';
  /** Who writes; default: the shop itself. */
  by?: string;
  /** What errors call an item; default: `items[3]`. */
  nameOf?: (index: number) => string;
}

/** What became of an item, or would become of it in a dry run. */
export interface BulkResult {
  status: Plan['status'];
  /** 0 for a product that would be created, or that there is not. */
  id: number;
  sku: string;
  /** '' for a refused item. */
  name: string;
  /** After the change; 0 where there is no product. */
  version: number;
  changes: FieldChange[];
  error?: ApiError;
}

const MERGED = [...WRITTEN, 'version', 'name_key', 'search_text', 'updated_at'] as const;

/**
 * Creates and changes products in one transaction; a result for each item, in their order. An item that cannot be
 * done is refused and leaves the others alone; with `allOrNothing` it fails the request with its error.
 */
export async function bulkWrite(
  db: Database,
  items: (BulkItem | ApiError)[],
  options: BulkOptions = {},
): Promise<BulkResult[]> {
  const { ids, skus } = namesIn(items);
  if (options.dryRun)
    return resultsOf(await plansOf(db.read, items, await namedProducts(db.read, ids, skus), options));
  const write = async (trx: Transaction): Promise<BulkResult[]> => {
    const plans = await plansOf(trx, items, await lockNamedProducts(trx, ids, skus), options);
    if (options.allOrNothing) refuseAll(plans, nameIn(options));
    return store(trx, plans, reasonOf(options));
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(write);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      if (attempt >= MAX_ATTEMPTS) throw skuRace();
    }
  }
}

function skuRace(): ApiError {
  return new ApiError(
    'conflict',
    'Other requests took the same SKUs at the same time. Send the request again.',
  );
}

const nameIn = ({ nameOf }: BulkOptions) => nameOf ?? ((index: number) => `items[${index}]`);

function namesIn(items: (BulkItem | ApiError)[]): { ids: number[]; skus: string[] } {
  const good = items.filter(isGood);
  return { ids: good.flatMap(({ id }) => id ?? []), skus: good.flatMap(({ values }) => values.sku ?? []) };
}

const isGood = (item: BulkItem | ApiError): item is BulkItem => !(item instanceof ApiError);

async function plansOf(
  db: Queryable,
  items: (BulkItem | ApiError)[],
  products: StoredProduct[],
  options: BulkOptions,
): Promise<Plan[]> {
  const named: Named = { products, categories: await categoriesOf(db, items.filter(isGood), products) };
  return planItems(items, named, {
    changeOnly: options.changeOnly ?? false,
    guardStock: options.guardStock ?? false,
    nameOf: nameIn(options),
    at: now(),
  });
}

/** The categories that the items name, and those of the products. */
async function categoriesOf(db: Queryable, items: BulkItem[], products: StoredProduct[]) {
  const slugs = new Set(items.map(({ values }) => values.category ?? 'other'));
  const ids = new Set(products.map(({ category_id }) => category_id));
  return Category.objects(db)
    .whereIn('slug', [...slugs])
    .orWhereIn('id', [...ids])
    .select('id', 'slug');
}

function refuseAll(plans: Plan[], nameOf: (index: number) => string): void {
  const refused = plans.flatMap((plan, index) =>
    plan.status === 'refused' ? [{ index, error: plan.error }] : [],
  );
  if (refused.length > 0) throw refusalOfItems(refused, nameOf);
}

async function store(trx: Transaction, plans: Plan[], reason: Reason): Promise<BulkResult[]> {
  const at = now();
  const created = plans.filter((plan) => plan.status === 'created');
  const changed = plans.filter((plan) => plan.status === 'changed');
  // The rows are locked and complete, so each conflicts with itself: an update of many rows in one statement.
  for (const rows of inParts(changed.map(({ after }) => after))) {
    await Product.objects(trx)
      .insert(rows)
      .onConflict('id')
      .merge([...MERGED]);
  }
  const ids = await insertInTurn(
    trx,
    Product,
    created.map(({ after }) => after),
  );
  const idOf = new Map<Plan, number>(created.map((plan, index) => [plan, ids[index] ?? 0]));
  await recordMoves(
    trx,
    plans.flatMap((plan) => moveOf(plan, idOf.get(plan) ?? 0, reason)),
    at,
  );
  await publishAll(trx, plans, idOf);
  return resultsOf(plans, idOf);
}

async function publishAll(trx: Transaction, plans: Plan[], idOf: ReadonlyMap<Plan, number>): Promise<void> {
  const written = new Map(
    plans.flatMap((plan): [number, number | null][] => {
      if (plan.status === 'created') return [[idOf.get(plan) ?? 0, null]];
      return plan.status === 'changed' ? [[plan.before.id, plan.before.stock_quantity]] : [];
    }),
  );
  const rows = await products(trx).whereIn('products_product.id', [...written.keys()]);
  const events = rows.flatMap((product) => {
    const before = written.get(product.id) ?? null;
    if (before === null) return [productCreated(product)];
    return [productChanged(product), ...stockFell({ ...product, product_id: product.id }, before)];
  });
  await publish(trx, ...events);
}

type Reason = Required<Pick<BulkOptions, 'note' | 'by' | 'kind'>>;

function reasonOf({ note, by = SYSTEM, kind = 'adjusted' }: BulkOptions): Reason {
  return { note: note ?? 'bulk', by, kind };
}

function moveOf(plan: Plan, id: number, { kind, ...reason }: Reason): StockMove[] {
  if (plan.status === 'created') {
    return [{ product_id: id, kind: 'initial', before: 0, after: plan.after.stock_quantity, ...reason }];
  }
  if (plan.status !== 'changed') return [];
  const [before, after] = [plan.before.stock_quantity, plan.after.stock_quantity];
  return [{ product_id: plan.before.id, kind: plan.isMove ? kind : 'set', before, after, ...reason }];
}

function resultsOf(plans: Plan[], ids: ReadonlyMap<Plan, number> = new Map()): BulkResult[] {
  return plans.map((plan): BulkResult => {
    switch (plan.status) {
      case 'refused':
        return {
          status: plan.status,
          id: plan.id,
          sku: plan.sku,
          name: '',
          version: 0,
          changes: [],
          error: plan.error,
        };
      case 'created':
        return result(plan.status, { ...plan.after, id: ids.get(plan) ?? 0 }, plan.changes);
      case 'changed':
        return result(plan.status, plan.after, plan.changes);
      case 'unchanged':
        return result(plan.status, plan.before, []);
    }
  });
}

function result(
  status: Plan['status'],
  { id, sku, name, version }: StoredProduct,
  changes: FieldChange[],
): BulkResult {
  return { status, id, sku: sku ?? '', name, version: id === 0 ? 0 : version, changes };
}
