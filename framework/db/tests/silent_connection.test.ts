// The connection that hears of changes goes silent without closing: the watch goes on over another one.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { adjustStock } from '../../../products/stock.js';
import { createTestDatabase, onEachDatabase } from '../../../testing/databases.js';
import { proxyTo } from '../../../testing/postgres_proxy.js';
import { watchTable } from '../change_notifications.js';
import { Database } from '../database.js';
import { storedProduct } from '../../../testing/makers/products.js';

onEachDatabase('a watch on changes', (dialect) => {
  it('goes on after its connection went silent, and tells its listeners to look for themselves', async function () {
    this.timeout(90_000);
    const database = await createTestDatabase(dialect);
    // SQLite has no connection that could go silent; the same must hold of it.
    const proxy = dialect === 'postgres' ? await proxyTo(database.url) : undefined;
    proxy?.open();
    const direct = new Database(database.url);
    const watching = new Database(proxy?.url ?? database.url);
    const values = { price_cents: 100, stock_quantity: 50, category: 'other' };
    const { id } = await storedProduct(direct, { ...values, name: 'Chair' });
    const heard: (number | null)[] = [];
    const ended = new AbortController();
    const heardAfter = async (count: number): Promise<void> => {
      while (heard.length <= count) await delay(50);
    };
    try {
      await watchTable(watching, 'products_stockmovement', (key) => void heard.push(key), ended.signal);
      await adjustStock(direct, id, 1, '');
      await heardAfter(0);
      proxy?.silence(true);
      const missed = heard.length;
      await adjustStock(direct, id, 1, '');
      // The heartbeat gives the silent connection up, and new ones stay silent too.
      await delay(dialect === 'postgres' ? 12_000 : 0);
      proxy?.silence(false);
      await heardAfter(missed);
      expect(heard.slice(missed)).to.include(null);
      const before = heard.length;
      await adjustStock(direct, id, 1, '');
      await heardAfter(before);
      const late: (number | null)[] = [];
      await watchTable(watching, 'products_stockmovement', (key) => void late.push(key), ended.signal);
      await adjustStock(direct, id, 1, '');
      while (late.length === 0) await delay(50);
    } finally {
      ended.abort();
      await Promise.all([watching.close(), direct.close()]);
      proxy?.close();
      await database.drop();
    }
  });

  it('survives a listener that throws', async () => {
    const database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    const ended = new AbortController();
    const values = { price_cents: 100, stock_quantity: 50, category: 'other' };
    let heard = 0;
    const broken = (): never => {
      heard += 1;
      throw new Error('broken listener');
    };
    try {
      await watchTable(db, 'products_stockmovement', broken, ended.signal);
      const { id } = await storedProduct(db, { ...values, name: 'Chair' });
      while (heard === 0) await delay(20);
      const before = heard;
      await adjustStock(db, id, 1, '');
      while (heard === before) await delay(20);
    } finally {
      ended.abort();
      await db.close();
      await database.drop();
    }
  });
});
