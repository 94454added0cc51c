// Creating, changing and deleting products.
import { publish } from '../events/publishing.js';
import { SYSTEM } from '../framework/actor_names.js';
import { type Database, isForeignKeyViolation, now, type Transaction } from '../framework/db/database.js';
import type { Row } from '../framework/db/model.js';
import { newRow } from '../framework/db/new_row.js';
import { refuseDuplicates } from '../framework/db/unique_fields.js';
import { ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { lockProduct } from './locks.js';
import { categoryId, getProduct, Product, type ProductRow, StockMovement } from './models.js';
import { productCreated, productDeleted, publishChange } from './published_events.js';
import type { ChangeOptions } from './stock.js';
import { recordMoves } from './stock_movements.js';

/** The editable columns of a product; its category by `category`, a slug, or by id. */
export type ProductValues = Omit<
  Row<typeof Product>,
  'id' | 'category_id' | 'version' | 'name_key' | 'search_text' | 'created_at' | 'updated_at'
> & { category_id?: number; category?: string };

/** Stores a new product, its stock as the first movement; unset columns get the model's defaults. */
export async function createProduct(
  db: Database,
  values: Partial<ProductValues>,
  by = SYSTEM,
): Promise<ProductRow> {
  return refuseDuplicates(Product, () =>
    db.transaction(async (trx) => {
      const row = newRow(Product, await columnsOf(trx, values));
      const [made] = (await Product.objects(trx).insert(row).returning('id')) as { id: number }[];
      const id = made?.id ?? 0;
      const first = { product_id: id, kind: 'initial', before: 0, after: row.stock_quantity, by } as const;
      await recordMoves(trx, [first], row.created_at);
      const product = await getProduct(trx, id);
      await publish(trx, productCreated(product));
      return product;
    }),
  );
}

/** The values as columns: the category's slug becomes its id. */
async function columnsOf(
  trx: Transaction,
  { category, ...columns }: Partial<ProductValues>,
): Promise<Partial<Row<typeof Product>>> {
  return category === undefined ? columns : { ...columns, category_id: await categoryId(trx, category) };
}

/**
 * Sets the named values and leaves the others alone. `version_mismatch` when the product has
 * changed since. A change of stock writes a movement.
 */
export async function updateProduct(
  db: Database,
  id: number,
  changes: Partial<ProductValues>,
  { by = SYSTEM, expect }: ChangeOptions = {},
): Promise<ProductRow> {
  const update = async (trx: Transaction): Promise<ProductRow> => {
    const before = await lockProduct(trx, id);
    expect?.(await getProduct(trx, id));
    const wanted = await columnsOf(trx, changes);
    if (!differs(before, wanted)) return getProduct(trx, id);
    const at = now();
    const { stock_quantity: after = before.stock_quantity } = wanted;
    await recordMoves(trx, [{ product_id: id, kind: 'set', before: before.stock_quantity, after, by }], at);
    await Product.objects(trx)
      .where({ id })
      .update({
        ...wanted,
        ...Product.computedValues({ ...before, ...wanted }),
        version: before.version + 1,
        updated_at: at,
      });
    return publishChange(trx, id, before.stock_quantity);
  };
  return refuseDuplicates(Product, () => db.transaction(update));
}

function differs(before: Row<typeof Product>, wanted: Partial<Row<typeof Product>>): boolean {
  return Object.entries(wanted).some(([name, value]) => before[name as keyof Row<typeof Product>] !== value);
}

/** Deletes a product and its movements; `in_use` when it is part of an order. */
export async function deleteProduct(db: Database, id: number, expect?: Expect<ProductRow>): Promise<void> {
  try {
    await db.transaction(async (trx) => {
      await lockProduct(trx, id);
      expect?.(await getProduct(trx, id));
      await StockMovement.objects(trx).where({ product_id: id }).delete();
      await Product.objects(trx).where({ id }).delete();
      await publish(trx, productDeleted(id));
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new ApiError(
      'in_use',
      `Product ${id} is part of an order and cannot be deleted. Archive it instead.`,
    );
  }
}
