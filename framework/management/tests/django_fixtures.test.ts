// Fixtures as Django writes them, and the formats and options of dumpdata and loaddata.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { groupIdsOf, groupPermissionsOf, ownPermissionsOf } from '../../auth/permissions.js';
import { Group, User } from '../../auth/models.js';
import { Database } from '../../db/database.js';
import type { FixtureObject } from '../../db/fixtures.js';
import { Order, OrderItem } from '../../../orders/models.js';
import { Product } from '../../../products/models.js';
import { type Outcome, runCommand, runCommands } from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabaseInOrder, type TestDatabase } from '../../../testing/databases.js';

const AT = '2026-06-01T13:00:00.137Z';
const HASH = 'pbkdf2_sha256$260000$salt$sLKR/WzRGDZ4750HD2ZV4hTSN8M2BVTuLKvJ9vR7GuE=';
const USER = {
  ...{ password: HASH, last_login: null, is_superuser: false, first_name: 'Cle', last_name: 'Rk' },
  ...{ email: 'clerk@example.com', is_staff: true, is_active: true, date_joined: AT },
};

/** What `dumpdata` of a whole Django shop writes: relations by id, Django's own models among the rest. */
const DJANGO = [
  { model: 'contenttypes.contenttype', pk: 6, fields: { app_label: 'sessions', model: 'session' } },
  { model: 'contenttypes.contenttype', pk: 8, fields: { app_label: 'orders', model: 'order' } },
  { model: 'sessions.session', pk: 'k3y', fields: { session_data: 'x', expire_date: AT } },
  {
    model: 'admin.logentry',
    pk: 1,
    fields: { action_time: AT, user: 2, content_type: 8, object_id: '1', action_flag: 2 },
  },
  {
    model: 'auth.permission',
    pk: 24,
    fields: { name: 'Can view session', content_type: 6, codename: 'view_session' },
  },
  {
    model: 'auth.permission',
    pk: 32,
    fields: { name: 'Can view order', content_type: 8, codename: 'view_order' },
  },
  {
    model: 'auth.permission',
    pk: 30,
    fields: { name: 'Can change order', content_type: 8, codename: 'change_order' },
  },
  { model: 'auth.group', pk: 1, fields: { name: 'Order desk', permissions: [32, 24] } },
  {
    model: 'auth.user',
    pk: 2,
    fields: { ...USER, username: 'clerk', groups: [1], user_permissions: [30] },
  },
  {
    model: 'products.product',
    pk: 1,
    fields: {
      ...{ name: 'Lamp', description: 'Bends.', price: '849.89', stock_quantity: 3, category: 'home' },
      ...{ created_at: AT, updated_at: AT },
    },
  },
  {
    model: 'orders.order',
    pk: 1,
    fields: {
      ...{ customer_name: 'Dé Ruiz', customer_email: 'de@example.com', total_amount: '1699.78' },
      ...{ status: 'shipped', shipping_address: '0 Main Street', created_at: AT, updated_at: AT },
    },
  },
  {
    model: 'orders.orderitem',
    pk: 1,
    fields: {
      ...{ order: 1, product: 1, product_name: 'Lamp', quantity: 2 },
      ...{ price: '849.89', subtotal: '1699.78' },
    },
  },
];

/** As `dumpdata --natural-foreign --natural-primary` writes them. */
const NATURAL = [
  {
    model: 'auth.group',
    fields: {
      name: 'Order desk',
      permissions: [
        ['view_order', 'orders', 'order'],
        ['change_order', 'orders', 'order'],
      ],
    },
  },
  {
    model: 'auth.user',
    fields: {
      ...{ ...USER, username: 'second', groups: [['Order desk']] },
      user_permissions: [['view_product', 'products', 'product']],
    },
  },
];

onEachDatabaseInOrder('fixtures of Django', (dialect) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-fixtures-'));
  let database: TestDatabase;
  let db: Database;
  const environment = () => ({ DATABASE_URL: database.url });
  const manage = (args: string[], input?: string): Promise<Outcome> => runCommand(args, environment(), input);
  const dumped = async (...args: string[]): Promise<FixtureObject[]> => {
    const { code, stdout, stderr } = await manage(['dumpdata', ...args]);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    return JSON.parse(stdout) as FixtureObject[];
  };

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
  });
  after(async () => {
    await db.close();
    await database.drop();
    rmSync(directory, { recursive: true });
  });

  it("a shop's whole dump loads, without what only Django uses", async () => {
    const outcome = await manage(['loaddata', '-'], JSON.stringify(DJANGO));
    expect(outcome).to.deep.equal({
      code: 0,
      stdout:
        'Skipped what only Django uses: contenttypes.contenttype (2), sessions.session (1), admin.logentry (1), ' +
        'auth.permission (3)\nInstalled 5 object(s) from 1 fixture(s)\n',
      stderr: '',
    });
    expect(await groupPermissionsOf(db.read, 1)).to.deep.equal(['orders.view_order']);
    expect(await groupIdsOf(db.read, 2)).to.deep.equal([1]);
    expect(await ownPermissionsOf(db.read, 2)).to.deep.equal(['orders.change_order']);
    expect(await User.objects(db.read).where({ id: 2 }).first()).to.include({
      username: 'clerk',
      password: HASH,
    });
    expect(await Product.objects(db.read).first()).to.include({ id: 1, price_cents: 84_989, created_at: AT });
    expect(await Order.objects(db.read).first()).to.include({ total_cents: 169_978, status: 'shipped' });
    expect(await OrderItem.objects(db.read).first()).to.include({ order_id: 1, subtotal_cents: 169_978 });
  });

  it('natural keys stand for ids, and find the rows that are there', async () => {
    const outcome = await manage(['loaddata', '-'], JSON.stringify(NATURAL));
    expect(outcome).to.include({ code: 0, stdout: 'Installed 2 object(s) from 1 fixture(s)\n' });
    expect(await Group.objects(db.read).where({ name: 'Order desk' }).pluck('id')).to.deep.equal([1]);
    expect(await groupPermissionsOf(db.read, 1)).to.deep.equal(['orders.change_order', 'orders.view_order']);
    const second = await User.objects(db.read).where({ username: 'second' }).first();
    expect(await groupIdsOf(db.read, second?.id ?? 0)).to.deep.equal([1]);
    expect(await ownPermissionsOf(db.read, second?.id ?? 0)).to.deep.equal(['products.view_product']);
  });

  it('dumps users with their groups and permissions, by id or by name', async () => {
    const [group] = await dumped('auth.group');
    expect(group?.fields.permissions).to.deep.equal([
      ['change_order', 'orders', 'order'],
      ['view_order', 'orders', 'order'],
    ]);
    const [clerk, ...others] = await dumped('auth.user', '--pks', '2');
    expect(others).to.deep.equal([]);
    expect(clerk?.fields).to.deep.include({ groups: [1] });
    const [byName] = await dumped('auth.user', '--pks', '2', '--natural-foreign', '-a');
    expect(byName?.fields).to.deep.include({
      groups: [['Order desk']],
      user_permissions: [['change_order', 'orders', 'order']],
    });
    const [product] = await dumped('products.product', '--natural-foreign');
    expect(product?.fields.category).to.deep.equal(['home']);
    const labels = new Set((await dumped('auth')).map(({ model }) => model));
    expect([...labels]).to.deep.equal(['auth.group', 'auth.user']);
  });

  it('writes and reads every format, compressed or not', async () => {
    const plain = JSON.stringify(await dumped());
    for (const format of ['json', 'jsonl', 'yaml']) {
      const files = [`dump.${format}`, `packed.${format}.gz`].map((name) => path.join(directory, name));
      const outcomes = await runCommands(
        [
          ...files.map((file) => ['dumpdata', '-o', file]),
          ['dumpdata', '--format', format],
          ...files.map((file) => ['loaddata', file]),
          ['loaddata', path.join(directory, 'packed')],
        ],
        environment(),
      );
      for (const { code, stderr } of outcomes)
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
      const [text, packed] = files.map((file) => readFileSync(file));
      expect(gunzipSync(packed ?? '').toString()).to.equal(text?.toString());
      expect(outcomes[2]?.stdout).to.equal(text?.toString());
      const again = await manage(['loaddata', '--format', format, '-'], text?.toString());
      expect(again.stdout).to.match(/^Installed \d+ object\(s\) from 1 fixture\(s\)\n$/);
      rmSync(files[1] ?? '');
    }
    expect(JSON.stringify(await dumped())).to.equal(plain);
  });

  it("reads Django's YAML", async () => {
    const yaml = `- model: products.product
  pk: 5
  fields:
    name: Mug
    description: ''
    price: '3.50'
    stock_quantity: 1
    category: home
    created_at: 2026-06-01 13:00:00.000137+00:00
    updated_at: 2026-06-01 15:00:00+02:00
`;
    const file = path.join(directory, 'mug.yml');
    writeFileSync(file, yaml);
    expect((await manage(['loaddata', file])).stdout).to.equal('Installed 1 object(s) from 1 fixture(s)\n');
    const times = { created_at: '2026-06-01T13:00:00.000Z', updated_at: '2026-06-01T13:00:00.000Z' };
    const mug = await Product.objects(db.read).where({ id: 5 }).first();
    expect(mug).to.include({ price_cents: 350, ...times });
    writeFileSync(file, '- model: [');
    expect((await manage(['loaddata', file])).stderr).to.contain('it is not valid YAML: ');
  });

  it('names an unknown format, and ids without a model', async () => {
    const file = path.join(directory, 'shop.xml');
    writeFileSync(file, '<django-objects/>');
    const outcomes = await runCommands(
      [
        ['loaddata', file],
        ['dumpdata', '--format', 'xml'],
        ['dumpdata', '-o', 'shop.json.xz'],
        ['dumpdata', '--pks', '1'],
        ['dumpdata', 'auth.user', '--pks', 'one'],
        ['loaddata', '--app', 'nothing', 'sample'],
        ['loaddata', '--app', 'carts', 'sample'],
      ],
      environment(),
    );
    const words = [
      `CommandError: Problem installing fixture '${file}': xml is not a known serialization format.\n`,
      "invalid choice: 'xml' (choose from json, jsonl, yaml)",
      'CommandError: Fixtures are compressed as .gz, not as .xz.\n',
      'CommandError: You can only use --pks option with one model\n',
      "argument --pks: must be a whole number from 1 to 2147483647, not 'one'",
      "CommandError: No installed app with label 'nothing'.",
      "CommandError: No fixture named 'sample' found.\n",
    ];
    outcomes.forEach(({ code, stderr }, index) => {
      expect(code).to.be.oneOf([1, 2]);
      expect(stderr).to.contain(words[index]);
    });
  });

  it('leaves out what is excluded, and what it does not know when told to', async () => {
    const all = JSON.stringify([
      ...DJANGO.filter(({ model }) => model === 'products.product'),
      { model: 'products.category', pk: null, fields: { slug: 'garden', name: 'Garden', icon: 'leaf' } },
      { model: 'blog.post', pk: 1, fields: {} },
      { model: 'auth.group', pk: 9, fields: { name: 'Others', permissions: [] } },
    ]);
    const refused = await manage(['loaddata', '-'], all);
    expect(refused.stderr).to.contain("invalid model identifier: 'blog.post'");
    const outcome = await manage(
      ['loaddata', '-i', '-e', 'auth.group', '-e', 'contenttypes', '--format', 'json', '-'],
      all,
    );
    expect(outcome).to.include({ code: 0, stdout: 'Installed 2 object(s) from 1 fixture(s)\n' });
    expect(await Group.objects(db.read).where({ id: 9 })).to.deep.equal([]);
    const rest = await dumped('-e', 'auth', '-e', 'products.category', '-e', 'contenttypes');
    expect(rest.map(({ model }) => model))
      .to.include('products.product')
      .and.not.include.members(['auth.user']);
    expect(rest.map(({ model }) => model)).not.to.include('products.category');
  });
});
