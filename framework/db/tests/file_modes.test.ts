// The files of a SQLite database hold addresses and password hashes: only their owner reads them.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Database } from '../database.js';
import { holdMigrationLock } from '../migration_lock.js';

describe('the files of a new SQLite database', () => {
  it('are readable and writable to their owner alone', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-test-'));
    const db = new Database(`sqlite:${path.join(folder, 'db.sqlite3')}`);
    try {
      const release = await holdMigrationLock(db.url);
      await db.maintenance.raw('CREATE TABLE t (a)');
      await db.read.raw('SELECT * FROM t');
      const modes = readdirSync(folder).map((name) => [
        name,
        (statSync(path.join(folder, name)).mode & 0o777).toString(8),
      ]);
      expect(modes.map(([name]) => name)).to.include.members([
        ...['db.sqlite3', 'db.sqlite3-migrate', 'db.sqlite3-shm', 'db.sqlite3-wal'],
      ]);
      expect(modes.filter(([, mode]) => mode !== '600')).to.deep.equal([]);
      await release();
    } finally {
      await db.close();
      rmSync(folder, { recursive: true });
    }
  });
});
