// Invoices belong to who ordered: another customer does not find them.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Invoice } from '../models.js';
import { JANE } from '../../testing/makers/contacts.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { BOB, bearer, register } from '../../testing/makers/customers.js';

type Headers = Record<string, string>;

onEachDatabase('invoices of another customer', (dialect) => {
  const shop = useShop(dialect);
  let jane: Headers = {};
  let eve: Headers = {};
  let order = 0;
  let invoice = 0;

  async function signUp(email: string): Promise<Headers> {
    return bearer((await register(shop(), { ...BOB, email })).access_token);
  }

  before(async () => {
    [jane, eve] = [await signUp('jane@example.com'), await signUp('eve@example.com')];
    order = await makeOrder(shop(), [[await makeProduct(shop()), 1]], JANE, jane);
    invoice = (await shop().send('POST', '/api/invoices/', { order_id: order }, jane)).body.id;
  });

  it('are read by their owner, and listed', async () => {
    const read = await shop().get(`/api/invoices/${invoice}/`, jane);
    expect([read.status, read.body.order_id]).to.deep.equal([200, order]);
    expect((await shop().get(`/api/invoices/${invoice}/pdf/`, jane)).status).to.equal(200);
    expect((await shop().get('/api/invoices/', jane)).body.invoices).to.deep.equal([read.body]);
  });

  it('are not found by another customer', async () => {
    for (const path of [`${invoice}/`, `${invoice}/pdf/`, `?order_id=${order}`]) {
      expect((await shop().get(`/api/invoices/${path}`, eve)).status, path).to.equal(404);
    }
    expect((await shop().send('POST', '/api/invoices/', { order_id: order }, eve)).status).to.equal(404);
    expect((await shop().get('/api/invoices/', eve)).body).to.deep.equal({
      invoices: [],
      next_page_token: '',
    });
    expect(await Invoice.objects(shop().db.read)).to.have.lengthOf(1);
  });
});
