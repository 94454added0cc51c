// A new user, first step: name and password. Permissions are set in the second step, on the user's
// change page.
import { newPasswordProblems } from '../login.js';
import { normalizeUsername, User } from '../models.js';
import { hashPassword } from '../passwords.js';
import { requirePermission } from '../staff.js';
import { insertUser, isUsernameTaken, usernameProblem, usernameTaken } from '../users.js';
import { invalid } from '../../errors.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import {
  newPasswordFields,
  type Problems,
  problemsOf,
  textProblems,
  userBreadcrumbs,
} from './credentials.js';
import { afterAdding } from '../../admin/after_saving.js';
import { Form, typedForm } from '../../admin/forms.js';
import { logActions } from '../../admin/history.js';
import type { ModelPage } from '../../admin/page.js';
import { checkPopup, isPopup } from '../../admin/popup.js';
import { render } from '../../admin/rendering.js';

export async function addUserForm(page: ModelPage): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  await showForm(page, '', new Map());
}

/** Stores the user, without permissions, and goes on to the second step or to the next user. */
export async function addUser(page: ModelPage): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  checkPopup(page);
  const form = typedForm(page.request);
  const username = normalizeUsername(form.get('username').trim());
  const unreadable = textProblems(form, ['username', 'password1', 'password2']);
  if (unreadable.size > 0) return showForm(page, username, unreadable);
  let id: number;
  try {
    id = await storeUser(page, username, form);
  } catch (error) {
    return showForm(page, username, problemsOf(error));
  }
  logEvent('user_added', causeOf(page.request), { user: id });
  const button = form.has('_addanother') ? '_addanother' : '_continue';
  await afterAdding(page, new Form([[button, ['1']]]), { id, title: username });
}

async function storeUser({ db, staff }: ModelPage, username: string, form: Form): Promise<number> {
  const problem = usernameProblem(username);
  const posted = { password1: form.get('password1'), password2: form.get('password2') };
  const problems = [
    ...(problem ? [{ field: 'username', message: problem }] : []),
    ...newPasswordProblems(posted, 'password', { username }),
  ];
  if (problems.length > 0) throw invalid(problems);
  if (await isUsernameTaken(db.read, username)) throw usernameTaken();
  const encoded = await hashPassword(posted.password1);
  return db.transaction(async (trx) => {
    const { id } = await insertUser(trx, { username }, encoded);
    await logActions(trx, staff, [{ action: 'add', model: User, id, title: username, message: 'Added.' }]);
    return id;
  });
}

function showForm(page: ModelPage, username: string, problems: Problems): Promise<void> {
  checkPopup(page);
  const popup = isPopup(page);
  return render(page, 'credentials.ejs', {
    title: 'Add user',
    breadcrumbs: userBreadcrumbs(page, { label: 'Add user' }),
    isPopup: popup,
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
    submit: 'Save',
    otherButtons: popup
      ? []
      : [
          { name: '_addanother', label: 'Save and add another' },
          { name: '_continue', label: 'Save and continue editing' },
        ],
    problems,
  });
}
