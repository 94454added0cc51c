// Messages of every kind to every unary method of the gRPC services. `npm run fuzz` sends many more.
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { SERVICES } from '../ecommerce/services.js';
import { onEachDatabase } from '../testing/databases.js';
import { businessRows, changedTables } from '../testing/fuzz/business_rows.js';
import { CAMPAIGN_MS, fuzz } from '../testing/fuzz/campaign.js';
import { type FuzzedCall, grpcCalls } from '../testing/fuzz/messages.js';
import { fillShop } from '../testing/fuzz/rest.js';

/** No call may take longer: its deadline, and what the machine takes. */
const LONGEST_MS = 15_000;
/** What no request may be answered with: a fault of ours, and a call that hangs. */
const FAULTS = [
  status.UNKNOWN,
  status.INTERNAL,
  status.UNIMPLEMENTED,
  status.DATA_LOSS,
  status.DEADLINE_EXCEEDED,
];
const bytes = (value: Buffer): Buffer => value;

/** Sends a call; gives its status. */
function send(client: Client, { path, request, metadata }: FuzzedCall): Promise<status> {
  const sent = new Metadata();
  for (const [name, value] of Object.entries(metadata)) sent.set(name, value);
  const deadline = Date.now() + LONGEST_MS;
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null): void => {
      const code = error?.code ?? status.OK;
      if (FAULTS.includes(code)) reject(error ?? new Error(status[code]));
      else resolve(code);
    };
    client.makeUnaryRequest(path, bytes, bytes, Buffer.from(request), sent, { deadline }, done);
  });
}

onEachDatabase('messages of every kind over gRPC', (dialect) => {
  it('are answered without a fault, and change nothing when they are refused', async function () {
    this.timeout(CAMPAIGN_MS);
    const services = Object.values(SERVICES);
    const clients = new Map(
      services.map(({ name, address }) => [name, new Client(address, credentials.createInsecure())]),
    );
    await fuzz(dialect, grpcCalls([...clients.keys()]), async (shop) => {
      await fillShop(shop);
      let rows: Record<string, string> | undefined;
      return async (call) => {
        const before = rows ?? (await businessRows(shop.db));
        const code = await send(clients.get(call.service) as Client, call);
        rows = code === status.OK ? undefined : await businessRows(shop.db);
        const changed = rows ? changedTables(before, rows) : [];
        if (changed.length > 0) throw new Error(`${status[code]}, but changed ${changed.join(', ')}`);
        return status[code];
      };
    });
    for (const client of clients.values()) client.close();
  });
});
