// Two-factor log-ins of staff: codes of an app, recovery codes, and shops that require them.
import { expect } from 'chai';
import { Secret, TOTP } from 'otpauth';
import { settings } from '../../../ecommerce/settings.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { eventsOf } from '../../../testing/events.js';
import { useMails } from '../../../testing/mails.js';
import { useShop } from '../../../testing/shop.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { seal, unseal } from '../../sealing.js';
import { tokenOf } from '../keys.js';
import { LoginThrottle, RecoveryCode, Session, TwoFactor, User, type UserRow } from '../models.js';
import { turnOff } from '../two_factor.js';
import { createUser, setPassword } from '../users.js';

const PASSWORD = 'violet umbrella';
const PAGE = '/admin/account/two_factor/';
const STEP_MS = 30_000;

onEachDatabase('two-factor log-in', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let count = 0;
  let user: UserRow;
  let secret: string;
  let codes: string[];
  let here: StaffBrowser;

  const codeAt = (at: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
  /** A code that was not used yet: the step of each must be later than the one before. */
  async function freshCode(): Promise<string> {
    await shop().db.transaction((trx) =>
      TwoFactor.objects(trx).where({ user_id: user.id }).update({ last_step: 1 }),
    );
    return codeAt(Date.now());
  }

  async function password(browser = new StaffBrowser(shop().url)) {
    const answer = await browser.post('/admin/login/', { username: user.username, password: PASSWORD });
    const ticket = /name="ticket" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
    const enter = (code: string, next = '/admin/') => browser.post('/admin/login/', { ticket, code, next });
    return { browser, answer, ticket, enter };
  }
  const isIn = async (browser: StaffBrowser) => (await browser.get('/admin/')).status === 200;

  beforeEach(async () => {
    const { db } = shop();
    await db.transaction((trx) => LoginThrottle.objects(trx).delete());
    const email = `ada${(count += 1)}@example.com`;
    user = await createUser(db, { username: `ada${count}`, password: PASSWORD, is_staff: true, email });
    ({ browser: here } = await password());
    const page = (await here.get(PAGE)).text;
    secret = (/<code class="secret-key">([^<]+)/.exec(page)?.[1] ?? '').replaceAll(' ', '');
    const setup = /name="setup" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const done = await here.post(PAGE, { setup, code: codeAt(Date.now()), current_password: PASSWORD });
    codes = [...done.text.matchAll(/<li><code>([^<]+)/g)].map(([, code = '']) => code);
  });

  it('is set up with a picture or a key, and shows ten recovery codes once', async () => {
    expect(codes).to.have.length(10);
    expect(new Set(codes).size).to.equal(10);
    for (const code of codes) expect(code).to.match(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    const stored = JSON.stringify([
      await TwoFactor.objects(shop().db.read).select(),
      await RecoveryCode.objects(shop().db.read).select(),
    ]);
    for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(stored).not.to.include(text);
    }
    expect((await here.get(PAGE)).text).to.include('You have 10 unused recovery codes');
    const [mail] = await mails();
    expect(mail)
      .to.include(`To: ada${count}@example.com`)
      .and.include('needs a code of your authenticator app');
  });

  it('is not set up with a wrong code, a wrong password or the setup of somebody else', async () => {
    await turnOff(shop().db, user.id, {});
    const page = (await here.get(PAGE)).text;
    expect(page).to.match(/<img class="qr-code" src="data:image\/svg\+xml;base64,[\w+/=]+"/);
    const setup = /name="setup" value="([^"]+)"/.exec(page)?.[1] ?? '';
    secret = (/<code class="secret-key">([^<]+)/.exec(page)?.[1] ?? '').replaceAll(' ', '');
    const right = { setup, code: codeAt(Date.now()), current_password: PASSWORD };
    const foreign = seal(JSON.stringify([user.id + 1, secret, Date.now() + 60_000]), 'auth.two_factor');
    const old = seal(JSON.stringify([user.id, secret, Date.now() - 1]), 'auth.two_factor');
    for (const [values, message] of [
      [{ code: codeAt(Date.now() - 10 * STEP_MS) }, 'This code is not correct.'],
      [{ code: '' }, 'This code is not correct.'],
      [{ current_password: 'a wrong one' }, 'Your password was entered incorrectly.'],
      [{ setup: foreign }, 'took too long'],
      [{ setup: old }, 'took too long'],
      [{ setup: 'x' }, 'took too long'],
    ] as const) {
      const answer = await here.post(PAGE, { ...right, ...values });
      expect(answer.text.toLowerCase()).to.include(message.toLowerCase());
    }
    expect(await TwoFactor.objects(shop().db.read).where({ user_id: user.id }).first()).to.equal(undefined);
  });

  it('asks for the code after the password, and goes on to the page that was asked for', async () => {
    const { browser, answer, enter } = await password();
    expect(answer.status).to.equal(200);
    expect(answer.text).to.include('Enter your code').and.include('autocomplete="one-time-code"');
    expect(browser.cookies.has('sessionid')).to.equal(false);
    expect(await isIn(browser)).to.equal(false);
    const code = await freshCode();
    expect(await enter(`${code.slice(0, 3)} ${code.slice(3)}`, '/admin/products/')).to.include({
      ...{ status: 303, location: '/admin/products/' },
    });
    expect(await isIn(browser)).to.equal(true);
  });

  it('takes each code once, and none of a while ago', async () => {
    const code = await freshCode();
    expect((await (await password()).enter(code)).status).to.equal(303);
    const again = await password();
    expect((await again.enter(code)).text).to.include('This code is not correct, or was already used.');
    expect((await again.enter(codeAt(Date.now() - 3 * STEP_MS))).status).to.equal(200);
    expect((await again.enter('')).status).to.equal(200);
    expect(await isIn(again.browser)).to.equal(false);
  });

  it('takes a recovery code once, and tells its owner', async () => {
    const [code = ''] = codes;
    const events = await eventsOf(async () => {
      expect((await (await password()).enter(code.toLowerCase().replaceAll('-', ' '))).status).to.equal(303);
    });
    expect(events.map(({ event }) => event)).to.deep.equal(['recovery_code_used', 'staff_logged_in']);
    expect((await (await password()).enter(code)).status).to.equal(200);
    expect((await here.get(PAGE)).text).to.include('You have 9 unused recovery codes');
    expect((await mails()).join('')).to.include('logged in to your staff account with a recovery code');
  });

  it('cannot be guessed: after five wrong codes one waits', async () => {
    const { enter, browser } = await password();
    for (let tries = 0; tries < 5; tries += 1) expect((await enter('000000')).status).to.equal(200);
    const answer = await enter(await freshCode());
    expect(answer.status).to.equal(429);
    expect(answer.text).to.include('Too many failed attempts.');
    expect(await isIn(browser)).to.equal(false);
  });

  it('refuses a ticket that is forged, too old, or whose password was changed since', async () => {
    const { ticket } = await password();
    const claims = JSON.parse(unseal(ticket, 'auth.login ticket') ?? '[]') as [number, string, number];
    const old = seal(JSON.stringify([claims[0], claims[1], Date.now() - 1]), 'auth.login ticket');
    const browser = new StaffBrowser(shop().url);
    for (const bad of [old, 'x', seal(JSON.stringify(claims), 'auth.two_factor')]) {
      const answer = await browser.post('/admin/login/', { ticket: bad, code: await freshCode() });
      expect(answer.text).to.include('The log-in took too long.');
    }
    await setPassword(shop().db, user.id, 'crimson umbrella');
    const late = await browser.post('/admin/login/', { ticket, code: await freshCode() });
    expect(late.text).to.include('The log-in took too long.');
    expect(await isIn(browser)).to.equal(false);
  });

  it('gets new recovery codes, and is turned off, with the password alone', async () => {
    await here.get(PAGE);
    const wrong = await here.post(`${PAGE}change/`, { off: '1', current_password: 'a wrong one' });
    expect(wrong.text).to.include('Your password was entered incorrectly.');
    const renewed = await here.post(`${PAGE}change/`, { codes: '1', current_password: PASSWORD });
    expect([...renewed.text.matchAll(/<li><code>/g)]).to.have.length(10);
    const [old = ''] = codes;
    expect((await (await password()).enter(old)).status).to.equal(200);
    await here.get(PAGE);
    const off = await here.postAndFollow(`${PAGE}change/`, { off: '1', current_password: PASSWORD });
    expect(off.text).to.include('Logging in no longer needs a code.');
    expect((await password()).answer.status).to.equal(303);
    const texts = (await mails()).join('');
    expect(texts).to.include('New recovery codes were created').and.include('no longer needs a code');
  });

  describe('where the shop requires it', () => {
    before(() => void Object.assign(settings, { STAFF_TWO_FACTOR: 'required' }));
    after(() => void Object.assign(settings, { STAFF_TWO_FACTOR: 'optional' }));

    it('is set up before anything else, and cannot be turned off', async () => {
      await here.get(PAGE);
      expect((await here.post(`${PAGE}change/`, { off: '1', current_password: PASSWORD })).status).to.equal(
        403,
      );
      await turnOff(shop().db, user.id, {});
      for (const path of ['/admin/', '/admin/account/', '/admin/products/product/', '/admin/nothing/']) {
        expect(await here.get(path), path).to.include({ status: 302, location: PAGE });
      }
      expect((await here.get(PAGE)).text).to.include('This shop requires it');
      expect((await here.get('/admin/password_change/')).status).to.equal(200);
      expect((await here.get('/admin/password_change/done/')).status).to.equal(200);
    });

    it('keeps who lacks it out of the API too', async () => {
      await turnOff(shop().db, user.id, {});
      const key = here.cookies.get('sessionid') ?? '';
      const headers = { Cookie: `sessionid=${key}`, 'X-CSRFToken': tokenOf(key, 'csrf token') };
      expect((await shop().send('GET', '/api/customers/', undefined, headers)).status).to.equal(401);
    });
  });

  it('may be in place, and carries what was typed through both steps', async () => {
    await User.objects(shop().db.read).where({ id: user.id }).update({ is_superuser: true });
    const add = '/admin/products/category/add/';
    await here.get(add);
    await Session.objects(shop().db.read).where({ user_id: user.id }).delete();
    const post = (fields: Record<string, string>) =>
      here.post(add, { name: 'Garden', slug: 'typed', ...fields }, { Origin: shop().url });
    expect((await post({})).status).to.equal(401);
    const asked = await post({ _login_username: user.username, _login_password: PASSWORD });
    expect(asked.text).to.contain('name="name" value="Garden"').and.not.contain(PASSWORD);
    const _login_ticket = /name="_login_ticket" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    const wrong = await post({ _login_ticket, _login_code: '000000' });
    expect(wrong.text).to.contain('This code is not correct').and.contain('name="name" value="Garden"');
    const back = await post({ _login_ticket, _login_code: await freshCode() });
    expect(back.status).to.equal(200);
    expect(back.text).to.contain('Nothing was saved yet.').and.contain('value="Garden"');
    expect(await isIn(here)).to.equal(true);
  });
});
