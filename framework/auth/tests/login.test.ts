// Logging in over HTTP; what becomes of the session is in sessions.test.ts.
import { expect } from 'chai';
import type { ApiError } from '../../errors.js';
import { settings } from '../../../ecommerce/settings.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { useCostlyPasswords } from '../../../testing/passwords.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { LOGIN_FAILED, logIn as staffLogIn } from '../login.js';
import { findUserByUsername, KnownAddress, LoginThrottle, Session, User } from '../models.js';
import { createUser } from '../users.js';

const PASSWORD = 'violet umbrella';
/** Made by Django 3.2 from "correct horse battery". */
const DJANGO_HASH =
  'pbkdf2_sha256$260000$4imlecAV6DVo4jf1KKZ6oX$sLKR/WzRGDZ4750HD2ZV4hTSN8M2BVTuLKvJ9vR7GuE=';

onEachDatabase('logging in', (dialect) => {
  const shop = useShop(dialect);
  before(async () => {
    const { db } = shop();
    await createUser(db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    await createUser(db, { username: 'gone', password: PASSWORD, is_staff: true, is_active: false });
    await createUser(db, { username: 'nostaff', password: PASSWORD });
  });
  beforeEach(() =>
    shop().db.transaction(async (trx) => {
      await LoginThrottle.objects(trx).delete();
      await KnownAddress.objects(trx).delete();
    }),
  );

  const browser = () => new StaffBrowser(shop().url);
  const logIn = (from: StaffBrowser, username: string, password: string, next?: string) =>
    from.post('/admin/login/', { username, password, ...(next !== undefined && { next }) });
  const sessions = async () => (await Session.objects(shop().db.read).select()).length;

  it('shows a form whose cookie no script reads', async () => {
    const answer = await browser().get('/admin/login/?next=/admin/products/');
    expect(answer.status).to.equal(200);
    expect(answer.text).to.contain('name="next" value="/admin/products/"').and.contain('type="password"');
    expect(answer.headers.get('set-cookie')).to.match(
      /^csrftoken=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('with the right name and password leads to the page that was asked for', async () => {
    const ada = browser();
    const answer = await logIn(ada, 'ada', PASSWORD, '/admin/nothing/?q=1');
    expect(answer).to.include({ status: 303, location: '/admin/nothing/?q=1' });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('sessionid='));
    expect(cookie).to.match(
      /^sessionid=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect((await ada.get('/admin/nothing/')).status).to.equal(404);
    expect((await findUserByUsername(shop().db.read, 'ada'))?.last_login).to.be.a('string');
  });

  it('sends its cookies over HTTPS alone where DEBUG is off', async () => {
    settings.DEBUG = false;
    try {
      const ada = browser();
      const form = await ada.get('/admin/login/');
      const answer = await logIn(ada, 'ada', PASSWORD);
      const cookies = [...form.headers.getSetCookie(), ...answer.headers.getSetCookie()];
      expect(cookies.map((line) => line.split('=')[0])).to.include.members([
        '__Host-csrftoken',
        '__Host-sessionid',
      ]);
      for (const line of cookies)
        expect(line).to.contain('; Secure').and.contain('; HttpOnly').and.contain('; Path=/;');
    } finally {
      settings.DEBUG = true;
    }
  });

  it('stores no session key', async () => {
    const ada = browser();
    await logIn(ada, 'ada', PASSWORD);
    const stored = JSON.stringify(await Session.objects(shop().db.read).select());
    expect(stored).to.not.contain(ada.cookies.get('sessionid'));
  });

  for (const next of [
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/.//evil.example',
    'evil',
  ]) {
    it(`never leads to ${next}`, async () => {
      const form = await browser().get(`/admin/login/?next=${encodeURIComponent(next)}`);
      expect(form.text).to.contain('name="next" value="/admin/"');
      expect(await logIn(browser(), 'ada', PASSWORD, next)).to.include({ status: 303, location: '/admin/' });
    });
  }

  it('does not lead to the logout, and not back to itself', async () => {
    expect((await logIn(browser(), 'ada', PASSWORD, '/admin/logout/')).location).to.equal('/admin/');
    expect((await logIn(browser(), 'ada', PASSWORD, '/admin/login/?next=/')).location).to.equal('/admin/');
  });

  it('answers one and the same to who may not, and opens no session', async () => {
    const before = await sessions();
    const pages = new Set<string>();
    for (const [name, password] of [
      ['ada', 'wrong umbrella'],
      ['ada', ' '],
      ['Ada', PASSWORD],
      ['nobody', PASSWORD],
      ['gone', PASSWORD],
      ['nostaff', PASSWORD],
      ["' OR 1=1 --", PASSWORD],
      ['x'.repeat(5000), PASSWORD],
    ] as const) {
      const from = browser();
      const answer = await logIn(from, name, password);
      expect(answer.status, name).to.equal(200);
      expect(answer.headers.getSetCookie().join()).to.not.contain('sessionid');
      const text = answer.text.replaceAll(from.csrfToken, '').replace(/name="username" value="[^"]*"/, '');
      pages.add(text);
    }
    expect(pages.size).to.equal(1);
    expect([...pages][0])
      .to.contain(LOGIN_FAILED)
      .and.contain('role="alert"');
    expect(await sessions()).to.equal(before);
  });

  describe('with what passwords cost in production', () => {
    useCostlyPasswords();

    it('refuses everybody at the same time, whatever their hash costs', async () => {
      const { db } = shop();
      const imported = await createUser(db, { username: 'imported', is_staff: true });
      await db.transaction((trx) =>
        User.objects(trx).where({ id: imported.id }).update({ password: DJANGO_HASH }),
      );
      const times: number[] = [];
      for (const name of ['ada', 'nobody', 'gone', 'nostaff', 'imported', '\u00e4']) {
        const from = browser();
        await from.get('/admin/login/');
        const started = performance.now();
        await logIn(from, name, 'wrong umbrella');
        times.push(performance.now() - started);
      }
      expect(Math.min(...times)).to.be.at.least(595);
    });
  });

  it('keeps the name that was typed, as text, and never the password', async () => {
    const answer = await logIn(browser(), '"><script>alert(1)</script>', 'secret umbrella');
    expect(answer.text).to.contain('value="&#34;&gt;&lt;script&gt;');
    expect(answer.text).to.not.contain('<script>alert').and.not.contain('secret umbrella');
  });

  it('asks for what is missing without counting it as an attempt', async () => {
    for (let i = 0; i < 8; i += 1) {
      const answer = await logIn(browser(), 'ada', '');
      expect(answer.status).to.equal(200);
      expect(answer.text).to.contain('This field is required.');
    }
    expect((await logIn(browser(), 'ada', PASSWORD)).status).to.equal(303);
  });

  it('lets in who has a hash that Django made, and makes it anew', async () => {
    const { db } = shop();
    const user = await createUser(db, { username: 'old', is_staff: true });
    await db.transaction((trx) => User.objects(trx).where({ id: user.id }).update({ password: DJANGO_HASH }));
    const from = browser();
    expect((await logIn(from, 'old', 'correct horse battery')).status).to.equal(303);
    expect((await findUserByUsername(db.read, 'old'))?.password).to.match(/^argon2\$argon2id\$/);
    expect((await from.get('/admin/nothing/')).status).to.equal(404);
    expect((await logIn(browser(), 'old', 'correct horse battery')).status).to.equal(303);
  });

  it('is throttled by name, with a time to wait, for the right password too', async () => {
    for (let i = 0; i < 5; i += 1) await logIn(browser(), 'ada', 'wrong umbrella');
    const answer = await logIn(browser(), 'ada', PASSWORD);
    expect(answer.status).to.equal(429);
    expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 5);
    expect(answer.text).to.match(/Too many failed attempts\. Try again in [1-5] seconds?\./);
    expect((await logIn(browser(), 'nostaff', PASSWORD)).status).to.equal(200);
    const past = new Date(Date.now() - 1).toISOString();
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).update({ blocked_until: past }));
    expect((await logIn(browser(), 'ada', PASSWORD)).status).to.equal(303);
  });

  it('lets staff in from where they have logged in lately, while others guess elsewhere', async () => {
    const { db } = shop();
    expect((await logIn(browser(), 'ada', PASSWORD)).status).to.equal(303);
    const elsewhere = { username: 'ada', password: 'wrong umbrella' };
    for (let i = 0; i < 5; i += 1)
      await staffLogIn(db, elsewhere, { clientAddress: `203.0.113.${i}` }).catch(() => undefined);
    const refused = await staffLogIn(
      db,
      { ...elsewhere, password: PASSWORD },
      { clientAddress: '203.0.113.9' },
    ).catch((error: ApiError) => error.code);
    expect(refused).to.equal('throttled');
    expect((await logIn(browser(), 'ada', PASSWORD)).status).to.equal(303);
  });

  it('is throttled for names that do not exist as well', async () => {
    for (let i = 0; i < 5; i += 1) await logIn(browser(), 'nobody', 'wrong umbrella');
    expect((await logIn(browser(), 'nobody', 'wrong umbrella')).status).to.equal(429);
  });

  it('gives a new session, whatever session the browser was made to have', async () => {
    const { db } = shop();
    const mallory = await createUser(db, { username: `mallory`, password: PASSWORD, is_staff: true });
    const planted = browser();
    await logIn(planted, 'mallory', PASSWORD);
    const key = planted.cookies.get('sessionid') ?? '';
    const ada = browser();
    ada.cookies.set('sessionid', key);
    expect((await logIn(ada, 'ada', PASSWORD)).status).to.equal(303);
    expect(ada.cookies.get('sessionid'))
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(key);
    expect((await planted.get('/admin/nothing/')).status).to.equal(302);
    expect(await Session.objects(db.read).where({ user_id: mallory.id })).to.deep.equal([]);
    const invented = browser();
    invented.cookies.set('sessionid', 'a'.repeat(43));
    await logIn(invented, 'ada', PASSWORD);
    expect(invented.cookies.get('sessionid')).to.not.equal('a'.repeat(43));
  });

  it('needs the token of its own form, and no foreign Origin', async () => {
    const before = await sessions();
    const values = { username: 'ada', password: PASSWORD };
    const other = browser();
    await other.get('/admin/login/');
    for (const [fields, headers] of [
      [{ csrfmiddlewaretoken: '' }, {}],
      [{ csrfmiddlewaretoken: 'x' }, {}],
      [{ csrfmiddlewaretoken: other.csrfToken }, {}],
      [{}, { Origin: 'https://evil.example' }],
      [{}, { Origin: 'null' }],
    ]) {
      const answer = await browser().post('/admin/login/', { ...values, ...fields }, headers);
      expect(answer.status).to.equal(403);
    }
    const bare = await fetch(`${shop().url}/admin/login/`, {
      method: 'POST',
      body: new URLSearchParams(values),
    });
    expect(bare.status).to.equal(403);
    expect(await sessions()).to.equal(before);
    const own = { Origin: shop().url };
    expect((await browser().post('/admin/login/', values, own)).status).to.equal(303);
  });

  it('takes who is logged in already straight on', async () => {
    const ada = browser();
    await logIn(ada, 'ada', PASSWORD);
    expect((await ada.get('/admin/login/?next=/admin/nothing/')).location).to.equal('/admin/nothing/');
    expect((await ada.get('/admin/login/?next=//evil.example')).location).to.equal('/admin/');
  });
});
