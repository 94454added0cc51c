// Orders whose payment has no known outcome, in the list of orders.
import { expect } from 'chai';
import { cellsOf, rowIds, textOf } from '../../framework/admin/tests/reading_lists.js';
import { onEachDatabase } from '../../testing/databases.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';

const ORDERS = '/admin/orders/order/';

onEachDatabase('orders with an unknown payment', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);

  it('are shown as such in the list, and found by a filter', async () => {
    const paid = await paying.paidOrder();
    const headers = await paying.customer();
    await paying.method(headers, 'tok_timeout');
    const unknown = await paying.order(headers);
    await paying.pay(unknown, headers);
    await paying.leaveOpen(unknown);
    const browser = await signInStaff(shop());
    const { text } = await browser.get(ORDERS);
    expect(cellsOf(text, unknown)).to.include('Unknown').and.not.to.include('Unpaid');
    expect(cellsOf(text, paid.order)).to.include('Paid');
    const found = await browser.get(`${ORDERS}?payment=unknown`);
    expect(rowIds(found.text)).to.deep.equal([unknown]);
    expect(textOf(found.text)).to.contain('Payment outcome');
  });
});
