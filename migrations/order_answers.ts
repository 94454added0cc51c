// The answers to requests with an idempotency key that were made before answers were stored. Frozen, as
// operations.ts is.
import type { Knex } from 'knex';

/** Rows that are read at once. */
const BATCH = 1_000;

/** Gives each row of a table that has an order and no `answer` the order as it was when it had been placed. */
export async function fillAnswers(knex: Knex, table: string): Promise<void> {
  for (let after = 0; ;) {
    const rows = (await knex(table)
      .where('id', '>', after)
      .whereNotNull('order_id')
      .whereNull('answer')
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'order_id')) as { id: number; order_id: number }[];
    const answers = await answersOf(
      knex,
      rows.map((row) => row.order_id),
    );
    for (const { id, order_id } of rows) {
      await knex(table)
        .where({ id })
        .update({ answer: answers.get(order_id) });
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? 0;
  }
}

async function answersOf(knex: Knex, ids: number[]): Promise<Map<number, string>> {
  const orders = (await knex('orders_order')
    .whereIn('id', ids)
    .select(
      ...['id', 'customer_id', 'customer_name', 'customer_email', 'shipping_address'],
      ...['total_cents', 'created_at'],
    )) as { id: number; total_cents: number; created_at: string }[];
  const items = (await knex('orders_orderitem')
    .whereIn('order_id', ids)
    .orderBy('id')
    .select(
      ...['id', 'order_id', 'product_id', 'product_name', 'quantity', 'price_cents', 'subtotal_cents'],
    )) as { order_id: number }[];
  return new Map(
    orders.map((order) => {
      const answer = {
        ...order,
        ...{ status: 'pending', payment_status: 'unpaid', updated_at: order.created_at },
        items: items.filter((item) => item.order_id === order.id),
      };
      return [order.id, JSON.stringify(answer)];
    }),
  );
}
