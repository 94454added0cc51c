// A user's own password.
import { changeOwnPassword } from '../login.js';
import { setSessionCookie } from '../staff.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import { newPasswordFields, type Problems, problemsOf, textProblems } from './credentials.js';
import { typedForm } from '../../admin/forms.js';
import type { Page } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';

export function passwordForm(page: Page): Promise<void> {
  return showForm(page, new Map());
}

/** Changes the password; other sessions of the user end, this one gets a new key. */
export async function changePassword(page: Page): Promise<void> {
  const form = typedForm(page.request);
  const unreadable = textProblems(form, ['old_password', 'new_password1', 'new_password2']);
  if (unreadable.size > 0) return showForm(page, unreadable);
  try {
    const key = await changeOwnPassword(page.db, page.staff, {
      old_password: form.get('old_password'),
      new_password1: form.get('new_password1'),
      new_password2: form.get('new_password2'),
    });
    setSessionCookie(page.response, key);
    logEvent('staff_password_changed', causeOf(page.request), { user: page.staff.id });
  } catch (error) {
    return showForm(page, problemsOf(error));
  }
  redirect(page, '/admin/password_change/done/');
}

export function passwordChanged(page: Page): Promise<void> {
  return render(page, 'notice.ejs', {
    title: 'Password change successful',
    breadcrumbs: [{ label: 'Password change' }],
    text: 'Your password was changed.',
    link: { url: '/admin/', label: 'Home' },
  });
}

function showForm(page: Page, problems: Problems): Promise<void> {
  const title = 'Password change';
  return render(page, 'credentials.ejs', {
    title,
    breadcrumbs: [{ label: title }],
    legend: 'Your password',
    intro:
      'Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you typed it in correctly.',
    fields: [
      {
        name: 'old_password',
        label: 'Old password',
        type: 'password',
        autocomplete: 'current-password',
      },
      ...newPasswordFields('new_password', 'New password'),
    ],
    submit: 'Change my password',
    problems,
  });
}
