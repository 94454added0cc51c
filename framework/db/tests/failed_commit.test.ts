// A transaction that fails at its COMMIT is undone, and its connection goes on to serve others.
import { expect } from 'chai';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';

onEachDatabase('a COMMIT that fails', (dialect) => {
  const db = useDatabase(dialect);
  const slugs = () => db().read('products_category').pluck('slug') as Promise<string[]>;

  it('stores nothing, and the next transaction works', async () => {
    // What is checked only at the COMMIT, and is wrong.
    const failing = db().transaction(async (trx) => {
      await trx('products_category').insert({ slug: 'lost', name: 'Lost' });
      if (dialect === 'sqlite') {
        await trx.raw('PRAGMA defer_foreign_keys = ON');
        await trx.raw('INSERT INTO auth_user_groups (user_id, group_id) VALUES (999, 999)');
      } else {
        await trx.raw('CREATE TEMPORARY TABLE late (id integer UNIQUE DEFERRABLE INITIALLY DEFERRED)');
        await trx.raw('INSERT INTO late VALUES (1), (1)');
      }
    });
    const failed = await failing.then(
      () => 'committed',
      () => 'refused',
    );
    expect(failed).to.equal('refused');
    expect(await slugs()).to.not.include('lost');
    await db().transaction((trx) => trx('products_category').insert({ slug: 'kept', name: 'Kept' }));
    expect(await slugs()).to.include('kept');
  });
});
