// verify: finds what must never be, and nothing in a shop that has sold.
import { expect } from 'chai';
import { runCommand } from '../../../testing/command_line.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { PayingShop } from '../../../testing/makers/paying_shop.js';
import { makeOrder } from '../../../testing/makers/orders.js';
import { makeProduct } from '../../../testing/makers/products.js';
import { useShop } from '../../../testing/shop.js';

onEachDatabase('verify', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const verify = () => runCommand(['verify', '-v', '0'], { DATABASE_URL: shop().db.url });

  it('finds nothing in a shop that has sold and refunded, and every kind of damage', async () => {
    const { order, payment } = await paying.paidOrder();
    await paying.refund(payment, { amount: 5 });
    await paying.settled(order);
    await paying.cancel(await paying.order());
    const product = await makeProduct(shop(), { name: 'Mug', price: 2, stock_quantity: 9 });
    const damaged = await makeOrder(shop(), [[product, 1]]);
    expect(await verify()).to.deep.equal({ code: 0, stdout: '', stderr: '' });

    const { maintenance } = shop().db;
    await maintenance('products_product').where({ id: product }).update({ stock_quantity: 100 });
    await maintenance('orders_orderitem').where({ order_id: damaged }).update({ price_cents: 1 });
    await maintenance('orders_orderitem').where({ order_id: damaged }).update({ cancelled_quantity: 1 });
    await maintenance('orders_order').where({ id: damaged }).update({ total_cents: 1 });
    await maintenance('products_stockmovement').where({ order_id: order, delta: -2 }).update({ delta: -5 });
    await maintenance('products_product').where({ name: 'Chair' }).decrement('stock_quantity', 3);
    await maintenance('payments_transaction').where({ id: payment }).update({ reserved_cents: 600 });
    await maintenance('invoices_numbercounter').where({ series: 'INV' }).update({ last_number: 7 });
    const { code, stderr } = await verify();
    expect(code).to.equal(1);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    ).to.have.members([
      'stock is the sum of its movements',
      'the subtotal of an item is quantity times price',
      'what was cancelled of an item is in its history',
      'the stock that an order holds is what is left of it',
      'the refunds of a payment that are begun or done are counted',
      'the total of an order is the sum of its items',
      'the numbers of invoices and credit notes have no gap',
    ]);
    expect(stderr).to.contain(`: 1, such as {"id":${product},"stock_quantity":100}`);
  });
});
