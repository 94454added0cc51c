// The shop that is measured: its real processes, on a database with products, customers who are signed in, and orders.
import { createUser } from '../../framework/auth/users.js';
import { startSession } from '../../framework/auth/sessions.js';
import { SESSION_COOKIE } from '../../framework/auth/staff.js';
import { Database, type Dialect } from '../../framework/db/database.js';
import { logger } from '../../framework/logging.js';
import { signAccessToken } from '../../customers/access_tokens.js';
import { createAccount } from '../../customers/accounts.js';
import { bulkWrite } from '../../products/bulk.js';
import { createTestDatabase } from '../../testing/databases.js';
import { startShopProcesses } from '../../testing/processes.js';
import { CATEGORIES, pick, PRODUCTS, THINGS, WORDS } from './catalogue.js';
import { callsTo, loadGrpc } from './grpc.js';
import { CONNECTIONS } from './http.js';

type Headers = Record<string, string>;

export interface MeasuredShop {
  pid: number;
  port: number;
  /** Where its services listen, as settings. */
  env: NodeJS.ProcessEnv;
  /** The headers of customers who are signed in and have a card: one for each connection. */
  customers: Headers[];
  /** The headers of a staff user who is signed in to the admin. */
  staff: Headers;
  stop(): Promise<void>;
}

/** Starts a shop with so many orders, besides those of the measurement. */
export async function startMeasuredShop(dialect: Dialect, orders: number): Promise<MeasuredShop> {
  logger.level = 'error'; // of this process; those of the shop log as ever
  const database = await createTestDatabase(dialect);
  const db = new Database(database.url);
  await addProducts(db);
  const customers: Headers[] = [];
  for (let index = 0; index < CONNECTIONS; index += 1) customers.push(await signedInCustomer(db, index));
  const staff = await signedInStaff(db);
  await db.close();
  const shop = await startShopProcesses(database.url);
  const stop = async (): Promise<void> => {
    await shop.stop();
    await database.drop();
  };
  try {
    const { port, env } = shop;
    await Promise.all(customers.map((headers) => addCard(port, headers)));
    await loadGrpc(callsTo(env).createOrder, Infinity, orders);
    return { pid: shop.child.pid ?? 0, port, env, customers, staff, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addProducts(db: Database): Promise<void> {
  const items = Array.from({ length: PRODUCTS }, (_, index) => {
    const name = `${pick(WORDS)} ${pick(THINGS)} ${index}`;
    const values = { name, description: `A ${name} of good make.`, price_cents: 100 + index * 7 };
    const sku = `SKU-${index}`;
    return { values: { ...values, sku, stock_quantity: 1_000_000, category: pick(CATEGORIES) } };
  });
  await bulkWrite(db, items, { allOrNothing: true });
}

async function signedInCustomer(db: Database, index: number): Promise<Headers> {
  const contact = { name: 'John Doe', phone: '', shipping_address: '123 Main St' };
  const account = { ...contact, email: `customer${index}@example.com`, password: '!' };
  const { customer, session_id } = await db.transaction((trx) => createAccount(trx, account, '', {}));
  return { authorization: `Bearer ${await signAccessToken({ customer_id: customer.id, session_id })}` };
}

async function signedInStaff(db: Database): Promise<Headers> {
  const user = await createUser(db, { username: 'bench', is_staff: true, is_superuser: true });
  return { cookie: `__Host-${SESSION_COOKIE}=${await startSession(db, user, '127.0.0.1')}` };
}

async function addCard(port: number, headers: Headers): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/payments/methods/`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'test', token: 'tok_visa', make_default: true }),
  });
  if (!answer.ok) throw new Error(`A card could not be added: ${answer.status} ${await answer.text()}`);
}
