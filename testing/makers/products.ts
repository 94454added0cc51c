// Products for tests. What a test does not care about is left out.
import { expect } from 'chai';
import type { Database } from '../../framework/db/database.js';
import { createProduct } from '../../products/catalogue.js';
import type { ProductRow } from '../../products/models.js';
import type { Shop } from '../shop.js';

type Values = Parameters<typeof createProduct>[1];

/** A new product over REST; gives its id. The price is in major units. */
export async function makeProduct(
  shop: Pick<Shop, 'send'>,
  fields: {
    name?: string;
    description?: string;
    price?: number;
    stock_quantity?: number;
    category?: string;
  } = {},
  headers: Record<string, string> = {},
): Promise<number> {
  const wanted = { name: 'Mug', price: 12.5, stock_quantity: 10, ...fields };
  const made = await shop.send('POST', '/api/products/', wanted, headers);
  expect(made.status).to.equal(201);
  return made.body.product.id;
}

/** A new product, written straight into the database; where no shop runs, or the staff's log stays empty. */
export function storedProduct(db: Database, fields: Partial<Values> = {}): Promise<ProductRow> {
  return createProduct(db, {
    ...{ name: 'Mug', description: '', price_cents: 1_250, stock_quantity: 10, category: 'home' },
    ...fields,
  });
}

/** Units that can be sold now. */
export async function stockOf(shop: Shop, id: number): Promise<number> {
  return (await shop.get(`/api/products/${id}/`)).body.stock_quantity;
}
