// Carts of guests that expire.
import { expect } from 'chai';
import { hashKey } from '../../framework/auth/keys.js';
import { endCommands, runCommand } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { clearExpired } from '../../framework/db/expiry.js';
import { OLD_CARTS } from '../expiry.js';
import * as client from '../grpc_client.js';
import { Guest, signUp } from '../../testing/makers/carts.js';
import { makeProduct } from '../../testing/makers/products.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const CONTEXT = { requestId: 'old-carts-test' };

onEachDatabase('carts of guests', (dialect) => {
  const shop = useShop(dialect);
  after(() => endCommands());

  /** A guest with something in a cart that was last touched so many days ago. */
  async function guestOf(days: number): Promise<Guest> {
    const guest = new Guest(shop);
    await guest.add(await makeProduct(shop()), 1);
    await age({ token_hash: hashKey(guest.token) }, days);
    return guest;
  }
  async function age(cart: Record<string, unknown>, days: number): Promise<void> {
    const updated_at = new Date(Date.now() - days * DAY_MS).toISOString();
    await shop().db.transaction((trx) => trx('carts_cart').where(cart).update({ updated_at }));
  }

  it('removes guest carts untouched for 30 days with their lines, and nothing else', async () => {
    const [old, recent] = [await guestOf(30.01), await guestOf(29.99)];
    const product_id = await makeProduct(shop());
    const owner = { customer_id: (await signUp(shop)).id };
    await client.addItem(owner, { product_id, quantity: 2 }, CONTEXT);
    await age(owner, 400);
    const done = await runCommand(['clearexpired'], { DATABASE_URL: shop().db.url });
    expect(done).to.include({ code: 0, stderr: '' });
    expect(done.stdout).to.contain('Removed 1 expired carts of guests.\n');
    expect((await old.cart()).body).to.deep.include({ id: null, items: [], item_count: 0 });
    expect((await recent.cart()).body.item_count).to.equal(1);
    expect((await client.getCart(owner, CONTEXT)).item_count).to.equal(2);
    expect(await shop().db.read('carts_cartitem').select('id')).to.have.length(2);
  });

  it('leaves a cart that was touched since', async () => {
    const guest = await guestOf(31);
    const product_id = await makeProduct(shop());
    await guest.add(product_id, 1);
    expect(await clearExpired(shop().db, OLD_CARTS)).to.equal(0);
    expect((await guest.cart()).body.item_count).to.equal(2);
  });

  it('removes more than one batch', async () => {
    const at = new Date(Date.now() - 31 * DAY_MS).toISOString();
    const rows = Array.from({ length: 501 }, (_, index) => ({
      ...{ customer_id: null, token_hash: `stale ${index}`, created_at: at, updated_at: at },
    }));
    await shop().db.transaction((trx) => trx.batchInsert('carts_cart', rows, 100));
    expect(await clearExpired(shop().db, OLD_CARTS)).to.equal(501);
    expect(await clearExpired(shop().db, OLD_CARTS)).to.equal(0);
  });
});
