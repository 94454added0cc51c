// Receiving goods in the admin, without JavaScript: many products in one form and one transaction.
import { expect } from 'chai';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { inputsIn, messagesIn, textOf } from '../../framework/admin/tests/pages_read.js';
import { LogEntry } from '../../framework/admin/models.js';
import { Product, StockMovement } from '../models.js';
import { MAX_STOCK } from '../models.js';
import { adjustStock } from '../stock.js';

const PAGE = '/admin/products/product/tools/receive/';

onEachDatabase('receiving goods', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let made = 0;
  before(async () => {
    browser = await signInStaff(shop());
  });

  /** Two products whose names and SKUs no other test has. */
  const products = async () => {
    made += 1;
    const lamp = { name: `Lamp ${made} Übel`, sku: `LAMP-${made}`, stock_quantity: 10 };
    const chair = { name: `Chair ${made}`, stock_quantity: 5 };
    return [await storedProduct(shop().db, lamp), await storedProduct(shop().db, chair)] as const;
  };
  const post = (product: string[], quantity: string[], note = '', more: Record<string, string> = {}) =>
    browser.post(PAGE, { product, quantity, note, ...more });
  const stock = async (id: number) =>
    (await Product.objects(shop().db.read).where({ id }).first())?.stock_quantity;
  const last = async (product_id: number) =>
    StockMovement.objects(shop().db.read).where({ product_id }).orderBy('id', 'desc').first();

  it('adds the units of all lines with one note, and says so', async () => {
    const [lamp, chair] = await products();
    const answer = await post([`lamp-${made}`, '', `#${chair.id}`], ['12', '', '3'], 'Delivery 42');
    expect(answer).to.include({ status: 303, location: PAGE });
    expect(await stock(lamp.id)).to.equal(22);
    expect(await stock(chair.id)).to.equal(8);
    const { changed_by = '', ...move } = (await last(lamp.id)) ?? {};
    expect(move).to.include({ kind: 'received', delta: 12, stock_quantity: 22, note: 'Delivery 42' });
    expect(changed_by).to.match(/^staff staff\d+$/);
    expect(messagesIn((await browser.get(PAGE)).text)).to.deep.equal([
      `15 units of 2 products received: ${lamp.name} +12, ${chair.name} +3.`,
    ]);
    const entry = await LogEntry.objects(shop().db.read).where({ object_id: lamp.id }).first();
    expect(entry?.change_message).to.equal('Received goods (Delivery 42).');
  });

  it('finds a product by SKU, number, name or words, and adds up lines of the same product', async () => {
    const [lamp] = await products();
    const names = [lamp.sku ?? '', String(lamp.id), `lamp ${made} ubel`, `UBEL ${made}`];
    await post(names, ['1', '2', '3', '4']);
    expect(await stock(lamp.id)).to.equal(20);
    expect(await last(lamp.id)).to.include({ delta: 10, note: '' });
  });

  it('names every wrong line, keeps what was typed, and receives nothing', async () => {
    const [lamp, chair] = await products();
    const names = [lamp.sku ?? '', 'nothing like it', 'chair', '', chair.name, lamp.name];
    if (made < 2) await products();
    const { status, text } = await post(names, ['12', '3', '4', '5', '1.5', '-1'], 'Delivery <43>');
    expect(status).to.equal(400);
    const said = textOf(text);
    expect(said).to.contain('Nothing was received yet. Please correct the 5 lines that are marked.');
    expect(said).to.contain('There is no product “nothing like it”.');
    expect(said).to.contain('Several products fit “chair”: ').and.to.contain('Enter the SKU or the number.');
    expect(said).to.contain('Enter an SKU, a number or a name.');
    expect(text.match(/Enter a whole number from 1\./g)).to.have.length(2);
    expect(text).to.contain('value="nothing like it"').and.to.contain('value="1.5"');
    expect(inputsIn(text).get('note')).to.equal('Delivery <43>');
    expect(await stock(lamp.id)).to.equal(10);
    expect(await stock(chair.id)).to.equal(5);
  });

  it('refuses a stock that would be too large, an empty form, a long note and text that cannot be stored', async () => {
    const [lamp, chair] = await products();
    const full = await post([chair.name, lamp.name], ['1', String(MAX_STOCK)]);
    expect(textOf(full.text)).to.contain(`Would take the stock above ${MAX_STOCK}.`);
    expect(await stock(chair.id)).to.equal(5);
    expect(textOf((await post([''], [''])).text)).to.contain('Enter at least one product.');
    expect(textOf((await post([lamp.name], ['1'], 'x'.repeat(256))).text)).to.contain(
      'Enter at most 255 characters.',
    );
    expect((await post(['a\0b'], ['1'])).status).to.equal(400);
    expect((await post(Array(201).fill(lamp.name), Array(201).fill('1'))).text).to.contain(
      'at most 200 lines',
    );
    expect(await stock(lamp.id)).to.equal(10);
  });

  it('receives once when the form is sent twice', async () => {
    const [lamp] = await products();
    const _form_key = inputsIn((await browser.get(PAGE)).text).get('_form_key') ?? '';
    expect(_form_key).to.have.length(26);
    const [one, other] = [
      await post([lamp.name], ['2'], '', { _form_key }),
      await post([lamp.name], ['2'], '', { _form_key }),
    ];
    expect([one.status, other.status]).to.deep.equal([303, 303]);
    expect(await stock(lamp.id)).to.equal(12);
  });

  it('loses nothing when products are sold and received at the same time', async () => {
    const [lamp, chair] = await products();
    const forth = [lamp.name, chair.name];
    const works = Array.from({ length: 6 }, (_, index) =>
      post(index % 2 ? forth : [...forth].reverse(), ['1', '1']).then(({ status }) => status),
    );
    const sales = Array.from({ length: 4 }, () => adjustStock(shop().db, lamp.id, -1, 'sold'));
    await Promise.all(sales);
    expect(await Promise.all(works)).to.deep.equal(Array(6).fill(303));
    expect([await stock(lamp.id), await stock(chair.id)]).to.deep.equal([12, 11]);
  });

  it('is for those who may change products, and looks products up for scripts', async () => {
    const [lamp] = await products();
    const viewer = await signInStaff(shop(), ['products.view_product']);
    expect((await viewer.get(PAGE)).status).to.equal(403);
    expect((await viewer.post(PAGE, { product: lamp.name, quantity: '1' })).status).to.equal(403);
    expect((await viewer.get('/admin/products/product/')).text).to.not.contain('Receive goods');
    expect((await browser.get('/admin/products/product/')).text).to.contain(PAGE);
    const asked = async (text: string) =>
      JSON.parse((await browser.get(`${PAGE.replace('receive', 'receive_lookup')}?text=${text}`)).text);
    const { id, name, sku } = lamp;
    expect(await asked(sku ?? '')).to.deep.equal({ product: { id, name, sku, stock_quantity: 10 } });
    expect(await asked('%00')).to.deep.equal({ problem: 'Null characters are not allowed.' });
    expect(await asked('')).to.deep.equal({ problem: 'Enter an SKU, a number or a name.' });
  });
});
