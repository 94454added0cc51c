// What must always be true of orders; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const ORDER_INVARIANTS = {
  'an order has items': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'the subtotal of an item is quantity times price':
    'SELECT id, order_id FROM orders_orderitem WHERE subtotal_cents <> quantity * price_cents',
  'the total of an order is the sum of its items': `SELECT id, total_cents FROM orders_order o
    WHERE total_cents <> (SELECT sum(subtotal_cents) FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'what was cancelled of an item is in its history': `SELECT id, order_id FROM orders_orderitem i
    WHERE cancelled_quantity <>
      (SELECT coalesce(sum(quantity), 0) FROM orders_itemcancellation c WHERE c.item_id = i.id)`,
  'the stock that an order holds is what is left of it': `SELECT m.order_id, m.product_id
    FROM (SELECT order_id, product_id,
        -sum(CASE WHEN kind = 'sold' THEN delta ELSE 0 END) AS sold,
        sum(CASE WHEN kind = 'restored' THEN delta ELSE 0 END) AS restored
      FROM products_stockmovement WHERE order_id IS NOT NULL GROUP BY order_id, product_id) m
    JOIN orders_order o ON o.id = m.order_id
    LEFT JOIN (SELECT order_id, product_id, sum(quantity) AS pieces, sum(cancelled_quantity) AS cancelled
      FROM orders_orderitem GROUP BY order_id, product_id) i
      ON i.order_id = m.order_id AND i.product_id = m.product_id
    LEFT JOIN (SELECT i.order_id, i.product_id, sum(c.quantity) AS pieces FROM orders_itemcancellation c
      JOIN orders_orderitem i ON i.id = c.item_id WHERE NOT c.restocked GROUP BY i.order_id, i.product_id) lost
      ON lost.order_id = m.order_id AND lost.product_id = m.product_id
    WHERE CASE WHEN sold >= coalesce(i.pieces, 0) + coalesce(i.cancelled, 0)
      THEN sold - restored <> coalesce(lost.pieces, 0)
        + CASE WHEN o.status = 'cancelled' THEN 0 ELSE coalesce(i.pieces, 0) END
      -- An order that was taken from another shop has no movement of its sale.
      ELSE restored > coalesce(i.pieces, 0) + coalesce(i.cancelled, 0) END`,
};
