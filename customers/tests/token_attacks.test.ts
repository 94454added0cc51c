// Access tokens that must not work, at an endpoint that anyone may use and at one for customers.
import { hkdfSync } from 'node:crypto';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { setCustomerActive } from '../accounts.js';
import { Customer, Session } from '../models.js';
import {
  bearer,
  BOB,
  login,
  PASSWORD,
  refresh,
  register,
  type SessionBody,
  statusOfMe,
} from '../../testing/makers/customers.js';

const KEY = new Uint8Array(hkdfSync('sha256', settings.SECRET_KEY, '', 'customers.access_token', 32));
const secondsNow = () => Math.floor(Date.now() / 1000);

onEachDatabase('attacks on access tokens', (dialect) => {
  const shop = useShop(dialect);
  let session: SessionBody;
  let sid = 0;
  let claims: Record<string, unknown> = {};

  before(async () => {
    session = await register(shop(), BOB);
    const row = await Session.objects(shop().db.read).where({ customer_id: session.customer.id }).first();
    sid = row?.id ?? 0;
    const sub = String(session.customer.id);
    claims = { sub, sid, iss: 'ecommerce', aud: 'customers', iat: secondsNow(), exp: secondsNow() + 900 };
  });

  const sign = (changes: Record<string, unknown> = {}, key: Uint8Array = KEY, header = {}) => {
    const payload = Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(payload))
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
      .sign(key);
  };

  async function expectRefused(token: string, what: string): Promise<void> {
    for (const path of ['/api/customers/me/', '/api/products/', '/api/customers/']) {
      const { status, body } = await shop().get(path, bearer(token));
      expect([status, body.code], `${what} at ${path}`).to.deep.equal([401, 'unauthenticated']);
    }
  }

  it('lets a token through that is as it should be', async () => {
    expect(await statusOfMe(shop(), await sign())).to.equal(200);
  });

  it('refuses one that has expired, or is not valid yet, or never ends', async () => {
    await expectRefused(await sign({ iat: secondsNow() - 1000, exp: secondsNow() - 1 }), 'expired');
    await expectRefused(await sign({ nbf: secondsNow() + 60 }), 'not yet valid');
    await expectRefused(await sign({ exp: undefined }), 'without end');
  });

  it('refuses one that nobody signed', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'HS256']) {
      await expectRefused(`${encode({ alg, typ: 'at+jwt' })}.${encode(claims)}.`, alg);
    }
    const [header, , signature] = session.access_token.split('.');
    await expectRefused(`${header}.${encode({ ...claims, sub: '2' })}.${signature}`, 'changed');
  });

  it('refuses one signed with another key or algorithm', async () => {
    await expectRefused(await sign({}, new Uint8Array(32)), 'zero key');
    await expectRefused(await sign({}, new TextEncoder().encode(settings.SECRET_KEY)), 'underived key');
    const long = new Uint8Array(64);
    long.set(KEY);
    await expectRefused(await sign({}, long, { alg: 'HS512' }), 'HS512');
  });

  it('refuses one for another audience, of another issuer or kind', async () => {
    await expectRefused(await sign({ aud: 'staff' }), 'audience');
    await expectRefused(await sign({ aud: undefined }), 'no audience');
    await expectRefused(await sign({ iss: 'elsewhere' }), 'issuer');
    await expectRefused(await sign({}, KEY, { typ: 'JWT' }), 'kind');
  });

  it('refuses one that names no customer, no session, or a session of somebody else', async () => {
    const other = await register(shop(), { ...BOB, email: 'other@example.com' });
    await expectRefused(await sign({ sub: '999999' }), 'unknown customer');
    await expectRefused(await sign({ sub: String(other.customer.id) }), "another customer's session");
    await expectRefused(await sign({ sid: sid + 999 }), 'unknown session');
    for (const sub of [undefined, '', 'x', '1 OR 1=1', '99999999999', '1.5', '-1', 'NaN']) {
      await expectRefused(await sign({ sub }), `sub ${sub}`);
    }
    for (const wrong of [undefined, null, 'x', 1.5, 2 ** 53, {}, [sid], true]) {
      await expectRefused(await sign({ sid: wrong }), `sid ${JSON.stringify(wrong)}`);
    }
  });

  it('refuses a refresh token, and what is no token at all', async () => {
    await expectRefused(session.refresh_token, 'refresh token');
    for (const token of ['', 'x', '..', 'a.b.c', 'null', 'é', 'x'.repeat(4000)]) {
      await expectRefused(token, `"${token.slice(0, 9)}"`);
    }
  });

  it('refuses an access token where a refresh token belongs', async () => {
    expect((await refresh(shop(), session.access_token)).status).to.equal(401);
    expect(await statusOfMe(shop(), session.access_token)).to.equal(200);
  });

  it('refuses every token of a customer who was deactivated since, and of one who is gone', async () => {
    const { db } = shop();
    const gone = await register(shop(), { ...BOB, email: 'gone@example.com' });
    const second = (await login(shop(), 'gone@example.com', PASSWORD)).body;
    await setCustomerActive(db, gone.customer.id, false, {});
    for (const { access_token, refresh_token } of [gone, second]) {
      await expectRefused(access_token, 'deactivated');
      expect((await refresh(shop(), refresh_token)).status).to.equal(401);
    }
    await setCustomerActive(db, gone.customer.id, true, {});
    await expectRefused(gone.access_token, 'activated again, but the session has ended');
    const third = (await login(shop(), 'gone@example.com', PASSWORD)).body;
    expect(await statusOfMe(shop(), third.access_token)).to.equal(200);
    await db.transaction((trx) => Customer.objects(trx).where({ id: gone.customer.id }).delete());
    await expectRefused(third.access_token, 'deleted');
  });
});
