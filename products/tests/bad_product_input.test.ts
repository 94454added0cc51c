// Bad input to the catalogue: always a 4xx with the field's name, never a 500, and nothing changed.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { type Answer, useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';

const GOOD = { name: 'Chair', description: 'Oak', price: 10.5, stock_quantity: 3, category: 'home' };

/** [the field that is named, what is sent for it]; `undefined` leaves it out. */
const BAD_VALUES: [string, unknown][] = [
  ['name', undefined],
  ['name', ''],
  ['name', '   '],
  ['name', 5],
  ['name', null],
  ['name', ['a']],
  ['name', 'x'.repeat(256)],
  ['name', 'a\0b'],
  ['name', '\ud800'],
  ['description', 7],
  ['description', 'x'.repeat(10_001)],
  ['description', 'NUL \0'],
  ['price', undefined],
  ['price', '10.505'],
  ['price', null],
  ['price', 0],
  ['price', -1],
  ['price', 1.999],
  ['price', 1e300],
  ['price', true],
  ['stock_quantity', -1],
  ['stock_quantity', 1.5],
  ['stock_quantity', '-5'],
  ['stock_quantity', 2 ** 31],
  ['stock_quantity', 1e300],
  ['category', 'unknown'],
  ['category', 9],
  ['category', 'a\0'],
];

onEachDatabase('bad input to products', (dialect) => {
  const shop = useShop(dialect);
  let id = 0;
  before(async () => {
    id = await makeProduct(shop(), GOOD);
  });

  /** 400 with the one form of errors and the field's name. */
  function expectInvalid(answer: Answer, field: string): void {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(400);
    expect(answer.body).to.have.keys('error', 'code', 'details', 'request_id');
    expect(answer.body.code).to.equal('invalid');
    expect(answer.body.details.map((problem: { field: string }) => problem.field)).to.include(field);
    expect(answer.body.request_id).to.equal(answer.headers.get('x-request-id'));
  }

  async function expectUnchanged(change: () => Promise<void>): Promise<void> {
    const before = await shop().get('/api/products/?page_size=100');
    await change();
    const after = await shop().get('/api/products/?page_size=100');
    expect(after.body).to.deep.equal(before.body);
  }

  for (const [field, value] of BAD_VALUES) {
    const shown = JSON.stringify(value)?.slice(0, 30) ?? 'nothing';
    it(`POST with ${field} = ${shown}`, () =>
      expectUnchanged(async () => {
        expectInvalid(await shop().send('POST', '/api/products/', { ...GOOD, [field]: value }), field);
      }));
    if (value === undefined) continue;
    // A PUT leaves alone what is empty or null, as the first system's did.
    const methods = value === '' || value === null ? ['PATCH'] : ['PUT', 'PATCH'];
    for (const method of methods) {
      it(`${method} with ${field} = ${shown}`, () =>
        expectUnchanged(async () => {
          expectInvalid(await shop().send(method, `/api/products/${id}/`, { [field]: value }), field);
        }));
    }
  }

  const BAD_BODIES: [string, string | Uint8Array, string][] = [
    ['broken JSON', '{"name": ', 'malformed_json'],
    ['invalid UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'malformed_json'],
    ['NaN', '{"name": "x", "price": NaN}', 'malformed_json'],
    ['a list', '[]', 'invalid'],
    ['null', 'null', 'invalid'],
    ['text', '"x"', 'invalid'],
    ['__proto__', '{"name": "x", "price": 1, "__proto__": {"price": 2}}', 'invalid'],
    ['nested __proto__', '{"name": "x", "price": 1, "a": [{"__proto__": 1}]}', 'invalid'],
    ['endless nesting', '['.repeat(50_000) + ']'.repeat(50_000), 'invalid'],
  ];
  for (const [what, body, code] of BAD_BODIES) {
    it(`a body that is ${what} is 400 ${code}`, () =>
      expectUnchanged(async () => {
        for (const [method, path] of [
          ['POST', '/api/products/'],
          ['PUT', `/api/products/${id}/`],
          ['PUT', `/api/products/${id}/stock/`],
          ['POST', `/api/products/${id}/stock/`],
          ['POST', '/api/categories/'],
        ] as const) {
          const answer = await shop().send(method, path, body);
          expect([answer.status, answer.body.code], `${method} ${path}`).to.deep.equal([400, code]);
        }
        // The older interface has the errors of FastAPI.
        const older = await shop().send('PUT', `/products/${id}/stock`, body);
        expect([older.status, Object.keys(older.body)]).to.deep.equal([422, ['detail']]);
      }));
  }

  const BAD_STOCK: [string, string, unknown][] = [
    ['PUT', 'stock', {}],
    ['PUT', 'stock', { stock: -1 }],
    ['PUT', 'stock', { stock: '5' }],
    ['PUT', 'stock', { stock: 2 ** 40 }],
    ['POST', 'delta', {}],
    ['POST', 'delta', { delta: 0.5 }],
    ['POST', 'delta', { delta: 2 ** 31 }],
    ['POST', 'note', { delta: 1, note: 'x'.repeat(256) }],
    ['POST', 'note', { delta: 1, note: 5 }],
  ];
  for (const [method, field, body] of BAD_STOCK) {
    it(`${method} stock with ${JSON.stringify(body).slice(0, 40)}`, () =>
      expectUnchanged(async () => {
        expectInvalid(await shop().send(method, `/api/products/${id}/stock/`, body), field);
      }));
  }

  const BAD_QUERIES: [string, string][] = [
    ['/api/products/?page=abc', 'page'],
    ['/api/products/?page=99999999999', 'page'],
    ['/api/products/?page_size=ten', 'page_size'],
    ['/api/products/?page_size=0x10', 'page_size'],
    ['/api/products/1/stock/movements/?page_size=-5', 'page_size'],
    ['/api/products/?page_token=made-up', 'page_token'],
    ['/api/products/?page=1&page=2', 'page'],
    ['/api/products/?category=%00', 'category'],
    ['/api/products/search/?min_price=cheap', 'min_price'],
    ['/api/products/search/?max_price=-1', 'max_price'],
    ['/api/products/search/?max_price=NaN', 'max_price'],
    ['/api/products/search/?sort=best', 'sort'],
    ['/api/products/search/?in_stock=maybe', 'in_stock'],
    [`/api/products/search/?query=${'x'.repeat(201)}`, 'query'],
    ['/api/products/search/?query=a%00b', 'query'],
    ['/api/products/search/?query=%FF', 'query'],
  ];
  for (const [address, field] of BAD_QUERIES) {
    it(`GET ${address.slice(0, 60)}`, async () => {
      expectInvalid(await shop().get(address), field);
    });
  }

  it('ids that no product can have are 404 and name the id', async () => {
    for (const bad of ['0', '-1', '2147483648', '99999999999999999999', '424242']) {
      const answer = await shop().get(`/api/products/${bad}/`);
      expect([answer.status, answer.body.code, answer.body.details[0]?.field]).to.deep.equal([
        404,
        'not_found',
        'id',
      ]);
    }
    expect((await shop().get('/api/products/abc/')).status).to.equal(404);
    expect((await shop().get('/api/products/%E0%A4%A/')).status).to.be.oneOf([400, 404]);
  });

  it('other media types are 415, and too large a body is 413', async () => {
    const text = await shop().send('POST', '/api/products/', 'name=x', { 'Content-Type': 'text/plain' });
    expect([text.status, text.body.code]).to.deep.equal([415, 'unsupported_media_type']);
    const wide = new Uint8Array(Buffer.from(JSON.stringify(GOOD), 'utf16le'));
    const utf16 = await shop().send('POST', '/api/products/', wide, {
      'Content-Type': 'application/json; charset=utf-16le',
    });
    expect([utf16.status, utf16.body.code]).to.deep.equal([415, 'unsupported_media_type']);
    const utf8 = await shop().send('POST', '/api/products/', GOOD, {
      'Content-Type': 'application/json; charset="UTF-8"',
    });
    expect(utf8.status).to.equal(201);
    const huge = await shop().send('POST', '/api/products/', { ...GOOD, description: 'x'.repeat(300_000) });
    expect([huge.status, huge.body.code]).to.deep.equal([413, 'too_large']);
  });
});
