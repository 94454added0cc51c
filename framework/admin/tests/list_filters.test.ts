// Search, the filters of the sidebar and the drill-down by date.
import { expect } from 'chai';
import { Group } from '../../auth/models.js';
import { createUser } from '../../auth/users.js';
import { updateProduct } from '../../../products/catalogue.js';
import { Product } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { rowIds, textOf } from './reading_lists.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LIST = '/admin/products/product/';
const DAY_MS = 24 * 3_600_000;

onEachDatabase('searching and filtering a list', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const ids = async (query: string) => rowIds((await browser.get(LIST + query)).text).sort();
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString();

  before(async () => {
    const products: [string, string, number, string, string][] = [
      ['Oak lamp', 'A bright light', 5, 'home', day(0)],
      ['Steel lamp 100%', 'Of oak_wood, too', 0, 'home', day(3)],
      ['The 3" nail', 'Lamp black', 7, 'other', day(45)],
      ['ÉTOILE Überlampe', 'C:\\path', 1, 'books', '2020-02-29T12:00:00.000Z'],
    ];
    for (const [index, [name, description, stock_quantity, category, created_at]] of products.entries()) {
      await storedProduct(shop().db, { name, description, price_cents: 100, stock_quantity, category });
      await shop().db.transaction((trx) =>
        Product.objects(trx)
          .where('id', index + 1)
          .update({ created_at }),
      );
    }
    await updateProduct(shop().db, 3, { archived: true });
    browser = await signInStaff(shop());
  });

  const searches: [string, number[]][] = [
    ['lamp', [1, 2, 3, 4]],
    ['LAMP', [1, 2, 3, 4]],
    ['oak lamp', [1, 2]],
    ['lamp   oak', [1, 2]],
    ['"oak lamp"', [1]],
    ['"oak lamp', []],
    ['3" nail', [3]],
    ['"', [3]],
    ['%', [2]],
    ['100%', [2]],
    ['_', [2]],
    ['oak_wood', [2]],
    ['k_l', []],
    ['\\', [4]],
    ['étoile', [4]],
    ['überlampe', [4]],
    ["'; DROP TABLE products_product; --", []],
    ['lamp AND oak', []],
    ['lamp*', []],
    ['nothing', []],
    ['of', [2]],
    ['é', [2, 3, 4]],
  ];
  for (const [query, expected] of searches) {
    it(`finds ${expected.length} with ${query}`, async () => {
      const { status, text } = await browser.get(`${LIST}?q=${encodeURIComponent(query)}`);
      expect(status).to.equal(200);
      expect(rowIds(text).sort()).to.deep.equal(expected);
      const results = expected.length === 1 ? '1 result' : `${expected.length} results`;
      expect(textOf(text)).to.match(new RegExp(`${results} \\( 4 total \\)`));
    });
  }

  it('finds names whatever the case of their letters, also where no text index helps', async () => {
    for (const name of ['Ölaf', 'ÉRIC', 'éléonore']) {
      await createUser(shop().db, { username: name });
      await shop().db.transaction((trx) => Group.objects(trx).insert({ name, version: 1 }));
    }
    for (const [word, found] of [
      ['ölaf', 'Ölaf'],
      ['ÖLAF', 'Ölaf'],
      ['Éric', 'ÉRIC'],
      ['ÉLÉONORE', 'éléonore'],
    ] as const) {
      for (const list of ['/admin/auth/user/', '/admin/auth/group/']) {
        const { text } = await browser.get(`${list}?q=${encodeURIComponent(word)}`);
        expect(rowIds(text), `${list} ${word}`).to.have.length(1);
        expect(text).to.contain(`>${found}</a>`);
      }
    }
  });

  it('keeps what was searched for in the box, as text', async () => {
    const { text } = await browser.get(`${LIST}?q=${encodeURIComponent('"><script>x</script>')}`);
    expect(text).to.contain('value="&#34;&gt;&lt;script&gt;x&lt;/script&gt;"');
    expect(text).not.to.contain('<script>x');
  });

  const filters: [string, number[]][] = [
    ['category__id__exact=4', [1, 2]],
    ['category_id__exact=4', [1, 2]],
    ['category=3', [4]],
    ['archived__exact=1', [3]],
    ['archived__exact=0', [1, 2, 4]],
    ['in_stock=yes', [1, 3, 4]],
    ['in_stock=no', [2]],
    ['in_stock=yes&archived__exact=0', [1, 4]],
    ['id__in=1,3', [1, 3]],
    ['stock_quantity__lte=1', [2, 4]],
    ['price__gte=1.00', [1, 2, 3, 4]],
    ['price__gt=1.00', []],
    ['created_at__year=2020', [4]],
    ['created_at__year=2020&created_at__month=2', [4]],
    ['created_at__year=2020&created_at__month=2&created_at__day=29', [4]],
    ['created_at__year=2020&created_at__month=3', []],
    ['created_at__lt=2020-03-01', [4]],
    ['created_at__lt=2020-02-29 12:00:00%2B00:00', []],
    ['q=lamp&category__id__exact=4&in_stock=no', [2]],
    ['category__id__exact=&archived__exact=1', [3]],
  ];
  for (const [query, expected] of filters) {
    it(`narrows to ${expected.join(', ') || 'nothing'} with ?${query}`, async () => {
      expect(await ids(`?${query}`)).to.deep.equal(expected);
    });
  }

  it('has Django’s five choices of date', async () => {
    const { text } = await browser.get(LIST);
    const link = (label: string) => {
      const found = new RegExp(`<a href="([^"]*)"[^>]*>${label}</a>`).exec(text)?.[1] ?? '';
      return found.replaceAll('&amp;', '&');
    };
    expect(await ids(link('Any date'))).to.deep.equal([1, 2, 3, 4]);
    expect(await ids(link('Today'))).to.deep.equal([1]);
    expect(await ids(link('Past 7 days'))).to.deep.equal([1, 2]);
    const inThis = (length: number) =>
      [0, 3, 45].flatMap((ago, index) =>
        day(ago).slice(0, length) === day(0).slice(0, length) ? index + 1 : [],
      );
    expect(await ids(link('This month'))).to.deep.equal(inThis(7));
    expect(await ids(link('This year'))).to.deep.equal(inThis(4));
  });

  it('marks what is chosen, and takes all of it away with one link', async () => {
    const { text } = await browser.get(`${LIST}?category__id__exact=4&archived__exact=0&q=lamp&o=2`);
    expect(text).to.match(/<li class="selected"><a [^>]*aria-current="true">Home &amp; Garden<\/a>/);
    expect(text).to.contain('<a class="clear-filters" href="?q=lamp&amp;o=2">');
    expect(textOf(text)).to.contain('2 results ( 4 total )');
  });

  it('goes down by year, month and day to rows, and up again', async () => {
    const top = await browser.get(LIST);
    expect(top.text).to.contain('<a href="?created_at__year=2020">2020</a>');
    expect(top.text).not.to.contain('>2021</a>');
    const year = await browser.get(`${LIST}?created_at__year=2020`);
    expect(year.text).to.contain(
      '<a href="?created_at__year=2020&amp;created_at__month=2">February 2020</a>',
    );
    expect(year.text).not.to.contain('March 2020');
    const month = await browser.get(`${LIST}?created_at__year=2020&created_at__month=2`);
    expect(month.text).to.contain('created_at__day=29">February 29</a>');
    expect(month.text).to.contain('<a class="back" href="?created_at__year=2020">2020</a>');
    const rows = await browser.get(`${LIST}?created_at__year=2020&created_at__month=2&created_at__day=29`);
    expect(rowIds(rows.text)).to.deep.equal([4]);
  });

  it('leads to the row and back with its filters', async () => {
    const { text } = await browser.get(`${LIST}?q=oak+lamp&category__id__exact=4`);
    const filters = encodeURIComponent('q=oak+lamp&category__id__exact=4');
    expect(text).to.contain(`href="/admin/products/product/1/change/?_changelist_filters=${filters}"`);
  });
});
