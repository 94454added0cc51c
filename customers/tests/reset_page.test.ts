// GET and POST /password-reset/, where the link in the mail leads.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { hashKey, newKey } from '../../framework/auth/keys.js';
import { now } from '../../framework/db/database.js';
import { PasswordReset, Session } from '../models.js';
import { BOB, login, PASSWORD, register } from '../../testing/makers/customers.js';

const PATH = '/password-reset/';

onEachDatabaseInOrder('the page for a new password', (dialect) => {
  const shop = useShop(dialect);
  let token = '';
  let customer_id = 0;

  /** A link as a mail has it. */
  async function link(): Promise<string> {
    const key = newKey();
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    await shop().db.transaction((trx) =>
      PasswordReset.objects(trx).insert({
        customer_id,
        token_hash: hashKey(key),
        created_at: now(),
        expires_at,
      }),
    );
    return key;
  }

  const post = (fields: Record<string, string>) =>
    shop().send('POST', PATH, new URLSearchParams(fields).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });

  before(async () => {
    customer_id = (await register(shop(), BOB)).customer.id;
    token = await link();
  });

  it('is where mails lead unless the settings name another page', () => {
    expect(new URL(settings.PASSWORD_RESET_URL).pathname).to.equal(PATH);
  });

  it('shows a form with the token, that no cache keeps and no other site hears of', async () => {
    const { status, headers, body } = await shop().get(`${PATH}?token=${token}`);
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect(body).to.include(`name="token" value="${token}"`);
  });

  it('escapes what is in the address', async () => {
    const { body } = await shop().get(`${PATH}?token=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.to.include('<script>');
    for (const query of ['', '?token=a&token=b', '?token[x]=1', '?token=%00']) {
      expect((await shop().get(PATH + query)).status, query).to.equal(200);
    }
  });

  it('says what is wrong with a weak password, and keeps the link', async () => {
    for (const [new_password, words] of [
      ['short', 'This password is too short.'],
      ['12345678901', 'This password is entirely numeric.'],
      ['', 'must not be empty'],
    ] as const) {
      const { status, body } = await post({ token, new_password });
      expect(status).to.equal(200);
      expect(body).to.include(words).and.to.include(`value="${token}"`);
    }
    expect((await login(shop(), BOB.email, PASSWORD)).status).to.equal(200);
  });

  it('sets the password once, and leaves no session open', async () => {
    const { status, body } = await post({ token, new_password: 'staple of batteries' });
    expect(status).to.equal(200);
    expect(body).to.include('Your password was changed').and.not.to.include(token);
    expect(await Session.objects(shop().db.read).where({ customer_id })).to.deep.equal([]);
    expect((await login(shop(), BOB.email, PASSWORD)).status).to.equal(401);
    expect((await login(shop(), BOB.email, 'staple of batteries')).status).to.equal(200);
    const again = await post({ token, new_password: 'yet another password' });
    expect(again.body).to.include('This link no longer works');
    expect((await login(shop(), BOB.email, 'staple of batteries')).status).to.equal(200);
  });

  it('says so when a link never was one', async () => {
    for (const wrong of ['', 'unknown', 'x'.repeat(1001)]) {
      const { status, body } = await post({ token: wrong, new_password: 'staple of batteries' });
      expect([status, body.includes('This link no longer works')]).to.deep.equal([200, true]);
    }
    expect((await shop().send('POST', PATH)).status).to.equal(200);
    expect((await shop().send('PUT', PATH)).status).to.equal(405);
  });
});
