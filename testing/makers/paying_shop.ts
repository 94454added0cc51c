// A running shop for tests of payments: a customer who buys, and how they order and pay.
import { databaseClock } from '../../framework/db/clock.js';
import { PaymentTransaction, type TransactionRow } from '../../payments/models.js';
import type { Answer, Shop } from '../shop.js';
import { bearer, register } from './customers.js';
import { JANE } from './contacts.js';
import { makeOrder } from './orders.js';
import { makeProduct } from './products.js';

/** Long enough for a busy machine; shorter than the pauses that are right. */
const SETTLED_MS = 60_000;

export type Headers = Record<string, string>;

/** A running shop seen by someone who pays in it; for `useShop(dialect, 'staff')`. */
export class PayingShop {
  private chair = 0;
  private accounts = 0;

  constructor(private readonly shop: () => Shop) {}

  /** The headers of a new customer. */
  async customer(): Promise<Headers> {
    this.accounts += 1;
    const account = { email: `customer${this.accounts}@example.com`, password: 'a long enough phrase' };
    const session = await register(this.shop(), {
      ...account,
      name: 'Jane Roe',
      shipping_address: '5 Elm St',
    });
    return bearer(session.access_token);
  }

  /** A new order over 50.00 for each of `quantity`; gives its id. */
  async order(headers: Headers = {}, quantity = 2): Promise<number> {
    return makeOrder(this.shop(), [[await this.product(), quantity]], JANE, headers);
  }

  /** The product that all buy. */
  async product(): Promise<number> {
    const chair = { name: 'Chair', price: 50, stock_quantity: 100_000 };
    return (this.chair ||= await makeProduct(this.shop(), chair));
  }

  /** Keeps a token of a provider as a way to pay; gives its id. */
  async method(headers: Headers, token = 'tok_visa', provider = 'test'): Promise<number> {
    const body = { provider, token };
    return (await this.shop().send('POST', '/api/payments/methods/', body, headers)).body.id;
  }

  pay(order_id: number, headers: Headers = {}, payment_method_id?: number): Promise<Answer> {
    const body = { order_id, ...(payment_method_id !== undefined && { payment_method_id }) };
    return this.shop().send('POST', '/api/payments/transactions/', body, headers);
  }

  refund(id: number, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.shop().send('POST', `/api/payments/transactions/${id}/refund/`, body, headers);
  }

  /** A paid order: its id, the payment's, and the headers of who paid. */
  async paidOrder(token = 'tok_visa'): Promise<{ order: number; payment: number; headers: Headers }> {
    const headers = await this.customer();
    await this.method(headers, token);
    const order = await this.order(headers);
    const { body } = await this.pay(order, headers);
    return { order, payment: body.id, headers };
  }

  cancel(order: number): Promise<Answer> {
    return this.shop().send('POST', `/api/orders/${order}/cancel/`);
  }

  /** Status and payment status of an order. */
  async statuses(order: number): Promise<[string, string]> {
    const { body } = await this.shop().get(`/api/orders/${order}/`);
    return [body.status, body.payment_status];
  }

  /** The order's invoice and credit notes, as series and total, oldest first. */
  async papers(order: number): Promise<[string, number][]> {
    const { body } = await this.shop().get(`/api/invoices/?order_id=${order}`);
    const papers = body.invoices as { number: string; total: number }[];
    const short = papers.map(({ number, total }): [string, number] => [number.split('-')[0] ?? '', total]);
    return short.reverse();
  }

  /** The transactions of an order: kind, status and amount in cents, oldest first. */
  async movements(order: number): Promise<[string, string, number][]> {
    const query = PaymentTransaction.objects(this.shop().db.read).where({ order_id: order });
    const rows = await query.orderBy('id');
    return rows.map(({ kind, status, amount_cents }) => [kind, status, amount_cents]);
  }

  /** The transactions of an order as they are stored, oldest first. */
  async rows(order: number): Promise<TransactionRow[]> {
    return PaymentTransaction.objects(this.shop().db.read).where({ order_id: order }).orderBy('id');
  }

  /** When the transactions of an order that are to be tried again are tried: so many ms from now. */
  async tryIn(order: number, ms: number): Promise<void> {
    await this.shop().db.transaction(async (trx) => {
      const again = PaymentTransaction.objects(trx).where({ order_id: order }).whereNotNull('next_try_at');
      await again.update({ next_try_at: databaseClock(trx, ms) } as object);
    });
  }

  /** Keeps the payment service from settling an order's transactions: the test asks for it itself. */
  async leaveOpen(order: number): Promise<void> {
    await this.tryIn(order, 3_600_000);
  }

  /** Waits until no movement of the order is pending. */
  async settled(order: number): Promise<void> {
    await this.become(order, (rows) => rows.every(({ status }) => status !== 'pending'));
  }

  /** Waits until the transactions of an order are so. */
  async become(order: number, right: (rows: TransactionRow[]) => boolean): Promise<TransactionRow[]> {
    const until = Date.now() + SETTLED_MS;
    for (;;) {
      const rows = await this.rows(order);
      if (right(rows)) return rows;
      if (Date.now() > until) throw new Error(`The transactions did not become so: ${JSON.stringify(rows)}`);
      await this.pause();
    }
  }

  /** A moment between two looks. */
  pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 20));
  }
}
