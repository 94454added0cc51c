// Lists and forms in the shop's time zone: days of filters, the drill-down, and what is typed.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { useShop } from '../../../testing/shop.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { inZone } from '../../../testing/time_zones.js';
import { Product } from '../../../products/models.js';
import { rowIds } from './reading_lists.js';

const LIST = '/admin/products/product/';

onEachDatabase('lists in the time zone of the shop', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const ids = async (zone: string, query: string) =>
    inZone(zone, async () => rowIds((await browser.get(`${LIST}?${query}`)).text).sort());

  before(async () => {
    const moments = [
      '2026-03-28T22:59:59.999Z', // 28 March 23:59 in Berlin, 29 March 04:29 in Kolkata
      '2026-03-28T23:00:00.000Z', // 29 March 00:00 in Berlin, the day with 23 hours
      '2026-03-29T21:59:59.999Z', // 29 March 23:59 in Berlin
      '2026-10-25T00:30:00.000Z', // 25 October 02:30 in Berlin, and again an hour later
      '2026-10-25T01:30:00.000Z',
      '2026-12-31T23:30:00.000Z', // 2027 in Berlin, 2026 in New York
      '2027-01-01T04:45:00.000Z', // 2027 in Berlin, 31 December 23:45 in New York
    ];
    for (const [index, created_at] of moments.entries()) {
      await storedProduct(shop().db, {
        name: `Lamp ${index}`,
        price_cents: 100,
        stock_quantity: 1,
        category: 'home',
      });
      await shop().db.transaction((trx) =>
        Product.objects(trx)
          .where('id', index + 1)
          .update({ created_at }),
      );
    }
    browser = await signInStaff(shop());
  });

  const found: [string, string, number[]][] = [
    ['Europe/Berlin', 'created_at__date=2026-03-28', [1]],
    ['Europe/Berlin', 'created_at__date=2026-03-29', [2, 3]],
    ['Asia/Kolkata', 'created_at__date=2026-03-29', [1, 2]],
    ['UTC', 'created_at__date=2026-03-28', [1, 2]],
    ['Pacific/Apia', 'created_at__date=2026-03-29', [1, 2]],
    ['Europe/Berlin', 'created_at__year=2027', [6, 7]],
    ['America/New_York', 'created_at__year=2027', []],
    ['America/New_York', 'created_at__year=2026&created_at__month=12&created_at__day=31', [6, 7]],
    ['Europe/Berlin', 'created_at__gte=2027-01-01', [6, 7]],
    ['America/New_York', 'created_at__gte=2026-12-31 23:00', [7]],
    ['America/New_York', 'created_at__gte=2026-12-31 23:40:00%2B00:00', [7]],
    ['Europe/Berlin', 'created_at__month=1', [6, 7]],
    ['America/New_York', 'created_at__month=12', [6, 7]],
    ['Europe/Berlin', 'created_at__hour=2', [4, 5]],
    ['Asia/Kolkata', 'created_at__hour=6', [4]],
    ['Asia/Kolkata', 'created_at__minute=15', [7]],
    ['Pacific/Apia', 'created_at__day=1', [6, 7]],
  ];
  for (const [zone, query, expected] of found) {
    it(`${zone}: ${query}`, async () => {
      expect(await ids(zone, query)).to.deep.equal(expected);
    });
  }

  it('the drill-down offers the years and days of the zone', async () => {
    await inZone('America/New_York', async () => {
      expect((await browser.get(LIST)).text).not.to.contain('created_at__year=2027');
      expect((await browser.get(`${LIST}?created_at__year=2026&created_at__month=12`)).text).to.contain(
        'created_at__day=31">December 31</a>',
      );
    });
    await inZone('Europe/Berlin', async () => {
      expect((await browser.get(LIST)).text).to.contain('created_at__year=2027');
    });
  });

  it('a list tells the date of the zone, with the exact time for the pointer', async () => {
    const { text } = await inZone('Europe/Berlin', () => browser.get(`${LIST}?id=6`));
    expect(text).to.match(
      /<time datetime="2026-12-31T23:30:00.000Z" title="Friday,? 1 January 2027 at 00:30:00 CET">/,
    );
  });
});
