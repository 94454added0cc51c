// One of everything, made anew for each call whose access is tested: an allowed call may use it up.
import { randomUUID } from 'node:crypto';
import { addItem } from '../../carts/cart_items.js';
import type { Database } from '../../framework/db/database.js';
import { issueInvoice } from '../../invoices/issuance.js';
import { addMethod, listMethods, removeMethod } from '../../payments/payment_methods.js';
import { payOrder } from '../../payments/payments.js';
import { createRecommendation } from '../../recommendations/pinned.js';
import { ADA } from './customers.js';
import { placedOrder } from './orders.js';
import { storedProduct } from './products.js';
import { SILENT, storedEndpoint } from './webhooks.js';

const CONTACT = {
  customer_name: ADA.name,
  customer_email: ADA.email,
  shipping_address: ADA.shipping_address,
};

export type Things = Awaited<ReturnType<typeof makeThings>>;

/** Everything of a customer's that an address can name, and what a request needs to make more. */
export async function makeThings(db: Database, customer_id: number) {
  const product = await storedProduct(db, { name: 'Mug', stock_quantity: 100 });
  const other = await storedProduct(db, { name: 'Lamp', stock_quantity: 100 });
  const items = [{ product_id: other.id, quantity: 1 }];
  const placed = await placedOrder(db, { ...CONTACT, customer_id, items });
  const invoiced = await placedOrder(db, { ...CONTACT, customer_id, items });
  const { invoice } = await issueInvoice(db, invoiced.order.id);
  for (const { id } of await listMethods(db.read, customer_id)) await removeMethod(db, customer_id, id);
  const method = await addMethod(db, {
    customer_id,
    provider: 'test',
    token: 'tok_visa',
    make_default: true,
  });
  const asked = { order_id: invoiced.order.id, customer_id, payment_method_id: method.id };
  const payment = await payOrder(db, asked);
  const cart = await addItem(db, { customer_id: 0, cart_token: '' }, product, 1);
  const choice = await createRecommendation(db, {
    ...{ product_id: product.id, recommended_product_id: other.id, position: 0 },
  });
  const endpoint = await storedEndpoint(db, SILENT);
  return {
    customer_id,
    /** In no order. */
    product_id: product.id,
    /** In both orders. */
    other_id: other.id,
    /** Neither paid nor invoiced. */
    order_id: placed.order.id,
    /** Of that order. */
    item_id: placed.order.items[0]?.id ?? 0,
    /** Of another order, which is paid. */
    invoice_id: invoice.id,
    transaction_id: payment.id,
    payment_method_id: method.id,
    /** Of a guest's cart with `product_id` in it. */
    cart_token: cart.cart_token,
    recommendation_id: choice.id,
    webhook_id: endpoint.id,
    /** The body of a new order. */
    order: { ...CONTACT, items },
    /** Of a category that is not there yet. */
    slug: `pets-${randomUUID().slice(0, 8)}`,
  };
}
