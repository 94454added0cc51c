// The page that adds a user, the first of two steps.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';
import { findUserByUsername, User } from '../models.js';
import { messagesIn } from '../../admin/tests/pages_read.js';
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
    expect(messagesIn(next.text)).to.deep.equal([
      'The user “first1” was added successfully. You may add another user below.',
    ]);
    for (const [username, button] of [
      ['second1', '_save'],
      ['third1', '_continue'],
    ] as const) {
      const answer = await root.postAndFollow(ADD, { ...PASSWORDS, username, [button]: '1' });
      expect(answer.text).to.contain('name="is_superuser"');
      expect(messagesIn(answer.text)).to.deep.equal([
        `The user “${username}” was added successfully. You may edit it again below.`,
      ]);
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
});
