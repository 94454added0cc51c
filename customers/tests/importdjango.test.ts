// importdjango of a Python shop with accounts of customers and their carts.
import { expect } from 'chai';
import { CartItem } from '../../carts/models.js';
import { Order } from '../../orders/models.js';
import { type Outcome, runCommand } from '../../testing/command_line.js';
import { createEmptyDatabase, createTestDatabase, onEachDatabaseInOrder } from '../../testing/databases.js';
import { bearer } from '../../testing/makers/customers.js';
import { djangoHash, makeDjangoShop, PASSWORD } from '../../testing/makers/django_shop.js';
import { type Shop, startShopOn } from '../../testing/shop.js';
import { Customer } from '../models.js';

const AT = '2026-06-01 13:00:00';
const CUSTOMER = {
  ...{ name: 'Ada Lovelace', phone: '', shipping_address: '1 Main Street', password: djangoHash(PASSWORD) },
  ...{ is_active: true, loyalty: 'gold', created_at: AT, updated_at: AT },
};
const TABLES: Record<string, object[]> = {
  customers_customer: [
    { ...CUSTOMER, id: 5, email: 'ada@example.com' },
    { ...CUSTOMER, id: 6, email: 'ADA@example.com' },
    { ...CUSTOMER, id: 7, email: 'gone@example.com', is_active: false },
  ],
  carts_cart: [
    { id: 1, customer_id: 5, created_at: AT, updated_at: AT },
    { id: 2, customer_id: null, created_at: AT, updated_at: AT },
    { id: 3, customer_id: 6, created_at: AT, updated_at: AT },
  ],
  carts_cartitem: [{ id: 1, cart_id: 1, product_id: 11, product_name: 'Lamp', quantity: 2, added_at: AT }],
  payments_paymentmethod: [{ id: 1, customer_id: 5, brand: 'visa', last4: '4242', token: 'secret' }],
};

onEachDatabaseInOrder('importdjango with accounts', (dialect) => {
  let shop: Shop;
  let outcome: Outcome;

  before(async () => {
    const [database, source] = [await createTestDatabase(dialect), await createEmptyDatabase(dialect)];
    await makeDjangoShop(
      source,
      async (knex) => {
        await knex.schema.alterTable('orders_order', (table) => table.bigInteger('customer_id'));
        await knex('orders_order').where({ id: 21 }).update({ customer_id: 5 });
      },
      TABLES,
    );
    outcome = await runCommand(['importdjango', source.url], { DATABASE_URL: database.url });
    await source.drop();
    shop = await startShopOn(database);
  });
  after(() => shop.stop());

  it('takes accounts, carts and the owners of orders, and says what it leaves out', async () => {
    const { code, stdout, stderr } = outcome;
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(await Customer.objects(shop.db.read).orderBy('id').pluck('id')).to.deep.equal([5, 7]);
    expect(await Order.objects(shop.db.read).orderBy('id').pluck('customer_id')).to.deep.equal([5, null]);
    expect(await CartItem.objects(shop.db.read).pluck('quantity')).to.deep.equal([2]);
    for (const line of [
      'customers.customer 6: customer 5 has this email key already',
      'carts.cart 2: it belongs to a guest, whose token is not known here',
      'carts.cart 3: its account 6 was skipped',
      'customers_customer.loyalty: there is no such field here',
      'payments_paymentmethod (1 rows): importdjango does not know this table',
    ]) {
      expect(stdout).to.contain(`  ${line}\n`);
    }
  });

  it('customers log in with their old passwords and find their cart', async () => {
    const logIn = (email: string) =>
      shop.send('POST', '/api/customers/login/', { email, password: PASSWORD });
    const session = await logIn('ada@example.com');
    expect(session.status).to.equal(200);
    const cart = await shop.get('/api/cart/', bearer(session.body.access_token as string));
    expect(cart.body.items).to.have.length(1);
    const ada = await Customer.objects(shop.db.read).where({ id: 5 }).first();
    expect(ada?.password).to.match(/^argon2\$/);
    expect((await logIn('gone@example.com')).status).to.equal(401);
  });
});
