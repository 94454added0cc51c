// Messages of every kind to every method of the gRPC services. `npm run fuzz` sends many more.
import { SERVICES } from '../ecommerce/services.js';
import { onEachDatabase } from '../testing/databases.js';
import { CAMPAIGN_MS, fuzz } from '../testing/fuzz/campaign.js';
import { GrpcFuzzer } from '../testing/fuzz/grpc.js';
import { grpcCalls, loadProtos } from '../testing/fuzz/messages.js';
import { fillShop } from '../testing/fuzz/rest.js';

onEachDatabase('messages of every kind over gRPC', (dialect) => {
  it('are answered without a fault, and change nothing when they are refused', async function () {
    this.timeout(CAMPAIGN_MS);
    const services = Object.values(SERVICES);
    const names = services.map(({ name }) => name);
    const root = loadProtos(names);
    const fuzzers: GrpcFuzzer[] = [];
    try {
      await fuzz(dialect, grpcCalls(root, names), async (shop) => {
        await fillShop(shop);
        const fuzzer = new GrpcFuzzer(shop, root, services);
        fuzzers.push(fuzzer);
        return (call) => fuzzer.send(call);
      });
    } finally {
      for (const fuzzer of fuzzers) fuzzer.close();
    }
  });
});
