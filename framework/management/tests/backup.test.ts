// backup and restore: a backup that is taken while orders come in has each order whole, and every one that was
// acknowledged before it began.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Order } from '../../../orders/models.js';
import { Product } from '../../../products/models.js';
import { runCommand } from '../../../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { makeProduct } from '../../../testing/makers/products.js';
import { Buyer } from '../../../testing/ordering.js';
import { useShop } from '../../../testing/shop.js';
import { until } from '../../../testing/until.js';
import { Database } from '../../db/database.js';

const STOCK = 100_000;

onEachDatabase('backup and restore', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const targets: TestDatabase[] = [];
  let folder = '';
  let backup = '';
  let product = 0;
  let acknowledged: number[] = [];

  const run = (command: string, url: string, ...args: string[]) =>
    runCommand([command, ...args], { DATABASE_URL: url });
  const target = async (): Promise<string> => {
    const database = await createEmptyDatabase(dialect);
    targets.push(database);
    return database.url;
  };

  before(async function () {
    this.timeout(120_000);
    folder = mkdtempSync(path.join(os.tmpdir(), 'backups-'));
    backup = path.join(folder, 'shop.backup');
    product = await makeProduct(shop(), { name: 'Chair', stock_quantity: STOCK });
    const buyers = [1, 2, 3].map(() => new Buyer(shop().url, product));
    const ids = () => buyers.flatMap((buyer) => buyer.ids);
    await until(() => ids().length > 20);
    acknowledged = ids();
    const { code, stdout, stderr } = await run('backup', shop().db.url, backup);
    const during = ids().length - acknowledged.length;
    await Promise.all(buyers.map((buyer) => buyer.stop()));
    expect([code, stderr], stdout).to.deep.equal([0, '']);
    expect(during, 'orders placed during the backup').to.be.above(0);
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all(targets.map((database) => database.drop()));
  });

  it('brings back every order that was acknowledged before, and each whole', async () => {
    const url = await target();
    const restored = await run('restore', url, backup, '--noinput');
    expect([restored.code, restored.stderr]).to.deep.equal([0, '']); // `verify` found nothing
    const db = new Database(url);
    const ids = await Order.objects(db.read).pluck('id');
    const row = await Product.objects(db.read).where({ id: product }).first('stock_quantity');
    await db.close();
    expect(ids).to.include.members(acknowledged);
    expect(row?.stock_quantity).to.equal(STOCK - ids.length);
    // A shop works on it, and can be backed up again.
    const again = path.join(folder, 'again.backup');
    expect((await run('backup', url, again)).code).to.equal(0);
    expect((await run('restore', url, again, '--noinput', '--overwrite')).code).to.equal(0);
  });

  it('is a file for its owner alone, which is never overwritten, and nothing is left of a failure', async () => {
    expect((statSync(backup).mode & 0o777).toString(8)).to.equal('600');
    const again = await run('backup', shop().db.url, backup);
    expect([again.code, again.stderr]).to.deep.equal([
      1,
      `CommandError: ${backup} exists. A backup never overwrites a file.\n`,
    ]);
    const away = dialect === 'sqlite' ? 'sqlite:/nowhere/shop.db' : shop().db.url.replace(/\w+$/, 'nowhere');
    const failed = await run('backup', away, path.join(folder, 'failed'));
    expect(failed.code).to.equal(1);
    expect(failed.stderr).to.match(/^CommandError: /);
    expect(readdirSync(folder).filter((name) => /failed|unfinished/.test(name))).to.deep.equal([]);
  });

  it('refuses a database that is in use, or not empty; then nothing changes', async () => {
    const { url } = shop().db;
    for (const options of [[], ['--overwrite']]) {
      const used = await run('restore', url, backup, '--noinput', ...options);
      expect(used.code).to.equal(1);
      expect(used.stderr).to.match(
        /^CommandError: The database is in use.* Stop all processes of the shop first/,
      );
    }
    const filled = await target();
    expect((await run('restore', filled, backup, '--noinput')).code).to.equal(0);
    const refused = await run('restore', filled, backup, '--noinput');
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.match(/is not empty\. --overwrite replaces what is in it\.\n$/);
    const no = await runCommand(['restore', backup, '--overwrite'], { DATABASE_URL: filled }, 'no\n');
    expect([no.code, no.stdout]).to.satisfy(([code, text]: [number, string]) => {
      return code === 0 && /DESTROY all data/.test(text) && /Restore cancelled\.\n$/.test(text);
    });
  });

  it('exits with 1 if verify finds something', async () => {
    const wrong = path.join(folder, 'wrong.backup');
    const source = await target();
    await run('restore', source, backup, '--noinput');
    const db = new Database(source);
    await db.maintenance('products_product').where({ id: product }).update({ stock_quantity: 1 });
    await db.close();
    expect((await run('backup', source, wrong)).code).to.equal(0);
    const { code, stderr } = await run('restore', await target(), wrong, '--noinput');
    expect(code).to.equal(1);
    expect(stderr).to.contain('not true: stock is the sum of its movements');
  });

  it('refuses what is no backup, of another kind or version, or damaged; then nothing changes', async () => {
    const file = (name: string) => path.join(folder, name);
    writeFileSync(file('text'), 'hello');
    writeFileSync(
      file('other'),
      dialect === 'sqlite' ? 'PGDMP and more of it' : 'SQLite format 3\0 and more',
    );
    const source = await target();
    await run('restore', source, backup, '--noinput');
    const db = new Database(source);
    const applied_at = new Date().toISOString();
    await db.maintenance('migrations').insert({ app: 'products', name: '9999_later', applied_at });
    await db.close();
    await run('backup', source, file('newer'));
    const { code } = await run('backup', shop().db.url, file('damaged'));
    expect(code).to.equal(0);
    truncateSync(file('damaged'), Math.floor(statSync(file('damaged')).size / 2));
    const url = await target();
    for (const [name, problem] of [
      ['missing', 'There is no file'],
      ['text', 'is not a backup.'],
      ['other', 'and the database is'],
      ['newer', 'is a backup of a newer version, with the migrations products.9999_later.'],
      ['damaged', ''],
    ] as const) {
      const outcome = await run('restore', url, file(name), '--noinput');
      expect([outcome.code, outcome.stdout], name).to.deep.equal([1, '']);
      expect(outcome.stderr)
        .to.match(/^CommandError: /)
        .and.to.contain(problem);
    }
    if (dialect === 'sqlite') expect(existsSync(url.replace('sqlite:', ''))).to.equal(false);
    chmodSync(backup, 0o400);
    expect((await run('restore', url, backup, '--noinput')).code, 'still empty').to.equal(0);
  });
});
