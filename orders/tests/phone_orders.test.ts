// Orders that staff add for customers at the phone: the account is found or opened, and the form helps.
import { expect } from 'chai';
import { Customer } from '../../customers/models.js';
import { errorsIn, formErrorsIn, inputsIn } from '../../framework/admin/tests/pages_read.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { onEachDatabase } from '../../testing/databases.js';
import { register } from '../../testing/makers/customers.js';
import { ANN } from '../../testing/makers/contacts.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { Order } from '../models.js';

const PHONE = '/admin/orders/order/tools/for_customer/';
const ADD = '/admin/orders/order/add/';
const password = 'a long enough phrase';

onEachDatabase('an order by phone', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let lamp = 0;

  beforeEach(async () => {
    browser = await signInStaff(shop());
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, stock_quantity: 10 })).id;
  });
  const linesOf = (product: number) => ({
    ...{ 'items-TOTAL_FORMS': '1', 'items-INITIAL_FORMS': '0' },
    ...{ 'items-0-product_id': String(product), 'items-0-quantity': '2' },
  });
  const newest = () => Order.objects(shop().db.read).orderBy('id', 'desc').first();
  const decoded = (text: string) => text.replaceAll('&amp;', '&');

  it('is added for a customer who is found by name, e-mail or phone', async () => {
    const email = 'zoe.caller@example.com';
    const { customer } = await register(shop(), {
      email,
      password,
      name: 'Zoë Caller',
      shipping_address: '9 Elm St',
    });
    for (const q of ['zoe caller', email]) {
      const { text } = await browser.get(`${PHONE}?q=${encodeURIComponent(q)}`);
      expect(textOf(text), q).to.contain('Zoë Caller').and.contain(email);
    }
    const { text } = await browser.get(`${PHONE}?q=zoe`);
    const link = decoded(/href="(\/admin\/orders\/order\/add\/[^"]*)"[^>]*>Order/.exec(text)?.[1] ?? '');
    const form = Object.fromEntries(inputsIn((await browser.get(link)).text));
    expect(form).to.include({
      customer_id: String(customer.id),
      customer_name: 'Zoë Caller',
      shipping_address: '9 Elm St',
    });
    expect((await browser.post(ADD, { ...form, ...linesOf(lamp) })).status).to.equal(303);
    expect(await newest()).to.include({
      customer_id: customer.id,
      customer_email: email,
      total_cents: 2_000,
    });
  });

  it('opens an account for a new caller, once for an e-mail, and says what is wrong beside the field', async () => {
    const typed = {
      q: 'Max',
      name: 'Max Caller',
      email: 'max@example.com',
      phone: '+49 30 1',
      shipping_address: '1 Oak St',
    };
    const wrong = await browser.post(PHONE, { ...typed, email: 'nobody' });
    expect(Object.keys(errorsIn(wrong.text))).to.deep.equal(['email']);
    expect(wrong.text).to.contain('value="Max Caller"');
    const { location } = await browser.post(PHONE, typed);
    expect(location).to.contain(`${ADD}?customer_id=`).and.contain('customer_email=max%40example.com');
    const made = await Customer.objects(shop().db.read).where({ email: 'max@example.com' });
    expect(made).to.have.length(1);
    expect(made[0]).to.include({ name: 'Max Caller', phone: '+49 30 1', active: true });
    const again = await browser.post(PHONE, { ...typed, email: 'MAX@example.com' });
    expect(errorsIn(again.text).email?.[0]).to.contain('account already');
    expect(await Customer.objects(shop().db.read).where({ name: 'Max Caller' })).to.have.length(1);
  });

  it('belongs to the account with its e-mail, also without a search', async () => {
    const { customer } = await register(shop(), { email: 'ida@example.com', password, name: 'Ida' });
    const contact = { ...ANN, customer_email: 'IDA@example.com' };
    await browser.post(ADD, { ...contact, ...linesOf(lamp), status: 'pending' });
    expect((await newest())?.customer_id).to.equal(customer.id);
  });

  it('shows price and stock beside each product, and only the first statuses', async () => {
    const { text } = await browser.get(ADD);
    expect(text).to.contain(`href="${PHONE}"`);
    const query = `app_label=orders&model_name=orderitem&field_name=product_id&term=lamp`;
    const { text: answer } = await browser.get(`/admin/autocomplete/?${query}`);
    const [found] = (JSON.parse(answer) as { results: { text: string }[] }).results;
    expect(found?.text).to.equal('Lamp · 10.00 USD · 10 in stock');
    const select = /<select id="id_status".*?<\/select>/s.exec(text)?.[0] ?? '';
    expect([...select.matchAll(/value="(\w*)"/g)].map(([, value]) => value)).to.deep.equal([
      'pending',
      'processing',
    ]);
    const refused = await browser.post(ADD, { ...ANN, ...linesOf(lamp), status: 'delivered' });
    expect(errorsIn(refused.text).status?.[0]).to.contain('A new order is pending or processing');
  });

  it('says that an item is missing, and is for staff without rights on items too', async () => {
    const clerk = await signInStaff(shop(), ['orders.add_order', 'orders.view_order']);
    expect((await clerk.get(ADD)).text).to.contain('name="items-TOTAL_FORMS"');
    const before = await newest();
    const nothing = { 'items-TOTAL_FORMS': '0', 'items-INITIAL_FORMS': '0' };
    const none = await clerk.post(ADD, { ...ANN, ...nothing, status: 'pending' });
    expect(formErrorsIn(none.text)).to.deep.equal(['Add at least one item.']);
    expect(await newest()).to.deep.equal(before);
    await clerk.post(ADD, { ...ANN, status: 'pending', ...linesOf(lamp) });
    expect((await newest())?.total_cents).to.equal(2_000);
    expect((await clerk.get(`${PHONE}?q=ann`)).status).to.equal(403);
    expect((await clerk.post(PHONE, { name: 'X', email: 'x@example.com' })).status).to.equal(403);
  });
});
