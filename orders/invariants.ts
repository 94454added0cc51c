// What must always be true of orders; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const ORDER_INVARIANTS = {
  'an order has items': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'the subtotal of an item is quantity times price':
    'SELECT id, order_id FROM orders_orderitem WHERE subtotal_cents <> quantity * price_cents',
  'the total of an order is the sum of its items': `SELECT id, total_cents FROM orders_order o
    WHERE total_cents <> (SELECT sum(subtotal_cents) FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'stock comes back once from a cancelled order': `SELECT order_id, product_id FROM products_stockmovement
    WHERE kind = 'restored' GROUP BY order_id, product_id HAVING count(*) > 1`,
  'the daily sales count every order': `SELECT coalesce(o.status, s.status) AS status
    FROM (SELECT status, count(*) AS orders, sum(total_cents) AS total_cents FROM orders_order GROUP BY status) o
    FULL JOIN (SELECT status, sum(orders) AS orders, sum(total_cents) AS total_cents FROM orders_dailysales
      GROUP BY status HAVING sum(orders) <> 0) s ON s.status = o.status
    WHERE coalesce(o.orders, 0) <> coalesce(s.orders, 0) OR coalesce(o.total_cents, 0) <> coalesce(s.total_cents, 0)`,
};
