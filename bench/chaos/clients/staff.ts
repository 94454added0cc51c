// Staff: they receive goods over REST, and edit products and orders in the pages of the admin.
import { inputsIn } from '../../../framework/admin/tests/pages_read.js';
import { between, pick } from '../random.js';
import { placedIn } from './orders.js';
import type { Answer, Requests } from './requests.js';

export async function receiveGoods(client: Requests): Promise<void> {
  const key = client.newKey();
  const claim = client.shared.ledger.claim('received', key, key);
  const product = pick(client.random, [...client.shared.scarce, ...client.shared.plenty]);
  const body = { delta: between(client.random, 1, 5), note: key };
  await client.post(`/api/products/${product}/stock/`, { key, claim, headers: client.staff, body });
}

/** A member of staff at a browser, with a product of their own. */
export class Admin {
  private readonly cookies = new Map<string, string>();
  private isLoggedIn = false;

  constructor(
    private readonly client: Requests,
    private readonly product: number,
  ) {}

  async work(): Promise<void> {
    if (!this.isLoggedIn) await this.logIn();
    if (!this.isLoggedIn) return;
    if (this.client.random() < 0.5) await this.editProduct();
    else await this.editOrder();
    await this.page(
      'GET',
      pick(this.client.random, ['/admin/', '/admin/orders/order/', '/admin/products/product/']),
    );
  }

  private async logIn(): Promise<void> {
    const { username, password } = this.client.shared;
    const seen = await this.page('GET', '/admin/login/');
    const { status } = await this.page('POST', '/admin/login/', {
      ...{ csrfmiddlewaretoken: tokenIn(seen), username, password, next: '/admin/' },
    });
    this.isLoggedIn = status >= 300 && status < 400;
  }

  private async editProduct(): Promise<void> {
    const column = pick(this.client.random, ['price_cents', 'stock_quantity']);
    const value = between(this.client.random, 100, 9_999);
    const field = `${this.product}/${column}`;
    const url = `/admin/products/product/${this.product}/change/`;
    const seen = await this.page('GET', url);
    if (seen.status !== 200) return;
    const { ledger } = this.client.shared;
    ledger.setting(field, String(value));
    const typed =
      column === 'price_cents' ? { price: (value / 100).toFixed(2) } : { [column]: String(value) };
    const { status } = await this.submit(url, seen, typed);
    if (isAnswered(status)) ledger.wasSet(field, String(value), status < 400 && status >= 300);
  }

  /** Places an order, and sets its status in its page. */
  private async editOrder(): Promise<void> {
    const { client } = this;
    const key = client.newKey();
    const claim = client.shared.ledger.claim('order', key, key);
    const { body } = await client.post('/api/orders/', {
      ...{ key, claim, headers: client.staff },
      body: {
        ...{ customer_name: 'Grace Hopper', customer_email: 'grace@example.com', shipping_address: key },
        items: [{ product_id: pick(client.random, client.shared.plenty), quantity: 1 }],
      },
    });
    const order = placedIn(body);
    if (!order) return;
    claim.id = order.id;
    const url = `/admin/orders/order/${order.id}/change/`;
    for (const status of pick(client.random, [['processing', 'shipped'], ['cancelled'], ['processing']])) {
      const seen = await this.page('GET', url);
      if (seen.status !== 200) return;
      const change = client.shared.ledger.claim('status', `${order.id}/${status}`, client.newKey());
      const answer = await this.submit(url, seen, { status });
      if (!isAnswered(answer.status)) return;
      change.told = answer.status >= 300 && answer.status < 400 ? 'acknowledged' : 'refused';
    }
  }

  private submit(url: string, seen: Answer, values: Record<string, string>): Promise<Answer> {
    const inputs = Object.fromEntries(inputsIn(seen.text));
    return this.page('POST', url, {
      ...inputs,
      csrfmiddlewaretoken: tokenIn(seen),
      ...values,
      _save: 'Save',
    });
  }

  private async page(method: string, path: string, form?: Record<string, string>): Promise<Answer> {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Accept: 'text/html', ...(Cookie && { Cookie }) };
    const answer = await this.client.once({ method, path, headers, ...(form && { form }) });
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Max-Age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (answer.status === 403 || (method === 'GET' && answer.status >= 300 && answer.status < 400))
      this.isLoggedIn = false; // such as after a change of the clock
    return answer;
  }
}

/** Whether it is known whether a form was saved. */
function isAnswered(status: number): boolean {
  return status >= 200 && status < 500;
}

function tokenIn({ text }: Answer): string {
  return /name="csrfmiddlewaretoken" value="([^"]*)"/.exec(text)?.[1] ?? '';
}
