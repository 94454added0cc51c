// Which answers caches may keep: those of the catalogue and of the API's description, and no other.
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { staff } from '../testing/makers/staff.js';
import { useShop } from '../testing/shop.js';
import { urlpatterns } from '../ecommerce/urls.js';
import { storedProduct } from '../testing/makers/products.js';

const SHARED = 'public, max-age=0, must-revalidate';
const CATALOGUE =
  /^(?:api\/(?:products\/(?:search\/|<int:id>\/(?:stock\/|recommendations\/)?)?|(?:categories|recommendations|protos|schema|docs|docs\/grpc)\/|protos\/<str:name>\/)|products\/(?:<int:id>)?|recommendations\/)$/;

onEachDatabase('Cache-Control', (dialect) => {
  const shop = useShop(dialect);
  before(async () => {
    const product = { name: 'Chair', price_cents: 100, stock_quantity: 1, category: 'home' };
    await storedProduct(shop().db, product);
  });

  for (const { route, methods } of urlpatterns.filter(({ methods }) => methods.GET)) {
    const wanted = CATALOGUE.test(route) ? SHARED : 'no-store';
    it(`of GET /${route} is ${wanted}`, async () => {
      const headers = await staff(shop().db, `user${Math.random()}`.slice(0, 20));
      const path = `/${route.replace('<int:id>', '1').replace('<str:email>', 'a@example.com').replace('<str:name>', 'orders.proto')}`;
      const query = route === 'api/recommendations/' ? '?product_id=1' : '';
      const answer = await shop().get(path + query, methods.GET?.access === 'account' ? {} : headers);
      // What is not there, or not for staff, must not be kept either.
      expect(answer.headers.get('cache-control')).to.equal(answer.status === 200 ? wanted : 'no-store');
      if (CATALOGUE.test(route)) expect(answer.status).to.equal(200);
    });
  }

  it('of a guest’s cart, with its token, is no-store', async () => {
    const answer = await shop().send('POST', '/api/cart/', { product_id: 1, quantity: 1 });
    expect(answer.body.cart_token).to.be.a('string');
    expect(answer.headers.get('cache-control')).to.equal('no-store');
  });

  it('of an error in the catalogue is no-store', async () => {
    for (const path of ['/api/products/9999/', '/api/products/?page=x', '/api/nothing/']) {
      expect((await shop().get(path)).headers.get('cache-control'), path).to.equal('no-store');
    }
  });
});
