// What happens to an order after it was placed: it is paid, refunded, shipped, cancelled, in part or in whole.
import { between, pick } from '../random.js';
import type { Requests } from './requests.js';

const CARDS = [
  ...['tok_visa', 'tok_visa', 'tok_mastercard', 'tok_charge_declined'],
  ...['tok_timeout', 'tok_timeout', 'tok_refund_timeout', 'tok_refund_fails_once'],
];
/** Outcomes of a payment that never change. */
const FINAL = ['succeeded', 'failed'];

/** An order that its client knows. */
export interface Placed {
  id: number;
  key: string;
  items: { id: number; quantity: number }[];
  /** Headers of who may pay and cancel it. */
  holder: Record<string, string>;
  isAccount: boolean;
}

/** The order in an answer; undefined when it was refused. */
export function placedIn(body: Record<string, unknown>): { id: number; items: Placed['items'] } | undefined {
  return body.order as { id: number; items: Placed['items'] } | undefined;
}

/** Some of these things, one after the other or at the same time. */
export async function goOn(client: Requests, order: Placed): Promise<void> {
  const { random } = client;
  const chance = random();
  if (chance < 0.15) return;
  if (chance < 0.25) return cancel(client, order, order.holder);
  if (chance < 0.35) return move(client, order, pick(random, ['processing', 'shipped', 'cancelled']));
  if (chance < 0.5) {
    await Promise.all([pay(client, order), cancel(client, order, order.holder)]);
    return;
  }
  const payment = await pay(client, order);
  const next = random();
  if (next < 0.2) await cancelPart(client, order);
  else if (next < 0.4) await cancel(client, order, order.holder);
  else if (next < 0.5) await Promise.all([cancelPart(client, order), cancelPart(client, order)]);
  else if (payment !== undefined && next < 0.65) await refund(client, payment, { amount: 1 });
  else if (payment !== undefined && next < 0.75) await refund(client, payment, {});
  else if (next < 0.8) await move(client, order, 'processing');
  if (next < 0.1) await cancel(client, order, client.staff);
}

async function cancel(client: Requests, { id }: Placed, headers: Record<string, string>): Promise<void> {
  const key = client.newKey();
  const claim = client.shared.ledger.claim('status', `${id}/cancelled`, key);
  await client.post(`/api/orders/${id}/cancel/`, { key, claim, headers });
}

/** Staff move it; a PATCH has no key. */
async function move(client: Requests, { id }: Placed, status: string): Promise<void> {
  const claim = client.shared.ledger.claim('status', `${id}/${status}`, client.newKey());
  const call = {
    method: 'PATCH',
    path: `/api/orders/${id}/status/`,
    headers: client.staff,
    body: { status },
  };
  await client.untilTold(call, claim, false);
}

/** Not the last piece, which would cancel the order. */
async function cancelPart(client: Requests, { id, items, holder }: Placed): Promise<void> {
  if (items.reduce((sum, { quantity }) => sum + quantity, 0) < 3) return;
  const key = client.newKey();
  const item = pick(client.random, items);
  const claim = client.shared.ledger.claim('part', id, key);
  const body = { quantity: 1, restock: true };
  await client.post(`/api/orders/${id}/items/${item.id}/cancel/`, { key, claim, headers: holder, body });
}

/** Pays; gives the payment when it succeeded. */
async function pay(client: Requests, { id, holder, isAccount }: Placed): Promise<number | undefined> {
  const card = { provider: 'test', token: pick(client.random, CARDS) };
  if (isAccount) {
    const body = { ...card, make_default: true };
    const method = await client.post('/api/payments/methods/', {
      key: client.newKey(),
      headers: holder,
      body,
    });
    if (method.told !== 'acknowledged') return undefined;
  }
  const key = client.newKey();
  const claim = client.shared.ledger.claim('payment', id, key);
  const body = { order_id: id, ...(!isAccount && card) };
  const answer = await client.post('/api/payments/transactions/', { key, claim, headers: holder, body });
  const status = String(answer.body.status);
  if (answer.told === 'acknowledged' && FINAL.includes(status)) claim.status = status;
  return claim.status === 'succeeded' ? claim.id : undefined;
}

/** Staff give money back, the whole payment without an amount. */
async function refund(client: Requests, payment: number, given: { amount?: number }): Promise<void> {
  const key = client.newKey();
  const claim = client.shared.ledger.claim('refund', key, key);
  const body = { ...given, reason: key };
  const path = `/api/payments/transactions/${payment}/refund/`;
  const answer = await client.post(path, { key, claim, headers: client.staff, body });
  const status = String(answer.body.status);
  if (answer.told === 'acknowledged' && FINAL.includes(status)) claim.status = status;
}

/** Some products with quantities. */
export function someItems(client: Requests): { product_id: number; quantity: number }[] {
  const { plenty, scarce } = client.shared;
  const products = new Set(
    Array.from({ length: between(client.random, 1, 3) }, () =>
      pick(client.random, client.random() < 0.15 ? scarce : plenty),
    ),
  );
  return [...products].map((product_id) => ({ product_id, quantity: between(client.random, 1, 3) }));
}
