// Amounts with the noise of floating point, wherever an amount may come in.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { JOHN } from '../testing/makers/contacts.js';
import { Guest } from '../testing/makers/carts.js';
import { makeProduct } from '../testing/makers/products.js';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { loadObjects } from '../framework/db/fixtures.js';
import { toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { call, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';
import { signInStaff } from '../testing/makers/staff.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { PaymentTransaction } from '../payments/models.js';
import { Product } from '../products/models.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';

/** [what arrives, the cents that it means] */
const NOISY: [number, number][] = [
  [0.1 + 0.2, 30],
  [Math.fround(19.99), 1_999],
  [Math.fround(10_000.01), 1_000_001],
  [1.1 * 3, 330],
];
const REFUSED = [1.005, 0.305, 1.999, -0.01, -1e-17, 0, 1e-17, 0.0005];

onEachDatabase('amounts with the noise of floating point', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let products: InstanceType<typeof grpcPb.ProductServiceClient>;
  before(() => {
    products = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => products.close());

  const newest = async () => Product.objects(shop().db.read).orderBy('id', 'desc').first();
  const create = (price: number) =>
    call(products, (stub) => stub.createProduct, toMessage(pb.CreateProductRequest, { name: 'Mug', price }));

  it('prices over REST, new and changed', async () => {
    const id = await makeProduct(shop());
    for (const [price, price_cents] of NOISY) {
      const made = await shop().send('POST', '/api/products/', { name: 'Mug', price });
      expect([made.status, made.body.product?.price], String(price)).to.deep.equal([201, price_cents / 100]);
      expect(await newest()).to.include({ price_cents });
      const changed = await shop().send('PUT', `/api/products/${id}/`, { price });
      expect([changed.status, changed.body.product?.price]).to.deep.equal([200, price_cents / 100]);
    }
    for (const price of REFUSED) {
      for (const [method, path] of [
        ['POST', '/api/products/'],
        ['PUT', `/api/products/${id}/`],
      ] as const) {
        const refused = await shop().send(method, path, { name: 'Mug', price });
        expect([refused.status, refused.body.details?.[0].field], String(price)).to.deep.equal([
          400,
          'price',
        ]);
      }
    }
  });

  it('prices over gRPC', async () => {
    for (const [price, price_cents] of NOISY) {
      const product = (await create(price)).getProduct();
      expect([product?.getPrice(), product?.getPriceCents()]).to.deep.equal([price_cents / 100, price_cents]);
    }
    for (const price of [...REFUSED, NaN, Infinity, -Infinity]) {
      const { status, error } = await refusal(create(price));
      expect([status, error.details[0]?.field], String(price)).to.deep.equal(['INVALID_ARGUMENT', 'price']);
    }
  });

  it('bounds of a search, over REST and gRPC', async () => {
    const prices = [19.98, 19.99, 20, 10_000, 10_000.01, 10_000.02];
    for (const price of prices) await makeProduct(shop(), { name: 'Bounded', price });
    const search = (bounds: { min_price?: number; max_price?: number }) =>
      call(
        products,
        (stub) => stub.searchProducts,
        toMessage(pb.SearchProductsRequest, { query: 'Bounded', sort: 'price', ...bounds }),
      );
    const CASES: [{ min_price?: number; max_price?: number }, number[]][] = [
      [{ min_price: Math.fround(19.99), max_price: Math.fround(10_000.01) }, [19.99, 20, 10_000, 10_000.01]],
      [{ min_price: 19.981, max_price: 19.999 }, [19.99]],
      [{ max_price: 19.98 + 1e-15 }, [19.98]],
      [{ max_price: 0.004 }, []],
      [{ max_price: 1e-17 }, []],
      [{ min_price: 10_000.02 }, [10_000.02]],
      [{ min_price: 0, max_price: 0 }, prices],
    ];
    for (const [bounds, expected] of CASES) {
      const found = (await search(bounds)).getProductsList().map((product) => product.getPrice());
      expect(found, JSON.stringify(bounds)).to.deep.equal(expected);
      const query = Object.entries(bounds).map(([name, bound]) => `&${name}=${bound}`);
      const { body } = await shop().get(`/api/products/search/?query=Bounded&sort=price${query.join('')}`);
      expect(body.products?.map(({ price }: { price: number }) => price)).to.deep.equal(expected);
    }
  });

  it('the expected total of a checkout', async () => {
    const ids = [await makeProduct(shop(), { price: 0.1 }), await makeProduct(shop(), { price: 0.2 })];
    for (const [expected_total, status] of [
      [0.1 + 0.2, 201],
      [0.305, 400],
      [0.0005, 400],
      [-0.1, 400],
      [0.31, 409],
    ]) {
      const guest = new Guest(shop);
      for (const id of ids) await guest.add(id);
      const answer = await guest.checkout({ ...JOHN, expected_total });
      expect(answer.status, String(expected_total)).to.equal(status);
    }
  });

  it('the amount of a refund; next to nothing is not "all"', async () => {
    const { order, payment } = await paying.paidOrder();
    for (const [amount, status] of [
      [0.1 + 0.2, 201],
      [Math.fround(19.99), 201],
      [1e-17, 400],
      [0.0005, 400],
      [1.005, 400],
    ] as const) {
      expect((await paying.refund(payment, { amount })).status, String(amount)).to.equal(status);
    }
    const refunds = PaymentTransaction.objects(shop().db.read).where({ order_id: order, kind: 'refund' });
    expect((await refunds.orderBy('id')).map(({ amount_cents }) => amount_cents)).to.deep.equal([30, 1_999]);
  });

  it('fixtures, as numbers and as text', async () => {
    const fields = { name: 'Loaded', description: 'x', stock_quantity: 1, category: 'home', archived: false };
    const load = (price: unknown) =>
      shop().db.transaction((trx) =>
        loadObjects(
          trx,
          INSTALLED_APPS.flatMap((app) => app.models),
          [{ model: 'products.product', pk: null, fields: { ...fields, price } }],
        ),
      );
    for (const [price, price_cents] of NOISY) {
      for (const given of [price, String(price)]) {
        await load(given);
        expect(await newest()).to.include({ name: 'Loaded', price_cents });
      }
    }
    for (const price of [1.005, '1.005', 0, '0.0005', -1e-17]) {
      const refused = await load(price).then(
        () => 'loaded',
        (error: Error) => error.message,
      );
      expect(refused, String(price)).to.contain('price');
    }
  });

  it('the forms of the admin', async () => {
    const browser = await signInStaff(shop());
    const lamp = { name: 'Lamp', description: 'Bright.', stock_quantity: '4', category_id: '4' };
    for (const [price, price_cents] of NOISY) {
      const saved = await browser.post('/admin/products/product/add/', { ...lamp, price: String(price) });
      expect(saved.status, String(price)).to.equal(303);
      expect(await newest()).to.include({ name: 'Lamp', price_cents });
    }
    for (const price of ['1.005', '0.0005', '-0.0005']) {
      const refused = await browser.post('/admin/products/product/add/', { ...lamp, price });
      expect(refused.status, price).to.equal(200);
    }
  });
});
