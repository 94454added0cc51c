// A database inside a transaction: what it writes is a step of that transaction.
import { expect } from 'chai';
import { createCategory, listCategories } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';

onEachDatabase('a database inside a transaction', (dialect) => {
  const shop = useShop(dialect);
  const slugs = async () => (await listCategories(shop().db.read)).map(({ slug }) => slug);
  const make = (slug: string) => ({ slug, name: slug });

  it('commits with the transaction, reads what it wrote, and not before', async () => {
    await shop().db.transaction(async (trx) => {
      const inner = shop().db.inside(trx);
      await createCategory(inner, make('one'));
      expect((await listCategories(inner.read)).map(({ slug }) => slug)).to.include('one');
      expect(await slugs()).to.not.include('one');
    });
    expect(await slugs()).to.include('one');
  });

  it('is undone when the transaction fails', async () => {
    const failing = shop().db.transaction(async (trx) => {
      await createCategory(shop().db.inside(trx), make('two'));
      throw new Error('later');
    });
    expect(await failing.catch((error: Error) => error.message)).to.equal('later');
    expect(await slugs()).to.not.include('two');
  });

  it('undoes its own step alone when that fails and is caught', async () => {
    await shop().db.transaction(async (trx) => {
      const inner = shop().db.inside(trx);
      await createCategory(inner, make('three'));
      const code = await createCategory(inner, make('three')).catch((error: { code: string }) => error.code);
      expect(code).to.equal('already_exists');
      await createCategory(inner, make('four'));
    });
    expect(await slugs()).to.include.members(['three', 'four']);
  });
});
