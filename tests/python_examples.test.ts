// The examples in Python (examples/python/) against a running shop. Skipped with a message where Python or its gRPC
// packages are missing, unless REQUIRE_PYTHON=1.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { makeProduct, stockOf } from '../testing/makers/products.js';
import { useShop } from '../testing/shop.js';

/** Debian's Python, which has Debian's packages; another one elsewhere. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const NEEDED = 'import grpc, grpc_tools.protoc';

onEachDatabase('the examples in Python', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;

  before(async function () {
    try {
      execFileSync(PYTHON, ['-c', NEEDED], { stdio: 'ignore' });
    } catch (error) {
      if (process.env.REQUIRE_PYTHON === '1') throw error;
      console.log('      skipped: Python has no grpc or grpc_tools (python3-grpcio, python3-grpc-tools)');
      return this.skip();
    }
    product = await makeProduct(shop(), { name: 'Lamp', price: 10, stock_quantity: 20 });
  });

  /** What an example prints. */
  async function run(file: string, ...args: string[]): Promise<string[]> {
    const { PRODUCTS_ADDRESS, ORDERS_ADDRESS, CUSTOMERS_ADDRESS, GRPC_TOKEN } = settings;
    const services = { PRODUCTS_ADDRESS, ORDERS_ADDRESS, CUSTOMERS_ADDRESS, GRPC_TOKEN };
    const program = path.join(BASE_DIR, 'examples', 'python', file);
    const { stdout } = await promisify(execFile)(PYTHON, [program, ...args], {
      ...{ env: { ...process.env, ...services, PYTHONDONTWRITEBYTECODE: '1' }, timeout: 100_000 },
    });
    return stdout.trim().split('\n');
  }

  it('order and pay over REST, as a guest and as a customer', async () => {
    const before = await stockOf(shop(), product);
    const [guest, customer, refused] = await run('rest_client.py', shop().url);
    expect(guest).to.match(/^Order \d+: 10 USD, paid$/);
    expect(customer).to.match(/^Order \d+: 20 USD, paid$/);
    expect(refused).to.include('(400 invalid)').and.include('items[0].quantity').and.include('customer_name');
    expect(await stockOf(shop(), product)).to.equal(before - 3);
  });

  it('order and cancel over gRPC, as a guest and as a customer', async () => {
    const before = await stockOf(shop(), product);
    const [guest, customer, cancelled, refused] = await run('grpc_client.py');
    expect(guest).to.match(/^Order \d+: 10.0 USD, as a guest$/);
    expect(customer).to.match(/^Order \d+: 10.0 USD, as customer \d+$/);
    expect(cancelled).to.equal('Order cancelled successfully');
    expect(refused).to.equal('Refused (NOT_FOUND): Order 2000000000 was not found.');
    expect(await stockOf(shop(), product)).to.equal(before - 1);
  });
});
