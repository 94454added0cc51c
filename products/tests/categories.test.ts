// Categories in the admin: slugs made from names, how many products they have, and merging one into another.
import { expect } from 'chai';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { cellsOf } from '../../framework/admin/tests/reading_lists.js';
import { errorsIn, textOf } from '../../framework/admin/tests/pages_read.js';
import { LogEntry } from '../../framework/admin/models.js';
import { Event } from '../../events/models.js';
import { inParts } from '../../framework/db/insert_in_turn.js';
import { Category, createCategory, getProduct, Product } from '../models.js';

const LIST = '/admin/products/category/';

onEachDatabase('categories in the admin', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let made = 0;
  before(async () => {
    browser = await signInStaff(shop());
  });
  const category = async () => {
    made += 1;
    return createCategory(shop().db, { slug: `made-${made}`, name: `Made ${made}` });
  };
  const filled = async (count: number) => {
    const { id, slug } = await category();
    const ids = [];
    for (let number = 0; number < count; number += 1)
      ids.push((await storedProduct(shop().db, { name: `P ${number}`, category: slug })).id);
    return { id, slug, ids };
  };
  const merge = (ids: number[], into: number, more: Record<string, string> = {}) =>
    browser.postAndFollow(LIST, {
      ...{ action: 'merge', _selected_action: ids.map(String), post: 'yes', into: String(into) },
      ...more,
    });
  const exists = async (id: number) => (await Category.objects(shop().db.read).where({ id })).length === 1;

  it('makes the slug from the name where it is left empty, and keeps one that was typed', async () => {
    await browser.post(`${LIST}add/`, { name: 'Häuser & großer Garten', slug: '' });
    expect(await Category.objects(shop().db.read).where({ slug: 'hauser-grosser-garten' })).to.have.length(1);
    await browser.post(`${LIST}add/`, { name: 'Typed', slug: 'my-own' });
    expect(await Category.objects(shop().db.read).where({ slug: 'my-own' })).to.have.length(1);
    const none = await browser.post(`${LIST}add/`, { name: '!!!', slug: '' });
    expect(errorsIn(none.text)).to.deep.equal({ slug: ['This field is required.'] });
    const { text } = await browser.get(`${LIST}add/`);
    expect(textOf(text)).to.contain('Made from the name if left empty.');
  });

  it('says how many products each has, with a link to exactly these', async () => {
    const { id } = await filled(3);
    const empty = await category();
    const { text } = await browser.get(`${LIST}?q=made`);
    expect(cellsOf(text, id).at(-1)).to.equal('3');
    expect(cellsOf(text, empty.id).at(-1)).to.equal('0');
    const link = `/admin/products/product/?category_id__exact=${id}`;
    expect(text).to.contain(`href="${link}"`);
    expect(textOf((await browser.get(link)).text)).to.contain('3 products');
    const clerk = await signInStaff(shop(), ['products.view_category']);
    expect((await clerk.get(`${LIST}?q=made`)).text).to.not.contain(link);
    expect((await browser.get(`${LIST}export/?q=made`)).text).to.match(/Made \d+,made-\d+,3\r\n/);
  });

  it('counts no further than a thousand', async () => {
    const { id, ids } = await filled(1);
    const row = await Product.objects(shop().db.read)
      .where({ id: ids[0] ?? 0 })
      .first();
    const copies = Array.from({ length: 1_000 }, (_, number) => ({
      ...row,
      ...{ id: 1_000_000 + number, stock_quantity: 0 },
    }));
    await shop().db.transaction(async (trx) => {
      for (const part of inParts(copies)) await Product.objects(trx).insert(part as never);
    });
    expect(cellsOf((await browser.get(`${LIST}?q=made`)).text, id).at(-1)).to.equal('1,000+');
  });

  it('merges categories into another: the products move, with history and events', async () => {
    const [from, into] = [await filled(3), await filled(1)];
    const shown = await merge([from.id], into.id);
    expect(textOf(shown.text).replace(/\s+/g, ' ')).to.contain('3 products moved to Made');
    expect(await exists(from.id)).to.equal(true);
    const done = await merge([from.id], into.id, { confirmed: '1' });
    expect(textOf(done.text)).to.contain('1 category was merged.');
    expect(await exists(from.id)).to.equal(false);
    for (const id of from.ids)
      expect(await getProduct(shop().db.read, id)).to.include({ category: into.slug, version: 2 });
    const entry = await LogEntry.objects(shop().db.read).where({ object_id: from.id, action: 'delete' });
    expect(entry).to.have.length(1);
    const events = await Event.objects(shop().db.read).where({ type: 'product.changed' });
    expect(events.length).to.be.at.least(3);
  });

  it('does not merge a category into itself, into none, or without permission', async () => {
    const { id, slug, ids } = await filled(1);
    const itself = await merge([id], id, { confirmed: '1' });
    expect(textOf(itself.text)).to.contain('The others are merged into this one.');
    expect(textOf((await merge([id], 999_999)).text)).to.contain('There is no such category any more.');
    const other = await category();
    const clerk = await signInStaff(shop(), [
      ...['products.view_category', 'products.change_category', 'products.delete_category'],
    ]);
    const fields = { action: 'merge', _selected_action: String(id), post: 'yes', into: String(other.id) };
    const refused = await clerk.postAndFollow(LIST, { ...fields, confirmed: '1' });
    expect(textOf(refused.text)).to.contain('You may not change products.');
    expect(await getProduct(shop().db.read, ids[0] ?? 0)).to.include({ category: slug });
    expect(await exists(id)).to.equal(true);
  });
});
