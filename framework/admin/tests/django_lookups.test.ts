// Filters in the URL of a list, as Django's admin reads them.
import { expect } from 'chai';
import { createUser } from '../../auth/users.js';
import { Product } from '../../../products/models.js';
import { updateProduct } from '../../../products/catalogue.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { register } from '../../../testing/makers/customers.js';
import { ANN } from '../../../testing/makers/contacts.js';
import { placedOrder, storedOrder } from '../../../testing/makers/orders.js';
import { storedProduct } from '../../../testing/makers/products.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { rowIds } from './reading_lists.js';

const LIST = '/admin/products/product/';

onEachDatabase('the filters of a list, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const ids = async (query: string) => rowIds((await browser.get(`${LIST}?${query}`)).text).sort();

  before(async () => {
    const products: [string, string | null, number, string, string][] = [
      ['Oak Lamp', 'A-1', 5, 'home', '2025-12-31T23:59:59.999Z'],
      ['oak chair 100%', 'A-2', 0, 'home', '2026-01-01T00:00:00.000Z'],
      ['Étoile [x] *', null, 17, 'books', '2026-05-01T12:30:00.000Z'],
      ['C:\\path_1', 'b-3', 170, 'toys', '2026-05-02T00:00:00.000Z'],
    ];
    for (const [index, [name, sku, stock_quantity, category, created_at]] of products.entries()) {
      await storedProduct(shop().db, { name, sku, price_cents: 100 * (index + 1), stock_quantity, category });
      await shop().db.transaction((trx) =>
        Product.objects(trx)
          .where('id', index + 1)
          .update({ created_at }),
      );
    }
    await updateProduct(shop().db, 3, { archived: true });
    browser = await signInStaff(shop());
  });

  const found: [string, number[]][] = [
    ['pk=2', [2]],
    ['pk__exact=2', [2]],
    ['pk__in=1,4', [1, 4]],
    ['id__gt=2', [3, 4]],
    ['name=Oak+Lamp', [1]],
    ['name__exact=oak+lamp', []],
    ['name__iexact=oak+lamp', [1]],
    ['name__contains=Oak', [1]],
    ['name__icontains=OAK', [1, 2]],
    ['name__icontains=étoile', [3]],
    ['name__startswith=oak', [2]],
    ['name__istartswith=oak', [1, 2]],
    ['name__endswith=Lamp', [1]],
    ['name__iendswith=LAMP', [1]],
    ['name__contains=%25', [2]],
    ['name__icontains=%25', [2]],
    ['name__contains=*', [3]],
    ['name__contains=[x]', [3]],
    ['name__contains=_', [4]],
    ['name__icontains=\\', [4]],
    ['name__contains=?', []],
    ['name__in=Oak+Lamp,oak+chair+100%25', [1, 2]],
    ['description__exact=nothing', []],
    ['sku__isnull=True', [3]],
    ['sku__isnull=1', [3]],
    ['sku__isnull=False', [1, 2, 4]],
    ['sku__isnull=0', [1, 2, 4]],
    ['sku__startswith=A', [1, 2]],
    ['stock_quantity__range=0,17', [1, 2, 3]],
    ['stock_quantity__startswith=17', [3, 4]],
    ['stock_quantity__contains=7', [3, 4]],
    ['price__range=1.50,3.00', [2, 3]],
    ['id__endswith=4', [4]],
    ['created_at__date=2026-01-01', [2]],
    ['created_at__date__gt=2026-05-01', [4]],
    ['created_at__date__gte=2026-05-01', [3, 4]],
    ['created_at__date__lt=2026-01-01', [1]],
    ['created_at__date__lte=2026-01-01', [1, 2]],
    ['created_at__range=2026-01-01,2026-05-02', [2, 3, 4]],
    ['created_at__range=2026-01-01+00:00:00,2026-05-01+12:30:00%2B00:00', [2, 3]],
    ['created_at__year=2026', [2, 3, 4]],
    ['created_at__year__gte=2026', [2, 3, 4]],
    ['created_at__year__lt=2026', [1]],
    ['created_at__month=5', [3, 4]],
    ['created_at__month__gte=5', [1, 3, 4]],
    ['created_at__day=1', [2, 3]],
    ['created_at__year=2026&created_at__day=1', [2, 3]],
    ['created_at__hour=12', [3]],
    ['created_at__minute=30', [3]],
    ['created_at__second=59', [1]],
    ['category__in=3,4', [1, 2, 3]],
    ['category__pk=4', [1, 2]],
    ['category__id=4', [1, 2]],
    ['category__isnull=True', []],
    ['in_stock=no&in_stock=yes', [1, 3, 4]],
    ['category__id__exact=3&category__id__exact=4', [1, 2, 3]],
    ['name__icontains=lamp&name__icontains=chair', [1, 2]],
    ['name__icontains=lamp&name__icontains=chair&stock_quantity=5', [1]],
    ['created_at__year=2025&created_at__year=2026', [1, 2, 3, 4]],
    ['pk=1&pk=3&archived__exact=1', [3]],
    ['_popup=1&_to_field=id&pk=1', [1]],
  ];
  for (const [query, expected] of found) {
    it(`finds ${expected.join(', ') || 'nothing'} with ?${query}`, async () => {
      expect((await browser.get(`${LIST}?${query}`)).status).to.equal(200);
      expect(await ids(query)).to.deep.equal(expected);
    });
  }

  for (const query of [
    'category__slug=books',
    'category__name__icontains=b',
    'category__name__startswith=b',
    'search_text__icontains=lamp',
    'version=1',
  ]) {
    it(`refuses ?${query}`, async () => {
      const { status, text } = await browser.get(`${LIST}?${query}`);
      expect(status).to.equal(400);
      expect(text).to.contain(`Filtering by ${query.split('=')[0]} is not allowed.`);
      expect((await browser.get(`${LIST}export/?${query}`)).status).to.equal(400);
    });
  }

  it('lets nobody find out a password, or another secret, by filters', async () => {
    await createUser(shop().db, { username: 'eve', password: 'a long pass phrase' });
    for (const address of [
      'auth/user/?password__startswith=a',
      'auth/user/?password__isnull=False',
      'customers/customer/?password__contains=a',
      'carts/cart/?token_hash__startswith=a',
      'payments/paymentmethod/?provider_token__startswith=a',
      'payments/paymentmethod/?token__startswith=a',
    ]) {
      expect((await browser.get(`/admin/${address}`)).status, address).to.be.oneOf([303, 400]);
    }
    expect((await browser.get('/admin/auth/user/?password__startswith=a')).status).to.equal(400);
  });

  it('marks each chosen value, and keeps all of them in its links', async () => {
    const { text } = await browser.get(`${LIST}?category__id__exact=3&category__id__exact=4&q=o`);
    expect(
      text.match(/<li class="selected"><a [^>]*aria-current="true">(Books|Home &amp; Garden)</g),
    ).to.have.length(2);
    expect(text).to.contain(
      'href="?category__id__exact=3&amp;category__id__exact=4&amp;q=o&amp;o=2">Name</a>',
    );
    expect(text.match(/type="hidden" name="category__id__exact"/g)).to.have.length(2);
  });

  it('lists the orders of one customer', async () => {
    const { id } = await storedProduct(shop().db, { name: 'Rug', price_cents: 100, stock_quantity: 9 });
    await storedOrder(shop().db, [[id, 1]]);
    const { customer } = await register(shop());
    const items = [{ product_id: id, quantity: 1 }];
    const { order } = await placedOrder(shop().db, { ...ANN, customer_id: customer.id, items });
    const list = `/admin/orders/order/?customer_id__exact=${customer.id}`;
    expect(rowIds((await browser.get(list)).text)).to.deep.equal([order.id]);
  });
});
