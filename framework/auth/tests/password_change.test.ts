// Changing one's own password in the admin.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUser, LoginThrottle, type UserRow } from '../models.js';
import { createUser } from '../users.js';

const OLD = 'violet umbrella';
const NEW = 'crimson umbrella';
const URL_PATH = '/admin/password_change/';

onEachDatabase('one’s own password', (dialect) => {
  const shop = useShop(dialect);
  let user: UserRow;
  let here: StaffBrowser;
  let count = 0;
  beforeEach(async () => {
    await shop().db.transaction((trx) => LoginThrottle.objects(trx).delete());
    user = await createUser(shop().db, { username: `ada${(count += 1)}`, password: OLD, is_staff: true });
    here = await logIn(OLD);
  });

  async function logIn(password: string): Promise<StaffBrowser> {
    const browser = new StaffBrowser(shop().url);
    await browser.post('/admin/login/', { username: user.username, password });
    await browser.get(URL_PATH);
    return browser;
  }
  const isIn = async (browser: StaffBrowser) => (await browser.get('/admin/')).status === 200;
  const change = (values: Record<string, string>, browser = here) =>
    browser.post(URL_PATH, { old_password: OLD, new_password1: NEW, new_password2: NEW, ...values });

  it('is changed, the session goes on with a new key, and the user’s others end', async () => {
    const there = await logIn(OLD);
    const copied = new StaffBrowser(shop().url);
    copied.cookies.set('sessionid', here.cookies.get('sessionid') ?? '');
    expect([await isIn(here), await isIn(there), await isIn(copied)]).to.deep.equal([true, true, true]);
    const done = '/admin/password_change/done/';
    expect(await change({})).to.include({ status: 303, location: done });
    const { text } = await here.get(done);
    expect(text).to.contain('<h1>Password change successful</h1>').and.contain('Your password was changed.');
    expect([await isIn(there), await isIn(copied)]).to.deep.equal([false, false]);
    expect(await isIn(await logIn(OLD))).to.equal(false);
    expect(await isIn(await logIn(NEW))).to.equal(true);
  });

  for (const [what, values, message] of [
    ['the old one wrong', { old_password: 'wrong' }, 'Your old password was entered incorrectly.'],
    ['the old one missing', { old_password: '' }, 'Your old password was entered incorrectly.'],
    ['the new ones different', { new_password2: 'crimson' }, 'The two password fields didn’t match.'],
    ['nothing new', { new_password1: '', new_password2: '' }, 'This field is required.'],
    ['a common one', { new_password1: 'password123', new_password2: 'password123' }, 'too common.'],
    ['digits alone', { new_password1: '8374629104', new_password2: '8374629104' }, 'entirely numeric.'],
  ] as const) {
    it(`is not changed with ${what}`, async () => {
      const there = await logIn(OLD);
      const answer = await change(values);
      expect(answer.status).to.equal(200);
      expect(answer.text).to.contain(message).and.contain('role="alert"').and.not.contain(`value="${NEW}"`);
      expect((await findUser(shop().db.read, user.id))?.password).to.equal(user.password);
      expect(await isIn(there)).to.equal(true);
    });
  }

  it('cannot be guessed here any faster than at the log-in', async () => {
    for (let i = 0; i < 5; i += 1) await change({ old_password: `guess ${i}` });
    const answer = await change({});
    expect(answer.status).to.equal(429);
    expect(answer.headers.get('retry-after')).to.match(/^[1-5]$/);
    expect((await findUser(shop().db.read, user.id))?.password).to.equal(user.password);
  });

  it('is not changed without a session, or without its token', async () => {
    expect((await change({}, new StaffBrowser(shop().url))).location).to.match(/^\/admin\/login\//);
    expect((await change({ csrfmiddlewaretoken: 'x' })).status).to.equal(403);
    expect((await findUser(shop().db.read, user.id))?.password).to.equal(user.password);
  });
});
