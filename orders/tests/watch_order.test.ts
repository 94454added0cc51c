// WatchOrder: the order now, then after each change, until it has ended.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';

onEachDatabase('WatchOrder', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.OrderServiceClient>;
  before(() => {
    client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
  });
  after(() => client.close());

  async function place(): Promise<number> {
    return makeOrder(shop(), [[await makeProduct(shop()), 1]]);
  }
  const watch = (id: number) => client.watchOrder(toMessage(pb.GetOrderRequest, { id }));

  for (const end of ['delivered', 'cancelled']) {
    it(`tells each status with the history and ends when the order is ${end}`, async () => {
      const id = await place();
      const seen: [string, number][] = [];
      for await (const message of watch(id)) {
        const order = message as InstanceType<typeof pb.Order>;
        seen.push([order.getStatus(), order.getHistoryList().length]);
        const next = seen.length === 1 ? 'processing' : end;
        await shop().send('PATCH', `/api/orders/${id}/status/`, { status: next });
      }
      expect(seen).to.deep.equal([
        ['pending', 1],
        ['processing', 2],
        [end, 3],
      ]);
    });
  }

  it('an order that does not exist is NOT_FOUND', async () => {
    const stream = watch(424_242);
    const code = await new Promise((resolve) => {
      stream.on('data', () => undefined);
      stream.on('error', (error: Error & { code?: number }) => resolve(error.code));
    });
    expect(code).to.equal(5);
  });
});
