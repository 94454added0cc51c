// Users and groups in the admin site: made in two steps, changed by staff with no fewer rights.
import { expect } from 'chai';
import { errorsIn } from '../../admin/tests/pages_read.js';
import { onEachDatabase, onEachDatabaseInOrder } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUser, findUserByUsername, Group, LoginThrottle, User, type UserRow } from '../models.js';
import { groupIdsOf, groupPermissionsOf, ownPermissionsOf, setUserPermissions } from '../permissions.js';
import { createUser } from '../users.js';

const PASSWORD = 'violet umbrella';
const MANAGER = [
  'auth.view_user',
  'auth.add_user',
  'auth.change_user',
  'auth.delete_user',
  'orders.view_order',
];

onEachDatabase('users in the admin', (dialect) => {
  const shop = useShop(dialect);
  beforeEach(() => shop().db.transaction((trx) => LoginThrottle.objects(trx).delete()));

  let made = 0;
  const someone = (values: Partial<UserRow> = {}) =>
    createUser(shop().db, { username: `someone${(made += 1)}`, password: PASSWORD, ...values });
  const stored = async (id: number) => (await findUser(shop().db.read, id)) as UserRow;
  const changeUrl = (id: number) => `/admin/auth/user/${id}/change/`;

  /** What the form of a user posts when nothing is changed in it. */
  async function unchanged(id: number): Promise<Record<string, string | string[]>> {
    const { username, first_name, last_name, email, ...flags } = await stored(id);
    const on = (['is_active', 'is_staff', 'is_superuser'] as const).filter((name) => flags[name]);
    return {
      ...{ username, first_name, last_name, email },
      ...Object.fromEntries(on.map((name) => [name, 'on'])),
      groups: (await groupIdsOf(shop().db.read, id)).map(String),
      user_permissions: await ownPermissionsOf(shop().db.read, id),
    };
  }

  /** Saves a user's page as its form would, with these changes. */
  async function save(browser: StaffBrowser, id: number, changes: Record<string, string | string[] | null>) {
    const page = await browser.get(changeUrl(id));
    const token = /name="_token" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const fields = { ...(await unchanged(id)), ...changes, _token: token, _save: '1' };
    const posted = Object.entries(fields).filter(([, value]) => value !== null);
    return browser.post(changeUrl(id), Object.fromEntries(posted));
  }

  async function logIn(username: string, password: string): Promise<number> {
    return (await new StaffBrowser(shop().url).post('/admin/login/', { username, password })).status;
  }

  it('are made in two steps: name and password, then what they may do', async () => {
    const root = await signInStaff(shop());
    const form = await root.get('/admin/auth/user/add/');
    expect(form.status).to.equal(200);
    expect(form.text).to.contain('name="password1"').and.not.contain('name="is_superuser"');
    const values = { username: 'clerk', password1: PASSWORD, password2: PASSWORD, is_superuser: 'on' };
    const answer = await root.post('/admin/auth/user/add/', values);
    const clerk = (await findUserByUsername(shop().db.read, 'clerk')) as UserRow;
    expect(answer).to.include({ status: 303, location: changeUrl(clerk.id) });
    expect(clerk).to.include({ is_staff: false, is_superuser: false, is_active: true });
    expect(await logIn('clerk', PASSWORD)).to.equal(200);
    const saved = await save(root, clerk.id, { is_staff: 'on', user_permissions: ['orders.view_order'] });
    expect(saved.status).to.equal(303);
    expect(await ownPermissionsOf(shop().db.read, clerk.id)).to.deep.equal(['orders.view_order']);
    expect(await logIn('clerk', PASSWORD)).to.equal(303);
    const history = await root.get(`/admin/auth/user/${clerk.id}/history/`);
    expect(history.text)
      .to.contain('Added.')
      .and.contain('Changed staff status from no to yes. Changed user permissions: added Can view order.');
  });

  it('are found by all of their names, as they are now', async () => {
    const root = await signInStaff(shop());
    const { id, username } = await someone({ last_name: 'Øverby', email: 'over@example.com' });
    const finds = async (words: string) =>
      (await root.get(`/admin/auth/user/?q=${encodeURIComponent(words)}`)).text.includes(changeUrl(id));
    for (const words of ['øVER', 'over@example', username, `${username} øverby`]) {
      expect(await finds(words), words).to.equal(true);
    }
    await save(root, id, { last_name: 'Nygaard' });
    expect([await finds('nygaard over@'), await finds('øverby')]).to.deep.equal([true, false]);
  });

  it('never show a hash, on no page', async () => {
    const root = await signInStaff(shop());
    const user = await someone({ is_staff: true });
    await root.post(`/admin/auth/user/${user.id}/password/`, {
      password1: 'red umbrella',
      password2: 'red umbrella',
    });
    for (const path of [
      '',
      'export/',
      `${user.id}/change/`,
      `${user.id}/history/`,
      `${user.id}/delete/`,
      `${user.id}/password/`,
    ]) {
      const { text } = await root.get(`/admin/auth/user/${path}`);
      expect(text, path)
        .to.contain(user.username)
        .and.not.match(/argon2|pbkdf2|\$v=19/);
    }
  });

  it('have their password set by a manager, which logs them out', async () => {
    const root = await signInStaff(shop());
    const user = await someone({ is_staff: true });
    const theirs = new StaffBrowser(shop().url);
    await theirs.post('/admin/login/', { username: user.username, password: PASSWORD });
    const url = `/admin/auth/user/${user.id}/password/`;
    const short = await root.post(url, { password1: 'short', password2: 'short' });
    expect(short.status).to.equal(200);
    expect(short.text).to.contain('This password is too short.');
    expect((await theirs.get('/admin/')).status).to.equal(200);
    expect((await root.post(url, { password1: 'red umbrella', password2: 'red umbrella' })).status).to.equal(
      303,
    );
    expect((await theirs.get('/admin/')).status).to.equal(302);
    expect(await logIn(user.username, PASSWORD)).to.equal(200);
    expect(await logIn(user.username, 'red umbrella')).to.equal(303);
    expect((await root.get(`/admin/auth/user/${user.id}/history/`)).text).to.contain('Changed password.');
    expect((await root.get('/admin/auth/user/999999/password/')).status).to.equal(404);
  });

  it('are managed by nobody without the permission', async () => {
    const user = await someone();
    const viewer = await signInStaff(shop(), ['auth.view_user']);
    expect((await viewer.get(changeUrl(user.id))).text)
      .to.contain(user.username)
      .and.not.contain('name="_save"');
    expect((await viewer.get('/admin/auth/user/add/')).status).to.equal(403);
    expect((await viewer.get(`/admin/auth/user/${user.id}/password/`)).status).to.equal(403);
    expect((await viewer.post(changeUrl(user.id), { username: 'x' })).status).to.equal(403);
    expect((await viewer.post('/admin/auth/user/add/', { username: 'x' })).status).to.equal(403);
    const values = { password1: 'red umbrella', password2: 'red umbrella' };
    expect((await viewer.post(`/admin/auth/user/${user.id}/password/`, values)).status).to.equal(403);
    expect(await stored(user.id)).to.deep.equal(user);
  });

  it('are not made superusers by who is none', async () => {
    const manager = await signInStaff(shop(), MANAGER);
    for (const id of [manager.userId, (await someone()).id]) {
      const answer = await save(manager, id, { is_superuser: 'on' });
      expect(answer.status).to.equal(200);
      expect(answer.text).to.contain('Only a superuser may change this.');
      expect((await stored(id)).is_superuser).to.equal(false);
    }
  });

  it('are not granted what the manager has not, directly or by a group', async () => {
    const { db } = shop();
    const manager = await signInStaff(shop(), MANAGER);
    const user = await someone();
    const refused = await save(manager, user.id, {
      user_permissions: ['orders.view_order', 'orders.change_order'],
    });
    expect(refused.text).to.contain('You may not grant what you may not do yourself: orders.change_order.');
    expect(refused.text).to.match(
      /<ul class="errors" id="id_user_permissions_error">\s*<li>You may not grant/,
    );
    const root = await signInStaff(shop());
    await root.post('/admin/auth/group/add/', {
      name: 'Desk',
      permissions: ['orders.change_order'],
      _save: '1',
    });
    const group = (await Group.objects(db.read).where({ name: 'Desk' }).first()) as { id: number };
    expect(await groupPermissionsOf(db.read, group.id)).to.deep.equal(['orders.change_order']);
    for (const id of [user.id, manager.userId]) {
      expect((await save(manager, id, { groups: [String(group.id)] })).text).to.contain('You may not grant');
    }
    expect(await groupIdsOf(db.read, user.id)).to.deep.equal([]);
    expect(await ownPermissionsOf(db.read, user.id)).to.deep.equal([]);
    expect((await save(manager, user.id, { user_permissions: ['orders.view_order'] })).status).to.equal(303);
    expect(await ownPermissionsOf(db.read, user.id)).to.deep.equal(['orders.view_order']);
    expect((await save(root, user.id, { groups: [String(group.id)] })).status).to.equal(303);
    expect(await groupIdsOf(db.read, user.id)).to.deep.equal([group.id]);
  });

  it('who may do more than the manager are not the manager’s to change', async () => {
    const { db } = shop();
    const manager = await signInStaff(shop(), MANAGER);
    const root = await someone({ is_staff: true, is_superuser: true });
    const stronger = await someone({ is_staff: true });
    await db.transaction((trx) => setUserPermissions(trx, stronger.id, ['products.delete_product']));
    for (const user of [root, stronger]) {
      const values = { password1: 'red umbrella', password2: 'red umbrella' };
      for (const page of ['password', 'delete']) {
        expect((await manager.get(`/admin/auth/user/${user.id}/${page}/`)).status).to.equal(403);
      }
      expect((await manager.get(changeUrl(user.id))).text)
        .to.contain('Last login')
        .and.not.contain('_save');
      expect((await manager.post(`/admin/auth/user/${user.id}/password/`, values)).status).to.equal(403);
      expect((await save(manager, user.id, { email: 'mine@example.com' })).status).to.equal(403);
      expect((await save(manager, user.id, { is_active: null })).status).to.equal(403);
      expect((await manager.post(`/admin/auth/user/${user.id}/delete/`, { post: 'yes' })).status).to.equal(
        403,
      );
      expect(await stored(user.id)).to.deep.equal(user);
    }
  });

  it('keep permissions that no form offers', async () => {
    const { db } = shop();
    const root = await signInStaff(shop());
    const user = await someone();
    await db.transaction((trx) => setUserPermissions(trx, user.id, ['old.view_thing', 'orders.view_order']));
    expect((await save(root, user.id, { user_permissions: ['orders.change_order'] })).status).to.equal(303);
    expect(await ownPermissionsOf(db.read, user.id)).to.deep.equal(['old.view_thing', 'orders.change_order']);
  });
});

onEachDatabaseInOrder('groups in the admin', (dialect) => {
  const shop = useShop(dialect);

  it('cannot be a way to rights that one has not', async () => {
    const { db } = shop();
    const manager = await signInStaff(shop(), ['auth.add_group', 'auth.change_group', 'orders.view_order']);
    const values = { name: 'Mine', permissions: ['orders.view_order', 'auth.change_user'], _save: '1' };
    const refused = await manager.post('/admin/auth/group/add/', values);
    expect(refused.text).to.contain('You may not grant what you may not do yourself: auth.change_user.');
    const own = () => Group.objects(db.read).where({ name: 'Mine' });
    expect(await own()).to.deep.equal([]);
    const made = await manager.post('/admin/auth/group/add/', {
      ...values,
      permissions: ['orders.view_order'],
    });
    expect(made.status).to.equal(303);
    const [group] = await own();
    const url = `/admin/auth/group/${group?.id}/change/`;
    expect((await manager.post(url, values)).text).to.contain('You may not grant');
    expect(await groupPermissionsOf(db.read, group?.id ?? 0)).to.deep.equal(['orders.view_order']);
  });

  it('tell the second of two people who edit one', async () => {
    const { db } = shop();
    const root = await signInStaff(shop());
    await root.post('/admin/auth/group/add/', { name: 'Shared', permissions: [], _save: '1' });
    const { id } = (await Group.objects(db.read).where({ name: 'Shared' }).first()) as { id: number };
    const url = `/admin/auth/group/${id}/change/`;
    const token = /name="_token" value="([^"]*)"/.exec((await root.get(url)).text)?.[1] ?? '';
    const post = (permissions: string[]) =>
      root.post(url, { name: 'Shared', permissions, _token: token, _save: '1' });
    expect((await post(['orders.view_order'])).status).to.equal(303);
    expect((await post(['products.view_product'])).text).to.contain('Someone else changed this group');
    expect(await groupPermissionsOf(db.read, id)).to.deep.equal(['orders.view_order']);
  });
});

onEachDatabaseInOrder('the last superuser', (dialect) => {
  const shop = useShop(dialect);

  it('can be deactivated, demoted or deleted by nobody', async () => {
    const root = await signInStaff(shop());
    const row = (await findUser(shop().db.read, root.userId)) as UserRow;
    const kept = { username: row.username, is_active: 'on', is_staff: 'on', is_superuser: 'on', _save: '1' };
    for (const gone of ['is_active', 'is_staff', 'is_superuser']) {
      const { [gone as 'is_staff']: _gone, ...fields } = kept;
      const answer = await root.post(`/admin/auth/user/${row.id}/change/`, fields);
      expect(answer.status).to.equal(200);
      expect(Object.keys(errorsIn(answer.text))).to.deep.equal([gone]);
      expect(answer.text).to.contain('This is the last active superuser');
    }
    const deleted = await root.post(`/admin/auth/user/${row.id}/delete/`, { post: 'yes' });
    expect(deleted.status).to.equal(200);
    expect(deleted.text).to.contain('This is the last active superuser');
    expect(await findUser(shop().db.read, row.id)).to.deep.equal(row);
    const second = await signInStaff(shop());
    expect((await second.post(`/admin/auth/user/${row.id}/delete/`, { post: 'yes' })).status).to.equal(303);
    expect(await findUser(shop().db.read, row.id)).to.equal(undefined);
    expect((await root.get('/admin/')).status).to.equal(302);
  });

  it('stays when two superusers demote each other at once', async () => {
    const { db } = shop();
    await db.transaction((trx) => User.objects(trx).update({ is_superuser: false }));
    const pair = [await signInStaff(shop()), await signInStaff(shop())] as const;
    const rows = await User.objects(db.read).where({ is_superuser: true }).orderBy('id');
    await Promise.all(pair.map((browser) => browser.get('/admin/')));
    const fields = { is_active: 'on', is_staff: 'on', _save: '1' };
    const answers = await Promise.all(
      pair.map((browser, index) => {
        const other = rows[1 - index] as UserRow;
        return browser.post(`/admin/auth/user/${other.id}/change/`, { ...fields, username: other.username });
      }),
    );
    expect(answers.filter(({ status }) => status === 303)).to.have.length(1);
    expect(await User.objects(db.read).where({ is_superuser: true })).to.have.length(1);
  });
});
