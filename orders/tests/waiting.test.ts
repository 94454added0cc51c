// The front page: each figure and the list behind it say the same, in the shop's time zone.
import { expect } from 'chai';
import { Order } from '../models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { inZone } from '../../testing/time_zones.js';
import { salesByDay, salesByMonth } from '../statistics.js';

onEachDatabase('what waits, and the figures of the overview', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;

  /** Each figure with its link: label, value, URL. */
  const figures = async (): Promise<[string, string, string][]> => {
    const { text } = await browser.get('/admin/');
    const found = text.matchAll(/<dt>([^<]*)<\/dt><dd><a href="([^"]*)">([^<]*)<\/a>/g);
    return [...found].map(([, label = '', url = '', value = '']) => [
      label,
      value,
      url.replaceAll('&amp;', '&'),
    ]);
  };
  /** What the list behind a figure counts and sums up. */
  const listed = async (url: string): Promise<string> => {
    const { status, text } = await browser.get(url);
    expect(status, url).to.equal(200);
    const empty = /<p class="empty panel">/.test(text);
    return empty
      ? 'none'
      : (/<span class="result-count">([^<(]*)<\/span>\s*(?:<div|<\/div>)/.exec(text)?.[1] ?? '');
  };

  before(async () => {
    const { db } = shop();
    const lamp = await storedProduct(db, {
      name: 'Lamp',
      price_cents: 2_500,
      stock_quantity: 90,
      category: 'home',
    });
    const states = [
      { status: 'pending', payment_status: 'paid' },
      { status: 'processing', payment_status: 'partially_refunded' },
      { status: 'processing', payment_status: 'refunded' },
      { status: 'pending', payment_status: 'unpaid' },
      { status: 'shipped', payment_status: 'unpaid' },
      { status: 'delivered', payment_status: 'paid' },
      { status: 'cancelled', payment_status: 'unpaid' },
      { status: 'pending', payment_status: 'unpaid', total_cents: 0 },
    ] as const;
    for (const state of states) {
      const { id } = await storedOrder(db, [[lamp.id, 2]]);
      await db.transaction((trx) => Order.objects(trx).where({ id }).update(state));
    }
    browser = await signInStaff(shop());
  });

  it('orders wait to be shipped when they are paid or cost nothing, and to be paid wherever they are', async () => {
    const byLabel = new Map((await figures()).map(([label, ...rest]) => [label, rest]));
    expect(byLabel.get('To ship')).to.deep.equal(['3', '/admin/orders/order/?waits_for=shipping']);
    expect(byLabel.get('Not paid')).to.deep.equal(['2', '/admin/orders/order/?waits_for=payment']);
  });

  it('each figure leads to a list with the same number or sum', async () => {
    for (const [label, value, url] of await figures()) {
      const text = await listed(url);
      if (text === 'none') expect(value, label).to.match(/^0(\.00 USD)?$/);
      else
        expect(` ${text} `.replace(/[:,·]/g, ' '), `${label}: ${url}`).to.contain(
          ` ${value.replace(',', ' ')} `,
        );
    }
  });

  it('days and months are those of the shop', async () => {
    const { db } = shop();
    await db.transaction((trx) =>
      Order.objects(trx).where({ id: 1 }).update({ created_at: '2026-03-31T22:30:00.000Z' }),
    );
    const at = new Date('2026-04-01T12:00:00.000Z');
    const sold = { orders: 1, total_cents: 5_000 };
    const none = { orders: 0, total_cents: 0 };
    expect(await salesByDay(db.read, 2, at)).to.deep.equal([
      { day: '2026-03-31', ...sold },
      { day: '2026-04-01', ...none },
    ]);
    await inZone('Europe/Berlin', async () => {
      expect(await salesByDay(db.read, 2, at)).to.deep.equal([
        { day: '2026-03-31', ...none },
        { day: '2026-04-01', ...sold },
      ]);
      expect(await salesByMonth(db.read, ['2026-03', '2026-04'])).to.deep.equal([none, sold]);
    });
    await inZone('Pacific/Apia', async () => {
      expect((await salesByDay(db.read, 1, at))[0]).to.deep.equal({ day: '2026-04-02', ...none });
    });
  });

  it('reads the sums of a period from an index alone', async () => {
    if (dialect !== 'sqlite') return;
    const plan = await shop().db.read.raw<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT status, currency, count(*), sum(total_cents) FROM orders_order
       WHERE created_at >= ? AND created_at < ? GROUP BY status, currency`,
      ['2026-03-01', '2026-04-01'],
    );
    expect(plan[0]?.detail).to.contain('COVERING INDEX');
  });
});
