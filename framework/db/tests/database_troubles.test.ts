// Watching and transactions while the database is away.
import { expect } from 'chai';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { proxyTo } from '../../../testing/postgres_proxy.js';
import { watchTable } from '../change_notifications.js';
import { Database } from '../database.js';

onEachDatabase('a database that is away for a while', (dialect) => {
  if (dialect === 'sqlite') return; // it is a file
  const direct = useDatabase(dialect);
  const addCategory = (slug: string) =>
    direct().transaction((trx) => trx('products_category').insert({ slug, name: slug }));

  it('is watched by the next who asks, once it is back', async () => {
    const proxy = await proxyTo(direct().url);
    const db = new Database(proxy.url);
    const stop = new AbortController();
    let told = 0;
    const watch = () => watchTable(db, 'orders_order', () => (told += 1), stop.signal);
    const refused = await watch().then(
      () => 'watched',
      () => 'refused',
    );
    expect(refused).to.equal('refused');
    proxy.open();
    await watch();
    await direct().transaction((trx) => trx.raw('SELECT pg_notify(?, ?)', ['orders_order', '1']));
    while (told === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(told, 'the watch that failed hears nothing').to.equal(1);
    stop.abort();
    await db.close();
    proxy.close();
  });

  it('refuses as busy what waits too long for a lock', async () => {
    await addCategory('held');
    const error = await direct().transaction(async (holder) => {
      await holder('products_category').where({ slug: 'held' }).forUpdate();
      const waiting = direct().transaction(async (trx) => {
        await trx.raw("SET LOCAL lock_timeout = '50ms'");
        await trx('products_category').where({ slug: 'held' }).forUpdate();
      });
      return waiting.then(
        () => null,
        (thrown: unknown) => thrown,
      );
    });
    expect(error).to.deep.include({ code: 'unavailable', message: 'The database is busy. Try again.' });
  });
});
