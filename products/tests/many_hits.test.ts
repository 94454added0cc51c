// Searches with more hits than are counted and sorted: their order, their pages, and what they say of their number.
import { expect } from 'chai';
import { newRow } from '../../framework/db/new_row.js';
import type { NumberedPage } from '../../framework/db/paging.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { Product, type ProductRow } from '../models.js';
import { searchProducts, type SearchProducts } from '../search.js';

const PRODUCTS = 120;
/** Of four products, one begins with “oak lamp”, one has it in its name, one in its description, and one has it not. */
const KINDS = [
  { name: 'Oak lamp', description: '' },
  { name: 'Lamp of oak', description: '' },
  { name: 'Lamp', description: 'Made of oak.' },
  { name: 'Chair', description: 'Made of oak.' },
];

const MANY = { sorted: 10, sortedInSmall: 20, smallCatalogue: 5, sortedNames: 1_000, walked: 1_000 };
/** How the same pages are found: by sorting the names, by reading indexes, and by sorting all after the indexes said little. */
const WAYS = {
  'the names sorted': MANY,
  'read in the order of an index': { ...MANY, sortedNames: 5 },
  'all sorted': { ...MANY, sortedNames: 5, walked: 9 },
};

onEachDatabase('a search with many hits', (dialect) => {
  const db = useDatabase(dialect);
  let hits: Pick<ProductRow, 'id' | 'name' | 'price_cents'>[];
  before(async () => {
    const at = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, (index * 37) % PRODUCTS)).toISOString();
    const rows = Array.from({ length: PRODUCTS }, (_, index) => ({
      ...newRow(Product, {
        ...KINDS[index % 4],
        ...{
          price_cents: 100 + ((index * 7) % 50),
          category_id: 1 + (index % 3),
          archived: index % 10 === 0,
        },
      }),
      ...{ created_at: at(index), updated_at: at(index) },
    }));
    await db().transaction((trx) => Product.objects(trx).insert(rows));
    const newest = await Product.objects(db().read).where({ archived: false }).orderBy('created_at', 'desc');
    hits = newest.filter(({ name }) => name !== 'Chair');
  });

  const begins = ({ name }: { name: string }): boolean => name.startsWith('Oak');
  const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id);

  /** The ids of all pages, by number and by token, and the first page. */
  async function pages(asked: SearchProducts, limits: typeof MANY) {
    const page = (place: SearchProducts): Promise<NumberedPage<ProductRow>> =>
      searchProducts(db(), { query: 'oak LAMP', page_size: 7, ...asked, ...place }, limits);
    const first = await page({});
    const [byNumber, byToken] = [idsOf(first.rows), idsOf(first.rows)];
    for (let number = 2, { next_page_token: page_token } = first; page_token !== ''; number += 1) {
      const [one, other] = [await page({ page: number }), await page({ page_token })];
      byNumber.push(...idsOf(one.rows));
      byToken.push(...idsOf(other.rows));
      expect(other.total_count).to.equal(first.total_count);
      page_token = other.next_page_token;
    }
    return { first, byNumber, byToken };
  }

  for (const [way, limits] of Object.entries(WAYS)) {
    it(`has names that begin with the query first, then the newest (${way})`, async () => {
      const { first, byNumber, byToken } = await pages({}, limits);
      const expected = idsOf([...hits.filter(begins), ...hits.filter((hit) => !begins(hit))]);
      expect(byNumber).to.deep.equal(expected);
      expect(byToken).to.deep.equal(expected);
      expect(first).to.include({ total_count: 10, total_is_at_least: true, page: 1, page_size: 7 });
      expect(Object.keys(first.rows[0] ?? {}))
        .to.include('category_name')
        .and.not.include('rank');
    });

    it(`sorts by a column, and heeds filters (${way})`, async () => {
      const { byNumber, byToken } = await pages({ sort: '-price', category: 'books' }, limits);
      const books = await Product.objects(db().read).where({ category_id: 3 });
      const expected = hits
        .filter(({ id }) => books.some((book) => book.id === id))
        .sort((a, b) => b.price_cents - a.price_cents || b.id - a.id);
      expect(byNumber).to.deep.equal(idsOf(expected));
      expect(byToken).to.deep.equal(idsOf(expected));
      const { first } = await pages({ sort: 'newest', in_stock: true }, limits);
      expect(first).to.include({ total_count: 0 });
    });
  }

  it('counts and sorts few hits, and more of them in a small catalogue', async () => {
    const sorted = idsOf([
      ...hits.filter(begins),
      ...hits.filter(({ name }) => name === 'Lamp of oak'),
      ...hits.filter(({ name }) => name === 'Lamp'),
    ]);
    for (const limits of [
      { ...MANY, sorted: sorted.length },
      { ...MANY, sortedInSmall: sorted.length, smallCatalogue: PRODUCTS },
    ]) {
      const { first, byNumber, byToken } = await pages({}, limits);
      expect(byNumber).to.deep.equal(sorted);
      expect(byToken).to.deep.equal(sorted);
      expect(first).to.include({ total_count: sorted.length }).and.not.have.property('total_is_at_least');
    }
  });

  it('keeps the order of a token when the hits become many', async () => {
    const few = { ...MANY, sorted: 1_000 };
    const asked = { query: 'oak lamp', page_size: 40 };
    const { next_page_token: page_token } = await searchProducts(db(), asked, few);
    const expected = await searchProducts(db(), { ...asked, page_token }, few);
    const found = await searchProducts(db(), { ...asked, page_token }, MANY);
    expect(idsOf(found.rows)).to.deep.equal(idsOf(expected.rows));
    expect(found.total_is_at_least).to.equal(true);
  });
});
