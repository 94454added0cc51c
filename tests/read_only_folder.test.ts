// A folder that was read-only when SQLite's file in it was opened, and is so no longer: the file can be written, without
// a restart. Needs root, to mount a disk.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { Disk } from '../bench/chaos/disk.js';
import { Database } from '../framework/db/database.js';
import { outageOf } from '../framework/db/outages.js';
import { Product } from '../products/models.js';
import { createTestDatabase } from '../testing/databases.js';
import { storedProduct } from '../testing/makers/products.js';

describe('a database that was opened in a read-only folder', () => {
  let disk: Disk | undefined;

  before(function () {
    disk = Disk.mount(64);
    if (disk) return;
    if (process.env.REQUIRE_NAMESPACES === '1') throw new Error('No disk can be mounted: this needs root.');
    console.log('      skipped: no disk can be mounted: this needs root');
    this.skip();
  });
  after(() => disk?.unmount());

  it('can be written when the folder can', async () => {
    if (!disk) return;
    const template = await createTestDatabase('sqlite');
    copyFileSync(template.url.replace('sqlite:', ''), path.join(disk.folder, 'shop.sqlite3'));
    const other = new Database(`sqlite:${path.join(disk.folder, 'shop.sqlite3')}`);
    const { id } = await storedProduct(other, { name: 'Cup' });
    expect(disk.setReadOnly(true)).to.equal(true);
    const db = new Database(`sqlite:${path.join(disk.shopFolder, 'shop.sqlite3')}`);
    const rename = (name: string) =>
      db.transaction((trx) => Product.objects(trx).where({ id }).update({ name }));
    const nameOf = async () => (await Product.objects(db.read).where({ id }).first())?.name;
    try {
      const error: unknown = await rename('Mug').catch((failure: unknown) => failure);
      expect(outageOf(error)).to.equal('read_only');
      expect(await nameOf()).to.equal('Cup');
      disk.setReadOnly(false);
      await rename('Mug');
      expect(await nameOf()).to.equal('Mug');
    } finally {
      await db.close();
      await other.close();
      await template.drop();
    }
  });
});
