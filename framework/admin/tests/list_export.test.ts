// What is filtered as CSV.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';

const EXPORT = '/admin/products/product/export/';

onEachDatabase('the export of a list', (dialect) => {
  const shop = useShop(dialect);

  before(async () => {
    const rest = { price_cents: 199_999, stock_quantity: 3, category: 'home' };
    for (const name of [
      '=HYPERLINK("http://evil")',
      '+1',
      '-1',
      '@x',
      '\n=1',
      '\u200b＝1',
      'A "quoted", one',
    ]) {
      await storedProduct(shop().db, { ...rest, name });
    }
  });

  it('has the list’s columns, amounts in major units, and no formula', async () => {
    const { status, headers, text } = await (await signInStaff(shop())).get(EXPORT);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).to.equal('attachment; filename=product.csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).to.match(/^\uFEFF?ID,Name,Category,Price,Stock quantity,Created,Archived$/);
    expect(lines[1]).to.match(
      /^1,"'=HYPERLINK\(""http:\/\/evil""\)",Home & Garden,1999\.99,3,\d{4}-.*\.\d{3}\+00:00,false$/,
    );
    expect(lines.slice(2, 5).map((line) => line.split(',')[1])).to.deep.equal(["'+1", "'-1", "'@x"]);
    expect(text).to.contain('"\'\n=1"').and.contain("'\u200b＝1");
    expect(lines.at(-1)).to.contain('"A ""quoted"", one"');
    expect(lines).to.have.length(8);
  });

  it('has what is filtered and searched for, and nothing else', async () => {
    const browser = await signInStaff(shop());
    expect((await browser.get(`${EXPORT}?q=quoted`)).text.trimEnd().split('\r\n')).to.have.length(2);
    expect((await browser.get(`${EXPORT}?in_stock=no`)).text.trimEnd().split('\r\n')).to.have.length(1);
  });

  it('has every row of a long list once', async () => {
    const rows = Array.from({ length: 2_345 }, (_, index) => ({ slug: `s-${index}`, name: `N ${index}` }));
    await shop().db.transaction((trx) => trx.batchInsert('products_category', rows, 500));
    const { text } = await (await signInStaff(shop())).get('/admin/products/category/export/');
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect(lines).to.have.length(2_352);
    expect(new Set(lines).size).to.equal(2_352);
  });

  it('is refused to who may not see the list', async () => {
    const browser = await signInStaff(shop(), ['products.add_product', 'orders.view_order']);
    expect((await browser.get(EXPORT)).status).to.equal(403);
  });
});
