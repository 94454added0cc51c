// What a shop's data is at one moment, without what changes by itself: logs, keys, sessions, and money that the
// background moves.
import type { Database } from '../../framework/db/database.js';

/** The compared columns of each table. */
const COMPARED: Record<string, string[]> = {
  products_category: ['id', 'slug', 'name', 'tax_rate'],
  products_product: [
    'id',
    'name',
    'description',
    'sku',
    'price_cents',
    'stock_quantity',
    'category_id',
    'archived',
  ],
  products_stockmovement: ['id', 'delta'],
  orders_order: ['id', 'status', 'customer_id', 'customer_name', 'total_cents'],
  orders_orderitem: ['id', 'order_id', 'product_id', 'quantity', 'cancelled_quantity'],
  orders_statuschange: ['id', 'to_status'],
  carts_cartitem: ['id', 'cart_id', 'product_id', 'quantity'],
  customers_customer: ['id', 'email', 'name', 'phone', 'shipping_address', 'active'],
  payments_paymentmethod: ['id', 'customer_id', 'is_default', 'removed_at'],
  recommendations_recommendation: ['id', 'product_id', 'recommended_product_id', 'position'],
  webhooks_endpoint: ['id', 'url'],
  auth_user: ['id', 'username', 'is_active', 'is_staff'],
};

/** The rows by table, as text. */
export async function businessRows(db: Database): Promise<Record<string, string>> {
  const tables = Object.entries(COMPARED).map(async ([table, columns]): Promise<[string, string]> => {
    const rows: unknown[] = await db.read(table).orderBy('id').select(columns);
    return [table, JSON.stringify(rows)];
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** The tables that differ. */
export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table]);
}
