// A session over HTTP: how it ends, what holds from its next request on, and the headers of its pages.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUserByUsername, Session, type UserRow } from '../models.js';
import { setUserPermissions } from '../permissions.js';
import { createUser, updateUser } from '../users.js';

const PASSWORD = 'violet umbrella';

onEachDatabase('a session', (dialect) => {
  const shop = useShop(dialect);
  before(() =>
    createUser(shop().db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true }),
  );

  const browser = () => new StaffBrowser(shop().url);
  const logIn = (from: StaffBrowser, username: string, password: string) =>
    from.post('/admin/login/', { username, password });
  const sessions = async () => (await Session.objects(shop().db.read).select()).length;

  it('ends on the server with the logout, which is a POST alone', async () => {
    const ada = browser();
    await logIn(ada, 'ada', PASSWORD);
    const key = ada.cookies.get('sessionid') ?? '';
    const refused = await ada.get('/admin/logout/');
    expect([refused.status, refused.headers.get('allow')]).to.deep.equal([405, 'POST']);
    expect((await ada.post('/admin/logout/', { csrfmiddlewaretoken: 'x' })).status).to.equal(403);
    expect((await ada.get('/admin/nothing/')).status).to.equal(404);
    const page = await ada.post('/admin/logout/');
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('<h1>Logged out</h1>').and.contain('<a href="/admin/">Log in again</a>');
    expect(page.text).not.to.contain('ada').and.not.to.contain('csrfmiddlewaretoken');
    expect(ada.cookies.has('sessionid')).to.equal(false);
    const thief = browser();
    thief.cookies.set('sessionid', key);
    expect((await thief.get('/admin/')).status).to.equal(302);
  });

  it('ends in mid-session for who is deactivated, or is staff no longer', async () => {
    const { db } = shop();
    for (const change of [{ is_active: false }, { is_staff: false }]) {
      const name = `leaver-${Object.keys(change)[0]}`;
      const { id } = await createUser(db, { username: name, password: PASSWORD, is_staff: true });
      const from = browser();
      await logIn(from, name, PASSWORD);
      expect((await from.get('/admin/nothing/')).status).to.equal(404);
      await db.transaction((trx) => updateUser(trx, id, change));
      expect((await from.get('/admin/nothing/')).location).to.equal('/admin/login/?next=/admin/nothing/');
      expect((await from.post('/admin/logout/')).status).to.equal(302);
    }
  });

  it('ends when its time is over', async () => {
    const ada = browser();
    await logIn(ada, 'ada', PASSWORD);
    const past = new Date(Date.now() - 1).toISOString();
    await shop().db.transaction((trx) => Session.objects(trx).update({ expires_at: past }));
    expect((await ada.get('/admin/')).status).to.equal(302);
    await logIn(browser(), 'ada', PASSWORD);
    expect(await sessions()).to.equal(1);
  });

  it('has from the next request on the rights that its user has then', async () => {
    const { db } = shop();
    await createUser(db, { username: 'clerk', password: PASSWORD, is_staff: true });
    const clerk = (await findUserByUsername(db.read, 'clerk')) as UserRow;
    const from = browser();
    await logIn(from, 'clerk', PASSWORD);
    const list = async () => (await from.get('/admin/products/product/')).status;
    expect(await list()).to.equal(403);
    await db.transaction((trx) => setUserPermissions(trx, clerk.id, ['products.view_product']));
    expect(await list()).to.equal(200);
    await db.transaction((trx) => setUserPermissions(trx, clerk.id, []));
    expect(await list()).to.equal(403);
  });

  it('has a token that is of no use in another session of the same user', async () => {
    const [here, there] = [browser(), browser()];
    for (const from of [here, there]) {
      await logIn(from, 'ada', PASSWORD);
      await from.get('/admin/');
    }
    expect(here.csrfToken).to.not.equal(there.csrfToken);
    const posted = { csrfmiddlewaretoken: there.csrfToken };
    expect((await here.post('/admin/logout/', posted)).status).to.equal(403);
    expect((await here.post('/admin/logout/', {}, { Origin: 'https://evil.example' })).status).to.equal(403);
    expect((await here.get('/admin/')).status).to.equal(200);
    expect((await here.post('/admin/logout/', {}, { Origin: shop().url })).status).to.equal(200);
  });

  it('is kept in no cache and shown in no frame, nor is the way to it', async () => {
    const ada = browser();
    const answers = [
      await ada.get('/admin/products/'),
      await ada.get('/admin/login/'),
      await logIn(ada, 'ada', 'wrong umbrella'),
      await logIn(ada, 'ada', PASSWORD),
      await ada.get('/admin/'),
      await ada.get('/admin/password_change/'),
      await ada.get('/admin/nothing/'),
      await ada.post('/admin/logout/', { csrfmiddlewaretoken: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([302, 200, 200, 303, 200, 200, 404, 403]);
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-frame-options')).to.equal('DENY');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('same-origin');
      expect(headers.get('content-security-policy'))
        .to.contain("script-src 'self'")
        .and.not.contain('unsafe');
    }
  });
});
