// Tax on invoices: the rates of categories and of the shop, kept as they were when the invoice was issued.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { lockOrder } from '../../orders/locks.js';
import { Category } from '../../products/models.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { inZone } from '../../testing/time_zones.js';
import { dayOf } from '../../framework/time_zone.js';
import { issueCreditNote, issueInvoice } from '../issuance.js';
import { getInvoice, Invoice } from '../models.js';
import { taxLines } from '../tax.js';

describe('tax that is included in prices', () => {
  const line = (tax_rate: string | null, subtotal_cents: number) => ({ tax_rate, subtotal_cents });

  it('is taken out of the gross amount of each rate, to the cent', () => {
    expect(taxLines([line('19', 11_900), line('7', 5_350), line('19.0', 100)])).to.deep.equal([
      { rate: '19', net_cents: 10_084, tax_cents: 1_916, gross_cents: 12_000 },
      { rate: '7', net_cents: 5_000, tax_cents: 350, gross_cents: 5_350 },
    ]);
    expect(taxLines([line('8.5', 999_999_999_999)])[0]).to.deep.equal({
      ...{ rate: '8.5', net_cents: 921_658_986_174, tax_cents: 78_341_013_825, gross_cents: 999_999_999_999 },
    });
  });

  it('is not printed where there is none', () => {
    expect(taxLines([line(null, 100), line('0', 200)])).to.deep.equal([]);
    expect(taxLines([line('0', 100), line('19', 119)]).map(({ rate }) => rate)).to.deep.equal(['19', '0']);
  });
});

onEachDatabaseInOrder('the tax of invoices', (dialect) => {
  const shop = useShop(dialect);
  const { TAX_RATE, INVOICE_TERMS } = settings;
  let order_id = 0;

  before(async () => {
    const { db } = shop();
    const values = { stock_quantity: 90, price_cents: 1_070 };
    const [home, books] = await Category.objects(db.read).orderBy('id').limit(2);
    const browser = await signInStaff(shop());
    const edit = `/admin/products/category/${books?.id}/change/`;
    const fields = { name: books?.name ?? '', slug: books?.slug ?? '' };
    const refused = await browser.post(edit, { ...fields, tax_rate: '101' });
    expect(refused.text).to.contain('Must be a number from 0 to 100 with at most three decimals.');
    await browser.post(edit, { ...fields, tax_rate: '7' });
    expect(await Category.objects(db.read).where({ tax_rate: '7' })).to.have.length(1);
    const lamp = await storedProduct(db, { ...values, name: 'Lamp', category: home?.slug ?? '' });
    const book = await storedProduct(db, { ...values, name: 'Book', category: books?.slug ?? '' });
    order_id = (
      await storedOrder(db, [
        [lamp.id, 1],
        [book.id, 1],
      ])
    ).id;
  });
  after(() => Object.assign(settings, { TAX_RATE, INVOICE_TERMS }));

  it('an invoice keeps the rates, the terms and the day of its issue', async () => {
    const { db } = shop();
    Object.assign(settings, { TAX_RATE: '19', INVOICE_TERMS: 'Thank you.' });
    const { invoice } = await inZone('Pacific/Apia', () => issueInvoice(db, order_id));
    Object.assign(settings, { TAX_RATE: '25', INVOICE_TERMS: 'Other terms.' });
    await db.transaction((trx) => Category.objects(trx).where({ tax_rate: '7' }).update({ tax_rate: '5' }));
    const kept = await getInvoice(db.read, invoice.id);
    expect(kept.lines.map(({ tax_rate }) => tax_rate)).to.deep.equal(['19', '7']);
    expect(kept.terms).to.equal('Thank you.');
    expect(kept.issued_on).to.equal(await inZone('Pacific/Apia', () => dayOf(invoice.issued_at)));
  });

  it('a credit note has the rates of its invoice; a part of several rates has none', async () => {
    const { db } = shop();
    const credit = (amount_cents: number) =>
      db.transaction(async (trx) =>
        issueCreditNote(trx, await lockOrder(trx, order_id), { amount_cents, reason: '' }),
      );
    await credit(100);
    await credit(2_140);
    const notes = await Invoice.objects(db.read).where({ kind: 'credit_note' }).orderBy('id');
    const rates = await Promise.all(
      notes.map(async ({ id }) => (await getInvoice(db.read, id)).lines.map(({ tax_rate }) => tax_rate)),
    );
    expect(rates).to.deep.equal([[null], ['19', '7']]);
  });
});
