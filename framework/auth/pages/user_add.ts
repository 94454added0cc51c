// A new user, first step: name, password, and for those who may change users, staff status and groups. Single permissions
// are set in the second step, on the user's change page.
import { newPasswordProblems } from '../login.js';
import { mayManageGroup } from '../delegation.js';
import { Group, type GroupRow, normalizeUsername, User } from '../models.js';
import { hashPassword } from '../passwords.js';
import { setGroups } from '../permissions.js';
import { requirePermission, type Staff } from '../staff.js';
import { insertUser, isUsernameTaken, usernameProblem, usernameTaken } from '../users.js';
import type { Queryable, Transaction } from '../../db/database.js';
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
import type { FormField } from '../../admin/form_fields.js';
import { Form, typedForm } from '../../admin/forms.js';
import { logActions } from '../../admin/history.js';
import type { ModelPage } from '../../admin/page.js';
import { checkPopup, isPopup } from '../../admin/popup.js';
import { render } from '../../admin/rendering.js';

const CHANGE = 'auth.change_user';

export async function addUserForm(page: ModelPage): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  await showForm(page, { username: '', is_staff: true, groups: [] }, new Map());
}

/** What the form has besides passwords. */
interface Typed {
  username: string;
  is_staff: boolean;
  /** Ids. */
  groups: string[];
}

/** Stores the user and goes on to the second step or to the next user. */
export async function addUser(page: ModelPage): Promise<void> {
  requirePermission(page.request, 'auth.add_user');
  checkPopup(page);
  const form = typedForm(page.request);
  const typed: Typed = {
    username: normalizeUsername(form.get('username').trim()),
    is_staff: form.has('is_staff'),
    groups: form.all('groups'),
  };
  const unreadable = textProblems(form, ['username', 'password1', 'password2']);
  if (unreadable.size > 0) return showForm(page, typed, unreadable);
  let id: number;
  try {
    id = await storeUser(page, typed, form);
  } catch (error) {
    return showForm(page, typed, problemsOf(error));
  }
  logEvent('user_added', causeOf(page.request), { user: id });
  const button = form.has('_addanother') ? '_addanother' : '_continue';
  const next = 'You may add their name, e-mail address and permissions below.';
  await afterAdding(page, new Form([[button, ['1']]]), { id, title: typed.username }, next);
}

async function storeUser({ db, staff }: ModelPage, typed: Typed, form: Form): Promise<number> {
  const { username } = typed;
  const problem = usernameProblem(username);
  const posted = { password1: form.get('password1'), password2: form.get('password2') };
  const problems = [
    ...(problem ? [{ field: 'username', message: problem }] : []),
    ...newPasswordProblems(posted, 'password', { username }),
  ];
  if (problems.length > 0) throw invalid(problems);
  if (await isUsernameTaken(db.read, username)) throw usernameTaken();
  const encoded = await hashPassword(posted.password1);
  const { is_staff, groups } = staff.may(CHANGE) ? typed : { is_staff: false, groups: [] };
  return db.transaction(async (trx) => {
    const { id } = await insertUser(trx, { username, is_staff }, encoded);
    await join(trx, staff, id, groups);
    await logActions(trx, staff, [{ action: 'add', model: User, id, title: username, message: 'Added.' }]);
    return id;
  });
}

/** Adds the user to groups; `invalid` for those that do not exist or may do more than the manager. */
async function join(trx: Transaction, manager: Staff, id: number, groups: string[]): Promise<void> {
  const known = new Set((await offeredGroups(trx, manager)).map((group) => String(group.id)));
  const unknown = groups.find((group) => !known.has(group));
  if (unknown !== undefined) throw invalid('groups', 'Select a valid choice.');
  await setGroups(trx, id, groups.map(Number));
}

/** The groups that may do no more than the manager. */
async function offeredGroups(db: Queryable, { id }: Staff): Promise<GroupRow[]> {
  const offered: GroupRow[] = [];
  for (const group of await Group.objects(db).orderBy('name'))
    if (await mayManageGroup(db, id, group.id)) offered.push(group);
  return offered;
}

/** Staff status and groups, for those who may change users. */
async function accessSection({ db, staff }: ModelPage, { is_staff, groups }: Typed, problems: Problems) {
  if (!staff.may(CHANGE)) return null;
  const common = { required: false, errors: [], options: [], attributes: {}, text: '' };
  const { label, options } = User.field('is_staff');
  const status: FormField = {
    ...{ ...common, name: 'is_staff', id: 'id_is_staff', label, helpText: options.helpText ?? '' },
    ...{ widget: 'checkbox', text: is_staff ? 'on' : '' },
  };
  const choices = (await offeredGroups(db.read, staff)).map(({ id, name }) => ({
    ...{ value: String(id), label: name, selected: groups.includes(String(id)) },
  }));
  const role: FormField = {
    ...{
      ...common,
      name: 'groups',
      id: 'id_groups',
      label: 'Groups',
      widget: 'checkboxes',
      options: choices,
    },
    helpText: 'What the user may do. Single permissions come next.',
    errors: problems.get('groups') ?? [],
  };
  return { name: 'Access', collapsed: false, cells: [{ input: status }, { input: role }] };
}

async function showForm(page: ModelPage, typed: Typed, problems: Problems): Promise<void> {
  checkPopup(page);
  const popup = isPopup(page);
  await render(page, 'credentials.ejs', {
    title: 'Add user',
    breadcrumbs: userBreadcrumbs(page, { label: 'Add user' }),
    isPopup: popup,
    legend: 'Name and password',
    intro: 'Choose a name and a password. Details and permissions come next.',
    fields: [
      {
        name: 'username',
        label: 'Username',
        type: 'text',
        autocomplete: 'off',
        value: typed.username,
        help: [User.field('username').options.helpText ?? ''],
      },
      ...newPasswordFields('password', 'Password'),
    ],
    section: await accessSection(page, typed, problems),
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
