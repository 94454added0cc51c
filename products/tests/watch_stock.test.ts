// WatchStock: the levels now, then every change, also of other processes.
import { credentials, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../../framework/db/database.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';
import { adjustStock } from '../stock.js';
import { makeProduct } from '../../testing/makers/products.js';
import { JOHN } from '../../testing/makers/contacts.js';

onEachDatabase('WatchStock', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.ProductServiceClient>;
  before(() => {
    client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  async function product(stock_quantity: number): Promise<number> {
    return await makeProduct(shop(), { name: 'Chair', price: 1, stock_quantity });
  }

  /** Opens the stream; `next` gives its next message as [product, level]. */
  function watch(ids: number[]) {
    const stream = client.watchStock(toMessage(pb.WatchStockRequest, { ids }));
    const messages = stream[Symbol.asyncIterator]() as AsyncIterator<InstanceType<typeof pb.StockLevel>>;
    const next = async (): Promise<[number, number]> => {
      const { value } = (await messages.next()) as { value: InstanceType<typeof pb.StockLevel> };
      return [value.getProductId(), value.getStockQuantity()];
    };
    stream.on('error', () => undefined); // the cancelling below
    return { next, cancel: () => stream.cancel() };
  }

  it('tells the level now and after each change', async () => {
    const [watched, other] = [await product(5), await product(7)];
    const { next, cancel } = watch([watched]);
    expect(await next()).to.deep.equal([watched, 5]);
    await shop().send('PUT', `/api/products/${other}/stock/`, { stock: 1 });
    await shop().send('PUT', `/api/products/${watched}/stock/`, { stock: 3 });
    expect(await next()).to.deep.equal([watched, 3]);
    const items = [{ product_id: watched, quantity: 2 }];
    await shop().send('POST', '/api/orders/', { ...JOHN, items });
    expect(await next()).to.deep.equal([watched, 1]);
    cancel();
  });

  it('sees what another process writes', async () => {
    const id = await product(10);
    const { next, cancel } = watch([id]);
    expect(await next()).to.deep.equal([id, 10]);
    const elsewhere = new Database(shop().db.url);
    await adjustStock(elsewhere, id, -4, '');
    expect(await next()).to.deep.equal([id, 6]);
    await elsewhere.close();
    cancel();
  });

  it('is NOT_FOUND when one of the products does not exist', async () => {
    const stream = client.watchStock(toMessage(pb.WatchStockRequest, { ids: [await product(1), 424_242] }));
    const code = await new Promise((resolve) => {
      stream.on('data', () => undefined);
      stream.on('error', (error: Error & { code?: number }) => resolve(error.code));
    });
    expect(code).to.equal(status.NOT_FOUND);
  });

  it('without ids every product is watched', async () => {
    const id = await product(2);
    const { next, cancel } = watch([]);
    let level = await next();
    while (level[0] !== id) level = await next();
    expect(level).to.deep.equal([id, 2]);
    const late = await product(9);
    expect(await next()).to.deep.equal([late, 9]);
    cancel();
  });
});
