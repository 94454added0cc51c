// The page that adds a user, the first of two steps.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUserByUsername, Group, User } from '../models.js';
import { groupIdsOf } from '../permissions.js';
import { errorsIn, messagesIn } from '../../admin/tests/pages_read.js';
import { createUser } from '../users.js';

const PASSWORD = 'violet umbrella';

onEachDatabase('new users in the admin', (dialect) => {
  const shop = useShop(dialect);

  it('are not made with a bad name or password, and what was typed stays', async () => {
    const root = await signInStaff(shop());
    const before = await User.objects(shop().db.read).select('id');
    const good = { username: 'fresh', password1: PASSWORD, password2: PASSWORD };
    const taken = (await createUser(shop().db, { username: 'taken' })).username;
    for (const [values, message] of [
      [{ username: '' }, 'This field is required.'],
      [{ username: 'a b' }, 'Enter a valid username.'],
      [{ username: taken }, 'A user with that username already exists.'],
      [{ password2: 'violet umbrellas' }, 'The two password fields didn’t match.'],
      [{ password1: 'password123', password2: 'password123' }, 'This password is too common.'],
      [{ password1: '8374629', password2: '8374629' }, 'It must contain at least 8 characters.'],
      [{ password1: '', password2: '' }, 'This field is required.'],
      [
        { username: 'umbrella', password1: 'umbrella1', password2: 'umbrella1' },
        'too similar to the username',
      ],
    ] as const) {
      const answer = await root.post('/admin/auth/user/add/', { ...good, ...values });
      expect(answer.status).to.equal(200);
      expect(answer.text).to.contain(message).and.contain('aria-invalid="true"').and.not.contain('umbrellas');
    }
    const nothing = await root.post('/admin/auth/user/add/', {});
    expect(nothing.text.match(/This field is required\./g)).to.have.length(3);
    expect((await User.objects(shop().db.read).select('id')).length).to.equal(before.length + 1);
  });

  const ADD = '/admin/auth/user/add/';
  const PASSWORDS = { password1: PASSWORD, password2: PASSWORD };

  it('follow Django’s rules for names', async () => {
    const root = await signInStaff(shop());
    await createUser(shop().db, { username: 'Mixed_Case1' });
    await createUser(shop().db, { username: 'Øyvind' });
    const invalid = 'Enter a valid username.';
    const taken = 'A user with that username already exists.';
    for (const [username, message] of [
      ["o'connell", invalid],
      ['عبد ال', invalid],
      ['zero\u200bwidth', invalid],
      ['en\u2013dash', invalid],
      ['a'.repeat(151), 'Ensure this value has at most 150 characters (it has 151).'],
      ['mixed_case1', taken],
      ['MIXED_CASE1', taken],
      ['ＭＩＸＥＤ_case1', taken],
      ['øYVIND', taken],
      ['nu\0l', 'Null characters are not allowed.'],
    ] as const) {
      const { status, text } = await root.post(ADD, { ...PASSWORDS, username });
      expect(status, username).to.equal(200);
      expect(text, username).to.contain(message);
      expect(await findUserByUsername(shop().db.read, username), username).to.equal(undefined);
    }
    for (const username of ['joe', 'René', 'ᴮᴵᴳᴮᴵᴿᴰ', 'أحمد', 'mixedXcase1', 'a@b.c+d-e', '  spaces  ']) {
      expect((await root.post(ADD, { ...PASSWORDS, username })).status, username).to.equal(303);
      expect(await findUserByUsername(shop().db.read, username.trim()), username).to.not.equal(undefined);
    }
  });

  it('lead to their page, or to the next new user', async () => {
    const root = await signInStaff(shop());
    const { text } = await root.get(ADD);
    for (const name of ['_addanother', '_continue']) expect(text).to.contain(`name="${name}"`);
    const next = await root.postAndFollow(ADD, { ...PASSWORDS, username: 'first1', _addanother: '1' });
    expect(next.text).to.contain('name="password1"');
    expect(messagesIn(next.text)[0]).to.equal(
      'The user “first1” was added successfully. You may add another user below.',
    );
    for (const [username, button] of [
      ['second1', '_save'],
      ['third1', '_continue'],
    ] as const) {
      const answer = await root.postAndFollow(ADD, { ...PASSWORDS, username, [button]: '1' });
      expect(answer.text).to.contain('name="is_superuser"');
      expect(messagesIn(answer.text)[0]).to.equal(
        `The user “${username}” was added successfully. You may add their name, e-mail address and permissions below.`,
      );
    }
  });

  it('are handed back by a window of its own', async () => {
    const root = await signInStaff(shop());
    const { text } = await root.get(`${ADD}?_to_field=id&_popup=1`);
    expect(text).to.contain('name="_popup"').and.not.contain('name="_addanother"');
    const added = await root.post(ADD, { ...PASSWORDS, username: 'inwindow', _popup: '1' });
    const user = await findUserByUsername(shop().db.read, 'inwindow');
    expect(added.text).to.contain(`data-popup-response="added" data-row-id="${user?.id}"`);
    expect((await root.get(`${ADD}?_popup=1&_to_field=password`)).status).to.equal(400);
  });

  it('show text that cannot be stored as an error of its field', async () => {
    const root = await signInStaff(shop());
    const nul = { ...PASSWORDS, username: 'nul', password1: `${PASSWORD}\0` };
    expect((await root.post(ADD, nul)).text).to.contain('id="id_password1_error"');
    const own = { old_password: 'x\0', new_password1: PASSWORD, new_password2: PASSWORD };
    const answer = await root.post('/admin/password_change/', own);
    expect(answer.text).to.contain('Null characters are not allowed.');
    const { id } = await createUser(shop().db, { username: 'other1' });
    const other = { password1: 'x\0', password2: 'x\0' };
    const theirs = await root.post(`/admin/auth/user/${id}/password/`, other);
    expect(theirs.text.match(/Null characters are not allowed\./g)).to.have.length(2);
    const stranger = new StaffBrowser(shop().url);
    const refused = await stranger.post('/admin/login/', { username: 'a\0', password: PASSWORD });
    expect(refused.status).to.equal(200);
    expect(refused.text).to.contain('Null characters are not allowed.');
  });

  it('have a message when their password was changed, and a name that is taken is an error of its field', async () => {
    const root = await signInStaff(shop());
    const { id } = await createUser(shop().db, { username: 'other2' });
    await createUser(shop().db, { username: 'other3' });
    const changed = await root.postAndFollow(`/admin/auth/user/${id}/password/`, PASSWORDS);
    expect(messagesIn(changed.text)).to.deep.equal(['Password changed successfully.']);
    const renamed = await root.post(`/admin/auth/user/${id}/change/`, { username: 'other3' });
    expect(renamed.text).to.contain('A user with that username already exists.');
  });

  it('are staff and in groups at once, when the form says so', async () => {
    const root = await signInStaff(shop());
    const form = (await root.get(ADD)).text;
    expect(form)
      .to.match(/name="is_staff" value="on" checked/)
      .and.contain('> Support</label>');
    const [support] = await Group.objects(shop().db.read).where({ name: 'Support' });
    const values = { ...PASSWORDS, is_staff: 'on', groups: [String(support?.id)] };
    const wrong = await root.post(ADD, { ...values, username: 'a b' });
    expect(wrong.text).to.match(new RegExp(`name="groups" value="${support?.id}" checked`));
    await root.postAndFollow(ADD, { ...values, username: 'colleague' });
    const made = await findUserByUsername(shop().db.read, 'colleague');
    expect(made).to.include({ is_staff: true });
    expect(await groupIdsOf(shop().db.read, made?.id ?? 0)).to.deep.equal([support?.id]);
    const unknown = await root.post(ADD, { ...values, username: 'other', groups: ['99999'] });
    expect(errorsIn(unknown.text)).to.deep.equal({ groups: ['Select a valid choice.'] });
  });

  it('get no group that may do more than their manager, and none from those who may only add', async () => {
    const RIGHTS = ['auth.add_user', 'auth.view_user', 'orders.view_order'];
    const [support] = await Group.objects(shop().db.read).where({ name: 'Support' });
    const values = { ...PASSWORDS, is_staff: 'on', groups: [String(support?.id)] };
    const manager = await signInStaff(shop(), [...RIGHTS, 'auth.change_user']);
    expect((await manager.get(ADD)).text)
      .to.contain('name="is_staff"')
      .and.not.contain('Support');
    const stronger = await manager.post(ADD, { ...values, username: 'stronger' });
    expect(stronger.text).to.contain('Select a valid choice.');
    expect(await findUserByUsername(shop().db.read, 'stronger')).to.equal(undefined);
    const adder = await signInStaff(shop(), RIGHTS);
    expect((await adder.get(ADD)).text).to.not.contain('name="is_staff"');
    await adder.post(ADD, { ...values, username: 'weaker' });
    const made = await findUserByUsername(shop().db.read, 'weaker');
    expect(made).to.include({ is_staff: false });
    expect(await groupIdsOf(shop().db.read, made?.id ?? 0)).to.deep.equal([]);
  });

  it('get a warning when they cannot log in, or may not do anything', async () => {
    const root = await signInStaff(shop());
    const said = async (fields: Record<string, string | string[]>) => {
      const ana = await findUserByUsername(shop().db.read, 'ana');
      const common = { username: 'ana', first_name: 'Ana', groups: [], user_permissions: [], _continue: '1' };
      const url = `/admin/auth/user/${ana?.id}/change/`;
      return messagesIn((await root.postAndFollow(url, { ...common, ...fields })).text).slice(1);
    };
    const NO_STAFF = 'cannot log in to the admin: “Staff status” is not ticked.';
    const added = await root.postAndFollow(ADD, { ...PASSWORDS, username: 'ana' });
    expect(messagesIn(added.text)[1]).to.equal(`ana ${NO_STAFF}`);
    const user_permissions = ['orders.view_order'];
    expect(await said({ is_active: 'on', user_permissions })).to.deep.equal([
      `Ana ${NO_STAFF} Until it is, groups and permissions have no effect.`,
    ]);
    expect(await said({ is_active: 'on', is_staff: 'on' })).to.deep.equal([
      'Ana can log in to the admin, but may not see anything there yet: choose a group or permissions.',
    ]);
    expect(await said({ is_active: 'on', is_staff: 'on', user_permissions })).to.deep.equal([]);
    expect(await said({ is_active: 'on', is_staff: 'on', is_superuser: 'on' })).to.deep.equal([]);
    expect(await said({ is_active: 'on' })).to.deep.equal([`Ana ${NO_STAFF}`]);
    expect(await said({})).to.deep.equal([]);
  });
});
