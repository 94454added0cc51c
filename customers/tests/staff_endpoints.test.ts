// GET /api/customers/ and /api/customers/<id>/, which are for staff, whatever API_ACCESS says.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { staff } from '../../testing/makers/staff.js';
import { bearer, BOB, register, type SessionBody } from '../../testing/makers/customers.js';

const PATH = '/api/customers/';

onEachDatabase('customers for staff', (dialect) => {
  const shop = useShop(dialect);
  let ada: SessionBody;
  let bob: SessionBody;
  let grace: Record<string, string>;
  const list = (query = '') => shop().get(`${PATH}${query}`, grace);

  before(async () => {
    ada = await register(shop());
    bob = await register(shop(), BOB);
    for (const name of ['Cyd', 'Dan', 'Eve'])
      await register(shop(), { ...BOB, name, email: `${name}@example.com` });
    grace = await staff(shop().db);
  });

  it('lists them, newest first, without what is secret', async () => {
    const { status, body } = await list();
    expect(status).to.equal(200);
    expect(body).to.have.all.keys('customers', 'next_page_token');
    expect(body.customers.map((customer: { name: string }) => customer.name)).to.deep.equal([
      ...['Eve', 'Dan', 'Cyd', 'Bob', 'Ada Lovelace'],
    ]);
    expect(body.customers[4]).to.deep.equal(ada.customer);
    expect(body.next_page_token).to.equal('');
  });

  it('goes on with a page token', async () => {
    const names: string[] = [];
    let token = '';
    for (let page = 0; page < 3; page += 1) {
      const { body } = await list(`?page_size=2&page_token=${token}`);
      names.push(...body.customers.map((customer: { name: string }) => customer.name));
      token = body.next_page_token;
    }
    expect([names, token]).to.deep.equal([['Eve', 'Dan', 'Cyd', 'Bob', 'Ada Lovelace'], '']);
  });

  it('finds a part of the e-mail or the name, in any case', async () => {
    const cases: [string, number][] = [
      ...([
        ['LOVE', 1],
        ['ada@EX', 1],
        ['example.com', 5],
        ['b%40', 1],
        ['ada lace', 1],
      ] as [string, number][]),
      ...([
        ['ada bob', 0],
        ['%25', 0],
        ['_', 0],
        ['nobody', 0],
        ['"', 0],
        ['', 5],
      ] as [string, number][]),
    ];
    for (const [query, count] of cases) {
      const { status, body } = await list(`?query=${query}`);
      expect([status, body.customers?.length], query).to.deep.equal([200, count]);
    }
  });

  it('refuses parameters that make no sense', async () => {
    const cases = [
      ...[
        ['page_size', 'abc'],
        ['page_size', '-1'],
        ['page_size', '1.5'],
        ['page_token', 'made.up'],
      ],
      ...[
        ['query', 'x'.repeat(201)],
        ['query', 'a%00b'],
      ],
    ] as [string, string][];
    for (const [name, value] of cases) {
      const { status, body } = await list(`?${name}=${value}`);
      expect([status, body.details?.[0]?.field], `${name}=${value}`).to.deep.equal([400, name]);
    }
  });

  it('shows one of them', async () => {
    const { status, body } = await shop().get(`${PATH}${bob.customer.id}/`, grace);
    expect([status, body]).to.deep.equal([200, bob.customer]);
    for (const id of ['99', '0', '-1', '2147483648', '99999999999999999999']) {
      expect((await shop().get(`${PATH}${id}/`, grace)).status, id).to.equal(404);
    }
    expect((await shop().get(`${PATH}abc/`, grace)).status).to.equal(404);
  });

  it('tells nobody else, with open access neither', async () => {
    const { API_ACCESS } = settings;
    for (const access of ['open', 'protected'] as const) {
      settings.API_ACCESS = access;
      for (const path of [PATH, `${PATH}${bob.customer.id}/`, `${PATH}99/`]) {
        expect((await shop().get(path)).status, `${access} ${path}`).to.equal(401);
        expect((await shop().get(path, bearer(bob.access_token))).status).to.equal(403);
        expect((await shop().get(path, bearer('expired'))).status).to.equal(401);
        expect((await shop().get(path, { Authorization: 'Token nobodys' })).status).to.equal(401);
      }
    }
    settings.API_ACCESS = API_ACCESS;
  });

  it('answers GET alone', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await shop().send(method, PATH, undefined, grace)).status).to.equal(405);
      expect((await shop().send(method, `${PATH}${ada.customer.id}/`, undefined, grace)).status).to.equal(
        405,
      );
    }
  });
});
