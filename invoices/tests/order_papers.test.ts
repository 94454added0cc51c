// Orders and packing slips as PDFs, and the day of the payment on an invoice.
import { expect } from 'chai';
import { dayOf } from '../../framework/time_zone.js';
import { cancelOrder } from '../../orders/status_changes.js';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { Invoice } from '../models.js';
import { type OrderPapers, renderPapers } from '../pdf/order_papers.js';

const TOOLS = '/admin/orders/order/tools';

/** How many pages a PDF has. */
function pages(pdf: string): number {
  return pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}

onEachDatabase('orders on paper, as a PDF', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const ids: number[] = [];
  let browser: StaffBrowser;

  before(async () => {
    const { db } = shop();
    const lamp = await storedProduct(db, { name: 'Lamp', sku: 'L-1', stock_quantity: 90 });
    for (let count = 0; count < 3; count += 1) ids.push((await storedOrder(db, [[lamp.id, 2]])).id);
    await cancelOrder(db, ids[2] ?? 0, 'staff admin');
    browser = await signInStaff(shop(), ['orders.view_order']);
  });

  it('the page to print links to the PDF, which has a page for each order', async () => {
    const list = ids.join(',');
    const { text } = await browser.get(`${TOOLS}/print/?ids=${list}`);
    expect(text).to.contain(`href="${TOOLS}/print_pdf/?ids=${list}"`);
    const pdf = await browser.get(`${TOOLS}/print_pdf/?ids=${list}`);
    expect(pdf.headers.get('content-type')).to.equal('application/pdf');
    expect(pdf.headers.get('content-disposition')).to.contain('orders.pdf');
    expect(pages(pdf.text)).to.equal(3);
  });

  it('nothing is packed of a cancelled order', async () => {
    const pdf = await browser.get(`${TOOLS}/packing_slips_pdf/?ids=${ids.join(',')}`);
    expect(pages(pdf.text)).to.equal(2);
    const one = await browser.get(`${TOOLS}/packing_slips_pdf/?ids=${ids[0]}`);
    expect(one.headers.get('content-disposition')).to.contain(`packing-slip-${ids[0]}.pdf`);
    const none = await browser.get(`${TOOLS}/packing_slips/?ids=${ids[2]}`);
    expect(none.text).not.to.contain('packing_slips_pdf');
  });

  it('needs the permission to see orders', async () => {
    const other = await signInStaff(shop(), ['products.view_product']);
    expect((await other.get(`${TOOLS}/print_pdf/?ids=${ids[0]}`)).status).to.equal(403);
    expect((await browser.get(`${TOOLS}/print_pdf/?ids=999999`)).status).to.equal(404);
  });

  it('an order with more lines than a page has goes on on the next, and a slip has no prices', async () => {
    const line = { name: 'A thing', quantity: 1, sku: 'S', price: '1.00', subtotal: '1.00' };
    const order = {
      ...{ id: 5, date: '25 November 2026', customer_name: 'Ann', customer_email: 'ann@example.com' },
      ...{ shipping_address: '1 Road', statusText: 'Pending', paymentText: 'Paid', total: '90.00 USD' },
      lines: Array.from({ length: 90 }, () => line),
    };
    const papers = (isSlip: boolean): OrderPapers => ({
      ...{ shop: { name: 'Shop', address: 'Here' }, isSlip, orders: [order] },
      createdAt: '2026-11-25T10:00:00.000Z',
    });
    const [full, slip] = [await renderPapers(papers(false)), await renderPapers(papers(true))];
    expect(pages(full.toString('latin1'))).to.be.above(2);
    expect(slip.length).to.be.below(full.length);
  });

  it('an invoice that is issued with the payment says the day of it', async () => {
    const { order } = await paying.paidOrder();
    const invoice = await Invoice.objects(shop().db.read).where({ order_id: order }).first();
    expect(invoice?.paid_on).to.equal(dayOf(invoice?.issued_at ?? ''));
    const unpaid = await paying.order();
    await shop().send('POST', '/api/invoices/', { order_id: unpaid });
    const other = await Invoice.objects(shop().db.read).where({ order_id: unpaid }).first();
    expect(other?.paid_on).to.equal(null);
  });
});
