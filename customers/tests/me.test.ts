// GET and PATCH /api/customers/me/; DELETE is in tests/own_data.test.ts.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { staff } from '../../testing/makers/staff.js';
import { Customer } from '../models.js';
import { ADA, bearer, BOB, PASSWORD, register, type SessionBody } from '../../testing/makers/customers.js';

const PATH = '/api/customers/me/';

onEachDatabase("one's own details", (dialect) => {
  const shop = useShop(dialect);
  let ada: SessionBody;
  const patch = (body: unknown) => shop().send('PATCH', PATH, body, bearer(ada.access_token));
  const stored = () => Customer.objects(shop().db.read).where({ id: ada.customer.id }).first();

  beforeEach(async () => {
    await shop().db.transaction((trx) => Customer.objects(trx).delete());
    ada = await register(shop());
    await register(shop(), BOB);
  });

  it('shows the customer of the access token', async () => {
    const { status, body } = await shop().get(PATH, bearer(ada.access_token));
    expect(status).to.equal(200);
    expect(body).to.deep.equal(ada.customer);
  });

  it('takes the word Bearer in any case', async () => {
    expect((await shop().get(PATH, { Authorization: `bearer ${ada.access_token}` })).status).to.equal(200);
  });

  it('is nothing for anyone, nor for staff', async () => {
    expect((await shop().get(PATH)).status).to.equal(401);
    expect((await shop().get(PATH, await staff(shop().db))).status).to.equal(403);
    expect((await shop().send('PATCH', PATH, { name: 'Anyone' })).status).to.equal(401);
    expect((await stored())?.name).to.equal(ADA.name);
  });

  it('changes what is named, and nothing else', async () => {
    const before = await stored();
    const { status, body } = await patch({ name: 'Ada King', phone: '' });
    expect(status).to.equal(200);
    const { updated_at, ...rest } = body;
    const { updated_at: _, ...unchanged } = ada.customer as Record<string, unknown>;
    expect(rest).to.deep.equal({ ...unchanged, name: 'Ada King', phone: '' });
    expect(updated_at > (before?.updated_at ?? '')).to.equal(true);
    expect((await stored())?.password).to.equal(before?.password);
  });

  it('changes nothing when nothing is named, or nothing differs', async () => {
    const before = await stored();
    for (const body of [{}, { name: before?.name }]) {
      expect((await patch(body)).status).to.equal(200);
      expect(await stored()).to.deep.equal(before);
    }
  });

  it('ignores what a customer may not set', async () => {
    const before = await stored();
    const answer = await patch({ id: 99, active: false, password: 'x', email_key: 'x', created_at: 'x' });
    expect(answer.status).to.equal(200);
    expect(await stored()).to.deep.equal(before);
  });

  it('takes the same e-mail with other capitals', async () => {
    for (const email of ['ADA@example.com', 'Ada@example.com']) {
      expect((await patch({ email })).body.email).to.equal(email);
      const login = await shop().send('POST', '/api/customers/login/', { email, password: PASSWORD });
      expect(login.status).to.equal(200);
    }
  });

  it('names the field of everything that is wrong', async () => {
    const before = await stored();
    const cases: [string, unknown][] = [
      ...[null, 7, '', 'ada', 'a@b.c\0'].map((value) => ['email', value] as [string, unknown]),
      ...[null, {}, '', '  ', 'a\0b', 'x'.repeat(256)].map((value) => ['name', value] as [string, unknown]),
      ...[null, true, 'x'.repeat(33)].map((value) => ['phone', value] as [string, unknown]),
      ...[null, [], 'x'.repeat(1001)].map((value) => ['shipping_address', value] as [string, unknown]),
    ];
    for (const [field, value] of cases) {
      const { status, body } = await patch({ [field]: value });
      expect(status, `${field} ${JSON.stringify(value)}`).to.equal(400);
      expect(body.details[0].field).to.equal(field);
    }
    expect((await patch('{"__proto__": {"name": "x"}}')).status).to.equal(400);
    expect((await patch('[]')).status).to.equal(400);
    expect(await stored()).to.deep.equal(before);
  });

  it('answers GET, PATCH and DELETE alone', async () => {
    for (const method of ['POST', 'PUT']) {
      const answer = await shop().send(method, PATH, undefined, bearer(ada.access_token));
      expect([answer.status, answer.headers.get('allow')]).to.deep.equal([
        405,
        'GET, PATCH, DELETE, HEAD, OPTIONS',
      ]);
    }
  });
});
