// The current total of a cart: prices and stock from the catalogue, and the problems of its lines.
import type { CatalogueProduct } from './cart_items.js';
import type { CartContents } from './models.js';

/** Why a line cannot be ordered; '' when it can. */
type Problem = '' | 'insufficient_stock' | 'unavailable' | 'deleted';

export interface PricedItem {
  product_id: number;
  product_name: string;
  quantity: number;
  unit_price_cents: number;
  subtotal_cents: number;
  stock_quantity: number;
  problem: Problem;
}

export interface PricedCart {
  id: number;
  cart_token: string;
  updated_at: string;
  items: PricedItem[];
  /** Units, not lines. */
  item_count: number;
  /** The total of the lines without a problem. */
  total_cents: number;
}

/** The cart at the prices of these products. For a deleted product only the name is known. */
export function priceCart(
  cart: CartContents,
  products: (CatalogueProduct & { price_cents: number })[],
): PricedCart {
  const byId = new Map(products.map((product) => [product.id, product]));
  const items = cart.items.map(({ product_id, product_name, quantity }): PricedItem => {
    const product = byId.get(product_id);
    if (!product) {
      const nothing = { unit_price_cents: 0, subtotal_cents: 0, stock_quantity: 0 };
      return { product_id, product_name, quantity, ...nothing, problem: 'deleted' };
    }
    const { name, price_cents: unit_price_cents, stock_quantity } = product;
    const subtotal_cents = unit_price_cents * quantity;
    const problem = problemOf(product, quantity);
    return {
      product_id,
      product_name: name,
      quantity,
      unit_price_cents,
      subtotal_cents,
      stock_quantity,
      problem,
    };
  });
  return {
    ...cart,
    items,
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    total_cents: items.reduce((sum, item) => sum + (item.problem === '' ? item.subtotal_cents : 0), 0),
  };
}

function problemOf(product: CatalogueProduct, quantity: number): Problem {
  if (product.archived) return 'unavailable';
  return quantity > product.stock_quantity ? 'insufficient_stock' : '';
}
