// What the clients of a run do.
import { setTimeout as delay } from 'node:timers/promises';
import { between, pick, seeded } from '../random.js';
import { type Clients, Requests } from './requests.js';
import { browse, Customer, orderAsGuest } from './shoppers.js';
import { Admin, receiveGoods } from './staff.js';

/** Client number `index` does one thing after the other until `stopping` aborts. `product`: its own. */
export async function workAsClient(
  shared: Clients,
  seed: number,
  index: number,
  product: number,
  stopping: AbortSignal,
): Promise<void> {
  const client = new Requests(shared, seeded(seed + 1 + index), `c${index}`);
  const customer = new Customer(client);
  const admin = new Admin(client, product);
  const guests = [() => orderAsGuest(client), () => orderAsGuest(client), () => receiveGoods(client)];
  const customers = [() => customer.shop(), () => customer.shop(), () => browse(client)];
  // One in four works in the admin.
  const acts = index % 4 === 3 ? [() => admin.work(), () => receiveGoods(client)] : [...guests, ...customers];
  while (!stopping.aborted) {
    try {
      await pick(client.random, acts)();
    } catch (error) {
      shared.ledger.fault(`client: ${(error as Error).stack ?? String(error)}`);
    }
    await delay(between(client.random, 50, 250));
  }
}
