// The page that adds a user, the first of two steps.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { User } from '../models.js';
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
});
