// What SQLite is asked, as text: it decides whether a kept statement stays compiled.
import { expect } from 'chai';
import { Product } from '../../../products/models.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';

onEachDatabase('statements', (dialect) => {
  const db = useDatabase(dialect);

  it('LIMIT is a number in the text on SQLite, and the query gives what it did', async () => {
    const first = Product.objects(db().read).where({ id: 7 }).first();
    const { sql, bindings } = first.toSQL();
    if (dialect === 'sqlite') expect([sql.slice(-7), bindings]).to.deep.equal(['limit 1', [7]]);
    expect(await first).to.equal(undefined);
    const none = Product.objects(db().read).orderBy('id').limit(0);
    expect(await none).to.deep.equal([]);
    expect(await Product.objects(db().read).orderBy('id').offset(3)).to.deep.equal([]);
  });

  it('more statements than are kept answer all the same, also when they come again', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let columns = 1; columns <= 600; columns += 1) {
        const row = (await db()
          .read.select(db().read.raw(`${columns} as c${columns}`))
          .first()) as object;
        expect(row).to.deep.equal({ [`c${columns}`]: columns });
      }
    }
  });
});
