// Bad input over gRPC: INVALID_ARGUMENT with the field's name, and nothing changed.
import { credentials } from '@grpc/grpc-js';
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { expect } from 'chai';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, callRaw, refusal } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';

const GOOD = { name: 'Chair', description: 'Oak', price: 10.5, stock_quantity: 3, category: 'home' };

onEachDatabase('bad input to ProductService', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.ProductServiceClient>;
  before(() => {
    client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  async function expectRefused(
    send: () => Promise<unknown>,
    field: string,
    status = 'INVALID_ARGUMENT',
  ): Promise<void> {
    const before = await shop().db.read('products_product').count({ count: '*' });
    const refused = await refusal(send());
    expect([refused.status, refused.error.details[0]?.field]).to.deep.equal([status, field]);
    expect(await shop().db.read('products_product').count({ count: '*' })).to.deep.equal(before);
  }

  const BAD: [keyof typeof GOOD, string | number][] = [
    ['name', ''],
    ['name', ' '],
    ['name', 'x'.repeat(256)],
    ['name', 'a\0b'],
    ['description', 'a\0b'],
    ['price', 0],
    ['price', -1],
    ['price', 1.999],
    ['price', Number.NaN],
    ['price', Number.POSITIVE_INFINITY],
    ['price', 1e300],
    ['stock_quantity', -1],
    ['stock_quantity', 2_000_000_000],
    ['category', 'unknown'],
  ];
  for (const [field, value] of BAD) {
    it(`CreateProduct with ${field} = ${String(value).slice(0, 20)}`, async () => {
      const request = toMessage(pb.CreateProductRequest, { ...GOOD, [field]: value });
      await expectRefused(() => call(client, (stub) => stub.createProduct, request), field);
    });
  }

  it('UpdateProduct with a mask refuses what is bad, and fields that do not exist', async () => {
    const made = await call(client, (stub) => stub.createProduct, toMessage(pb.CreateProductRequest, GOOD));
    const id = made.getProduct()?.getId() ?? 0;
    const masked = (paths: string[], fields = {}) =>
      toMessage(pb.UpdateProductRequest, {
        id,
        ...fields,
        update_mask: toMessage(maskPb.FieldMask, { paths }),
      });
    await expectRefused(() => call(client, (stub) => stub.updateProduct, masked(['name'])), 'name');
    await expectRefused(
      () => call(client, (stub) => stub.updateProduct, masked(['price'], { price: -2 })),
      'price',
    );
    await expectRefused(() => call(client, (stub) => stub.updateProduct, masked(['id'])), 'update_mask');
    const same = await call(client, (stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id }));
    expect(same.getProduct()?.toObject()).to.deep.equal(made.getProduct()?.toObject());
  });

  it('ids: 0 and negative are invalid, unknown ones not found', async () => {
    const get = (id: number) =>
      call(client, (stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id }));
    await expectRefused(() => get(0), 'id');
    await expectRefused(() => get(-5), 'id');
    await expectRefused(() => get(424_242), 'id', 'NOT_FOUND');
    const batch = toMessage(pb.BatchGetProductsRequest, {
      ids: Array.from({ length: 101 }, (_, index) => index + 1),
    });
    await expectRefused(() => call(client, (stub) => stub.batchGetProducts, batch), 'ids');
  });

  it('bytes that are no message are INVALID_ARGUMENT', async () => {
    const path = '/products.ProductService/CreateProduct';
    for (const bytes of [
      [0x0a, 0x7f, 0x41],
      [0xff, 0xff, 0xff, 0xff],
      [0x0a, 0x02, 0x41],
    ]) {
      const refused = await refusal(callRaw(settings.PRODUCTS_ADDRESS, path, Uint8Array.from(bytes)));
      expect(refused.status, bytes.join()).to.equal('INVALID_ARGUMENT');
    }
  });

  it('invalid UTF-8 names the field', async () => {
    const good = toMessage(pb.CreateProductRequest, GOOD).serializeBinary();
    const bad = Uint8Array.from([0x0a, 0x02, 0xc3, 0x28, ...good.slice(2 + GOOD.name.length)]);
    await expectRefused(
      () => callRaw(settings.PRODUCTS_ADDRESS, '/products.ProductService/CreateProduct', bad),
      'name',
    );
  });

  it('a page token that nobody gave out is invalid', async () => {
    const list = (fields: object) =>
      call(client, (stub) => stub.listProducts, toMessage(pb.ListProductsRequest, fields));
    await expectRefused(() => list({ page_token: 'x.y' }), 'page_token');
  });

  it('the other methods name what is wrong with them', async () => {
    const made = await call(client, (stub) => stub.createProduct, toMessage(pb.CreateProductRequest, GOOD));
    const id = made.getProduct()?.getId() ?? 0;
    const set = (fields: object) =>
      call(client, (stub) => stub.setStock, toMessage(pb.SetStockRequest, { id, ...fields }));
    const adjust = (fields: object) =>
      call(client, (stub) => stub.adjustStock, toMessage(pb.AdjustStockRequest, { id, ...fields }));
    const movements = (fields: object) =>
      call(client, (stub) => stub.listStockMovements, toMessage(pb.ListStockMovementsRequest, fields));
    const search = (fields: object) =>
      call(client, (stub) => stub.searchProducts, toMessage(pb.SearchProductsRequest, fields));
    const category = (fields: object) =>
      call(client, (stub) => stub.createCategory, toMessage(pb.CreateCategoryRequest, fields));
    const remove = (product: number) =>
      call(client, (stub) => stub.deleteProduct, toMessage(pb.DeleteProductRequest, { id: product }));
    const cases: [string, () => Promise<unknown>][] = [
      ['stock_quantity', () => set({ stock_quantity: -1 })],
      ['stock_quantity', () => set({ stock_quantity: 2_000_000_000 })],
      ['note', () => set({ stock_quantity: 1, note: 'x'.repeat(256) })],
      ['delta', () => adjust({ delta: 2_000_000_000 })],
      ['note', () => adjust({ delta: 1, note: 'a\0' })],
      ['id', () => movements({ product_id: 0 })],
      ['page_size', () => movements({ product_id: id, page_size: -1 })],
      ['page_token', () => movements({ product_id: id, page_token: 'x' })],
      ['query', () => search({ query: 'x'.repeat(201) })],
      ['min_price', () => search({ min_price: Number.NaN })],
      ['max_price', () => search({ max_price: -1 })],
      ['sort', () => search({ sort: 'best' })],
      ['slug', () => category({ slug: 'No Slug', name: 'X' })],
      ['name', () => category({ slug: 'x' })],
      ['id', () => remove(-1)],
    ];
    for (const [field, send] of cases) await expectRefused(send, field);
    const after = await call(client, (stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id }));
    expect(after.getProduct()?.toObject()).to.deep.equal(made.getProduct()?.toObject());
  });
});
