// PDFs are made in a thread of their own, and kept.
import { expect } from 'chai';
import type { IssuedInvoice } from '../models.js';
import { ISSUED_INVOICE } from '../../testing/makers/invoices.js';
import { renderInvoice } from '../pdf/document.js';
import { invoicePdf } from '../pdf/rendering.js';

const INVOICE: IssuedInvoice = {
  ...ISSUED_INVOICE,
  lines: Array.from({ length: 100 }, (_, index) => ({
    ...{ id: index + 1, invoice_id: 1, description: `Product ${index}`, quantity: 1 },
    ...{ unit_price_cents: 100, subtotal_cents: 100, currency: 'USD', tax_rate: null },
  })),
};

describe('the thread that makes PDFs', () => {
  it('gives the same bytes as the renderer, and the kept ones the next time', async function () {
    this.timeout(60_000);
    const first = await invoicePdf(INVOICE, '');
    expect(first.equals(await renderInvoice(INVOICE, ''))).to.equal(true);
    expect(await invoicePdf({ ...INVOICE }, '')).to.equal(first);
    expect((await invoicePdf(INVOICE, 'INV-2026-000009')).equals(first)).to.equal(false);
  });

  it('makes one PDF for requests that come at the same time, and leaves this thread free', async function () {
    this.timeout(60_000);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    const invoice = { ...INVOICE, number: 'INV-2026-000002' };
    const all = await Promise.all(Array.from({ length: 10 }, () => invoicePdf(invoice, '')));
    clearInterval(timer);
    expect(new Set(all).size).to.equal(1);
    expect(turns).to.be.above(3);
  });

  it('refuses more than fifty that wait', async function () {
    this.timeout(120_000);
    const settled = await Promise.allSettled(
      Array.from({ length: 60 }, (_, id) => invoicePdf({ ...INVOICE, lines: [], id }, '')),
    );
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
    expect(refused.length).to.be.within(1, 10);
    expect(refused.every((error) => 'code' in error && error.code === 'unavailable')).to.equal(true);
  });
});
