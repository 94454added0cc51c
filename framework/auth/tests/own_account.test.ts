// The page "Your account" of the admin: one's address, log-ins and API token.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useMails } from '../../../testing/mails.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUser, LoginThrottle, Token, type UserRow } from '../models.js';
import { createToken, findUserByToken } from '../tokens.js';
import { createUser, setPassword } from '../users.js';

const PASSWORD = 'violet umbrella';
const PAGE = '/admin/account/';

onEachDatabase('one’s own account', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let count = 0;
  let user: UserRow;
  let here: StaffBrowser;

  async function logIn(agent: string): Promise<StaffBrowser> {
    const browser = new StaffBrowser(shop().url);
    const fields = { username: user.username, password: PASSWORD };
    await browser.post('/admin/login/', fields, { 'User-Agent': agent });
    await browser.get(PAGE);
    return browser;
  }
  const emailOf = async () => (await findUser(shop().db.read, user.id))?.email;
  const isIn = async (browser: StaffBrowser) => (await browser.get('/admin/')).status === 200;

  beforeEach(async () => {
    const { db } = shop();
    await db.transaction((trx) => LoginThrottle.objects(trx).delete());
    const email = `old${(count += 1)}@example.com`;
    const rights = { is_staff: true, is_superuser: true };
    user = await createUser(db, { username: `eve${count}`, password: PASSWORD, email, ...rights });
    here = await logIn('Browser of eve');
  });

  it('is linked from every page', async () => {
    expect((await here.get('/admin/')).text).to.include('<a href="/admin/account/">Your account</a>');
    expect((await new StaffBrowser(shop().url).get(PAGE)).location).to.match(/^\/admin\/login\//);
  });

  it('changes the e-mail address with the password alone, and tells the old one', async () => {
    const email = `new${count}@example.com`;
    const old = await emailOf();
    for (const [fields, message] of [
      [{ email, current_password: 'a wrong one' }, 'Your password was entered incorrectly.'],
      [{ email: 'nowhere', current_password: PASSWORD }, 'ust be an e-mail address'],
    ] as const) {
      const refused = await here.post(`${PAGE}email/`, fields);
      expect(refused.text).to.include(message).and.include('role="alert"');
      expect(await emailOf()).to.equal(old);
    }
    expect(await mails()).to.deep.equal([]);
    const done = await here.postAndFollow(`${PAGE}email/`, { email, current_password: PASSWORD });
    expect(done.text).to.include('Your e-mail address was changed.').and.include(`value="${email}"`);
    const [mail, ...more] = await mails();
    expect(more).to.deep.equal([]);
    expect(mail)
      .to.include(`To: ${old}`)
      .and.include('The e-mail address of your staff account was changed.');
  });

  it('is not changed by the form for users: neither the address nor the password', async () => {
    await here.get(`/admin/auth/user/${user.id}/change/`);
    const fields = { version: 1, username: user.username, first_name: '', last_name: '', is_active: 'on' };
    const form = { ...fields, email: 'other@example.com', is_staff: 'on', is_superuser: 'on' };
    const refused = await here.post(`/admin/auth/user/${user.id}/change/`, form);
    expect(refused.text).to.include('Change your own address on the page “Your account”.');
    expect(await emailOf()).to.equal(user.email);
    const passwords = { password1: 'crimson umbrella', password2: 'crimson umbrella' };
    const path = `/admin/auth/user/${user.id}/password/`;
    for (const answer of [await here.get(path), await here.post(path, passwords)]) {
      expect(answer).to.include({ status: 303, location: '/admin/password_change/' });
    }
    expect((await findUser(shop().db.read, user.id))?.password).to.equal(user.password);
  });

  it('tells others whose address or password a manager changes', async () => {
    const root = await signInStaff(shop());
    await root.get(`/admin/auth/user/${user.id}/change/`);
    const fields = { version: 1, username: user.username, first_name: '', last_name: '', is_active: 'on' };
    const form = { ...fields, email: 'moved@example.com', is_staff: 'on', is_superuser: 'on' };
    expect((await root.post(`/admin/auth/user/${user.id}/change/`, form)).status).to.equal(303);
    await root.post(`/admin/auth/user/${user.id}/password/`, {
      ...{ password1: 'crimson umbrella', password2: 'crimson umbrella' },
    });
    const texts = (await mails()).map((text) => /^To: (.*)\r$/m.exec(text)?.[1]);
    expect(texts).to.have.members([user.email, 'moved@example.com']);
  });

  it('lists the log-ins with their browsers, and ends one or all others', async () => {
    const [there, elsewhere] = [await logIn('Browser at home'), await logIn('Browser at work')];
    const page = (await here.get(PAGE)).text;
    for (const text of ['Browser of eve', 'Browser at home', 'Browser at work', '127.0.0.1', 'This one']) {
      expect(page).to.include(text);
    }
    const ids = [...page.matchAll(/name="id" value="(\d+)"/g)].map(([, id = '']) => id);
    expect(ids).to.have.length(2);
    await here.post(`${PAGE}sessions/`, { id: ids[0] ?? '' });
    expect([await isIn(there), await isIn(elsewhere)].sort()).to.deep.equal([false, true]);
    const last = await here.postAndFollow(`${PAGE}sessions/`, { id: 'others' });
    expect(last.text).to.include('1 log-in was ended.');
    expect([await isIn(there), await isIn(elsewhere), await isIn(here)]).to.deep.equal([false, false, true]);
  });

  it('cannot end the log-ins of others', async () => {
    const stranger = await signInStaff(shop());
    expect((await here.get(PAGE)).text).to.include('This one');
    for (let id = 1; id < 60; id += 1) await stranger.post(`${PAGE}sessions/`, { id });
    expect(await isIn(here)).to.equal(true);
  });

  it('shows the API token without its key, and revokes it', async () => {
    expect((await here.get(PAGE)).text).to.include('You have none.');
    const key = await createToken(shop().db, user.username);
    const page = (await here.get(PAGE)).text;
    expect(page)
      .to.match(/Created .* valid until /)
      .and.not.include(key);
    const done = await here.postAndFollow(`${PAGE}token/`);
    expect(done.text).to.include('Your API token was revoked.');
    expect(await findUserByToken(shop().db.read, key)).to.equal(undefined);
  });

  it('an API token ends with its time, and with the password', async () => {
    const { db } = shop();
    const key = await createToken(db, user.username);
    expect(await findUserByToken(db.read, key)).to.include({ id: user.id });
    await db.transaction((trx) =>
      Token.objects(trx)
        .where({ user_id: user.id })
        .update({ expires_at: new Date(Date.now() - 1_000).toISOString() }),
    );
    expect(await findUserByToken(db.read, key)).to.equal(undefined);
    const next = await createToken(db, user.username);
    await setPassword(db, user.id, 'crimson umbrella');
    expect(await findUserByToken(db.read, next)).to.equal(undefined);
  });
});
