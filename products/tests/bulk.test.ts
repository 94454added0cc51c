// POST /api/products/bulk/: many products created and changed at once, with a result for each.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';
import { type Answer, useShop } from '../../testing/shop.js';

onEachDatabase('POST /api/products/bulk/', (dialect) => {
  const shop = useShop(dialect);

  const send = (body: object, headers = {}): Promise<Answer> =>
    shop().send('POST', '/api/products/bulk/', body, headers);
  async function bulk(items: object[], options: object = {}): Promise<Answer['body']> {
    const answer = await send({ items, ...options });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return answer.body;
  }
  const read = async (id: number) => (await shop().get(`/api/products/${id}/`)).body;
  const movements = async (id: number) =>
    (await shop().get(`/api/products/${id}/stock/movements/`)).body.movements.map(
      ({ kind, delta, stock_quantity, note }: Record<string, unknown>) => [kind, delta, stock_quantity, note],
    );
  const statuses = ({ results }: Answer['body']) => results.map(({ status }: { status: string }) => status);
  const problems = ({ results }: Answer['body']) =>
    results.flatMap(({ error }: Answer['body']) =>
      (error?.details ?? []).map(({ field, message }: Record<string, string>) => [
        error.code,
        field,
        message,
      ]),
    );
  const newSku = () => `A-${randomUUID().slice(0, 8)}`;
  const count = async () => (await shop().get('/api/products/?page_size=1')).body.total_count as number;

  it('creates and changes products, and says of each what became of it', async () => {
    const [id, same] = [await makeProduct(shop()), await makeProduct(shop(), { price: 3 })];
    const sku = newSku();
    const body = await bulk([
      { id, price: 9.5, stock_quantity: 4, category: 'books' },
      { sku, name: 'Desk', price: 120, stock_quantity: 2, category: 'home' },
      { id: same, price: 3 },
      { id: 2_000_000_000, price: 1 },
    ]);
    const { results, ...counts } = body;
    expect(counts).to.deep.equal({ dry_run: false, created: 1, changed: 1, unchanged: 1, refused: 1 });
    expect(results[0]).to.deep.equal({
      ...{ index: 0, status: 'changed', id, sku: null, version: 2 },
      changes: [
        { field: 'price', before: '12.50', after: '9.50' },
        { field: 'stock_quantity', before: '10', after: '4' },
        { field: 'category', before: 'other', after: 'books' },
      ],
    });
    expect(results[1]).to.include({ index: 1, status: 'created', sku, version: 1 });
    expect(results[2]).to.deep.equal({
      ...{ index: 2, status: 'unchanged', id: same, sku: null, version: 1, changes: [] },
    });
    expect(results[3]).to.deep.equal({
      ...{ index: 3, status: 'refused', id: 2_000_000_000, sku: null, version: null, changes: [] },
      error: {
        error: 'Product 2000000000 was not found.',
        code: 'not_found',
        details: [{ field: 'items[3].id', message: 'Product 2000000000 was not found' }],
      },
    });
    expect(await read(id)).to.include({ price: 9.5, stock_quantity: 4, category: 'books', version: 2 });
    expect(await read(results[1].id)).to.include({ name: 'Desk', price: 120, stock_quantity: 2, sku });
    expect(await movements(id)).to.deep.equal([
      ['initial', 10, 10, ''],
      ['set', -6, 4, 'bulk'],
    ]);
    expect(await movements(results[1].id)).to.deep.equal([['initial', 2, 2, 'bulk']]);
  });

  it('finds a changed product in the search by its new name', async () => {
    const id = await makeProduct(shop());
    const name = `Quarkbowl ${randomUUID().slice(0, 8)}`;
    await bulk([{ id, name }]);
    const found = await shop().get(`/api/products/search/?query=${encodeURIComponent(name)}`);
    expect(found.body.products.map((product: { id: number }) => product.id)).to.deep.equal([id]);
  });

  it('an SKU alone changes the product that has it, and creates one where there is none', async () => {
    const sku = newSku();
    expect(statuses(await bulk([{ sku, name: 'Lamp', price: 20 }]))).to.deep.equal(['created']);
    const again = await bulk([{ sku, name: 'Lamp', price: 21, stock_change: 3 }], { note: 'delivery 7' });
    expect(statuses(again)).to.deep.equal(['changed']);
    const { id } = again.results[0];
    expect(await read(id)).to.include({ price: 21, stock_quantity: 3 });
    expect(await movements(id)).to.deep.equal([['adjusted', 3, 3, 'delivery 7']]);
    const missing = await bulk([{ sku: newSku(), price: 20 }, { price: 20 }]);
    expect(problems(missing)).to.deep.equal([
      [
        ...['not_found', 'items[0].sku'],
        'there is no product with this SKU, and a new one needs a name and a price',
      ],
      ['invalid', 'items[1].name', 'is required for a new product'],
    ]);
  });

  it('refuses the items that are not valid, with their fields, and does the others', async () => {
    const id = await makeProduct(shop());
    const other = await makeProduct(shop());
    const body = await bulk([
      { id, price: 'dear', stock_quantity: -1 },
      { id: other, price: 1.005 },
      { id: other, stok: 3 },
      { id, category: 'nowhere' },
      { id, stock_quantity: 5, stock_change: 1 },
      { id: other, price: 8 },
    ]);
    expect(statuses(body)).to.deep.equal([...Array<string>(5).fill('refused'), 'changed']);
    expect(problems(body)).to.deep.equal([
      ['invalid', 'items[0].price', 'must be a number'],
      ['invalid', 'items[0].stock_quantity', 'must be at least 0'],
      ['invalid', 'items[1].price', 'must be an amount with at most two decimals'],
      ['invalid', 'items[2].stok', 'is not a field of an item'],
      ['invalid', 'items[3].category', 'there is no category "nowhere"'],
      ['invalid', 'items[4].id', 'names the same product as items[3]'],
    ]);
    expect(await read(other)).to.include({ price: 8 });
  });

  it('a product may be in one item only, by its id or its SKU', async () => {
    const sku = newSku();
    const id = await makeProduct(shop());
    await bulk([{ id, sku }]);
    const created = newSku();
    const body = await bulk([
      { id, price: 5 },
      { sku, price: 6 },
      { sku: created, name: 'One', price: 1 },
      { sku: created, name: 'Two', price: 2 },
      { sku: newSku(), name: 'Three', price: 2, id },
    ]);
    expect(problems(body)).to.deep.equal([
      ['invalid', 'items[1].sku', 'names the same product as items[0]'],
      ['invalid', 'items[3].sku', 'names the same product as items[2]'],
      ['invalid', 'items[4].id', 'names the same product as items[0]'],
    ]);
    expect(await read(id)).to.include({ price: 5 });
  });

  it('refuses an SKU that another product has', async () => {
    const [first, second, sku] = [await makeProduct(shop()), await makeProduct(shop()), newSku()];
    await bulk([{ id: first, sku }]);
    const body = await bulk([{ id: second, sku }]);
    expect(problems(body)).to.deep.equal([['already_exists', 'items[0].sku', 'is taken']]);
    expect(statuses(await bulk([{ id: first, sku: null }]))).to.deep.equal(['changed']);
    expect(statuses(await bulk([{ id: second, sku }]))).to.deep.equal(['changed']);
  });

  it('never takes the stock below zero, and guards what was seen', async () => {
    const ids = [await makeProduct(shop()), await makeProduct(shop()), await makeProduct(shop())];
    await shop().send('POST', `/api/products/${ids[1]}/stock/`, { delta: -3 });
    const body = await bulk([
      { id: ids[0], stock_change: -11 },
      { id: ids[1], stock_quantity: 20, stock_seen: 10 },
      { id: ids[2], stock_quantity: 20, stock_seen: 10 },
    ]);
    expect(problems(body)).to.deep.equal([
      ['insufficient_stock', 'items[0].stock_change', '10 left, 11 asked for'],
      ['version_mismatch', 'items[1].stock_seen', 'is 7 now, not 10'],
    ]);
    expect(await Promise.all(ids.map((id) => stockOf(shop(), id)))).to.deep.equal([10, 7, 20]);
  });

  it('an item with a version changes only that version, and never creates', async () => {
    const id = await makeProduct(shop());
    const body = await bulk([
      { id, price: 2, version: 2 },
      { sku: newSku(), name: 'Lamp', price: 2, version: 1 },
    ]);
    expect(problems(body)).to.deep.equal([
      ['version_mismatch', 'items[0].version', 'is 1 now, not 2'],
      ['not_found', 'items[1].sku', 'there is no product with this SKU'],
    ]);
    expect(statuses(await bulk([{ id, price: 2, version: 1 }]))).to.deep.equal(['changed']);
  });

  it('a dry run says the same and changes nothing', async () => {
    const id = await makeProduct(shop());
    const before = [await count(), await read(id)];
    const items = [{ id, price: 7, stock_change: -2 }, { name: 'Lamp', price: 3 }, { id: 2_000_000_000 }];
    const { results, ...counts } = await bulk(items, { dry_run: true, all_or_nothing: true });
    expect(counts).to.deep.equal({ dry_run: true, created: 1, changed: 1, unchanged: 0, refused: 1 });
    expect(results[0].changes).to.deep.equal([
      { field: 'price', before: '12.50', after: '7.00' },
      { field: 'stock_quantity', before: '10', after: '8' },
    ]);
    expect(results[1]).to.include({ id: null, version: null });
    expect([await count(), await read(id)]).to.deep.equal(before);
  });

  it('with all_or_nothing one refused item fails the request, and nothing is changed', async () => {
    const id = await makeProduct(shop());
    const before = await read(id);
    for (const [wrong, code, status, field] of [
      [{ id, price: 'x' }, 'invalid', 400, 'items[1].price'],
      [{ sku: newSku(), price: 2 }, 'not_found', 404, 'items[1].sku'],
      [{ name: 'Lamp', price: 2, category: 'nowhere' }, 'invalid', 400, 'items[1].category'],
    ] as const) {
      const answer = await send({ items: [{ id, price: 6 }, wrong], all_or_nothing: true });
      expect([answer.status, answer.body.code, answer.body.details[0].field]).to.deep.equal([
        status,
        code,
        field,
      ]);
      expect(answer.body.error).to.match(/Nothing was changed\.$/);
      expect(await read(id)).to.deep.equal(before);
    }
  });

  it('refuses more than 1,000 items, none, and what is no list before any work', async () => {
    const total = await count();
    const item = { name: 'Lamp', price: 3 };
    const refused = async (items: unknown) => {
      const { status, body } = await send({ items });
      return [
        status,
        body.code,
        ...body.details.map(({ field, message }: Answer['body']) => `${field} ${message}`),
      ];
    };
    expect(await refused(Array(1_001).fill(item))).to.deep.equal([
      ...[400, 'invalid', 'items must have at most 1000 entries'],
    ]);
    expect(await refused([])).to.deep.equal([400, 'invalid', 'items must have at least 1 entry']);
    expect(await refused([item, 7])).to.deep.equal([400, 'invalid', 'items[1] must be an object']);
    expect(await refused(undefined)).to.deep.equal([400, 'invalid', 'items is required']);
    expect(await count()).to.equal(total);
  });

  it('takes 1,000 items with long descriptions, and refuses a body of more than 1 MB', async () => {
    const items = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ name: `Lamp ${index}`, price: 3, stock_quantity: 1, description: 'x'.repeat(900) },
    }));
    expect(await bulk(items)).to.include({ created: 1_000, refused: 0 });
    const tooLarge = await send({ items: items.map((item) => ({ ...item, name: item.name.repeat(12) })) });
    expect([tooLarge.status, tooLarge.body.code]).to.deep.equal([413, 'too_large']);
  });

  it('a repeat with the same key changes nothing more and is answered the same', async () => {
    const id = await makeProduct(shop());
    const body = { items: [{ id, stock_change: 5 }, { name: 'Lamp', price: 3 }, { id: 2_000_000_000 }] };
    const headers = { 'Idempotency-Key': randomUUID() };
    const [first, total] = [await send(body, headers), await count()];
    const again = await send(body, headers);
    expect(again.body).to.deep.equal(first.body);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect([await stockOf(shop(), id), await count()]).to.deep.equal([15, total]);
    const other = await send({ ...body, dry_run: true }, headers);
    expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
  });

  it('requests for the same new SKUs at the same time create each product once', async () => {
    const items = Array.from({ length: 50 }, () => ({ sku: newSku(), name: 'Lamp', price: 3 }));
    const total = await count();
    const answers = await Promise.all([bulk(items), bulk([...items].reverse()), bulk(items)]);
    expect(answers.map(({ created }) => created as number).sort((a, b) => a - b)).to.deep.equal([0, 0, 50]);
    expect(answers.map(({ refused }) => refused as number)).to.deep.equal([0, 0, 0]);
    expect(await count()).to.equal(total + 50);
  });

  it('sales at the same time are never lost', async () => {
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => makeProduct(shop(), { stock_quantity: 100 })),
    );
    const sale = (id: number) => shop().send('POST', `/api/products/${id}/stock/`, { delta: -1 });
    const moves = Array.from({ length: 4 }, () => bulk(ids.map((id) => ({ id, stock_change: 10 }))));
    await Promise.all([...moves, ...ids.flatMap((id) => [sale(id), sale(id), sale(id)])]);
    for (const id of ids) expect(await stockOf(shop(), id)).to.equal(137);
  });
});
