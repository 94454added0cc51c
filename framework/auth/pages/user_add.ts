// A new user, first step: name and password. Permissions are set in the second step, on the user's
// change page.
import { newPasswordProblems } from '../login.js';
import { User } from '../models.js';
import { hashPassword } from '../passwords.js';
import { requirePermission } from '../staff.js';
import { insertUser, usernameProblem } from '../users.js';
import { invalid } from '../../errors.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import { newPasswordFields, type Problems, problemsOf, userBreadcrumbs } from './credentials.js';
import { type Form, postedForm } from '../../admin/forms.js';
import { logActions } from '../../admin/history.js';
import { addMessage } from '../../admin/messages.js';
import type { Page } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';
import { rowUrl } from '../../admin/site.js';

export async function addUserForm(page: Page): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  await showForm(page, '', new Map());
}

/** Stores the user, without permissions, and redirects to the second step. */
export async function addUser(page: Page): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  const form = postedForm(page.request);
  const username = form.get('username').trim();
  let id: number;
  try {
    id = await storeUser(page, username, form);
  } catch (error) {
    return showForm(page, username, problemsOf(error));
  }
  logEvent('user_added', causeOf(page.request), { user: id });
  const mayGoOn = page.staff.may('auth.change_user');
  const next = mayGoOn ? ' Enter their details and permissions below.' : '';
  addMessage(page, 'success', `The user “${username}” was added.${next}`);
  redirect(page, mayGoOn ? rowUrl(User, id) : '/admin/');
}

async function storeUser({ db, staff }: Page, username: string, form: Form): Promise<number> {
  const problem = usernameProblem(username);
  const posted = { password1: form.get('password1'), password2: form.get('password2') };
  const problems = [
    ...(problem ? [{ field: 'username', message: problem }] : []),
    ...newPasswordProblems(posted, 'password', { username }),
  ];
  if (problems.length > 0) throw invalid(problems);
  const encoded = await hashPassword(posted.password1);
  return db.transaction(async (trx) => {
    const { id } = await insertUser(trx, { username }, encoded);
    await logActions(trx, staff, [{ action: 'add', model: User, id, title: username, message: 'Added.' }]);
    return id;
  });
}

function showForm(page: Page, username: string, problems: Problems): Promise<void> {
  return render(page, 'credentials.ejs', {
    title: 'Add user',
    breadcrumbs: userBreadcrumbs(page, { label: 'Add user' }),
    legend: 'Name and password',
    intro: 'First, enter a username and password. Then you’ll be able to edit details and permissions.',
    fields: [
      {
        name: 'username',
        label: 'Username',
        type: 'text',
        autocomplete: 'off',
        value: username,
        help: [User.field('username').options.helpText ?? ''],
      },
      ...newPasswordFields('password', 'Password'),
    ],
    submit: 'Save and continue editing',
    problems,
  });
}
