// What must always be true of the catalogue; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const CATALOGUE_INVARIANTS = {
  'stock is never below zero': 'SELECT id FROM products_product WHERE stock_quantity < 0',
  'stock is the sum of its movements': `SELECT p.id, p.stock_quantity FROM products_product p
    WHERE p.stock_quantity <>
      (SELECT coalesce(sum(delta), 0) FROM products_stockmovement m WHERE m.product_id = p.id)`,
  'a movement says the stock after it': `SELECT id, product_id, stock_quantity FROM
    (SELECT id, product_id, stock_quantity, sum(delta) OVER (PARTITION BY product_id ORDER BY id) AS after
      FROM products_stockmovement) m
    WHERE stock_quantity <> after`,
};
