// gRPC: expected_version and if_match, and what else raises a version.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { register } from '../testing/makers/customers.js';
import { loadObjects, toFixtures } from '../framework/db/fixtures.js';
import { toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { call, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';
import { getProduct, Product } from '../products/models.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import orders from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import products from '../protos/generated/products_pb.js';
import { makeThings } from '../testing/makers/things.js';
import { makeProduct } from '../testing/makers/products.js';

onEachDatabase('expected versions', (dialect) => {
  const shop = useShop(dialect, 'staff');

  it('over gRPC an unexpected version, or tag, is ABORTED and changes nothing', async () => {
    const catalogue = new productsGrpc.ProductServiceClient(
      settings.PRODUCTS_ADDRESS,
      credentials.createInsecure(),
    );
    const placed = new ordersGrpc.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const things = await makeThings(shop().db, (await register(shop())).customer.id);
    const { product_id: id, order_id } = things;
    const order = { ...things.order, items: [{ product_id: id, quantity: 1 }] };
    expect((await shop().send('POST', '/api/orders/', order)).status).to.equal(201);
    expect(
      (await shop().send('PATCH', `/api/orders/${order_id}/status/`, { status: 'processing' })).status,
    ).to.equal(200);
    const paths = [`/api/products/${id}/`, `/api/orders/${order_id}/`];
    const before = await Promise.all(paths.map(async (path) => (await shop().get(path)).body));
    for (const expects of [{ expected_version: 1 }, { if_match: ['"1"', '"x"'] }]) {
      const update = toMessage(products.UpdateProductRequest, {
        id,
        price: 3,
        stock_quantity: -1,
        ...expects,
      });
      const set = toMessage(products.SetStockRequest, { id, stock_quantity: 5, ...expects });
      const adjust = toMessage(products.AdjustStockRequest, { id, delta: 5, ...expects });
      const remove = toMessage(products.DeleteProductRequest, { id, ...expects });
      const move = toMessage(orders.UpdateOrderStatusRequest, {
        id: order_id,
        status: 'shipped',
        ...expects,
      });
      const cancel = toMessage(orders.CancelOrderRequest, { id: order_id, ...expects });
      const part = { order_id, item_id: things.item_id, quantity: 1 };
      const cancelPart = toMessage(orders.CancelOrderItemRequest, { ...part, ...expects });
      for (const attempt of [
        () => call(catalogue, (stub) => stub.updateProduct, update),
        () => call(catalogue, (stub) => stub.setStock, set),
        () => call(catalogue, (stub) => stub.adjustStock, adjust),
        () => call(catalogue, (stub) => stub.deleteProduct, remove),
        () => call(placed, (stub) => stub.updateOrderStatus, move),
        () => call(placed, (stub) => stub.cancelOrder, cancel),
        () => call(placed, (stub) => stub.cancelOrderItem, cancelPart),
      ]) {
        const { status, error } = await refusal(attempt());
        expect([status, error.code]).to.deep.equal(['ABORTED', 'version_mismatch']);
      }
    }
    expect(await Promise.all(paths.map(async (path) => (await shop().get(path)).body))).to.deep.equal(before);
    const expected = toMessage(orders.UpdateOrderStatusRequest, {
      ...{ id: order_id, status: 'shipped', expected_version: before[1].version },
    });
    expect((await call(placed, (stub) => stub.updateOrderStatus, expected)).getSuccess()).to.equal(true);
    catalogue.close();
    placed.close();
  });

  it('a fixture that is loaded over a row raises its version', async () => {
    const id = await makeProduct(shop(), { name: 'Mug', price: 5 });
    const product = await getProduct(shop().db.read, id);
    await shop().db.transaction(async (trx) => {
      const [fixture] = await toFixtures(trx, Product, [product]);
      const fields = { ...fixture?.fields, description: 'From a fixture.' };
      await loadObjects(trx, [Product], [{ model: Product.label, pk: id, fields }]);
    });
    expect(await getProduct(shop().db.read, id)).to.include({ description: 'From a fixture.', version: 2 });
  });
});
