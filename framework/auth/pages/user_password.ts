// Another user's password.
import { assertMayManage } from '../delegation.js';
import { checkNewPassword } from '../login.js';
import { findUser, User, type UserRow } from '../models.js';
import { hashPassword } from '../passwords.js';
import { requirePermission } from '../staff.js';
import { storePassword } from '../users.js';
import { notFound } from '../../errors.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import {
  newPasswordFields,
  type Problems,
  problemsOf,
  textProblems,
  userBreadcrumbs,
} from './credentials.js';
import { typedForm } from '../../admin/forms.js';
import { logActions } from '../../admin/history.js';
import { addMessage } from '../../admin/messages.js';
import type { IdPage } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';
import { rowUrl } from '../../admin/site.js';

export async function userPasswordForm(page: IdPage): Promise<void> {
  if (page.id === page.staff.id) return redirect(page, '/admin/password_change/');
  await showForm(page, await managedUser(page), new Map());
}

/** Sets it and ends the user's sessions. */
export async function setUserPassword(page: IdPage): Promise<void> {
  // Changing one's own password needs the old one.
  if (page.id === page.staff.id) return redirect(page, '/admin/password_change/');
  const user = await managedUser(page);
  const form = typedForm(page.request);
  const unreadable = textProblems(form, ['password1', 'password2']);
  if (unreadable.size > 0) return showForm(page, user, unreadable);
  const posted = { password1: form.get('password1'), password2: form.get('password2') };
  try {
    checkNewPassword(posted, 'password', user);
  } catch (error) {
    return showForm(page, user, problemsOf(error));
  }
  const encoded = await hashPassword(posted.password1);
  const { db, staff } = page;
  await db.transaction(async (trx) => {
    await assertMayManage(trx, staff.id, user.id);
    await storePassword(trx, user.id, encoded);
    const entry = { model: User, id: user.id, title: user.username };
    await logActions(trx, staff, [{ ...entry, action: 'change', message: 'Changed password.' }]);
  });
  logEvent('staff_password_changed', causeOf(page.request), { user: user.id });
  addMessage(page, 'success', 'Password changed successfully.');
  redirect(page, rowUrl(User, user.id));
}

/** The user of the URL; `forbidden` for those who may not change this account. */
async function managedUser({ db, id, request, staff }: IdPage): Promise<UserRow> {
  requirePermission(request, 'auth.change_user');
  const user = await findUser(db.read, id);
  if (!user) throw notFound('User', id);
  await assertMayManage(db.read, staff.id, id);
  return user;
}

function showForm(page: IdPage, user: UserRow, problems: Problems): Promise<void> {
  return render(page, 'credentials.ejs', {
    title: `Change password: ${user.username}`,
    breadcrumbs: userBreadcrumbs(
      page,
      { label: user.username, url: rowUrl(User, user.id) },
      { label: 'Change password' },
    ),
    legend: 'New password',
    intro: `Enter a new password for the user ${user.username}. Whoever is logged in with this name will be logged out.`,
    fields: newPasswordFields('password', 'New password'),
    submit: 'Change password',
    problems,
  });
}
