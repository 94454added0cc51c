// What SQLite is asked, as text: it decides whether a kept statement stays compiled.
import { expect } from 'chai';
import { Product } from '../../../products/models.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { runSql } from '../sql_text.js';

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

  describe('reads of many rows in one turn', () => {
    const text = 'SELECT abs(CAST(? AS bigint)) AS size, ? AS name';
    const read = (number: string, name: string): Promise<object[]> =>
      runSql(db().read, { text, values: [number, name] }, { manyRows: true });
    const manyReads = (count: number): Promise<object[][]> =>
      Promise.all(Array.from({ length: count }, (_, index) => read(`-${index}`, `n${index}`)));

    beforeEach(() => read('1', 'the first tells the columns'));

    it('each get their own rows', async () => {
      const found = await manyReads(30);
      expect(found).to.deep.equal(found.map((_, index) => [{ size: index, name: `n${index}` }]));
    });

    it('fail each for themselves', async () => {
      const reads = [read('1', 'a'), read('-9223372036854775808', 'b'), read('3', 'c')];
      const [first, failed, last] = await Promise.allSettled(reads);
      expect(first).to.deep.include({ value: [{ size: 1, name: 'a' }] });
      expect(last).to.deep.include({ value: [{ size: 3, name: 'c' }] });
      expect((failed as PromiseRejectedResult).reason).to.match(/overflow|out of range/);
    });

    if (dialect !== 'sqlite') return;

    it('need one connection for several, and are all told to listeners', async () => {
      let told = 0;
      const count = (): void => void (told += 1);
      db().read.on('query', count);
      let done = false;
      const all = manyReads(8).then(() => (done = true));
      let most = 0;
      while (!done) {
        const [{ used, waiting } = { used: 9, waiting: 9 }] = db().pools();
        most = Math.max(most, used + waiting);
        await new Promise(setImmediate);
      }
      await all;
      db().read.off('query', count);
      expect([most <= 1, told]).to.deep.equal([true, 8]);
    });
  });
});
