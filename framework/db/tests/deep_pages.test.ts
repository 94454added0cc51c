// Pages by number far from the beginning of a list: the rows that belong there, skipped in an index from the nearer end.
import { expect } from 'chai';
import { listProducts } from '../../../products/lists.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';

const ROWS = 2_700;
const SIZE = 100;

onEachDatabase('pages deep in a list', (dialect) => {
  const db = useDatabase(dialect);

  before(() =>
    // Many were made at the same moment, and every ninth is archived.
    db().transaction((trx) =>
      trx.raw(
        `INSERT INTO products_product (name, name_key, description, search_text, price_cents, stock_quantity, category_id,
           archived, version, created_at, updated_at)
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ROWS})
         SELECT 'x', 'x', '', '', 1 + n * 7 % 50, n % 5, 1 + n % 2, n % 9 = 0, 1, ${MOMENT[dialect]}, ${MOMENT[dialect]}
         FROM numbers`,
      ),
    ),
  );

  /** The ids of the rows, in order. */
  async function idsBy(column: string, direction: 'asc' | 'desc'): Promise<number[]> {
    const rows = db().read('products_product').where({ archived: false });
    return (await rows.orderBy(column, direction).orderBy('id', direction).pluck('id')) as number[];
  }

  for (const [name, ordering, column, direction] of [
    ['newest first', [], 'created_at', 'desc'],
    ['by price', ['price'], 'price_cents', 'asc'],
  ] as const) {
    it(`have the rows that belong there, ${name}`, async () => {
      const ids = await idsBy(column, direction);
      for (let page = 10; page <= ids.length / SIZE + 2; page += 1) {
        const found = await listProducts(db(), { page, page_size: SIZE, ordering: [...ordering] });
        const from = (page - 1) * SIZE;
        expect(found.rows.map(({ id }) => id)).to.deep.equal(ids.slice(from, from + SIZE));
        expect(found.total_count).to.equal(ids.length);
        expect(found.next_page_token !== '').to.equal(from + SIZE < ids.length);
      }
    });
  }

  it('have the rows that belong there with a filter that is not counted', async () => {
    const ids = await idsBy('created_at', 'desc');
    const found = await listProducts(db(), { page: 20, page_size: SIZE, min_price: 0.01 });
    expect(found.rows.map(({ id }) => id)).to.deep.equal(ids.slice(1_900, 2_000));
  });

  it('are read from the nearer end; what is skipped is read in the index alone', async () => {
    const statements: { sql: string; bindings: never[] }[] = [];
    const listen = (query: { sql: string; bindings: never[] }) => void statements.push(query);
    db().read.on('query', listen);
    for (const page of [11, 12, 13, 22]) await listProducts(db(), { page, page_size: SIZE });
    db().read.removeListener('query', listen);
    const pages = statements.filter(({ sql }) => sql.includes('total_count'));
    expect(pages.map(({ sql }) => /"created_at" asc/.test(sql))).to.deep.equal([false, false, false, true]);
    if (dialect === 'postgres') return; // its plan depends on the size of the table
    for (const { sql, bindings } of pages.slice(1)) {
      const plan = await db().read.raw<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, bindings);
      const details = plan.map(({ detail }) => detail).join('\n');
      expect(details).to.contain('USING COVERING INDEX products_product_archived_created_at_id_index');
    }
  });
});

const MOMENT = {
  sqlite: "strftime('%Y-%m-%dT%H:%M:%f', 1800000000 + n / 50, 'unixepoch') || 'Z'",
  postgres: 'to_timestamp(1800000000 + n / 50)',
};
