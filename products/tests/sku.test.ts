// The shop's own number of a product: optional, unique, found by search, the same over REST, gRPC and in the admin.
import { credentials } from '@grpc/grpc-js';
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { expect } from 'chai';
import { type Fields, toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { errorsIn, inputsIn } from '../../framework/admin/tests/pages_read.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import { signInStaff } from '../../testing/makers/staff.js';

onEachDatabase('the SKU of a product', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.ProductServiceClient>;
  before(() => {
    client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  const post = (fields: object) =>
    shop().send('POST', '/api/products/', { name: 'Chair', price: 10, ...fields });
  const read = async (id: number) => (await shop().get(`/api/products/${id}/`)).body;
  const found = async (query: string) =>
    (await shop().get(`/api/products/search/?query=${query}`)).body.products.map(
      ({ id }: { id: number }) => id,
    );

  it('is stored, shown, changed and taken away over REST', async () => {
    const { product } = (await post({ sku: 'CH-001' })).body;
    expect(product.sku).to.equal('CH-001');
    const url = `/api/products/${product.id}/`;
    expect((await shop().send('PATCH', url, { sku: 'CH-002' })).body.product.sku).to.equal('CH-002');
    expect((await shop().send('PATCH', url, { price: 11 })).body.product.sku).to.equal('CH-002');
    expect((await shop().send('PATCH', url, { sku: null })).body.product.sku).to.equal(null);
    expect((await shop().send('PUT', url, { sku: 'CH-003' })).body.product.sku).to.equal('CH-003');
    expect((await shop().send('PATCH', url, { sku: '' })).body.product.sku).to.equal(null);
    expect((await read(product.id)).version).to.equal(6);
  });

  it('may be left out by any number of products', async () => {
    for (const fields of [{}, { sku: '' }, { sku: null }]) {
      expect((await post(fields)).body.product.sku).to.equal(null);
    }
  });

  it('belongs to one product, also when two ask for it at once', async () => {
    const answers = await Promise.all([post({ sku: 'TWICE' }), post({ sku: 'TWICE' })]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).to.deep.include({
      code: 'already_exists',
      error: 'There is a product with this SKU already.',
      details: [{ field: 'sku', message: 'is taken' }],
    });
    const { product } = (await post({})).body;
    const changed = await shop().send('PATCH', `/api/products/${product.id}/`, { sku: 'TWICE', price: 12 });
    expect(changed.status).to.equal(409);
    expect(await read(product.id)).to.deep.equal(product);
  });

  it('is one line of at most 64 characters', async () => {
    for (const sku of ['A'.repeat(65), 'A\nB', 'A\0', 7]) {
      const answer = await post({ sku });
      expect([answer.status, answer.body.details?.[0]?.field], JSON.stringify(sku)).to.deep.equal([
        400,
        'sku',
      ]);
    }
  });

  it('finds its product, also after a change', async () => {
    const { product } = (await post({ sku: 'Findable-77' })).body;
    expect(await found('findable-77')).to.deep.equal([product.id]);
    await shop().send('PATCH', `/api/products/${product.id}/`, { sku: 'Other-78' });
    expect(await found('findable-77')).to.deep.equal([]);
    expect(await found('other-78')).to.deep.equal([product.id]);
  });

  it('is the same over gRPC, with an update_mask and without', async () => {
    const created = toMessage(pb.CreateProductRequest, { name: 'Desk', price: 9, sku: 'DESK-1' });
    const made = (await call(client, (stub) => stub.createProduct, created)).getProduct();
    expect(made?.getSku()).to.equal('DESK-1');
    const id = made?.getId() ?? 0;
    const update = (fields: Fields<typeof pb.UpdateProductRequest>) =>
      call(client, (stub) => stub.updateProduct, toMessage(pb.UpdateProductRequest, { id, ...fields }));
    const update_mask = toMessage(maskPb.FieldMask, { paths: ['sku'] });
    expect((await update({ price: 10, stock_quantity: -1 })).getProduct()?.getSku()).to.equal('DESK-1');
    expect((await update({ sku: 'DESK-2', stock_quantity: -1 })).getProduct()?.getSku()).to.equal('DESK-2');
    expect((await update({ update_mask })).getProduct()?.getSku()).to.equal('');
    await post({ sku: 'DESK-3' });
    const { status, error } = await refusal(update({ update_mask, sku: 'DESK-3' }));
    expect([status, error.details[0]?.field]).to.deep.equal(['ALREADY_EXISTS', 'sku']);
  });

  it('is shown, edited and searched in the admin, where a taken one is an error of its field', async () => {
    const browser = await signInStaff(shop());
    const taken = (await post({ sku: 'TAKEN' })).body.product.id;
    const { product } = (await post({ name: 'Shelf', sku: 'SHELF-9' })).body;
    const url = `/admin/products/product/${product.id}/change/`;
    const { text } = await browser.get(url);
    expect(inputsIn(text).get('sku')).to.equal('SHELF-9');
    const fields = { ...Object.fromEntries(inputsIn(text)), description: '' };
    const refused = await browser.post(url, { ...fields, sku: 'TAKEN', _save: '1' });
    expect(errorsIn(refused.text).sku).to.deep.equal(['Product with this SKU already exists.']);
    await browser.postAndFollow(url, { ...fields, sku: '', _save: '1' });
    expect((await read(product.id)).sku).to.equal(null);
    const found = (await browser.get('/admin/products/product/?q=taken')).text;
    expect(found).to.contain(`/admin/products/product/${taken}/change/`).and.not.contain(url);
  });
});
