// What must always be true of the catalogue; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const CATALOGUE_INVARIANTS = {
  'stock is never below zero': 'SELECT id FROM products_product WHERE stock_quantity < 0',
  'stock is the sum of its movements': `SELECT p.id, p.stock_quantity FROM products_product p
    WHERE p.stock_quantity <>
      (SELECT coalesce(sum(delta), 0) FROM products_stockmovement m WHERE m.product_id = p.id)`,
};
