// Fuzzing the REST API: whatever is sent, the answer is documented, comes in time and is no 500, and a request that is
// refused changes nothing.
import { settings } from '../../ecommerce/settings.js';
import { bearer, register } from '../makers/customers.js';
import { makeOrder } from '../makers/orders.js';
import { PayingShop } from '../makers/paying_shop.js';
import { makeProduct } from '../makers/products.js';
import type { Answer, Shop } from '../shop.js';
import { businessRows, changedTables } from './business_rows.js';
import type { Outcome } from './campaign.js';
import type { FuzzedRequest } from './rest_requests.js';
import { SeenValues } from './seen.js';

/** No request may take longer: its deadline, and what the machine takes. */
const LONGEST_MS = 15_000;
/** A new customer takes over after so many requests, or when the last one was deleted or logged out. */
const CUSTOMER_LASTS = 100;

/** Gives a shop something of everything, with small ids. */
export async function fillShop(shop: Shop): Promise<void> {
  settings.API_ACCESS = 'open';
  const product = await makeProduct(shop, { name: 'Chair', price: 50, stock_quantity: 1_000 });
  await makeProduct(shop, { name: 'Mug', price: 2, stock_quantity: 3 });
  const paying = new PayingShop(() => shop);
  const { payment, order } = await paying.paidOrder();
  await paying.refund(payment, { amount: 5 });
  await paying.settled(order);
  await makeOrder(shop, [[product, 1]]);
}

/** Sends fuzzed requests to a shop. */
export class RestFuzzer {
  private customer: Record<string, string> = {};
  private sent = 0;
  private loggedOut = false;
  private rows: Record<string, string> | undefined;
  private readonly seen = new SeenValues();

  /** For a shop of `startShop(dialect, 'staff')`. */
  constructor(private readonly shop: Shop) {}

  /** Sends a request; throws when something is wrong with its answer. */
  async send(fuzzed: FuzzedRequest): Promise<Outcome> {
    if (this.loggedOut || this.sent % CUSTOMER_LASTS === 0) await this.newCustomer();
    this.sent += 1;
    const request = this.seen.resolve(fuzzed);
    const before = (this.rows ??= await businessRows(this.shop.db));
    const headers = { ...request.headers, ...this.credentials(request) };
    const started = performance.now();
    // Shop.send checks the answer against the document.
    const answer = await this.shop.send(request.method, request.path, request.body, headers);
    const { status, body } = answer;
    const ms = performance.now() - started;
    this.loggedOut = status === 401 && request.actor === 'customer';
    if (status < 300) this.remember(fuzzed.operation, answer);
    if (status >= 500) throw new Error(`${status}: ${JSON.stringify(body)}`);
    if (ms > LONGEST_MS) throw new Error(`it took ${Math.round(ms)} ms`);
    // 402 is a payment that was declined, and is recorded.
    if (status < 400 || status === 402) {
      if (request.method !== 'GET') this.rows = undefined;
      return { status, succeeded: true };
    }
    this.rows = await businessRows(this.shop.db);
    const changed = changedTables(before, this.rows);
    if (changed.length > 0) throw new Error(`refused with ${status}, but changed ${changed.join(', ')}`);
    return { status, succeeded: false };
  }

  private remember(operation: string, { headers, body }: Answer): void {
    const [collection = ''] = [...operation.matchAll(/(\w+)\/(?:\{\w+\}\/?)?/g)]
      .map(([, name = '']) => name)
      .slice(-1);
    this.seen.note({ [collection]: body as unknown, etag: headers.get('etag') }, '');
  }

  private credentials({ actor }: FuzzedRequest): Record<string, string> {
    if (actor === 'staff') return {}; // the shop's usual client
    return actor === 'customer' ? this.customer : { Authorization: '' };
  }

  private async newCustomer(): Promise<void> {
    const email = `fuzz${this.sent}.${Date.now()}@example.com`;
    const account = { email, password: 'a long enough phrase', name: 'Ada', shipping_address: '5 Elm St' };
    this.customer = bearer((await register(this.shop, account)).access_token);
    this.rows = undefined;
  }
}
