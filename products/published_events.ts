// The events of the catalogue.
import { settings } from '../ecommerce/settings.js';
import { defineEvent } from '../events/event_types.js';
import { happened, type NewEvent, publish } from '../events/publishing.js';
import type { Transaction } from '../framework/db/database.js';
import { toMajorUnits } from '../framework/money.js';
import { BOOLEAN, INTEGER, NUMBER, object, TEXT } from '../framework/serializers/answers.js';
import { getProduct, type ProductRow } from './models.js';

const productInEvent = object({
  ...{ id: INTEGER, name: TEXT, sku: { schema: { type: ['string', 'null'] } }, category: TEXT },
  ...{ price: NUMBER, currency: TEXT, stock_quantity: INTEGER, archived: BOOLEAN, version: INTEGER },
});

function productData(product: ProductRow) {
  const { id, name, sku, category, price_cents, stock_quantity, archived, version } = product;
  const { CURRENCY: currency } = settings;
  const price = toMajorUnits(price_cents, currency);
  return { id, name, sku, category, price, currency, stock_quantity, archived, version };
}

interface OfProduct {
  product: ReturnType<typeof productData>;
}
const of = object({ product: productInEvent });

const CREATED = defineEvent<OfProduct>('product.created', {
  version: 1,
  about: 'A product was added.',
  data: of,
});

const CHANGED = defineEvent<OfProduct>('product.changed', {
  version: 1,
  about: 'Staff changed a product or its stock. Sales are not told: they are in the events of orders.',
  data: of,
});

const DELETED = defineEvent<{ product_id: number }>('product.deleted', {
  version: 1,
  about: 'A product that was never sold was deleted.',
  data: object({ product_id: INTEGER }),
});

const STOCK_LOW = defineEvent<StockLow>('stock.low', {
  version: 1,
  about: 'The stock of a product fell to LOW_STOCK units or fewer.',
  data: object({ product_id: INTEGER, name: TEXT, stock_quantity: INTEGER }),
});

interface StockLow {
  product_id: number;
  name: string;
  stock_quantity: number;
}

const aggregateOf = (id: number): string => `product:${id}`;

export function productCreated(product: ProductRow): NewEvent {
  return happened(CREATED, aggregateOf(product.id), { product: productData(product) });
}

export function productChanged(product: ProductRow): NewEvent {
  return happened(CHANGED, aggregateOf(product.id), { product: productData(product) });
}

export function productDeleted(product_id: number): NewEvent {
  return happened(DELETED, aggregateOf(product_id), { product_id });
}

/** An event for a stock that fell to a low level from above it, none for any other change. */
export function stockFell({ product_id, name, stock_quantity }: StockLow, before: number): NewEvent[] {
  const { LOW_STOCK } = settings;
  if (before <= LOW_STOCK || stock_quantity > LOW_STOCK) return [];
  return [happened(STOCK_LOW, aggregateOf(product_id), { product_id, name, stock_quantity })];
}

/** Publishes what staff changed of a product, whose row is locked; returns the product. */
export async function publishChange(trx: Transaction, id: number, stockBefore: number): Promise<ProductRow> {
  const product = await getProduct(trx, id);
  await publish(trx, productChanged(product), ...stockFell({ ...product, product_id: id }, stockBefore));
  return product;
}
