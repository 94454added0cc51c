// How a product is made, changed and deleted.
import { type Database, isForeignKeyViolation, now } from '../framework/db/database.js';
import type { Row } from '../framework/db/model.js';
import { ShopError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { lockProduct } from './locks.js';
import { categoryId, getProduct, Product, type ProductRow, StockMovement } from './models.js';
import { recordInitialStock, setStockOfLocked } from './stock.js';

/** What may be said of a product; `category` is a slug. */
export interface ProductValues {
  name: string;
  description: string;
  price_cents: number;
  stock_quantity: number;
  category: string;
  archived: boolean;
}

/** Stores a new product, its stock as the first movement. */
export async function createProduct(
  db: Database,
  values: Omit<ProductValues, 'archived'>,
): Promise<ProductRow> {
  return db.transaction(async (trx) => {
    const { category, ...columns } = values;
    const at = now();
    const [made] = await Product.objects(trx)
      .insert({
        ...columns,
        category_id: await categoryId(trx, category),
        archived: false,
        version: 1,
        created_at: at,
        updated_at: at,
        ...Product.computedValues(columns),
      })
      .returning('id');
    const id = (made as { id: number }).id;
    await recordInitialStock(trx, id, values.stock_quantity, at);
    return getProduct(trx, id);
  });
}

/**
 * Sets the named values and leaves the others alone. `version_mismatch` when the product is not as
 * expected. A change of stock is a movement.
 */
export async function updateProduct(
  db: Database,
  id: number,
  changes: Partial<ProductValues>,
  expect?: Expect<ProductRow>,
): Promise<ProductRow> {
  return db.transaction(async (trx) => {
    await lockProduct(trx, id);
    const before = await getProduct(trx, id);
    expect?.(before);
    const { stock_quantity: stock, category, ...columns } = changes;
    const wanted: Partial<Row<typeof Product>> = { ...columns };
    if (category !== undefined && category !== before.category)
      wanted.category_id = await categoryId(trx, category);
    const stockChanged = stock !== undefined && stock !== before.stock_quantity;
    if (!stockChanged && !differs(before, wanted)) return before;
    const at = now();
    if (stockChanged) await setStockOfLocked(trx, before, stock, '', at);
    await Product.objects(trx)
      .where({ id })
      .update({
        ...wanted,
        ...Product.computedValues({ ...before, ...wanted }),
        version: before.version + 1,
        updated_at: at,
      });
    return getProduct(trx, id);
  });
}

function differs(before: ProductRow, wanted: Partial<Row<typeof Product>>): boolean {
  return Object.entries(wanted).some(([name, value]) => before[name as keyof ProductRow] !== value);
}

/** Deletes a product and its movements; `in_use` when it is part of an order. */
export async function deleteProduct(db: Database, id: number, expect?: Expect<ProductRow>): Promise<void> {
  try {
    await db.transaction(async (trx) => {
      await lockProduct(trx, id);
      expect?.(await getProduct(trx, id));
      await StockMovement.objects(trx).where({ product_id: id }).delete();
      await Product.objects(trx).where({ id }).delete();
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new ShopError(
      'in_use',
      `Product ${id} is part of an order and cannot be deleted. Archive it instead.`,
    );
  }
}
