// The page "Your account": the e-mail address, the sessions, the API token, and the second factor.
import { changeOwnEmail, endOtherSessions, endSessionOf, listSessions } from '../own_account.js';
import { Session, User } from '../models.js';
import { revokeToken, tokenOfUser } from '../tokens.js';
import { hasTwoFactor } from '../two_factor.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import { fieldSchema } from '../../db/json_schema.js';
import { check, objectSchema } from '../../validation.js';
import { CURRENT_PASSWORD_FIELD, type CredentialField, type Problems, problemsOf } from './credentials.js';
import { displayText } from '../../admin/field_values.js';
import { postedForm } from '../../admin/forms.js';
import { addMessage } from '../../admin/messages.js';
import type { Page } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';

const ACCOUNT = '/admin/account/';

export function account(page: Page): Promise<void> {
  return show(page, page.staff.email, new Map());
}

const checkEmail = check<{ email: string }>(objectSchema({ email: fieldSchema(User.field('email')) }));

export async function changeEmail(page: Page): Promise<void> {
  const { db, staff, request } = page;
  const form = postedForm(request);
  const [email, current_password] = [form.get('email').trim(), form.get('current_password')];
  try {
    checkEmail({ email });
    await changeOwnEmail(db, staff, { email, current_password }, causeOf(request));
  } catch (error) {
    return show(page, email, problemsOf(error));
  }
  addMessage(page, 'success', 'Your e-mail address was changed.');
  redirect(page, ACCOUNT);
}

/** Ends one session, or all others. */
export async function endSessions(page: Page): Promise<void> {
  const { db, staff, request } = page;
  const id = postedForm(request).get('id');
  if (id === 'others') {
    const ended = await endOtherSessions(db, staff.id, staff.session_id, causeOf(request));
    addMessage(page, 'success', ended === 1 ? '1 log-in was ended.' : `${ended} log-ins were ended.`);
  } else if (/^\d{1,10}$/.test(id)) {
    await endSessionOf(db, staff.id, Number(id), causeOf(request));
    addMessage(page, 'success', 'The log-in was ended.');
  }
  redirect(page, ACCOUNT);
}

export async function endToken(page: Page): Promise<void> {
  const { db, staff, request } = page;
  if (await revokeToken(db, staff.id)) logEvent('api_token_revoked', causeOf(request), { user: staff.id });
  addMessage(page, 'success', 'Your API token was revoked.');
  redirect(page, ACCOUNT);
}

async function show(page: Page, email: string, problems: Problems): Promise<void> {
  const { db, staff } = page;
  const fields: CredentialField[] = [
    { name: 'email', label: 'E-mail address', type: 'text', autocomplete: 'email', value: email },
    CURRENT_PASSWORD_FIELD,
  ];
  const moment = (value: string | null) => displayText(Session.field('created_at'), value, null);
  const sessions = (await listSessions(db.read, staff.id)).map((session) => ({
    id: session.id,
    begun: moment(session.created_at),
    ends: moment(session.expires_at),
    address: session.address || 'unknown',
    browser: session.user_agent || 'unknown',
    isThis: session.id === staff.session_id,
  }));
  const token = await tokenOfUser(db.read, staff.id);
  await render(page, 'account.ejs', {
    title: 'Your account',
    breadcrumbs: [{ label: 'Your account' }],
    ...{ fields, problems, sessions },
    token: token && { made: moment(token.created_at), expires: moment(token.expires_at) },
    twoFactor: await hasTwoFactor(db.read, staff.id),
  });
}
