// Bulk requests of staff with few permissions, and of gRPC clients.
import { randomUUID } from 'node:crypto';
import { credentials, Metadata } from '@grpc/grpc-js';
import wrappersPb from 'google-protobuf/google/protobuf/wrappers_pb.js';
import { expect } from 'chai';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { type Fields, toMessage } from '../../framework/grpc/codec.js';
import { maskOf } from '../../framework/grpc/update_mask.js';
import { settings } from '../../ecommerce/settings.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { makeProduct } from '../../testing/makers/products.js';
import { type Answer, useShop } from '../../testing/shop.js';

onEachDatabase('bulk requests of staff', (dialect) => {
  const shop = useShop(dialect);
  const access = settings.API_ACCESS;
  before(() => (settings.API_ACCESS = 'protected'));
  after(() => (settings.API_ACCESS = access));

  async function asStaff(...permissions: string[]): Promise<(items: object[]) => Promise<Answer>> {
    const username = `staff${randomUUID()}`;
    const { id } = await createUser(shop().db, { username, is_staff: true });
    await shop().db.transaction((trx) => setUserPermissions(trx, id, permissions));
    const headers = { Authorization: `Token ${await createToken(shop().db, username)}` };
    return (items) => shop().send('POST', '/api/products/bulk/', { items }, headers);
  }

  it('who may change products and not add them changes them only', async () => {
    const sku = `A-${randomUUID().slice(0, 8)}`;
    const [keeper, buyer] = [
      await asStaff('products.change_product'),
      await asStaff('products.change_product', 'products.add_product'),
    ];
    const lamp = { sku, name: 'Lamp', price: 3 };
    const refused = (await keeper([lamp, { name: 'Lamp', price: 3 }])).body;
    expect(refused.results.map(({ error }: Answer['body']) => error.details)).to.deep.equal([
      [{ field: 'items[0].sku', message: 'there is no product with this SKU' }],
      [{ field: 'items[1].id', message: 'is required, or an sku: this request only changes products' }],
    ]);
    expect((await buyer([lamp])).body).to.include({ created: 1 });
    expect((await keeper([{ sku, price: 4 }])).body).to.include({ changed: 1 });
  });

  it('needs the permission to change products', async () => {
    const answer = await (await asStaff('products.add_product'))([{ name: 'Lamp', price: 3 }]);
    expect([answer.status, answer.body.code]).to.deep.equal([403, 'forbidden']);
  });
});

onEachDatabase('BulkWriteProducts', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.ProductServiceClient>;
  before(() => {
    client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  type Item = Fields<typeof pb.BulkProductItem>;
  const write = async (items: Item[], options: Fields<typeof pb.BulkWriteProductsRequest> = {}) => {
    const messages = items.map((item) => toMessage(pb.BulkProductItem, item));
    const request = toMessage(pb.BulkWriteProductsRequest, { ...options, items: messages });
    return (await call(client, (stub) => stub.bulkWriteProducts, request)).toObject();
  };
  const statuses = async (items: Item[]) =>
    (await write(items)).resultsList.map(({ status, error }) => error?.message ?? status);
  const read = async (id: number) => (await shop().get(`/api/products/${id}/`)).body;

  it('without a mask sets what is not empty, with a mask exactly what it names', async () => {
    const id = await makeProduct(shop(), { description: 'Oak' });
    expect(await statuses([{ id, price: 3 }])).to.deep.equal(['changed']);
    expect(await read(id)).to.include({ price: 3, stock_quantity: 10, description: 'Oak' });
    const update_mask = maskOf({ stock_quantity: 0, description: '' });
    expect(await statuses([{ id, price: 4, update_mask }])).to.deep.equal(['changed']);
    expect(await read(id)).to.include({ price: 3, stock_quantity: 0, description: '' });
    const unknown = maskOf({ colour: '' });
    expect(
      await statuses([
        { id, update_mask: unknown },
        { id, price: 5 },
      ]),
    ).to.deep.equal([...['update_mask: there is no field "colour" to update', 'changed']]);
  });

  it('finds a product by its SKU also when the mask does not name it', async () => {
    const [sku, id] = [randomUUID(), await makeProduct(shop())];
    await statuses([{ id, sku }]);
    expect(await statuses([{ sku, price: 6, update_mask: maskOf({ price: 6 }) }])).to.deep.equal(['changed']);
    expect(await read(id)).to.include({ price: 6, sku });
  });

  it('guards a stock of 0 that was seen', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 1 });
    const stock_seen = toMessage(wrappersPb.Int32Value, { value: 0 });
    expect(await statuses([{ id, stock_quantity: 5, stock_seen }])).to.deep.equal([
      'The stock quantity has changed: it is 1 now, not 0.',
    ]);
  });

  it('refuses more than 1,000 items, and with all_or_nothing a single wrong one', async () => {
    const many = await refusal(write(Array.from({ length: 1_001 }, () => ({ price: 3, name: 'Lamp' }))));
    expect([many.status, many.error.details]).to.deep.equal([
      ...['INVALID_ARGUMENT', [{ field: 'items', message: 'must have at most 1000 entries' }]],
    ]);
    const id = await makeProduct(shop());
    const items = [{ id, price: 3 }, { id: 2_000_000_000 }, { name: 'Lamp', price: -1 }];
    const { status, error } = await refusal(write(items, { all_or_nothing: true }));
    expect([status, error.message]).to.deep.equal([
      ...['NOT_FOUND', 'items[1]: Product 2000000000 was not found. (and 1 more) Nothing was changed.'],
    ]);
    expect(error.details.map(({ field }) => field)).to.deep.equal(['items[1].id', 'items[2].price']);
    expect(await read(id)).to.include({ price: 12.5 });
  });

  it('changes nothing after its deadline', async () => {
    const id = await makeProduct(shop());
    const request = toMessage(pb.BulkWriteProductsRequest, {
      items: [toMessage(pb.BulkProductItem, { id, price: 3 })],
    });
    const holding = shop().db.transaction(async (trx) => {
      await trx('products_product').where({ id }).forUpdate().first();
      const late = new Promise((resolve, reject) => {
        const deadline = Date.now() + 200;
        client.bulkWriteProducts(request, new Metadata(), { deadline }, (error, answer) =>
          error ? reject(error) : resolve(answer),
        );
      });
      return refusal(late);
    });
    expect((await holding).status).to.equal('DEADLINE_EXCEEDED');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await read(id)).to.include({ price: 12.5, version: 1 });
  });
});
