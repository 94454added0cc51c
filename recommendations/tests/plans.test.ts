// How SQLite, which has no statistics, reads what is recommended: no query may read the whole catalogue.
import { expect } from 'chai';
import type { Knex } from 'knex';
import { useShop } from '../../testing/shop.js';
import { recommendForProduct } from '../scoring.js';
import { RecommendationTester } from './recommendation_tester.js';

describe('recommendations on SQLite', () => {
  const shop = useShop('sqlite', 'staff');

  it('begin with what was sold, not with the catalogue', async () => {
    const [first] = await new RecommendationTester(shop).products(2);
    const { db } = shop();
    const asked: { sql: string; bindings: Knex.Value[] }[] = [];
    const note = (query: { sql: string; bindings: Knex.Value[] }): number => asked.push({ ...query });
    db.read.on('query', note);
    await recommendForProduct(db, first, 0, 5);
    db.read.removeListener('query', note);
    // The shop's own work in the background asks for other tables.
    const ofProducts = asked.filter(({ sql }) => /\bproducts_product\b/.test(sql));
    expect(ofProducts.length).to.be.at.least(4);
    for (const { sql, bindings } of ofProducts) {
      const plan = await db.read.raw<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, bindings);
      const ways = plan.map(({ detail }) => detail).filter((detail) => /products_product\b/.test(detail));
      expect(ways, sql).to.deep.equal(['SEARCH products_product USING INTEGER PRIMARY KEY (rowid=?)']);
    }
  });
});
