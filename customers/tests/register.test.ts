// POST /api/customers/register/
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Customer, Session } from '../models.js';
import { ADA, BOB, login, PASSWORD, register, statusOfMe } from '../../testing/makers/customers.js';

const PATH = '/api/customers/register/';

/** Line breaks, other control characters, marks that turn the direction of text, and nothing to be seen. */
const NO_NAMES = [
  'Ada\nhttp://evil.example',
  'a\rb',
  'a\tb',
  'a\u2028b',
  'a\u202egpj',
  '\u200b\u2060',
  '\u3164',
];

onEachDatabase('registering', (dialect) => {
  const shop = useShop(dialect);
  const count = async () => (await Customer.objects(shop().db.read).select('id')).length;

  it('makes an account and logs in to it', async () => {
    const answer = await shop().send('POST', PATH, ADA);
    expect(answer.status).to.equal(201);
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    expect(answer.body).to.have.all.keys('access_token', 'refresh_token', 'expires_in', 'customer');
    expect(answer.body.expires_in).to.equal(900);
    const { customer } = answer.body;
    expect(customer).to.have.all.keys(
      ...['id', 'email', 'name', 'phone', 'shipping_address', 'active', 'created_at', 'updated_at'],
    );
    const { email, name, phone, shipping_address } = ADA;
    expect(customer).to.include({ email, name, phone, shipping_address, active: true });
    expect(customer.created_at).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
    expect(await statusOfMe(shop(), answer.body.access_token)).to.equal(200);
  });

  it('stores hashes, and neither the password nor a token', async () => {
    const session = await register(shop(), { ...BOB, email: 'hashed@example.com' });
    const row = await Customer.objects(shop().db.read).where({ id: session.customer.id }).first();
    expect(row?.password).to.match(/^argon2\$argon2id\$/);
    const stored = JSON.stringify([row, await Session.objects(shop().db.read).select()]);
    expect(stored).not.to.include(PASSWORD);
    for (const part of session.refresh_token.split('.')) expect(stored).not.to.include(part);
  });

  it('works without a phone number and an address', async () => {
    const { customer } = await register(shop(), BOB);
    expect(customer).to.include({ phone: '', shipping_address: '' });
  });

  it('refuses an e-mail that has an account, however it is written', async () => {
    await register(shop(), { ...ADA, email: 'Taken@Example.com' });
    const before = await count();
    for (const email of ['Taken@Example.com', 'taken@example.com', 'TAKEN@EXAMPLE.COM']) {
      const answer = await shop().send('POST', PATH, { ...ADA, email });
      expect(answer.status).to.equal(409);
      expect(answer.body).to.deep.include({
        code: 'already_exists',
        details: [{ field: 'email', message: 'has an account already' }],
      });
    }
    expect(await count()).to.equal(before);
  });

  it('makes one account when ten ask for it at once', async () => {
    const account = { ...BOB, email: 'many@example.com' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        shop().send('POST', PATH, { ...account, email: index % 2 ? account.email : 'MANY@example.com' }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).to.deep.equal([201, ...Array(9).fill(409)]);
  });

  it('takes an international domain, and stores it in one form', async () => {
    const session = await register(shop(), { ...BOB, email: 'bob@Bücher.example' });
    expect(session.customer.email).to.equal('bob@xn--bcher-kva.example');
    for (const email of ['bob@bücher.example', 'BOB@XN--BCHER-KVA.example', 'bob@bu\u0308cher.example']) {
      expect((await shop().send('POST', PATH, { ...BOB, email })).status, email).to.equal(409);
      expect((await login(shop(), email, PASSWORD)).status, email).to.equal(200);
    }
  });

  it('names the field of everything that is wrong', async () => {
    const before = await count();
    const cases: [string, unknown][] = [
      ...[
        undefined,
        null,
        7,
        '',
        ' ',
        'ada',
        'a@b',
        'a@b.c\0',
        'a@ü',
        'a b@c.de',
        'a@b.de\n',
        'x'.repeat(250) + '@b.co',
      ].map((value) => ['email', value] as [string, unknown]),
      ...[undefined, null, 7, '', 'short', '12345678901', 'password', 'example.com', 'p\0ssword'].map(
        (value) => ['password', value] as [string, unknown],
      ),
      ['password', 'long'.repeat(300)],
      ...[undefined, null, {}, '', '  ', 'a\0b', '\ud800', 'x'.repeat(256), ...NO_NAMES].map(
        (value) => ['name', value] as [string, unknown],
      ),
      ...[null, 7, 'x'.repeat(33), '\0'].map((value) => ['phone', value] as [string, unknown]),
      ...[null, [], 'x'.repeat(1001), '\0'].map((value) => ['shipping_address', value] as [string, unknown]),
    ];
    for (const [field, value] of cases) {
      const answer = await shop().send('POST', PATH, { ...ADA, email: 'new@example.com', [field]: value });
      const label = `${field} ${JSON.stringify(value)}`;
      expect(answer.status, label).to.equal(400);
      expect(answer.body.code, label).to.equal('invalid');
      expect(
        new Set(answer.body.details.map((detail: { field: string }) => detail.field)),
        label,
      ).to.deep.equal(new Set([field]));
    }
    expect(await count()).to.equal(before);
  });

  it('refuses what is no JSON object', async () => {
    const before = await count();
    const cases: [unknown, number, string][] = [
      ['{"email":', 400, 'malformed_json'],
      ['[]', 400, 'invalid'],
      ['null', 400, 'invalid'],
      [Buffer.from('{"name":"\xff"}', 'latin1'), 400, 'malformed_json'],
      [`{"__proto__":{"a":1},${JSON.stringify({ ...ADA, email: 'p@example.com' }).slice(1)}`, 400, 'invalid'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await shop().send('POST', PATH, body);
      expect([answer.status, answer.body.code], String(body)).to.deep.equal([status, code]);
    }
    const form = await shop().send('POST', PATH, 'email=a', { 'Content-Type': 'text/plain' });
    expect(form.status).to.equal(415);
    expect(await count()).to.equal(before);
  });

  it('answers POST alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await shop().send(method, PATH);
      expect(answer.status).to.equal(405);
      expect(answer.headers.get('allow')).to.equal('POST, OPTIONS');
    }
  });
});
