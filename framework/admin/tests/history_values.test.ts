// The history says what a field was before a change, and what it is since.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { Group } from '../../auth/models.js';
import { createUser } from '../../auth/users.js';
import { type Change, changesOf, changeSentences } from '../changes.js';
import { changesIn } from '../history.js';
import { LogEntry } from '../models.js';
import { User } from '../../auth/models.js';
import { inputsIn, textOf } from './pages_read.js';

onEachDatabase('old and new values in the history', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let lamp: number;
  beforeEach(async () => {
    browser = await signInStaff(shop());
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1000, stock_quantity: 5 })).id;
  });

  /** Posts the page of a row as it is, with these fields over it. */
  const edit = async (url: string, fields: Record<string, string | string[]>) => {
    const all = Object.fromEntries(inputsIn((await browser.get(`${url}change/`)).text));
    expect((await browser.post(`${url}change/`, { ...all, ...fields })).status).to.equal(303);
  };
  const latest = async (url: string) => {
    const { text } = await browser.get(`${url}history/`);
    return textOf([...text.matchAll(/<td data-label="Action">(.*?)<\/td>/gs)].at(-1)?.[1] ?? '');
  };
  const product = () => `/admin/products/product/${lamp}/`;

  it('are those of the form: texts, amounts, numbers, yes and no, related rows', async () => {
    await edit(product(), {
      name: 'Desk  lamp',
      price: '12.5',
      stock_quantity: '7',
      archived: 'on',
      category_id: '2',
    });
    expect(await latest(product())).to.equal(
      [
        'Changed name from “Lamp” to “Desk lamp”.',
        'Changed category from “Home & Garden” to “Clothing”.',
        'Changed price from 10.00 USD to 12.50 USD.',
        'Changed stock quantity from 5 to 7.',
        'Changed archived from no to yes.',
      ].join(' '),
    );
    await edit(product(), { description: 'Bright.' });
    expect(await latest(product())).to.equal('Set description to “Bright.”.');
    await edit(product(), { description: '' });
    expect(await latest(product())).to.equal('Cleared description, which was “Bright.”.');
  });

  it('are those of choices and inline rows, of a form and of an action', async () => {
    const order = await storedOrder(shop().db, [[lamp, 2]]);
    const url = `/admin/orders/order/${order.id}/`;
    await edit(url, { 'items-0-quantity': '3' });
    expect(await latest(url)).to.equal('Changed quantity for order item “3 × Lamp” from 2 to 3.');
    await browser.post('/admin/orders/order/', {
      action: 'mark_processing',
      _selected_action: [String(order.id)],
    });
    expect(await latest(url)).to.equal('Changed status from pending to processing.');
    await edit(url, { status: 'shipped', _confirmed: '1' });
    expect(await latest(url)).to.equal('Changed status from processing to shipped.');
    const entry = await LogEntry.objects(shop().db.read)
      .where({ object_id: order.id })
      .orderBy('id', 'desc')
      .first();
    expect(entry?.change_message).to.equal('Changed status.');
    expect(changesIn(entry as NonNullable<typeof entry>)).to.deep.equal([
      { kind: 'changed', field: 'status', label: 'Status', from: 'processing', to: 'shipped' },
    ]);
  });

  it('are the groups and permissions that were added and removed', async () => {
    const { id } = await createUser(shop().db, { username: `ana${lamp}` });
    const [group] = await Group.objects(shop().db.read)
      .insert({ name: `Night ${lamp}`, version: 1 })
      .returning('id');
    const url = `/admin/auth/user/${id}/`;
    await edit(url, {
      groups: [String(group?.id)],
      user_permissions: ['orders.view_order', 'orders.change_order'],
    });
    expect(await latest(url)).to.equal(
      `Changed groups: added Night ${lamp}. Changed user permissions: added Can view order and Can change order.`,
    );
    await edit(url, { groups: [], user_permissions: ['orders.view_order'], is_staff: 'on' });
    expect(await latest(url)).to.equal(
      `Changed staff status from no to yes. Changed groups: removed Night ${lamp}. Changed user permissions: removed Can change order.`,
    );
  });

  it('are shortened when they are long, so that the difference can be seen', async () => {
    const [old, now] = [`${'a'.repeat(300)}b${'c'.repeat(300)}`, `${'a'.repeat(300)}x${'c'.repeat(300)}`];
    await edit(product(), { description: old });
    await edit(product(), { description: now });
    const shown = (letter: string) => `“…${'a'.repeat(20)}${letter}${'c'.repeat(79)}…”`;
    expect(await latest(product())).to.equal(`Changed description from ${shown('b')} to ${shown('x')}.`);
  });

  it('are never those of passwords and other secrets', async () => {
    const [before, after] = [{ password: 'one' }, { password: 'two' }];
    const changes = await changesOf(shop().db.read, User, before, after, ['password']);
    expect(JSON.stringify(changes)).to.not.match(/one|two/);
    expect(changeSentences(changes)).to.deep.equal(['Changed password.']);
  });

  it('are left out of old entries, which have none', async () => {
    const entry = { change_message: 'Changed name.', changes: '' };
    expect(changesIn(entry)).to.deep.equal([] satisfies Change[]);
    await edit(product(), { name: 'Desk' });
    await LogEntry.objects(shop().db.read)
      .where({ object_id: lamp, action: 'change' })
      .update({ changes: '' });
    expect(await latest(product())).to.equal('Changed name.');
  });
});
