// The admin's list of invoices: what it is searched by, also for what was issued before it could be.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import { loadMigrations } from '../../framework/db/migrations.js';
import { Migrator } from '../../framework/db/migrator.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { Invoice } from '../models.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { JOHN } from '../../testing/makers/contacts.js';

const LIST = '/admin/invoices/invoice/';

onEachDatabase('the list of invoices', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let browser: StaffBrowser;

  before(async () => {
    const product = { name: 'Laptop', price: 999.99, stock_quantity: 10 };
    const id = await makeProduct(shop(), product);
    for (const contact of [
      { ...JOHN, customer_name: 'Jörg Straße', customer_email: 'joerg@example.com' },
      { ...JOHN, customer_name: 'Ann Lee', customer_email: 'ann@example.org' },
    ]) {
      await shop().send('POST', '/api/invoices/', { order_id: await makeOrder(shop(), [[id, 1]], contact) });
    }
    browser = await signInStaff(shop());
  });

  /** The customers of the invoices that are found. */
  async function found(words: string): Promise<string[]> {
    const { text } = await browser.get(`${LIST}?q=${encodeURIComponent(words)}`);
    return ['Jörg Straße', 'Ann Lee'].filter((name) => text.includes(name));
  }

  async function findsAll(): Promise<void> {
    expect(await found('JÖRG')).to.deep.equal(['Jörg Straße']);
    expect(await found('example.org')).to.deep.equal(['Ann Lee']);
    expect(await found('-000002 lee')).to.deep.equal(['Ann Lee']);
    expect(await found('inv-')).to.deep.equal(['Jörg Straße', 'Ann Lee']);
    expect(await found('jörg example.org')).to.deep.equal([]);
  }

  it('is searched by number, name and e-mail', findsAll);

  it('says what is paid, and has each PDF', async () => {
    const row = async (name: string) => {
      const { text } = await browser.get(LIST);
      return text.split('<tr>').find((line) => line.includes(name)) ?? '';
    };
    const ann = await Invoice.objects(shop().db.read).where({ customer_name: 'Ann Lee' }).first();
    expect(textOf(await row('Ann Lee'))).to.match(/999\.99 USD\s+Unpaid/);
    const paid = { order_id: ann?.order_id, method: 'cash' };
    expect((await shop().send('POST', '/api/payments/transactions/', paid)).status).to.equal(201);
    expect(textOf(await row('Ann Lee'))).to.match(/999\.99 USD\s+Paid/);
    expect(await row('Ann Lee')).to.contain(`href="/api/invoices/${ann?.id}/pdf/">PDF`);
  });

  it('finds what was issued before, and leaves it as it is', async () => {
    const { db } = shop();
    const before = await Invoice.objects(db.read).orderBy('id');
    const migrator = new Migrator(db, await loadMigrations(INSTALLED_APPS.map(({ label }) => label)));
    const second = migrator.migrations.find(({ id }) => id === 'invoices.0002_complete_lines');
    await migrator.run(() => migrator.plan('invoices', second));
    await migrator.migrate();
    // Older versions of the table do not know the day.
    const known = before.map((invoice) => ({ ...invoice, issued_on: null, paid_on: null }));
    expect(await Invoice.objects(db.read).orderBy('id')).to.deep.equal(known);
    await findsAll();
    for (const change of [
      () => db.transaction((trx) => Invoice.objects(trx).where({ id: 1 }).update({ search_text: 'x' })),
      () => db.transaction((trx) => Invoice.objects(trx).where({ id: 1 }).delete()),
    ]) {
      const error: unknown = await change().then(
        () => null,
        (refused: unknown) => refused,
      );
      expect(String(error)).to.contain('what was issued is never changed or deleted');
    }
  });
});
