// UpdateProduct's update_mask, as field_mask.proto says: what it names is set, everything else stays.
import { credentials } from '@grpc/grpc-js';
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { expect } from 'chai';
import { type Fields, toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';

const GOOD = { name: 'Chair', description: 'Oak', price: 10.5, stock_quantity: 3, category: 'home' };

onEachDatabase('the update_mask of UpdateProduct', (dialect) => {
  useShop(dialect);
  let client: InstanceType<typeof grpcPb.ProductServiceClient>;
  let id: number;
  before(() => {
    client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());
  beforeEach(async () => {
    const made = await call(client, (stub) => stub.createProduct, toMessage(pb.CreateProductRequest, GOOD));
    id = made.getProduct()?.getId() ?? 0;
  });

  async function update(fields: Fields<typeof pb.UpdateProductRequest>, paths?: string[]) {
    const update_mask = paths && toMessage(maskPb.FieldMask, { paths });
    const request = toMessage(pb.UpdateProductRequest, {
      id,
      ...fields,
      ...(update_mask && { update_mask }),
    });
    await call(client, (stub) => stub.updateProduct, request);
  }

  /** What the product is now, of the fields that an update can set. */
  async function stored() {
    const request = toMessage(pb.GetProductRequest, { id });
    const { product } = (await call(client, (stub) => stub.getProduct, request)).toObject();
    const { name, description, price, stockQuantity, category, archived } = product ?? {};
    return { name, description, price, stock_quantity: stockQuantity, category, archived };
  }

  it('sets what it names and ignores the other fields of the request', async () => {
    await update({ name: 'Stool', price: 3, stock_quantity: 7, archived: true }, ['price', 'archived']);
    expect(await stored()).to.deep.equal({ ...GOOD, price: 3, archived: true });
  });

  it('sets what it names and the request leaves unset to its default', async () => {
    await update({ archived: true }, ['archived']);
    await update({}, ['description', 'stock_quantity', 'category', 'archived']);
    const emptied = { description: '', stock_quantity: 0, category: 'other', archived: false };
    expect(await stored()).to.deep.equal({ ...GOOD, ...emptied });
  });

  it('refuses the default of a field that a product must have', async () => {
    for (const path of ['name', 'price']) {
      const { status, error } = await refusal(update({}, ['description', path]));
      expect([status, error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', path]);
    }
    expect(await stored()).to.deep.equal({ ...GOOD, archived: false });
  });

  it('may name a field twice', async () => {
    await update({ name: 'Stool' }, ['name', 'name']);
    expect((await stored()).name).to.equal('Stool');
  });

  it('without paths changes nothing', async () => {
    await update({ name: 'Stool', price: 3 }, []);
    expect(await stored()).to.deep.equal({ ...GOOD, archived: false });
  });

  for (const path of [
    ...['id', 'update_mask', 'expected_version', 'version', 'created_at', 'nothing', ''],
    ...[
      'stockQuantity',
      'Name',
      ' name',
      'name,price',
      'name.first',
      'category.name',
      'update_mask.paths',
      '*',
    ],
  ]) {
    it(`refuses the path "${path}", beside good ones too`, async () => {
      for (const paths of [[path], ['name', path]]) {
        const { status, error } = await refusal(update({ name: 'Stool' }, paths));
        expect([status, error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', 'update_mask']);
      }
      expect(await stored()).to.deep.equal({ ...GOOD, archived: false });
    });
  }

  it('that is not there leaves the first contract: what is empty stays as it is', async () => {
    await update({ description: 'Beech', stock_quantity: -1 });
    expect(await stored()).to.deep.equal({ ...GOOD, description: 'Beech', archived: false });
  });
});
