// If-Match on the cart: only a cart that is as its buyer saw it is changed.
import { expect } from 'chai';
import { bearer, register } from '../../testing/makers/customers.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';

type Headers = Record<string, string>;

onEachDatabase('a cart that was seen', (dialect) => {
  const shop = useShop(dialect);
  let [mug, lamp] = [0, 0];
  before(async () => {
    const make = async (name: string) => await makeProduct(shop(), { name, price: 5, stock_quantity: 100 });
    [mug, lamp] = [await make('Mug'), await make('Lamp')];
  });

  const tagOf = async (who: Headers) => (await shop().get('/api/cart/', who)).headers.get('etag') ?? '';
  const buyers: [string, () => Promise<Headers>][] = [
    ['a customer', async () => bearer((await register(shop())).access_token)],
    [
      'a guest',
      async () => {
        const cart = await shop().send('POST', '/api/cart/', { product_id: lamp, quantity: 1 });
        return { 'X-Cart-Token': cart.body.cart_token };
      },
    ],
  ];
  for (const [buyer, make] of buyers) {
    it(`is changed by ${buyer}, and another one is not`, async () => {
      const who = await make();
      const writes: [string, string, object?][] = [
        ['POST', '/api/cart/', { product_id: mug, quantity: 1 }],
        ['PATCH', `/api/cart/items/${mug}/`, { quantity: 3 }],
        ['PATCH', `/api/cart/items/${mug}/`, { quantity: 0 }],
        ['POST', '/api/cart/', { product_id: mug, quantity: 2 }],
        ['DELETE', `/api/cart/items/${mug}/`],
        ['DELETE', '/api/cart/'],
      ];
      for (const [method, path, body] of writes) {
        const send = (match: string) => shop().send(method, path, body, { ...who, 'If-Match': match });
        const tag = await tagOf(who);
        for (const stale of ['"x"', `W/${tag}`]) {
          const refused = await send(stale);
          expect([refused.status, refused.body.code], path).to.deep.equal([412, 'version_mismatch']);
        }
        expect((await send('x')).body.details[0].field).to.equal('If-Match');
        expect(await tagOf(who), `${method} ${path}`).to.equal(tag);
        const changed = await send(`"x", ${tag}`);
        expect(changed.status, `${method} ${path}`).to.be.oneOf([200, 201]);
        expect(changed.headers.get('etag')).to.equal(await tagOf(who));
        expect((await send(tag)).status, 'the same again').to.equal(412);
      }
    });
  }

  it('is another one at another price', async () => {
    const cart = await shop().send('POST', '/api/cart/', { product_id: mug, quantity: 1 });
    const guest = { 'X-Cart-Token': cart.body.cart_token };
    const tag = await tagOf(guest);
    await shop().send('PUT', `/api/products/${mug}/`, { price: 6 });
    const late = await shop().send('DELETE', '/api/cart/', undefined, { ...guest, 'If-Match': tag });
    expect(late.status).to.equal(412);
  });
});
