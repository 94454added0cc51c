// Lists page by page: every row once, in order, by number and by token; their SQL is written once.
import { expect } from 'chai';
import type { Knex } from 'knex';
import { Product } from '../../../products/models.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { listPage, NEWEST_FIRST, type Order } from '../paging.js';
import { storedProduct } from '../../../testing/makers/products.js';

interface Listed {
  id: number;
  name: string;
  archived: boolean;
  twice: number;
}

onEachDatabase('pages of a list', (dialect) => {
  const db = useDatabase(dialect);
  let written = 0;

  before(async () => {
    for (let index = 1; index <= 23; index += 1) {
      const values = {
        name: `"Thing" ${index}\t✓`,
        description: 'x',
        stock_quantity: index,
        category: 'toys',
      };
      await storedProduct(db(), { ...values, price_cents: 100 * (1 + (index % 3)) });
    }
  });

  /** Called whenever the SQL of a page is written. */
  const withTwice = (query: Knex.QueryBuilder): Knex.QueryBuilder => {
    written += 1;
    return query.select(db().read.raw('2 * products_product.price_cents as twice'));
  };

  const page = (order: Order, asked: { page?: number; page_token?: string }, above = 0) =>
    listPage<Listed, Listed>(Product.objects(db().read).where('price_cents', '>', above) as never, asked, {
      ...{ table: Product.table, order, filters: { above }, defaultSize: 5, complete: withTwice },
    });

  /** The ids of all pages, and how many rows each page said there are. */
  async function walk(order: Order, by: 'page' | 'token', above = 0) {
    const [ids, counts]: [number[], number[]] = [[], []];
    let token = '';
    for (let number = 1; number <= 10; number += 1) {
      const found = await page(order, by === 'page' ? { page: number } : { page_token: token }, above);
      ids.push(...found.rows.map((row) => row.id));
      counts.push(found.total_count);
      token = found.next_page_token;
      if (token === '') break;
    }
    return { ids, counts };
  }

  const byPrice: Order = { keys: ['price_cents', 'id'], direction: 'asc' };
  const computed = (rest: number): Order => ({
    keys: [db().read.raw('CASE WHEN products_product.id % 3 = ? THEN 1 ELSE 0 END', [rest]), 'id'],
    direction: 'desc',
  });
  const all = Array.from({ length: 23 }, (_, index) => index + 1);
  const price = (id: number): number => 1 + (id % 3);

  for (const by of ['page', 'token'] as const) {
    it(`by ${by}: every row once, in the order asked for, each page with the count`, async () => {
      const cases: [Order, number[]][] = [
        [NEWEST_FIRST, [...all].reverse()],
        [byPrice, [...all].sort((a, b) => price(a) - price(b) || a - b)],
        [computed(1), [...all].sort((a, b) => Number(b % 3 === 1) - Number(a % 3 === 1) || b - a)],
        [computed(2), [...all].sort((a, b) => Number(b % 3 === 2) - Number(a % 3 === 2) || b - a)],
      ];
      for (const [order, expected] of cases) {
        expect(await walk(order, by)).to.deep.equal({ ids: expected, counts: Array(5).fill(23) });
        const dear = expected.filter((id) => price(id) > 2);
        expect(await walk(order, by, 200)).to.deep.equal({ ids: dear, counts: [8, 8] });
      }
    });
  }

  it('rows are as they are stored, also when they come through the kept statement', async () => {
    for (let again = 0; again < 3; again += 1) {
      const { rows } = await page(NEWEST_FIRST, { page: 2 });
      expect(rows.map(({ id, name, archived, twice }) => [id, name, archived, twice])).to.deep.equal(
        [18, 17, 16, 15, 14].map((id) => [id, `"Thing" ${id}\t✓`, false, 200 * price(id)]),
      );
    }
  });

  it('two lists that differ only in what they join to their rows are two shapes', async () => {
    const times = (factor: number) =>
      listPage<Listed, Listed>(
        Product.objects(db().read) as never,
        {},
        {
          ...{ table: Product.table, order: NEWEST_FIRST, filters: {}, defaultSize: 1 },
          complete: (query) => query.select(db().read.raw(`${factor} * products_product.id as twice`)),
        },
      );
    expect((await times(2)).rows[0]?.twice).to.equal(46);
    expect((await times(3)).rows[0]?.twice).to.equal(69);
  });

  it('writes the SQL of a shape once, whatever the values', async () => {
    await page(byPrice, { page: 2 }, 50);
    const before = written;
    for (const [number, above] of [
      [3, 50],
      [2, 150],
      [4, 0],
    ] as const) {
      await page(byPrice, { page: number }, above);
    }
    expect(written).to.equal(before);
  });
});
