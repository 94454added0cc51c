// Recommendations in the admin site.
import { expect } from 'chai';
import { makeProduct } from '../../testing/makers/products.js';
import { errorsIn, messagesIn } from '../../framework/admin/tests/pages_read.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';

const LIST = '/admin/recommendations/recommendation/';

onEachDatabase('recommendations in the admin site', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const add = (product_id: number, recommended_product_id: number, position: number) =>
    browser.post(`${LIST}add/`, { product_id, recommended_product_id, position, _save: '1' });
  async function listed(product: number): Promise<{ id: number; recommended_product_id: number }[]> {
    return (await shop().get(`/api/recommendations/?product_id=${product}`)).body.recommendations;
  }
  const chosen = async (product: number) =>
    (await listed(product)).map((choice) => choice.recommended_product_id);

  it('are added at their position, moved and deleted', async () => {
    const [product, first, second] = [
      await makeProduct(shop()),
      await makeProduct(shop()),
      await makeProduct(shop()),
    ];
    expect((await add(product, second, 1)).location).to.equal(LIST);
    await add(product, first, 1);
    expect(await chosen(product)).to.deep.equal([first, second]);
    const [choice] = await listed(product);
    const page = `${LIST}${choice?.id}/`;
    await browser.get(`${page}change/`);
    await browser.postAndFollow(`${page}change/`, { recommended_product_id: first, position: 2, _save: '1' });
    expect(await chosen(product)).to.deep.equal([second, first]);
    await browser.postAndFollow(`${page}delete/`, { post: 'yes' });
    expect(await chosen(product)).to.deep.equal([second]);
  });

  it('say beside the field what is wrong, and change nothing', async () => {
    const [product, other] = [await makeProduct(shop()), await makeProduct(shop())];
    await add(product, other, 1);
    const twice = await add(product, other, 1);
    expect(twice.status).to.equal(200);
    expect(errorsIn(twice.text)).to.deep.equal({
      recommended_product_id: [`Product ${other} is recommended there already.`],
    });
    const itself = await add(product, product, 1);
    expect(errorsIn(itself.text)).to.deep.equal({ recommended_product_id: ['Must be another product.'] });
    expect(await chosen(product)).to.deep.equal([other]);
  });

  it('are listed and searched by product', async () => {
    const [product, other] = [await makeProduct(shop()), await makeProduct(shop())];
    await add(product, other, 1);
    const page = await browser.get(`${LIST}?q=${product}`);
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('1 result');
    expect(messagesIn(page.text)).to.deep.equal([
      'The recommendation “Recommendation 1 of product ' + `${product}” was added successfully.`,
    ]);
  });
});
