// Lines that cannot be ordered as they are: what they count for, and what a checkout says of them.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { orderCount } from '../../testing/makers/orders.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

onEachDatabase('a cart with problems', (dialect) => {
  const shop = useShop(dialect);

  /** A guest with five each of what is fine, scarce, archived and deleted. */
  async function troubled() {
    const make = (name: string) => makeProduct(shop(), { name, price: 10 });
    const [fine, scarce] = [await make('Pen'), await make('Lamp')];
    const [archived, deleted] = [await make('Old mug'), await make('Lost cup')];
    const guest = new Guest(shop);
    for (const id of [fine, scarce, archived, deleted]) await guest.add(id, 5);
    await shop().send('PUT', `/api/products/${scarce}/stock/`, { stock: 4 });
    await shop().send('PATCH', `/api/products/${archived}/`, { archived: true });
    await shop().send('DELETE', `/api/products/${deleted}/`);
    return { guest, fine, scarce, archived, deleted };
  }

  it('comes to what can be bought', async () => {
    const { guest } = await troubled();
    const { body } = await guest.cart();
    expect(body.items.map((item: { problem: string }) => item.problem)).to.deep.equal([
      ...[null, 'insufficient_stock', 'unavailable', 'deleted'],
    ]);
    expect([body.total, body.item_count]).to.deep.equal([50, 20]);
    expect(body.items[1]).to.include({ unit_price: 10, subtotal: 50 });
  });

  it('is refused whole at checkout, with every line that is to blame, and nothing changes', async () => {
    const { guest, fine, scarce } = await troubled();
    const [before, lines] = [await orderCount(shop()), await guest.lines()];
    const refused = await guest.checkout();
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      code: 'conflict',
      error: '3 lines of the cart cannot be ordered as they are.',
      details: [
        { field: 'items[1].quantity', message: '4 left, 5 asked for' },
        { field: 'items[2].product_id', message: 'Old mug is no longer sold' },
        { field: 'items[3].product_id', message: 'Lost cup is no longer sold' },
      ],
    });
    expect(await orderCount(shop())).to.equal(before);
    expect(await guest.lines()).to.deep.equal(lines);
    expect([await stockOf(shop(), fine), await stockOf(shop(), scarce)]).to.deep.equal([10, 4]);
  });

  it('names all of which there is too little', async () => {
    const ids = [await makeProduct(shop(), { name: 'Pen' }), await makeProduct(shop(), { name: 'Lamp' })];
    const guest = new Guest(shop);
    for (const id of ids) await guest.add(id, 5);
    for (const id of ids) await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 1 });
    const refused = await guest.checkout();
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'insufficient_stock']);
    expect(refused.body.details).to.deep.equal([
      { field: 'items[0].quantity', message: '1 left, 5 asked for' },
      { field: 'items[1].quantity', message: '1 left, 5 asked for' },
    ]);
  });

  it('can be ordered when they have been removed or reduced', async () => {
    const { guest, scarce, archived, deleted } = await troubled();
    expect((await guest.set(scarce, 4)).status).to.equal(200);
    expect((await guest.set(archived, 0)).status).to.equal(200);
    expect((await guest.set(deleted, 0)).status).to.equal(200);
    const { total } = (await guest.cart()).body;
    const placed = await guest.checkout({ ...JOHN, expected_total: total });
    expect([placed.status, placed.body.order.total_amount]).to.deep.equal([201, 90]);
  });

  it('is as another tab has left it: If-Match refuses what the buyer has not seen', async () => {
    const [seen, other] = [await makeProduct(shop(), { price: 7 }), await makeProduct(shop(), { price: 7 })];
    const guest = new Guest(shop);
    await guest.add(seen, 1);
    const tag = (await guest.cart()).headers.get('etag') ?? '';
    const before = await orderCount(shop());
    // The other tab swaps it for something at the same price, at the last moment.
    atCheckpoint('checkout begun', async () => {
      await guest.add(other, 1);
      await guest.remove(seen);
    });
    const refused = await guest.checkout({ ...JOHN, expected_total: 7 }, { 'If-Match': tag });
    expect([refused.status, refused.body.code]).to.deep.equal([412, 'version_mismatch']);
    expect(await orderCount(shop())).to.equal(before);
    expect(await guest.lines()).to.deep.equal([[other, 1]]);
    const now = (await guest.cart()).headers.get('etag') ?? '';
    const key = { 'If-Match': now, 'Idempotency-Key': 'seen' };
    const placed = await guest.checkout(JOHN, key);
    expect(placed.status).to.equal(201);
    const again = await guest.checkout(JOHN, key);
    expect([again.status, again.body]).to.deep.equal([201, placed.body]);
  });
});
